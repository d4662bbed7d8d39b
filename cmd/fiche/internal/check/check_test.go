package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/check"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
)

// The day on which all sites below are checked.
var today = calendar.Day{Year: 2024, Month: 6, Day: 30}

// findings checks a site of the given files (and a home, if there is none) and
// lists what is found as "path:line rule", notes left aside.
func findings(t *testing.T, files map[string]string) []string {
	t.Helper()
	if files["index.md"] == "" {
		files["index.md"] = "titre: Site\nlangues: fr, en"
	}
	in := site.Input{}
	for name, text := range files {
		l := locale.Get("fr")
		switch {
		case !strings.HasSuffix(name, ".md"):
			in.Files = append(in.Files, name)
			continue
		case strings.HasSuffix(name, ".en.md"):
			l = locale.Get("en")
		}
		s := sheet.Parse(name, []byte("---\n"+text+"\n---\nTexte.\n"), l)
		for _, p := range s.Problems {
			t.Logf("%s:%d: %s %v", name, p.Line, p.Rule, p.Args)
		}
		in.Sheets = append(in.Sheets, s)
	}
	slices.Sort(in.Files)
	made, _ := site.New(in)
	var found []string
	for _, p := range check.Site(check.Input{Site: made, Files: in.Files, Today: today}) {
		if p.Rule != "sheet-incomplete" {
			found = append(found, fmt.Sprintf("%s:%d %s", p.Path, p.Line, p.Rule))
		}
	}
	return found
}

