package importer_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/importer"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

const settingsOfSite = "---\ntitre: Site\nlangue: fr\nlangues: fr, en\nchamps:\n  - techno : mot\n---\n"

// imported returns the files that a collection makes, by path.
func imported(t testing.TB, files fstest.MapFS, lines string) (map[string]string, *importer.Plan) {
	t.Helper()
	l := locale.Get("fr")
	settings := sheet.Parse("index.md", []byte(settingsOfSite), l).Settings
	c := collected(t, files)
	m := importer.NewMapping(c.Keys, &settings.Own)
	if problems := m.Read("import.map", lines, l, &settings.Own); problems != nil {
		t.Fatal(problems)
	}
	plan := c.Plan(settings, m, "projets", func(string) bool { return false })
	made := map[string]string{}
	for _, f := range plan.Files {
		made[f.Path] = string(f.Data)
	}
	return made, plan
}

// collected returns what a folder holds.
func collected(t testing.TB, files fstest.MapFS) *importer.Collection {
	t.Helper()
	c := &importer.Collection{}
	if err := c.AddFolder(files, ".", locale.Get("fr")); err != nil {
		t.Fatal(err)
	}
	c.Count()
	return c
}

// The way to a sheet is kept, less the folders above all of them, and less the folder
// that a sheet has for itself.
func TestPathsOfImportedSheets(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{
		"content/projects/_index.md", "content/projects/well/index.md", "content/projects/North/My Road.md", "content/projects/2019-03-04-pump.markdown",
		"content/projects/api.gouv.fr.md", "content/projects/well.en.md", "content/projects/pump.md", "README.md", "node_modules/x/y.md", "_layouts/z.md",
	} {
		files[name] = &fstest.MapFile{Data: []byte("---\ntitle: x\n---\nText.\n")}
	}
	made, _ := imported(t, files, "")
	var names []string
	for name := range made {
		names = append(names, name)
	}
	slices.Sort(names)
	want := []string{
		"projets/api-gouv-fr.md", "projets/index.md", "projets/north/my-road.md", "projets/pump-2.md", "projets/pump.md", "projets/well.en.md", "projets/well.md",
	}
	if !slices.Equal(names, want) {
		t.Errorf("%v, want %v", names, want)
	}
}

// Where a key goes reads back from the words that say it, in every language.
func TestTargetsReadBack(t *testing.T) {
	own := &sheet.Parse("index.md", []byte(settingsOfSite), locale.Get("fr")).Settings.Own
	targets := []importer.Target{{}, {Ignore: true}, {New: true}, {Field: "summary"}, {Field: "partners", Role: "funder"}, {Field: "partners", Role: "lead"}, {Field: "techno", Own: true}}
	for field, parts := range map[string][]string{"period": {"start", "end"}, "photo": {"alt", "caption", "credit"}, "places": {"lat", "lon"}} {
		for _, part := range parts {
			targets = append(targets, importer.Target{Field: field, Part: part})
		}
	}
	for _, l := range locale.All() {
		for _, to := range targets {
			if got, ok := importer.ReadTarget(to.Words(l), l, own); !ok || got != to {
				t.Errorf("%s: %q is read as %+v, %v, want %+v", l.Tag, to.Words(l), got, ok, to)
			}
		}
	}
	for _, wrong := range []string{"", "nothing", "partners (king)", "period (alt)", "menu"} {
		if _, ok := importer.ReadTarget(wrong, locale.Get("en"), own); ok {
			t.Errorf("%q is taken", wrong)
		}
	}
}

