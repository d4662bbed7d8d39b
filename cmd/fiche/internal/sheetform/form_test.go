package sheetform_test

import (
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sheetform"
)

const mali = `---
titre: Mali
statut: active
situation: fin 2021
dates:
  - octobre 2O20 : Atelier
  # la fin
  - fin 2020 : Travaux achevés
  - date: 2022
    libellé: Bilan
    état: prévu
budget: 450 000 €
photo:
  - a.jpg
  - b.jpg
inconnu: x
---
Texte.
`

func open(t *testing.T, text string) *edit.File {
	t.Helper()
	f, err := edit.Open("mali.md", []byte(text), locale.Get("fr"))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var filler = sheetform.Filler{Words: locale.Get("fr")}

// sent returns the answers that a browser sends of a form as it is shown.
func sent(f *sheetform.Form) sheetform.Answers {
	a := url.Values{}
	box := func(b *sheetform.Box) {
		value := b.Value
		for _, c := range b.Choices {
			if c.Chosen {
				value = c.Value
			}
		}
		a.Set("v/"+b.Address, strings.ReplaceAll(value, "\n", "\r\n"))
	}
	for _, s := range f.Sections {
		for _, field := range s.Fields {
			if field.Single != nil {
				box(field.Single)
			}
			for _, b := range field.Boxes {
				box(b)
			}
			for _, row := range field.Rows {
				a.Add("rows/"+row.List, row.Token)
				for _, b := range append(row.Boxes, row.More...) {
					box(b)
				}
			}
		}
	}
	a.Set("v/body", strings.ReplaceAll(f.Body, "\n", "\r\n"))
	return sheetform.Answers(a)
}

func TestSentUnchanged(t *testing.T) {
	f := open(t, mali)
	after, _, refused := sent(filler.Fill(f, nil)).Apply(f)
	if string(after.Data) != mali || len(refused) > 0 {
		t.Errorf("%v\n%s", refused, edit.Diff("mali.md", mali, after.Content()))
	}
	if after, _, _ := (sheetform.Answers{}).Apply(f); string(after.Data) != mali {
		t.Error("an empty form changed the file")
	}
	// Found in sheets of others: rows without a word, and a field that is there twice.
	for _, text := range []string{
		"---\ntitre: x\nliens:\n- url:\n  titre:\n- url: https://example.org\n---\n",
		"---\ntitre: x\nliens:\n- url: https://example.org\n  titre: A\nliens:\n- url: https://example.com\n---\n",
		"---\ntitre: x\ntitre: y\npartenaires:\n- \n- SIAAP\n---\n",
	} {
		f := open(t, text)
		if after, _, refused := sent(filler.Fill(f, nil)).Apply(f); string(after.Data) != text || len(refused) > 0 {
			t.Errorf("%v\n%s", refused, edit.Diff("x.md", text, after.Content()))
		}
	}
}

// Every file of the example, of the golden sites and of the folder that FICHE_SHEETS
// names is the same after it was sent as it was shown.
func TestSentUnchangedEverywhere(t *testing.T) {
	tried := 0
	try := func(name, text string) {
		f, err := edit.Open("x.md", []byte(text), locale.Get("fr"))
		if err != nil {
			return
		}
		tried++
		after, _, refused := sent(filler.Fill(f, nil)).Apply(f)
		if string(after.Data) != text || len(refused) > 0 {
			t.Errorf("%s: %v\n%s", name, refused, edit.Diff(name, text, after.Content()))
		}
	}
	roots := []string{"../../../../content", "../pipeline/testdata", "../../testdata"}
	if more := os.Getenv("FICHE_SHEETS"); more != "" {
		roots = append(roots, more)
	}
	for _, root := range roots {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			switch path.Ext(name) {
			case ".md":
				try(name, string(data))
			case ".txtar":
				for _, file := range txtar.Parse(data).Files {
					if path.Ext(file.Name) == ".md" {
						try(name+" "+file.Name, string(file.Data))
					}
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if tried < 100 {
		t.Errorf("only %d files", tried)
	}
}

func TestAnswers(t *testing.T) {
	f := open(t, mali)
	for _, test := range []struct {
		name string
		do   func(sheetform.Answers)
		want string
	}{
		{"words", func(a sheetform.Answers) { a["v/title"] = []string{"Niger"} }, "@@ -2 +2 @@\n-titre: Mali\n+titre: Niger\n"},
		{"half of a line", func(a sheetform.Answers) { a["v/dates/0/date"] = []string{"octobre 2020"} }, "@@ -6 +6 @@\n-  - octobre 2O20 : Atelier\n+  - octobre 2020 : Atelier\n"},
		{"a part that takes the full form", func(a sheetform.Answers) { a["v/dates/1/state"] = []string{"fait"} },
			"@@ -8 +8,3 @@\n-  - fin 2020 : Travaux achevés\n+  - date: fin 2020\n+    libellé: Travaux achevés\n+    état: fait\n"},
		{"a row deleted", func(a sheetform.Answers) { a["gone/dates"] = []string{"1"} }, "@@ -8 +7,0 @@\n-  - fin 2020 : Travaux achevés\n"},
		{"a row emptied", func(a sheetform.Answers) { a["v/dates/1/date"], a["v/dates/1/label"] = []string{""}, []string{""} }, "@@ -8 +7,0 @@\n-  - fin 2020 : Travaux achevés\n"},
		{"a new row", func(a sheetform.Answers) {
			a.Do("add dates", f)
			a["v/dates/n3/date"], a["v/dates/n3/label"] = []string{"2023"}, []string{"Suite"}
		}, "@@ -11,0 +12 @@\n+  - 2023 : Suite\n"},
		{"a row moved", func(a sheetform.Answers) { a.Do("up dates 1", f) }, "@@ -6,2 +5,0 @@\n-  - octobre 2O20 : Atelier\n-  # la fin\n@@ -8,0 +7,2 @@\n+  # la fin\n+  - octobre 2O20 : Atelier\n"},
		{"a record on its line", func(a sheetform.Answers) { a["v/budget/total"] = []string{"500 000 €"} }, "@@ -12 +12 @@\n-budget: 450 000 €\n+budget: 500 000 €\n"},
		{"a choice", func(a sheetform.Answers) { a["v/status"] = []string{"terminé"} }, "@@ -3 +3 @@\n-statut: active\n+statut: terminé\n"},
		{"the text", func(a sheetform.Answers) { a["v/body"] = []string{"Autre."} }, "@@ -18 +18 @@\n-Texte.\n+Autre.\n"},
	} {
		a := sent(filler.Fill(f, nil))
		test.do(a)
		after, _, refused := a.Apply(f)
		_, got, _ := strings.Cut(edit.Diff("x", mali, after.Content()), "+++ x\n")
		if got != test.want || len(refused) > 0 {
			t.Errorf("%s: %v\n%swant\n%s", test.name, refused, got, test.want)
		}
	}
}

// What was understood, and what is wrong, stands where it was written.
func TestEchoAndMistakes(t *testing.T) {
	shown := filler.Fill(open(t, mali), nil)
	echoes, told, lines := map[string]string{}, map[string]string{}, ""
	for _, s := range shown.Sections {
		for _, field := range s.Fields {
			lines += field.Lines
			if field.Single != nil && field.Single.Echo != "" {
				echoes[field.Address] = field.Single.Echo
			}
			for _, b := range field.Boxes {
				echoes[b.Address] = b.Echo
			}
			for _, row := range field.Rows {
				for _, p := range row.Told {
					told[row.RowID()] = string(p.Rule)
				}
				for _, b := range row.Boxes {
					echoes[b.Address] = b.Echo
				}
			}
		}
	}
	for address, want := range map[string]string{"as_of": "fin 2021", "dates/1/date": "fin 2020", "dates/2/date": "2022", "dates/0/date": "", "budget/total": "450\u202f000\u00a0€"} {
		if echoes[address] != want {
			t.Errorf("%s: understood %q, want %q", address, echoes[address], want)
		}
	}
	if told["dates-0"] != "date-unreadable" || len(told) != 1 || lines != "photo:\n  - a.jpg\n  - b.jpg" || shown.Foreign[0] != "inconnu: x" {
		t.Errorf("%v, %q, %q", told, lines, shown.Foreign)
	}
}

// What a site adds has its place in the form: its fields, and its words for a status
// and a role.
func TestOwnField(t *testing.T) {
	home := sheet.Parse("index.md", []byte("---\ntitre: Projets\nlangue: fr\nchamps:\n  - Incubateur : mot\n  - suivi : oui-non\nstatuts:\n  - chantier : en cours\nrôles:\n  - mécène : financeur\n---\n"), locale.Get("fr"))
	f, err := edit.OpenIn(home.Settings, "a.md", []byte("---\ntitre: A\nincubateur: eau\nstatut: chantier\npartenaires: A\n---\n"))
	if err != nil {
		t.Fatal(err)
	}
	own := sheetform.Filler{Words: locale.Get("fr"), Own: &home.Settings.Own}
	shown := own.Fill(f, nil)
	a := sent(shown)
	if a.Get("v/incubateur") != "eau" || a.Get("v/status") != "chantier" || len(shown.Foreign) > 0 {
		t.Fatalf("%v, %q", a, shown.Foreign)
	}
	if roles := shown.Known["known-partners-role"]; !slices.Contains(roles, "mécène") || !slices.Contains(roles, "financeur") {
		t.Errorf("roles offered: %q", roles)
	}
	a["v/incubateur"], a["v/suivi"] = []string{"écoles"}, []string{"oui"}
	after, _, refused := a.Apply(f)
	if want := "---\ntitre: A\nincubateur: écoles\nsuivi: oui\nstatut: chantier\npartenaires: A\n---\n"; string(after.Data) != want || len(refused) > 0 {
		t.Errorf("%v\n%s", refused, after.Data)
	}
}