func TestOneSheet(t *testing.T) {
	tests := []struct {
		name, fields string
		want         []string // the rules that are broken
	}{
		{"a sheet that describes a day long past", "situation: fin 2021", []string{"sheet-stale"}},
		{"without that day, the last change counts", "mis à jour: 2020-01-01", []string{"sheet-stale"}},
		{"eighteen months to the day are not too old", "situation: 30/12/2022", nil},
		{"one day more is", "situation: 29/12/2022", []string{"sheet-stale"}},
		{"nothing more happens to a project that is over", "situation: 2010\nstatut: terminé", nil},
		{"a span is not past before its end", "situation: 2010 - 2030", nil},

		{"a project that goes on after its end", "statut: en cours\npériode: 2019 - 2022", []string{"period-over"}},
		{"the last day of the period", "statut: en cours\npériode: 2019 - juin 2024", nil},
		{"a project that was suspended may outlive its period", "statut: suspendu\npériode: 2019 - 2022", nil},

		{"a plan whose day has passed", "dates:\n  - mai 2024 : Inauguration (prévu)", []string{"date-overdue"}},
		{"a plan of this month", "dates:\n  - juin 2024 : Inauguration (prévu)", nil},
		{"what moved counts by its new date", "dates:\n  - 2020 -> 2023 : Atelier (reporté)", []string{"date-overdue"}},
		{"done is done", "dates:\n  - 2020 : Atelier (fait)", nil},
		{"what the page shows as planned", "situation: 2023\ndates:\n  - mars 2024 : Atelier", []string{"date-overdue"}},
		{"what the page shows as done", "situation: 2023\ndates:\n  - mars 2022 : Atelier", nil},
		{"what the page says nothing of", "dates:\n  - mars 2022 : Atelier", nil},

		{"a figure of no year", "chiffres:\n  - Habitants : 12", []string{"figure-no-year"}},
		{"a figure of the day that the sheet describes", "situation: 2024\nchiffres:\n  - Habitants : 12", nil},
		{"a figure of the day on which the sheet was changed", "mis à jour: 2024-02-01\nchiffres:\n  - Habitants : 12", nil},
		{"a figure of the country from nowhere", "situation: 2024\nchiffres:\n  - libellé: Accès\n    valeur: 35 %\n    de: pays", []string{"figure-no-year", "figure-no-source"}},
		{"a figure of the country with both", "chiffres:\n  - libellé: Accès\n    valeur: 35 %\n    de: pays\n    année: 2020\n    source: JMP", nil},

		{"a fact of the country that is no number", "chiffres:\n  - libellé: Capitale\n    valeur: Bamako\n    de: pays", nil},

		{"a photo by nobody of nobody", "photo: a.jpg", []string{"photo-no-credit", "photo-consent-unknown"}},
		{"a photo with both", "photo:\n  fichier: a.jpg\n  crédit: Awa\n  consentement: oui", nil},
	}
	for _, test := range tests {
		var got []string
		for _, line := range findings(t, map[string]string{"fiche.md": "titre: Fiche\n" + test.fields, "a.jpg": ""}) {
			if path, rule, _ := strings.Cut(line, " "); strings.HasPrefix(path, "content/fiche.md:") {
				got = append(got, rule)
			}
		}
		slices.Sort(got)
		slices.Sort(test.want)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

func TestBetweenFiles(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"the rarer of two spellings", map[string]string{
			"a.md": "titre: A\npartenaires:\n  - Ville de Choisy le Roi",
			"b.md": "titre: B\npartenaires:\n  - Ville de Choisy-le-Roi",
			"c.md": "titre: C\npartenaires:\n  - Ville de Choisy-le-Roi",
		}, []string{"content/a.md:4 partner-spelled-otherwise"}},
		{"another apostrophe", map[string]string{
			"a.md": "titre: A\npartenaires:\n  - Office de l'eau", "b.md": "titre: B\npartenaires:\n  - Office de l’eau",
		}, nil},
		{"each place of the rarer one", map[string]string{
			"a.md": "titre: A\npartenaires:\n  - Ville de Choisy le Roi",
			"b.md": "titre: B\npartenaires:\n  - Ville de Choisy le Roi",
			"c.md": "titre: C\npartenaires:\n  - VILLE DE CHOISY-LE-ROI",
		}, []string{"content/c.md:4 partner-spelled-otherwise"}},
		{"the spelling of the partner's own file", map[string]string{
			"a.md": "titre: A\npartenaires:\n  - Ville de Choisy le Roi",
			"b.md": "titre: B\npartenaires:\n  - Ville de Choisy le Roi",
			"c.md": "titre: Ville de Choisy-le-Roi\ntype: partenaire",
		}, []string{"content/a.md:4 partner-spelled-otherwise", "content/b.md:4 partner-spelled-otherwise"}},
		{"another name that the partner's file gives", map[string]string{
			"a.md": "titre: A\npartenaires:\n  - SIAAP",
			"b.md": "titre: B\npartenaires:\n  - Le syndicat\n  - Le Syndicat",
			"c.md": "titre: Syndicat\ntype: partenaire\naussi: SIAAP, Le Syndicat",
		}, []string{"content/b.md:4 partner-spelled-otherwise"}},
		{"another name that differs by its case", map[string]string{
			"a.md": "titre: A\npartenaires:\n  - SIAAP", "c.md": "titre: Siaap\ntype: partenaire\naussi: SIAAP",
		}, nil},
		{"what a draft is waiting with", map[string]string{
			"p/a.md": "titre: A\nbrouillon: oui\nphoto: x.jpg\ndocuments:\n  - /plan.pdf", "p/x.jpg": "", "plan.pdf": "", "x.jpg": "",
		}, []string{"content/x.jpg:0 file-unused"}},
		{"a file of no use", map[string]string{
			"a.md": "titre: A\ndocuments:\n  - plan.pdf : Le plan", "plan.pdf": "", "brouillon.pdf": "",
		}, []string{"content/brouillon.pdf:0 file-unused"}},
		{"a translation older than its original", map[string]string{
			"a.md": "titre: A\nmis à jour: 2024-03-01", "a.en.md": "title: A\nupdated: 2024-02-01",
			"b.md": "titre: B\nmis à jour: 2024-03-01", "b.en.md": "title: B\nupdated: 2024-03-01",
			"c.md": "titre: C\nmis à jour: 2024-03-01", "c.en.md": "title: C",
			"d.md": "titre: D\nmis à jour: 2024-03-01", "d.en.md": "title: D\nupdated: March 2024",
		}, []string{"content/a.en.md:3 translation-old"}},
		{"the age that the settings give", map[string]string{
			"index.md": "titre: Site\npérimé après: 3 mois", "a.md": "titre: A\nsituation: février 2024", "b.md": "titre: B\nsituation: avril 2024",
		}, []string{"content/a.md:3 sheet-stale"}},
		{"the figures of a country's file", map[string]string{
			"pays/mali.md": "titre: Mali\ntype: pays\nchiffres:\n  - Accès : 35 %", "a.md": "titre: A\npays: Mali",
		}, []string{"content/pays/mali.md:5 figure-no-source", "content/pays/mali.md:5 figure-no-year"}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, findings(t, test.files)); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

// Every field that is looked for is one of the table, and a sheet that has
// them all lacks nothing.
func TestLacks(t *testing.T) {
	for _, l := range locale.All() {
		bare := sheet.Parse("x.md", []byte("# X\n"), l)
		text := "---\n" + l.Fields["title"].Example + "\n"
		for _, key := range check.Lacks(bare) {
			text += l.Fields[key].Example + "\n"
		}
		whole := sheet.Parse("x.md", []byte(text+"---\n"), l)
		if lacks := check.Lacks(whole); len(lacks) > 0 || whole.Failed {
			t.Errorf("%s: lacks %v, %v", l.Name, lacks, whole.Problems)
		}
		if n := len(check.Lacks(bare)); n != 12 {
			t.Errorf("%s: a sheet with nothing lacks %d fields", l.Name, n)
		}
	}
}

// One of several fields is enough where they say the same.
func TestLacksNeitherOfTwo(t *testing.T) {
	for fields, key := range map[string]string{
		"résumé: Court": "summary", "pays: Mali": "country", "lieux:\n  - Kayes": "country", "situation: 2020": "as_of", "mis à jour: 2020-01-02": "as_of",
		"période: 2020 - 2022": "period", "dates:\n  - 2020 : Début": "period", "thèmes: eau": "themes", "odd: 6.2": "themes",
		"photo: a.jpg": "photo", "galerie:\n  - a.jpg": "photo",
	} {
		s := sheet.Parse("x.md", []byte("---\ntitre: X\n"+fields+"\n---\n## Partie\n\nTexte.\n"), locale.Get("fr"))
		if lacks := check.Lacks(s); slices.Contains(lacks, key) || len(lacks) != check.Expected()-1 {
			t.Errorf("%s: lacks %v", fields, lacks)
		}
	}
	if lacks := check.Lacks(sheet.Parse("x.md", []byte("# X\n\nUn paragraphe.\n"), locale.Get("fr"))); slices.Contains(lacks, "summary") {
		t.Error("a first paragraph is no summary")
	}
}

func TestCompleteness(t *testing.T) {
	home := sheet.Parse("index.md", []byte("---\ntitre: Site\n---\n"), locale.Get("fr"))
	x := sheet.Parse("x.md", []byte("---\ntitre: X\npays: Mali\nstatut: en cours\n---\n"), locale.Get("fr"))
	made, _ := site.New(site.Input{Sheets: []*sheet.Sheet{home, x}})
	found := check.Site(check.Input{Site: made, Today: today})
	if len(found) != 1 || found[0].Rule != "sheet-incomplete" || found[0].Args["has"] != 2 || found[0].Args["of"] != 12 {
		t.Error(found)
	}
}

// A logo that was made for a dark ground is told once, wherever it is named first.
func TestPaleLogos(t *testing.T) {
	content := fstest.MapFS{
		"white.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="#fff" d="M0 0h9v9z"/></svg>`)},
		"blue.svg":  {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="#00f" d="M0 0h9v9z"/></svg>`)},
	}
	files := map[string]string{
		"index.md":  "titre: Site\norganisation:\n  nom: Syndicat\n  logo: white.svg",
		"a.md":      "titre: A\npartenaires:\n  - nom: Lyon\n    logo: blue.svg\n  - nom: Lille\n    logo: white.svg",
		"b.md":      "titre: B\npartenaires:\n  - nom: Lille\n    logo: pale/white.svg",
		"pale/c.md": "titre: Kayes\ntype: partenaire\nlogo: white.svg",
	}
	content["pale/white.svg"] = content["white.svg"]
	in := site.Input{Files: []string{"blue.svg", "pale/white.svg", "white.svg"}}
	for name, text := range files {
		in.Sheets = append(in.Sheets, sheet.Parse(name, []byte("---\n"+text+"\n---\nTexte.\n"), locale.Get("fr")))
	}
	made, _ := site.New(in)
	var found []string
	for _, p := range check.Site(check.Input{Site: made, Files: in.Files, Today: today, Content: content}) {
		if p.Rule == "logo-pale" {
			found = append(found, fmt.Sprintf("%s:%d %s", p.Path, p.Line, p.Args["file"]))
		}
	}
	want := []string{"content/b.md:5 pale/white.svg", "content/index.md:5 white.svg"}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