// Whatever the value of a key is, and wherever the key goes, each of its words is in
// the sheet, and the sheet is read without an error.
func TestNoWordIsDropped(t *testing.T) {
	values := []string{
		"zorvan", `"zorvan: kelmir"`, "[zorvan, kelmir]", "2019-03-01T10:00:00Z", "{name: zorvan, url: https://example.org/kelmir}",
		"\n  - name: zorvan\n    start: 2019-01-01\n    end: 2020-02-02\n    comment: kelmir", "\n  - name: zorvan\n    role: kelmir\n    links:\n      slack: https://example.org/qorzal",
		"'[zorvan](https://example.org/kelmir)'", "<p>zorvan <b>kelmir</b></p>", "|\n  zorvan\n  kelmir: qorzal", "12 %", "/zorvan/kelmir.html", "zorvan@example.org", "~", `""`, "- zorvan",
		"\n  zorvan:\n    - kelmir\n    - mondrak: qorzal",
	}
	words := regexp.MustCompile(`\pL{4,}|\d{4}`)
	for _, f := range append(sheet.Fields(), sheet.FieldInfo{Path: "techno"}, sheet.FieldInfo{Path: "(none)"}) {
		for _, value := range values {
			lines := ""
			to, ok := importer.ReadTarget(f.Path, locale.Get("fr"), &sheet.Parse("index.md", []byte(settingsOfSite), locale.Get("fr")).Settings.Own)
			if ok && !to.Ignore {
				lines = "xyzzy -> " + f.Path
			}
			text := "---\ntitle: Alpha\nxyzzy: " + value + "\n---\nText.\n"
			made, plan := imported(t, fstest.MapFS{"a.md": {Data: []byte(text)}}, lines)
			if len(plan.Sheets) == 0 {
				continue // said to be unreadable
			}
			result := made["projets/a.md"]
			for _, word := range words.FindAllString(strings.NewReplacer("name:", "", "start:", "", "comment:", "", "role:", "", "links:", "", "slack:", "", "url:", "", "10:00:00Z", "", "end:", "").Replace(value), -1) {
				if !strings.Contains(result, word) {
					t.Errorf("%s: %s: %q is lost in\n%s", f.Path, value, word, result)
				}
			}
			settings := sheet.Parse("index.md", []byte(settingsOfSite), locale.Get("fr")).Settings
			r := sheet.Reading{FileName: sheet.FileName{Path: "a.md", Base: "a"}, Locale: locale.Get("fr"), Own: &settings.Own}
			if s := r.Parse([]byte(strings.Replace(result, "brouillon: oui\n", "", 1))); s.Failed {
				t.Errorf("%s: %s: %v in\n%s", f.Path, value, s.Problems, result)
			}
		}
	}
}

// What is written for another program alone never remains in a text, code aside.
func TestBodiesOfImportedSheets(t *testing.T) {
	for text, want := range map[string]string{
		"a {: .b} c":                             "a  c",
		"{% include x.html %}\nb":                "\nb",
		"::: {.note}\nb\n:::\n":                  "b\n",
		"a []{#_Toc12}b":                         "a b",
		"{{< figure src=\"x.png\" alt=\"c\" >}}": "c",
		"{{% notice %}}b{{% /notice %}}":         "b",
		"{{ site.baseurl }}/x":                   "/x",
		"{{< youtube abc >}}":                    "<https://www.youtube.com/watch?v=abc>",
		"[b](/projects/c/)":                      "b",
		"[b](https://x.org/) [d](#e)":            "[b](https://x.org/) [d](#e)",
		"[b](a.md)":                              "[b](a.md)",
		"![c](nowhere.png) ![d](//x.org/d.png)":  "c d",
		"```\n{{< x >}}\n```\n":                  "```\n{{< x >}}\n```\n",
		`<img src="nowhere.png" alt="c">`:        "c",
	} {
		made, _ := imported(t, fstest.MapFS{"a.md": {Data: []byte("---\ntitle: A\n---\n" + text)}}, "")
		_, body, _ := strings.Cut(made["projets/a.md"], "oui\n---\n")
		if body != want {
			t.Errorf("%q: %q, want %q", text, body, want)
		}
	}
}

// What the programs of other sites read in fields is read: a field twice, a comment
// above a list, a text that goes on at the margin.
func TestYAMLOfImportedSheets(t *testing.T) {
	text := "---\ntitle: A\nfunders:\n- AFD\nfunders:\n- UE\ntags: #choose one\n- eau\nmission: \"Un texte\nlong\"\nlinks:\n- url: https://x.org\nname: zorvan\n---\nTexte.\n"
	made, _ := imported(t, fstest.MapFS{"a.md": {Data: []byte(text)}}, "")
	for _, want := range []string{"  - AFD : financeur\n  - UE : financeur\n", "thèmes:\n  - eau\n", "mission : Un texte long\n", "https://x.org", "zorvan"} {
		if !strings.Contains(made["projets/a.md"], want) {
			t.Errorf("%q is not in\n%s", want, made["projets/a.md"])
		}
	}
}

// TOML is read whole: lists of tables, lists and texts of several lines, dates. What lies
// too deep is said, as what is no TOML.
func TestTOMLOfImportedSheets(t *testing.T) {
	text := "+++\ntitle = \"A, b\" # c\ndate = 2021-05-06T10:00:00Z\nfunders = [\n  \"AFD, Paris\",\n  'UE',\n]\nmission = \"\"\"\nUn texte\nlong.\"\"\"\n[extra]\nzorvan = 3.5\n" +
		"[[phases]]\nname = \"\u00e9tude\"\nstart = 2019-03-01\nend = 2020-01-31\n[[phases]]\nname = \"travaux\"\nstart = 2020-02-01\n+++\nTexte.\n"
	made, _ := imported(t, fstest.MapFS{"a.md": {Data: []byte(text)}}, "")
	want := "---\ntitre: A, b\nmis à jour: 2021-05-06\npartenaires:\n  - AFD, Paris : financeur\n  - UE : financeur\ndates:\n  - 2019-03-01 - 2020-01-31 : étude\n  - 2020-02-01 : travaux\n" +
		"détails:\n  - mission : Un texte long.\n  - extra : zorvan 3.5\nbrouillon: oui\n---\nTexte.\n"
	if got := made["projets/a.md"]; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for _, text := range []string{"+++\na = " + strings.Repeat("[", 1<<20) + "\n+++\n", "+++\na b\n+++\nx\n", "+++\n", "+++\n+++\n"} {
		imported(t, fstest.MapFS{"a.md": {Data: []byte(text)}}, "")
	}
}

