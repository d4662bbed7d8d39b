package importer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/importer"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// sheets reads a table and makes its sheets, which are told by name; problems
// are told as "line:column rule".
func sheets(text string, common edit.Values) (map[string]string, []string) {
	var found []string
	tell := func(problems []problem.Problem) {
		for _, p := range problems {
			found = append(found, fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Rule))
		}
	}
	table, problems := importer.ReadTable("x.csv", []byte(text), locale.Get("fr"))
	if table == nil {
		tell(problems)
		return nil, found
	}
	files, problems := table.Sheets(locale.Get("fr"), common)
	tell(problems)
	all := map[string]string{}
	for _, f := range files {
		all[f.Path] = string(f.Data)
	}
	return all, found
}

const plain = "---\ntitre: Mali : Kayes\npays: Mali\nstatut: en cours\n---\n"

// However a table was saved, it says the same.
func TestTablesAreRead(t *testing.T) {
	tests := map[string]string{
		"commas":         "Titre,Pays,Statut\nMali : Kayes,mali,en cours\n",
		"semicolons":     "Titre;Pays;Statut\nMali : Kayes;ML;en cours\n",
		"tabs":           "Titre\tPays\tStatut\nMali : Kayes\tMali\ten cours",
		"quotes":         "\"titre\";\"pays\";\"statut\"\r\n\"Mali : Kayes\";\"Mali\";\"en cours\"\r\n",
		"English names":  "title,country,status\nMali : Kayes,Mali,under way\n",
		"a mark":         "\xEF\xBB\xBFtitre;pays;statut\nMali : Kayes;Mali;en cours\n",
		"Excel's line":   "sep=;\ntitre;pays;statut\nMali : Kayes;Mali;en cours\n",
		"rows of none":   "titre;pays;statut\n;;\nMali : Kayes;Mali;en cours\n;;\n\n",
		"empty cells":    "titre;résumé;pays;statut;\nMali : Kayes;;Mali;en cours;;;\n",
		"Windows-1252":   "titre;r\xE9sum\xE9;pays;statut\nMali : Kayes;;Mali;en cours\n",
		"short rows":     "titre;pays;statut;thèmes;odd\nMali : Kayes;Mali;en cours\n",
		"other columns":  "code;titre;pays;statut\nA12;Mali : Kayes;Mali;en cours\n",
		"what is common": "titre;pays\nMali : Kayes;Mali\n",
	}
	for name, text := range tests {
		got, found := sheets(text, edit.Values{"status": "en cours"})
		if diff := cmp.Diff(map[string]string{"mali-kayes.md": plain}, got); diff != "" || found != nil {
			t.Errorf("%s: %v\n%s", name, found, diff)
		}
	}
}

// A cell holds several things one a line, or with semicolons or bars.
func TestCellsOfSeveralThings(t *testing.T) {
	got, found := sheets("titre,partenaires,dates,chiffres,thèmes,budget,texte\n"+
		"Eau,SIAAP : financeur; Ville de Kayes,\"octobre 2019 : Atelier\nfin 2020 : Fin\",Habitants : 1 200,eau | écoles,450 000 €,\"Un **mot**.\n\nUn autre.\"\n", nil)
	want := `---
titre: Eau
thèmes: eau, écoles
partenaires:
  - SIAAP : financeur
  - Ville de Kayes
dates:
  - octobre 2019 : Atelier
  - fin 2020 : Fin
chiffres:
  - Habitants : 1 200
budget: 450 000 €
---
Un **mot**.

Un autre.
`
	if diff := cmp.Diff(map[string]string{"eau.md": want}, got); diff != "" || found != nil {
		t.Errorf("%v\n%s", found, diff)
	}
	s := sheet.Parse("eau.md", []byte(want), locale.Get("fr"))
	if len(s.Partners) != 2 || len(s.Dates) != 2 || len(s.Figures) != 1 || s.Failed {
		t.Errorf("read as %+v", s)
	}
}

// What several columns say of one field is one value; equal titles have different
// addresses.
func TestColumnsThatBelongTogether(t *testing.T) {
	got, found := sheets("Projets 2023;;;;;;;;;\n;;;;;;;;;\nIntitulé;Date de début;Date de fin;Localisation;Latitude;Longitude;Bailleurs;Partenaires;Bénéficiaires;Montant\n"+
		"Eau;2019-03-01;2020-12-31;Kayes;14,45;-11,43;AFD | UE;SIAAP : signataire;1 200;3 000 €\n"+
		"Eau;mars 2019;;;14.45;-11.43;;;Les écoles;\n"+
		"eau;;2020;Kayes | Ségou;;;;;;\n", nil)
	want := map[string]string{
		"eau.md": `---
titre: Eau
lieux:
  - Kayes : 14.45, -11.43
période: 2019-03-01 - 2020-12-31
partenaires:
  - AFD : financeur
  - UE : financeur
  - SIAAP : signataire
chiffres:
  - Bénéficiaires : 1 200
budget: 3 000 €
---
`,
		"eau-2.md": `---
titre: Eau
lieux:
  - Eau : 14.45, -11.43
période: depuis mars 2019
partenaires:
  - Les écoles : bénéficiaire
---
`,
		"eau-3.md": `---
titre: eau
lieux:
  - Kayes
  - Ségou
période: jusqu'à 2020
---
`,
	}
	if diff := cmp.Diff(want, got); diff != "" || found != nil {
		t.Errorf("%v\n%s", found, diff)
	}
}

