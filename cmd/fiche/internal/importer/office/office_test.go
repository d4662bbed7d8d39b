package office_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/importer/office"
)

// zipped returns a file of an office program.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// workbook returns a workbook of one sheet, whose cells have styles by the numbers of
// formats.
func workbook(t testing.TB, sheet string) []byte {
	formats := []string{`"0"`, `"14"`, `"17"`, `"9"`, `"164"`, `"165"`, `"166"`, `"167"`, `"20"`}
	styles := `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>
<numFmt numFmtId="164" formatCode="#,##0.00\ &quot;€&quot;"/><numFmt numFmtId="165" formatCode="yyyy"/><numFmt numFmtId="166" formatCode="_-* #,##0\ [$€-40C]_-"/><numFmt numFmtId="167" formatCode="dd/mm/yyyy"/></numFmts><cellXfs>`
	for _, f := range formats {
		styles += "<xf numFmtId=" + f + "/>"
	}
	return zipped(t, map[string]string{
		"xl/workbook.xml":                     `<workbook xmlns:r="r"><sheets><sheet name="Projets" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels":          `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="rId9" Target="https://example.org/" TargetMode="External"/></Relationships>`,
		"xl/sharedStrings.xml":                `<sst><si><t>Titre</t></si><si><r><t>Puits </t></r><r><t xml:space="preserve">de Kayes</t></r><rPh><t>x</t></rPh></si></sst>`,
		"xl/styles.xml":                       styles + "</cellXfs></styleSheet>",
		"xl/worksheets/sheet1.xml":            `<worksheet><sheetData>` + sheet + `</sheetData><hyperlinks><hyperlink ref="A3" r:id="rId9" xmlns:r="r"/></hyperlinks></worksheet>`,
	})
}

var french = office.Words{Decimal: ",", Yes: "oui", No: "non"}

// Cells say what they show.
func TestWorkbook(t *testing.T) {
	sheets, err := office.Workbook(workbook(t, `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>En ligne</t><rPh><t>x</t></rPh></is></c></row>
<row r="3"><c r="A3" t="s"><v>1</v></c><c t="b"><v>1</v></c><c t="str"><v>a
b</v></c><c s="1"><v>43525</v></c><c s="2"><v>43525.75</v></c><c s="3"><v>0.355</v></c><c s="4"><v>450000.5</v></c><c s="5"><v>43525</v></c><c s="6"><v>1200</v></c><c s="7"><v>59</v></c><c s="8"><v>0.5</v></c><c><v>0.30000000000000004</v></c><c t="e"><v>#N/A</v></c></row><row r="4"/><row r="9"><c r="B9"><v>1e3</v></c></row>`), french)
	if err != nil {
		t.Fatal(err)
	}
	c := func(text string) office.Cell { return office.Cell{Text: text} }
	want := []office.Sheet{{Name: "Projets", Rows: []office.Row{
		{Number: 2, Cells: []office.Cell{c("Titre"), c(""), c("En ligne")}},
		{Number: 3, Cells: []office.Cell{{Text: "Puits de Kayes", Link: "https://example.org/"}, c("oui"), c("a\nb"), c("2019-03-01"), c("2019-03"), c("35,5 %"), c("450000,5 €"), c("2019"), c("1200 €"), c("1900-02-28"), c("12:00"), c("0,3"), c("#N/A")}},
		{Number: 9, Cells: []office.Cell{c(""), c("1000")}},
	}}}
	if diff := cmp.Diff(want, sheets); diff != "" {
		t.Error(diff)
	}
}

// What cannot be read is named, and costs little: a gigabyte of zeros is not unpacked.
func TestRefusals(t *testing.T) {
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	for _, name := range []string{"xl/workbook.xml", "word/document.xml"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		zeros := make([]byte, 1<<20)
		for range 64 {
			if _, err := w.Write(zeros); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	deep := strings.Repeat("<a>", 5_000)
	for name, test := range map[string]struct {
		data []byte
		want error
	}{
		"a bomb":     {bomb.Bytes(), office.ErrTooLarge},
		"depth":      {zipped(t, map[string]string{"xl/workbook.xml": deep, "word/document.xml": deep}), office.ErrTooLarge},
		"no zip":     {[]byte("PK\x03\x04nothing"), office.ErrBroken},
		"other":      {zipped(t, map[string]string{"mimetype": "x"}), office.ErrBroken},
		"an entity":  {zipped(t, map[string]string{"xl/workbook.xml": `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`, "word/document.xml": `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`}), office.ErrBroken},
		"old":        {[]byte("\xd0\xcf\x11\xe0 Word"), office.ErrOld},
		"a password": {[]byte("\xd0\xcf\x11\xe0 E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), office.ErrLocked},
	} {
		start := time.Now()
		_, err := office.Workbook(test.data, french)
		_, other := office.Document(test.data)
		if !errors.Is(err, test.want) || !errors.Is(other, test.want) {
			t.Errorf("%s: %v, %v, want %v", name, err, other, test.want)
		}
		if spent := time.Since(start); spent > 5*time.Second {
			t.Errorf("%s: %v", name, spent)
		}
	}
	if _, err := office.Workbook(workbook(t, `<row r="1"><c r="XFD1"><v>1</v></c></row>`), french); !errors.Is(err, office.ErrTooLarge) {
		t.Errorf("a column far out: %v", err)
	}
	wide := strings.Repeat(`<row><c r="ALK1"><v>1</v></c></row>`, 1_100)
	if _, err := office.Workbook(workbook(t, wide), french); !errors.Is(err, office.ErrTooLarge) {
		t.Errorf("many cells of nothing: %v", err)
	}
}