// Whatever a file holds, nothing panics, and what is made is read.
func FuzzCollections(f *testing.F) {
	f.Add("---\ntitle: A\nphases:\n  - name: x\n    start: 2019\n---\n{{< figure src=\"a\" >}}")
	f.Add("+++\ntitle = \"A\"\n+++\n![a](b)")
	f.Add("+++\ntitle = \"A\"\n[[b]]\nc = [1, {d = 2020-01-01}]\n+++\n")
	f.Add("Title: A\nDate: 2019\n\n<img src=\"x\">")
	f.Fuzz(func(t *testing.T, text string) {
		made, plan := imported(t, fstest.MapFS{"a.md": {Data: []byte(text)}}, "")
		for _, s := range plan.Sheets {
			for _, p := range sheet.Parse(s.To, []byte(made[s.To]), locale.Get("fr")).Problems {
				if p.Severity == problem.Error {
					t.Errorf("%v\n%s", p, made[s.To])
				}
			}
		}
	})
}

// The pictures of a site of WordPress come from the folder of its uploads, beside the
// export or given with it; without one they stay where they are.
func TestUploadsOfWordPress(t *testing.T) {
	const address = "https://old.example/wp-content/uploads/2019/03/"
	export := "<rss><channel><wxr_version>1.2</wxr_version><item><title>Puits</title><post_type>post</post_type><postmeta><meta_key>_thumbnail_id</meta_key><meta_value>7</meta_value></postmeta>" +
		"<encoded><![CDATA[<p><a href=\"" + address + "Puits.jpg\"><img src=\"" + address + "Puits-300x200.jpg\" alt=\"Un puits\"></a></p><p><a href=\"" + address + "plan.pdf\">Le plan</a></p><p><img src=\"" + address + "autre.jpg\"></p>]]></encoded></item>" +
		"<item><title>Puits</title><post_id>7</post_id><post_type>attachment</post_type><attachment_url>" + address + "Puits.jpg</attachment_url></item></channel></rss>"
	files := func(dir string) fstest.MapFS {
		return fstest.MapFS{dir + "2019/03/Puits.jpg": {Data: []byte("x")}, dir + "2019/03/Puits-300x200.jpg": {Data: []byte("y")}, dir + "2019/03/plan.pdf": {Data: []byte("z")}}
	}
	beside := files("uploads/")
	beside["export.xml"] = &fstest.MapFile{Data: []byte(export)}
	alone := fstest.MapFS{"export.xml": beside["export.xml"]}
	const here = "photo:\n  fichier: puits.jpg\nbrouillon: oui\n---\n![Un puits](puits.jpg)\n\n[Le plan](plan.pdf)\n\n![](" + address + "autre.jpg)\n"
	for name, test := range map[string]struct {
		export, uploads fstest.MapFS
		want            string
		made            int
	}{
		"beside":      {beside, nil, here, 3},
		"given":       {alone, files(""), here, 3},
		"given whole": {alone, files("wp-content/uploads/"), here, 3},
		"none":        {alone, nil, "](" + address + "plan.pdf)", 1},
	} {
		l := locale.Get("fr")
		settings := sheet.Parse("index.md", []byte(settingsOfSite), l).Settings
		c := &importer.Collection{}
		if err := c.AddFile(test.export, "export.xml", l); err != nil {
			t.Fatal(err)
		}
		if err := c.AddFolder(test.uploads, ".", l); test.uploads != nil && err != nil {
			t.Fatal(err)
		}
		c.Count()
		plan := c.Plan(settings, importer.NewMapping(c.Keys, &settings.Own), "projets", func(string) bool { return false })
		text := ""
		for _, f := range plan.Files {
			if strings.HasSuffix(f.Path, ".md") {
				text = string(f.Data)
			} else if strings.HasSuffix(f.Path, "puits.jpg") && string(f.Data) != "x" {
				t.Errorf("%s: a smaller picture", name)
			}
		}
		if len(plan.Files) != test.made || !strings.Contains(text, test.want) {
			t.Errorf("%s: %d files\n%s\nwant\n%s", name, len(plan.Files), text, test.want)
		}
	}
}