// Every mistake is told where it is in the table, and there is no sheet then.
func TestMistakesInTables(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"titre;pays\nA;Mali\nB;Malli\nC;Sénégal\n;Mali\nÉ;Tchadd", []string{"3:3 unknown-country", "5:1 row-no-title", "6:3 unknown-country"}},
		{"titre;statut\nA;en cour", []string{"2:3 unknown-term"}},
		{"titre;période;chiffres\nA;2022 - 2019;x", []string{"2:3 date-range-backwards", "2:15 missing-part"}},
		{"titre;période\nA;2019\n\n\"B\nb\";x\nC;y", []string{"4:5 date-unreadable", "5:3 date-unreadable"}}, // rows, not lines
		{"Titre;Date de début;Date de fin\nA;2022;2019", []string{"2:3 date-range-backwards"}},
		{"Titre;Latitude;Longitude\nA;95;3", []string{"2:3 not-point"}},
		{"titre;title\nA;B", []string{"1:7 csv-column-twice"}},
		{"pays;statut\nMali;en cours", []string{"1:1 csv-no-title"}},
		{"titre;pays", []string{"1:1 csv-empty"}},
		{"", []string{"1:1 csv-empty"}},
		{"titre;pays\nA;Mali;en cours", []string{"2:8 csv-too-many"}},
		{"titre;pays\nA;\"Mali\n", []string{"2:1 csv-broken"}},
		{"titre;pays\nA;Ma\"li\n", []string{"2:1 csv-broken"}},
		{"sep=\"\ntitre\n", []string{"1:1 csv-broken"}},
		{"\x00\x01", []string{"1:1 encoding-unknown"}},
	}
	for _, test := range tests {
		got, found := sheets(test.text, nil)
		if diff := cmp.Diff(test.want, found); diff != "" || len(got) > 0 {
			t.Errorf("%q: %v\n%s", test.text, got, diff)
		}
	}
}

func TestColumnsAreUnderstood(t *testing.T) {
	table, _ := importer.ReadTable("x.csv", []byte("Code;Titre;PAYS;Statutt;Texte\n;Mali;;;\n12;Niger;ML;\"x\ny\u009b\";\n"), locale.Get("fr"))
	if table == nil {
		t.Fatal("not read")
	}
	want := []importer.Column{
		{Name: "Code", Example: "12"},
		{Name: "Titre", Field: "title", Example: "Mali"},
		{Name: "PAYS", Field: "country", Example: "ML"},
		{Name: "Statutt", Near: "statut", Example: "x y"},
		{Name: "Texte", Field: importer.Prose},
	}
	if diff := cmp.Diff(want, table.Columns); diff != "" || table.Rows != 2 {
		t.Errorf("%d rows\n%s", table.Rows, diff)
	}
}

// A column goes by what its name means, unless another names the field, or means it
// too.
func TestColumnsByMeaning(t *testing.T) {
	table, _ := importer.ReadTable("x.csv", []byte("Projet;Montant;Description;Localisation;tags;Catégories;Latitude;date;mis à jour;Date de début;image alt;Bailleur;Bénéficiaires;Ordre\nA;1;b;c;d;e;1;;;;;;1 200;\n"), locale.Get("fr"))
	if table == nil {
		t.Fatal("not read")
	}
	var got []string
	for _, c := range table.Columns {
		got = append(got, strings.TrimRight(c.Field+" "+c.Role+" "+c.Part, " "))
	}
	if diff := cmp.Diff([]string{"title", "budget", "summary", "places", "", "", "places  lat", "", "updated", "period  start", "", "partners funder", "partners beneficiary", ""}, got); diff != "" {
		t.Error(diff)
	}
}

// The line by which Excel knows the separator is none of its rows.
func TestPlacesBelowExcelsLine(t *testing.T) {
	_, found := sheets("sep=;\ntitre;pays\nMali;Malli\n", nil)
	if diff := cmp.Diff([]string{"2:6 unknown-country"}, found); diff != "" {
		t.Error(diff)
	}
}

// A file that is missing is a warning: the sheet can be made all the same.
func TestMissingFiles(t *testing.T) {
	table, _ := importer.ReadTable("x.csv", []byte("titre;photo;documents\nMali;a.jpg;b.pdf\nNiger;c.jpg;\n"), locale.Get("fr"))
	var found []string
	for _, p := range table.Missing(locale.Get("fr"), "content/projets", func(target string) bool { return target == "c.jpg" }) {
		if p.Severity != problem.Warning {
			t.Errorf("%s is told as %v", p.Args["target"], p.Severity)
		}
		found = append(found, fmt.Sprintf("%d:%d %s %s", p.Line, p.Col, p.Args["target"], p.Args["folder"]))
	}
	if diff := cmp.Diff([]string{"2:6 a.jpg content/projets", "2:12 b.pdf content/projets"}, found); diff != "" {
		t.Error(diff)
	}
}

// Whatever a table holds, nothing panics, and what is made is read without an
// error.
func FuzzTables(f *testing.F) {
	f.Add("titre;pays\nMali;Mali\n")
	f.Add("titre,texte,partenaires\nA,\"---\n# x\",a : b|c\n")
	f.Add("sep=;\n\"titre\";notes\n\"- [x]\";'\n")
	f.Fuzz(func(t *testing.T, text string) {
		table, problems := importer.ReadTable("x.csv", []byte(text), locale.Get("fr"))
		if table == nil {
			if problem.Worst(problems) != problem.Error {
				t.Fatal("no table, and no error")
			}
			return
		}
		files, problems := table.Sheets(locale.Get("fr"), nil)
		if (files == nil) == (problems == nil) {
			t.Fatalf("%d sheets, %d problems", len(files), len(problems))
		}
		for _, file := range files {
			if s := sheet.Parse(file.Path, file.Data, locale.Get("fr")); s.Failed || s.Kind != sheet.FactSheet || strings.Contains(file.Path, "/") {
				t.Errorf("%s: %v\n%s", file.Path, s.Problems, file.Data)
			}
		}
	})
}
