package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Pieces of a document, as word processors write them.
func runOf(text string) string  { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }
func boldOf(text string) string { return `<w:r><w:rPr><w:b/></w:rPr><w:t>` + text + `</w:t></w:r>` }
func par(runs ...string) string { return "<w:p>" + strings.Join(runs, "") + "</w:p>" }
func styled(style, text string) string {
	return par(`<w:pPr><w:pStyle w:val="`+style+`"/></w:pPr>`, runOf(text))
}
func item(number, level, text string) string {
	return par(`<w:pPr><w:numPr><w:ilvl w:val="`+level+`"/><w:numId w:val="`+number+`"/></w:numPr></w:pPr>`, runOf(text))
}
func rowOf(cells ...string) string {
	return "<w:tr><w:tc>" + strings.Join(cells, "</w:tc><w:tc>") + "</w:tc></w:tr>"
}
func tableOf(rows ...string) string { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }

const lineBreak = `<w:r><w:br/></w:r>`

// shapes are documents as people write them, each with what its sheet must say.
var shapes = map[string]struct {
	body string
	want []string
}{
	"a bold line for a heading":      {par(boldOf("Titre gras")) + par(runOf("Un.")) + par(boldOf("Le contexte")) + par(runOf("Deux.")), []string{"titre: Titre gras", "## Le contexte\n"}},
	"a large bold line":              {par(runOf("Un.")) + par(`<w:r><w:rPr><w:b/><w:sz w:val="36"/><w:u w:val="single"/></w:rPr><w:t>Les enjeux</w:t></w:r>`) + par(runOf("Deux.")), []string{"## Les enjeux\n"}},
	"a bold sentence is none":        {par(runOf("Un.")) + par(boldOf("Ceci est une phrase.")), []string{"**Ceci est une phrase.**"}},
	"a style based on a heading":     {styled("Titre1", "Le projet") + styled("MonTitre", "Sous-titre") + par(runOf("Un.")), []string{"titre: Le projet", "## Sous-titre\n"}},
	"the style of a title":           {styled("Titre", "Mali") + styled("Titre1", "Contexte") + par(runOf("Un.")), []string{"titre: Mali", "## Contexte\n"}},
	"the level of an outline":        {par(runOf("Zéro.")) + par(`<w:pPr><w:outlineLvl w:val="1"/></w:pPr>`, runOf("Plan")) + par(runOf("Un.")), []string{"titre: Plan"}},
	"a table of fields":              {tableOf(rowOf(par(runOf("Pays")), par(runOf("Mali"))), rowOf(par(runOf("Budget")), par(runOf("3 000 €"))), rowOf(par(runOf("Code")), par(runOf("A12")))), []string{"pays:\n  - Mali", "budget: 3 000 €", "Code : A12"}},
	"a table to lay out":             {tableOf(rowOf(par(runOf("Un long texte à gauche."))+par(runOf("Sa suite.")), par(runOf("Un autre à droite.")))), []string{"Un long texte à gauche.<br>", "Sa suite.", "Un autre à droite."}},
	"a table in a table":             {tableOf(rowOf(par(runOf("dehors"))+tableOf(rowOf(par(runOf("dedans")), par(runOf("aussi")))), par(runOf("à côté")))), []string{"dehors", "dedans", "aussi", "à côté"}},
	"cells that are one":             {tableOf(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+par(runOf("Large"))+`</w:tc></w:tr>`, rowOf(`<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`+par(runOf("Haute")), par(runOf("un"))), rowOf(`<w:tcPr><w:vMerge/></w:tcPr>`+par(), par(runOf("deux")))), []string{"| Large | |\n", "| Haute | un |\n| | deux |"}},
	"changes that were tracked":      {par(runOf("Avant "), `<w:ins w:id="1">`+runOf("ajouté")+`</w:ins>`, `<w:del w:id="2"><w:r><w:delText>retiré</w:delText></w:r></w:del>`, runOf(" après.")), []string{"Avant ajouté après."}},
	"a text that was moved":          {par(`<w:moveFrom w:id="1">`+runOf("parti")+`</w:moveFrom>`, runOf("Reste ")) + par(`<w:moveTo w:id="2">`+runOf("parti")+`</w:moveTo>`), []string{"\nReste\n", "\nparti\n"}},
	"a box":                          {par(runOf("À côté."), `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>`+par(runOf("Encadré"))+`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>`+par(runOf("Encadré"))+`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`), []string{"À côté.\n\nEncadré\n"}},
	"a box of old Word":              {par(runOf("À côté."), `<w:r><w:pict><v:textbox><w:txbxContent>`+par(runOf("Vieil encadré"))+`</w:txbxContent></v:textbox></w:pict></w:r>`), []string{"À côté.\n\nVieil encadré\n"}},
	"a box in a title":               {par(`<w:pPr><w:pStyle w:val="Titre"/></w:pPr>`, runOf("Mali"), `<w:r><w:pict><v:textbox><w:txbxContent>`+par(runOf("Encadré"))+`</w:txbxContent></v:textbox></w:pict></w:r>`) + par(runOf("Un.")), []string{"titre: Mali\n", "\nEncadré\n"}},
	"lists with levels":              {item("1", "0", "un") + item("1", "1", "dedans") + item("1", "0", "deux") + item("2", "0", "point"), []string{"1. un\n", "dedans", "2. deux", "- point"}},
	"a list that begins at three":    {item("3", "0", "trois") + item("3", "0", "quatre"), []string{"3. trois\n4. quatre"}},
	"a list that goes on":            {item("1", "0", "un") + par(runOf("Entre deux.")) + item("1", "0", "deux"), []string{"1. un", "2. deux"}},
	"signs that were typed":          {par(runOf("• un")) + par(runOf("• deux")) + par(runOf("- trois")), []string{"- un\n- deux", "- trois"}},
	"numbers that were typed":        {par(runOf("1) un")) + par(runOf("2) deux")), []string{`1\) un`, `2\) deux`}},
	"labels in one paragraph":        {par(runOf("Pays : Mali"), lineBreak, boldOf("Budget"), runOf(" : 3 000 €")), []string{"pays:\n  - Mali", "budget: 3 000 €"}},
	"a label with a tab":             {par(runOf("Pays :"), `<w:r><w:tab/></w:r>`, runOf("Mali")), []string{"pays:\n  - Mali"}},
	"a label in pieces":              {par(runOf("Pa"), runOf("ys : Ma"), runOf("li")), []string{"pays:\n  - Mali"}},
	"partners with strokes":          {par(boldOf("Partenaires :"), runOf(" Ville de Kayes | AFD | pS-Eau")), []string{"partenaires:\n  - Ville de Kayes\n  - AFD\n  - pS-Eau"}},
	"dates under a heading":          {styled("Titre1", "Mali") + styled("Titre2", "Les dates clés") + par(runOf("octobre 2019 : Premier atelier")) + item("2", "0", "fin 2020 : Travaux achevés") + item("2", "0", "mars 2021 : Bilan"), []string{"  - fin 2020 : Travaux achevés\n  - mars 2021 : Bilan"}},
	"figures under a heading":        {styled("Titre1", "Mali") + styled("Titre2", "Chiffres clés") + item("2", "0", "589 639 habitants") + item("2", "0", "Écoles : 9"), []string{"chiffres:\n  - habitants : 589 639\n  - Écoles : 9"}},
	"a link":                         {par(`<w:hyperlink r:id="rId9">` + runOf("le site") + `</w:hyperlink>`), []string{"[le site](https://example.org/)"}},
	"a link that is a field":         {par(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/a" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`, runOf("ici"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`), []string{"[ici](https://example.org/a)"}},
	"notes":                          {par(runOf("Dit"), `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>`, runOf(".")), []string{"Dit[^1].", "[^1]: La note."}},
	"a note in a title":              {par(`<w:pPr><w:pStyle w:val="Titre"/></w:pPr>`, runOf("Mali"), `<w:r><w:footnoteReference w:id="2"/></w:r>`) + par(runOf("Un.")), []string{"titre: Mali", "\nLa note.\n"}},
	"what is held by controls":       {`<w:sdt><w:sdtContent>` + par(runOf("Choisi "), `<w:sdt><w:sdtContent>`+runOf("dedans")+`</w:sdtContent></w:sdt>`, `<w:smartTag w:element="x">`+runOf(" et là")+`</w:smartTag>`) + `</w:sdtContent></w:sdt>`, []string{"Choisi dedans et là"}},
	"signs of other fonts":           {par(`<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>`, runOf(" un")) + par(`<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>`), []string{"- un", "co\u2011op"}},
	"lines of nothing between":       {par() + par(runOf("Un.")) + par() + par(runOf(" ")) + par(runOf("Deux.")), []string{"Un.\n\nDeux.\n"}},
	"letters that mean something":    {par(runOf("2 * 3 [x] # _a_ `b` &lt;c&gt; 1. ")) + par(runOf("# non")), []string{`2 \* 3 \[x\] # \_a\_ \` + "`b\\`" + ` \<c>`, `\# non`}},
	"a formula":                      {par(runOf("Soit "), `<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>`, runOf(".")), []string{"Soit a+b."}},
	"a story that goes on with Pays": {par(runOf("Le programme travaille dans plusieurs pays : au Mali, les écoles ouvrent ; au Niger, les puits.")), []string{"plusieurs pays : au Mali, les écoles ouvrent ; au Niger, les puits."}},
}

// Documents come in as people write them, and what pandoc reads in them is published.
func TestDocumentsAsPeopleWriteThem(t *testing.T) {
	if len(shapes) < 30 {
		t.Errorf("%d shapes", len(shapes))
	}
	from := t.TempDir()
	files := map[string]string{}
	for name, shape := range shapes {
		files[name] = strings.ToLower(strings.ReplaceAll(name, " ", "-"))
		zipParts(t, filepath.Join(from, files[name]+".docx"), partsOf(shape.body))
	}
	dir := t.TempDir()
	writeText(t, filepath.Join(dir, "content", "index.md"), "---\ntitre: Site\nlangue: fr\n---\n")
	imported(t, dir, from)
	for name, shape := range shapes {
		text, err := os.ReadFile(filepath.Join(dir, "content", "x", files[name]+".md"))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, want := range shape.want {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s: %q is not in\n%s", name, want, text)
			}
		}
	}
	if pandoc, err := exec.LookPath("pandoc"); err == nil {
		wantRead(t, pandoc, from)
	} else {
		t.Log("documents are not compared, for want of: pandoc")
	}
}

// partsOf returns the parts of a document with this body.
func partsOf(body string) map[string]string {
	const spaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"` +
		` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relations := func(all string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + all + `</Relationships>`
	}
	style := func(id, name, more string) string {
		return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/>` + more + `</w:style>`
	}
	list := func(id, format string) string {
		return `<w:abstractNum w:abstractNumId="` + id + `"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/></w:lvl></w:abstractNum>`
	}
	return map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":       relations(`<Relationship Id="rId1" Type="` + office + `officeDocument" Target="word/document.xml"/>`),
		"word/document.xml": `<w:document` + spaces + `><w:body>` + body + `</w:body></w:document>`,
		"word/styles.xml": `<w:styles` + spaces + `>` + style("Titre", "Title", "") + style("Titre1", "heading 1", "") + style("Titre2", "heading 2", "") +
			style("MonTitre", "Mon titre", `<w:basedOn w:val="Titre2"/>`) + `</w:styles>`,
		"word/numbering.xml": `<w:numbering` + spaces + `>` + list("0", "decimal") + list("1", "bullet") + `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
			`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>`,
		"word/footnotes.xml": `<w:footnotes` + spaces + `><w:footnote w:id="2">` + par(runOf("La note.")) + `</w:footnote></w:footnotes>`,
		"word/_rels/document.xml.rels": relations(`<Relationship Id="rId2" Type="` + office + `styles" Target="styles.xml"/><Relationship Id="rId3" Type="` + office + `numbering" Target="numbering.xml"/>` +
			`<Relationship Id="rId4" Type="` + office + `footnotes" Target="footnotes.xml"/><Relationship Id="rId9" Type="` + office + `hyperlink" Target="https://example.org/" TargetMode="External"/>`),
	}
}
