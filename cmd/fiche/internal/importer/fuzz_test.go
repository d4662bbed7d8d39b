package importer_test

import (
	"archive/zip"
	"bytes"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/importer"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// importedFile imports one file, and fails if a sheet that it makes is not read.
func importedFile(t *testing.T, name string, data []byte) {
	t.Helper()
	l := locale.Get("fr")
	settings := sheet.Parse("index.md", []byte(settingsOfSite), l).Settings
	c := &importer.Collection{}
	if err := c.AddFile(fstest.MapFS{name: {Data: data}}, name, l); err != nil {
		t.Fatal(err)
	}
	c.Count()
	plan := c.Plan(settings, importer.NewMapping(c.Keys, &settings.Own), "projets", func(string) bool { return false })
	made := map[string][]byte{}
	for _, f := range plan.Files {
		made[f.Path] = f.Data
	}
	for _, s := range plan.Sheets {
		r := sheet.Reading{FileName: sheet.FileName{Path: "a.md", Base: "a"}, Locale: l, Own: &settings.Own}
		for _, p := range r.Parse(made[s.To]).Problems {
			if p.Severity == problem.Error {
				t.Errorf("%v\n%s", p, made[s.To])
			}
		}
	}
}

// Whatever a page holds, nothing panics, and what is made is read.
func FuzzPages(f *testing.F) {
	f.Add("<main><h1>A</h1><p>Pays : Mali<br><b>Montant :</b> 3 €<table><tr><td>a<td>b</table><img src=x><dl><dt>c<dd>d")
	f.Add("<ul><li>a<ol><li>b</ol><pre>c</pre><blockquote>d</blockquote></ul><a href='x y'>*_`[e]</a>")
	f.Fuzz(func(t *testing.T, text string) { importedFile(t, "a.html", []byte(text)) })
}

// The same of what WordPress exports.
func FuzzExports(f *testing.F) {
	f.Add("<x><wxr_version/><item><title>A</title><encoded>a\n\n[caption]<img src='x'> b[/caption] [y z='1']c[/y]</encoded><category domain='post_tag'>d</category><postmeta><meta_key>k</meta_key><meta_value>a:1:{s:1:\"v\"}</meta_value></postmeta></item></x>")
	f.Add("<x><wxr_version/><item><title>A</title><encoded>a\x7fb</encoded></item></x>")
	f.Fuzz(func(t *testing.T, text string) { importedFile(t, "a.xml", []byte(text)) })
}

// The same of the configurations of old sites, and of the fields that make addresses.
func FuzzOldAddresses(f *testing.F) {
	names := importer.Configurations()
	f.Add(0, "baseURL = '/'\n[permalinks]\np = '/:year/:sections[1:]/:slug'\n[languages.fr]\n", "slug: a\ndate: 2020-01-02")
	f.Add(16, "collections:\n  p:\n    output: true\ndefaults:\n  - scope: {path: ''}\n    values: {permalink: '/:x'}\n", "permalink: /:title/\ncategories: a b")
	f.Add(19, "PATH = 'content'\nARTICLE_URL = '{date:%Y}/{slug}/'\nPAGE_PATHS = ['a',]\n", "title: É")
	f.Add(20, "dir: { input: 'src' }", "permalink: '{{ x }}'")
	f.Fuzz(func(t *testing.T, n int, text, fields string) {
		files := fstest.MapFS{names[uint(n)%uint(len(names))]: {Data: []byte(text)}}
		for _, name := range []string{"content/p/a.fr.md", "_p/a.md", "_posts/2020-01-02-a.md", "src/p/index.md"} {
			files[name] = &fstest.MapFile{Data: []byte("---\n" + fields + "\n---\n")}
		}
		made, plan := imported(t, files, "")
		for _, s := range plan.Sheets {
			for _, p := range sheet.Parse(s.To, []byte(made[s.To]), locale.Get("fr")).Problems {
				if p.Severity == problem.Error {
					t.Errorf("%v\n%s", p, made[s.To])
				}
			}
		}
	})
}

// The same of documents; their styles and lists are fixed.
func FuzzDocuments(f *testing.F) {
	f.Add("<document><body><p><pPr><pStyle val='T'/><numPr><ilvl val='1'/><numId val='1'/></numPr></pPr><r><rPr><b/></rPr><t>a</t><fldChar fldCharType='begin'/></r><hyperlink id='r'><r><t>b</t></r></hyperlink></p><tbl><tr><tc><p/></tc></tr></tbl></body></document>")
	f.Fuzz(func(t *testing.T, text string) {
		importedFile(t, "a.docx", zipped(t, map[string]string{
			"word/document.xml": text, "word/styles.xml": "<styles><style styleId='T'><name val='heading 1'/><basedOn val='T'/></style></styles>",
			"word/numbering.xml":           "<numbering><abstractNum abstractNumId='0'><lvl ilvl='0'><numFmt val='decimal'/></lvl></abstractNum><num numId='1'><abstractNumId val='0'/></num></numbering>",
			"word/_rels/document.xml.rels": "<R><Relationship Id='r' Target='https://example.org' TargetMode='External'/></R>",
		}))
	})
}

// The same of workbooks.
func FuzzWorkbooks(f *testing.F) {
	f.Add("<worksheet><sheetData><row r='1'><c t='str'><v>Titre</v></c><c t='str'><v>Fin</v></c></row><row><c t='str'><v>A</v></c><c s='1'><v>43000.5</v></c></row></sheetData></worksheet>")
	f.Fuzz(func(t *testing.T, text string) {
		importedFile(t, "a.xlsx", zipped(t, map[string]string{
			"xl/workbook.xml": "<workbook><sheets><sheet name='S' id='r'/></sheets></workbook>", "xl/worksheets/sheet1.xml": text,
			"xl/_rels/workbook.xml.rels": "<R><Relationship Id='r' Target='worksheets/sheet1.xml'/></R>",
			"xl/styles.xml":              "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>",
		}))
	})
}

// zipped returns an archive of files, by their names.
func zipped(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
