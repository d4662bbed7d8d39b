package sheet

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
)

// parse reads a sheet with this front matter.
func parse(t *testing.T, l *locale.Locale, lines ...string) *Sheet {
	t.Helper()
	return Parse("projets/mali.md", []byte("---\ntitre: T\n"+strings.Join(lines, "\n")+"\n---\nTexte.\n"), l)
}

// rules are the rules of a sheet's problems, with their lines.
func rules(s *Sheet) []string {
	var all []string
	for _, p := range s.Problems {
		all = append(all, string(p.Rule)+" "+strconv.Itoa(p.Line)+":"+strconv.Itoa(p.Col))
	}
	return all
}

var ignorePlaces = cmpopts.IgnoreTypes(problem.Pos{}, Form(0))

func date(t *testing.T, s string) calendar.Date {
	t.Helper()
	d, m := locale.Get("fr").ParseDate(s)
	if m != nil {
		t.Fatal(m)
	}
	return d
}

func figureOf(t *testing.T, s string) quantity.Quantity {
	t.Helper()
	q, m := locale.Get("fr").ParseQuantity(s)
	if m != nil {
		t.Fatal(m)
	}
	return q
}

// Each value may be written in several ways; all of them mean the same.
func TestOneThingWrittenSeveralWays(t *testing.T) {
	kayes := []Place{{Name: "Kayes", Lat: 14.45, Lon: -11.43, Located: true, Precision: "approximate"}}
	roles := []Organisation{{Name: "Ville de Gentilly", Key: "ville de gentilly", Roles: []Role{{Key: "lead"}, {Key: "funder"}}}}
	moved := []KeyDate{{
		Date: date(t, "octobre 2020"), MovedTo: date(t, "2022"), Label: "Dernier atelier",
		State: "postponed", Reason: "sécurité et Covid",
	}}
	access := []Figure{{
		ID: "acces", Label: "Accès", Key: "acces", Value: figureOf(t, "35 %"), Scope: "country", Year: 2020,
		Source: Source{Name: "JMP", URL: "https://washdata.org"},
	}}
	tests := []struct {
		name  string
		forms []string
		got   func(*Sheet) any
		want  any
	}{
		{"country", []string{"pays: Mali", "pays: ML", "country: mali", "pays:\n  - Mali", "PAYS : mali"},
			func(s *Sheet) any { return s.Countries }, []string{"ML"}},
		{"countries", []string{"pays: Mali, Sénégal", "pays:\n  - Mali\n  - Senegal", "pays:\n- ML\n- SN", "pays: [Mali, SN]"},
			func(s *Sheet) any { return s.Countries }, []string{"ML", "SN"}},
		{"status", []string{"statut: en cours", "statut: En Cours", "status: active", "statut: under way", "Statut : en cours"},
			func(s *Sheet) any { return s.Status }, "active"},
		{"as_of", []string{"situation: fin 2021", "as_of: fin 2021", "as of: late 2021", "situation à: fin 2021"},
			func(s *Sheet) any { return s.AsOf }, date(t, "fin 2021")},
		{"themes", []string{"thèmes: eau, écoles", "themes: eau,écoles", "thèmes:\n  - eau\n  - écoles", "thème: eau ; écoles"},
			func(s *Sheet) any { return s.Themes }, []Name{{Text: "eau", Key: "eau"}, {Text: "écoles", Key: "ecoles"}}},
		{"goals", []string{"odd: 6.2, 4", "odd:\n  - 6.2\n  - 4", "sdg: ODD 6.2, ODD 4", "odd: 6.2 et 4", "odd: 6.2 / ODD 4 : Éducation de qualité", "odd:\n  - n° 6.2\n  - 4 - Quality education", "odd:\n  - 6.2\n  - Éducation de qualité"},
			func(s *Sheet) any { return s.Goals }, []Goal{{6, "6.2"}, {4, ""}}},
		{"places", []string{
			"lieux:\n  - Kayes : 14.45, -11.43 (approximatif)",
			"lieux: Kayes : 14,45 ; -11,43 (approx.)",
			"lieux:\n  - nom: Kayes\n    latitude: 14.45\n    longitude: -11.43\n    précision: approximatif",
			"lieux:\n  nom: Kayes\n  lat: 14.45°\n  lon: −11.43\n  precision: approximate",
		}, func(s *Sheet) any { return s.Places }, kayes},
		{"partners", []string{
			"partenaires:\n  - Ville de Gentilly : chef de file, financeur",
			"partenaires: Ville de Gentilly : chef de file, financeur",
			"partenaires:\n  Ville de Gentilly: chef de file, financeur",
			"partenaires:\n  - Ville de Gentilly : chef de file et financeur",
			"partenaires:\n  - Ville de Gentilly : chef de file / financeur",
			"partenaires:\n  - Ville de Gentilly : lead & funder",
			"partenaires:\n  - Ville de Gentilly : chefs de file, financeurs\n  -",
			"partenaires:\n  - Ville de Gentilly (chef de file et financeur)",
			"partenaires:\n  - Ville de Gentilly, chef de file, financeur",
			"partenaires: Ville de Gentilly (chef de file, financeur)",
			"partners:\n  - name: Ville de Gentilly\n    role: lead, funder",
			"partenaires:\n  - nom: Ville de Gentilly\n    rôles:\n      - chef de file\n      - financeur",
		}, func(s *Sheet) any { return s.Partners }, roles},
		{"moved date", []string{
			"dates:\n  - octobre 2020 -> 2022 : Dernier atelier (reporté : sécurité et Covid)",
			"dates:\n  - octobre 2020 → 2022 : Dernier atelier (reporté : sécurité et Covid)",
			"dates:\n  - octobre 2020 -> 2022 : Dernier atelier (reportée : sécurité et Covid)",
			"dates:\n  - date: octobre 2020\n    reporté à: 2022\n    libellé: Dernier atelier\n    motif: sécurité et Covid",
			"dates:\n  - date: octobre 2020 -> 2022\n    libellé: Dernier atelier\n    motif: sécurité et Covid",
			"dates:\n  octobre 2020 -> 2022: Dernier atelier (reporté : sécurité et Covid)",
		}, func(s *Sheet) any { return s.Dates }, moved},
		{"figure", []string{
			"chiffres:\n  - libellé: Accès\n    valeur: 35 %\n    de: pays\n    année: 2020\n    source: JMP : https://washdata.org",
			"chiffres:\n  - libellé: Accès\n    valeur: 35%\n    de: country\n    année: 2020\n    source:\n      nom: JMP\n      url: https://washdata.org",
			"figures:\n  - label: Accès\n    value: 35%\n    of: national\n    year: 2020\n    source: JMP : https://washdata.org",
		}, func(s *Sheet) any { return s.Figures }, access},
		{"unit", []string{
			"chiffres:\n  - Bénéficiaires : 589 639 habitants",
			"chiffres:\n  - libellé: Bénéficiaires\n    valeur: 589 639\n    unité: habitants",
			"chiffres:\n  - libellé: Bénéficiaires\n    unité: habitants\n    valeur: 589639",
		}, func(s *Sheet) any { return s.Figures },
			[]Figure{{ID: "beneficiaires", Label: "Bénéficiaires", Key: "beneficiaires", Value: figureOf(t, "589 639 habitants"), Scope: "project"}}},
		{"budget", []string{"budget: 450 000 €", "budget:\n  total: 450 000 €", "budget:\n  total: 450 000\n  devise: euros", "budget:\n  devise: EUR\n  total: 450000"},
			func(s *Sheet) any { return s.Budget }, &Budget{Total: figureOf(t, "450 000 €")}},
		{"shares", []string{
			"budget:\n  par:\n    - SIAAP : 200 000 €",
			"budget:\n  - SIAAP : 200 000 €",
			"budget:\n  par:\n    - nom: SIAAP\n      montant: 200 000 €",
		}, func(s *Sheet) any { return s.Budget }, &Budget{By: []Share{{Name: "SIAAP", Amount: figureOf(t, "200 000 €")}}}},
		{"details", []string{"détails:\n  Zone: nord", "détails:\n  - Zone : nord", "détails: Zone : nord"},
			func(s *Sheet) any { return s.Details }, []Detail{{"Zone", "nord"}}},
		{"documents", []string{"documents:\n  - a.pdf : La convention", "document: a.pdf : La convention", "documents:\n  - fichier: a.pdf\n    titre: La convention"},
			func(s *Sheet) any { return s.Documents }, []Document{{File: Ref{Target: "a.pdf"}, Title: "La convention"}}},
		{"contacts", []string{
			"contacts:\n  - nom: Awa\n    courriel: awa@example.org",
			"contact: Awa : awa@example.org",
			"contacts:\n  nom: Awa\n  e-mail: mailto:awa@example.org",
		}, func(s *Sheet) any { return s.Contacts }, []Contact{{Name: "Awa", Email: "awa@example.org"}}},
		{"links", []string{
			"liens:\n  - https://example.org/film : Le film",
			"liens:\n  - Le film : https://example.org/film",
			"liens:\n  - url: https://example.org/film\n    titre: Le film",
			"lien: https://example.org/film : Le film",
		}, func(s *Sheet) any { return s.Links }, []Link{{"https://example.org/film", "Le film"}}},
		{"photo", []string{
			"photo:\n  fichier: a.jpg\n  description: D\n  légende: L",
			"photo:\n  file: a.jpg\n  alt: D\n  caption: L",
		}, func(s *Sheet) any { return s.Photo }, &Photo{File: Ref{Target: "a.jpg"}, Alt: "D", Caption: "L"}},
		{"draft", []string{"brouillon: oui", "draft: true", "brouillon: yes", "Brouillon: Oui"},
			func(s *Sheet) any { return s.Draft }, true},
		{"title", []string{"résumé: MALI : a # b, c"},
			func(s *Sheet) any { return s.Summary }, "MALI : a # b, c"},
	}
	for _, test := range tests {
		for _, form := range test.forms {
			t.Run(test.name, func(t *testing.T) {
				s := parse(t, locale.Get("fr"), form)
				if s.Failed {
					t.Fatalf("%s\nproblems: %v", form, rules(s))
				}
				if diff := cmp.Diff(test.want, test.got(s), ignorePlaces); diff != "" {
					t.Errorf("%s\n%s", form, diff)
				}
			})
		}
	}
}

// Every mistake is one located problem.
func TestMistakes(t *testing.T) {
	tests := []struct {
		front string
		want  string // rule line:col, the first line of front being 3
		fix   string
	}{
		{"staut: en cours", "unknown-field 3:1", "statut: en cours"},
		{"menu:\n  - a.md", "misplaced-setting 3:1", ""},
		{"logo: a.svg", "misplaced-field 3:1", ""},
		{"url: https://a.example", "misplaced-field 3:1", ""}, // of partners and the home
		{"résumé: Un **mot** et <b>un</b> [lien](a.md)", "markup-in-field 3:9", "résumé: Un mot et un lien"},
		{"chiffres:\n  - **Écoles** : 9", "markup-in-field 4:5", "  - Écoles : 9"},
		{"statut: en cour", "unknown-term 3:9", ""},
		{"pays: Mlai", "unknown-country 3:7", ""},
		{"pays: Mali, Sénégl", "unknown-country 3:13", ""},
		{"odd: 18", "unknown-goal 3:6", ""},
		{"odd: 6.20, 6.19, 6.d", "unknown-goal 3:6", ""},
		{"odd: 6.d, 6.e", "unknown-goal 3:11", ""},
		{"odd: 6.2, 6.zz", "unknown-goal 3:11", ""},
		{"période: 2019-13", "date-month-range 3:15", ""},
		{"période: 31/02/2020", "date-day-range 3:10", ""},
		{"budget: beaucoup", "not-money 3:9", ""},
		{"lieux:\n  - Kayes : ici", "place-remark 4:13", ""},
		{"lieux:\n  - Kayes : 114.45, -11", "not-point 4:13", ""},
		{"partenaires:\n  - nom: A\n    role: chef", "unknown-term 5:11", ""},
		{"partenaires:\n  - rôle: financeur", "missing-part 4:5", ""},
		{"dates:\n  - libellé: A", "missing-part 4:5", ""},
		{"dates:\n  - 2019-13 : A", "date-month-range 4:10", ""},
		{"chiffres:\n  - Bénéficiaires", "missing-part 4:5", ""},
		{"chiffres:\n  - libellé: A\n    valeur: 3\n    année: l'an dernier", "not-year 6:12", ""},
		{"chiffres:\n  - libellé: A\n    valeur: 3\n    année: 1799", "not-year 6:12", ""},
		{"chiffres:\n  - libellé: A\n    valeur: 3\n    année: 2201", "not-year 6:12", ""},
		{"chiffres:\n  - libellé: A\n    valuer: 3", "unknown-field 5:5", "    valeur: 3"},
		{"liens:\n  - exemple", "not-url 4:5", ""},
		{"liens:\n  - javascript:alert(1)", "not-url 4:5", ""},
		{"liens:\n  - www.example.org : Film", "url-no-scheme 4:5", "https://www.example.org"},
		{"liens:\n  - titre: Film\n    url: exemple", "not-url 5:10", ""},
		{"résumé: " + strings.Repeat("é", 301), "summary-long 3:9", ""},
		{"contacts:\n  - nom: A\n    courriel: a&b@example.org", "not-email 5:15", ""},
		{"contacts:\n  - nom: A\n    courriel: a.example.org", "not-email 5:15", ""},
		{"statut:\n  - en cours\n  - suspendu", "not-text 4:3", ""},
	}
	for _, test := range tests {
		t.Run(test.want, func(t *testing.T) {
			s := parse(t, locale.Get("fr"), test.front)
			got := rules(s)
			if len(got) != 1 || got[0] != test.want {
				t.Fatalf("%s\ngot  %v\nwant %v", test.front, got, test.want)
			}
			if test.fix != "" && s.Problems[0].Fix != test.fix {
				t.Errorf("fix %q, want %q", s.Problems[0].Fix, test.fix)
			}
		})
	}
}

// What is on the border of what is allowed is allowed.
func TestBorders(t *testing.T) {
	s := parse(t, locale.Get("fr"), "résumé: "+strings.Repeat("é", 300), "odd: 6.19, 6.d, 1, 17",
		"chiffres:\n  - libellé: A\n    valeur: 1\n    année: 1800\n  - libellé: B\n    valeur: 2\n    année: 2200")
	if len(s.Problems) > 0 || len(s.Goals) != 4 || s.Figures[0].Year != 1800 || s.Figures[1].Year != 2200 {
		t.Errorf("%v: %v, %v", rules(s), s.Goals, s.Figures)
	}
}

// A label ends at a colon with a space on both sides, else at the first with one
// behind it.
func TestCutColon(t *testing.T) {
	for text, want := range map[string]int{
		"": -1, "a": -1, "a:b": -1, "a: b": 1, "a : b": 2, "a: b : c": 5, "a: b: c": 1, "12:30": -1, "a:": 1, ": a": -1, ": a : b": 4,
	} {
		if got := cutColon(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// A draft must not keep the other sheets from being published.
func TestProblemsOfADraftAreWarnings(t *testing.T) {
	s := parse(t, locale.Get("fr"), "brouillon: oui", "statut: nimporte")
	if s.Failed || problem.Worst(s.Problems) != problem.Warning {
		t.Errorf("failed %v, problems %v", s.Failed, rules(s))
	}
}

// A photo of people who did not agree is never published, and the report says so.
func TestPhotoWithoutConsent(t *testing.T) {
	s := parse(t, locale.Get("fr"), "photo:\n  fichier: a.jpg\n  description: D\n  consentement: non")
	if s.Photo != nil {
		t.Error("the photo is still there")
	}
	if got := rules(s); len(got) != 1 || !strings.HasPrefix(got[0], "photo-without-consent") {
		t.Errorf("problems %v", got)
	}
}

// The names of the fields are complete in every language, and no name stands
// for two fields of one record.
func TestFieldNames(t *testing.T) {
	tables := map[string][]string{
		"": allKeys(), "places": keysOf(placeFields), "photo": keysOf(photoFields), "partners": keysOf(partnerFields),
		"dates": keysOf(dateFields), "figures": keysOf(figureFields), "figures.source": keysOf(sourceFields),
		"budget": keysOf(budgetFields), "budget.by": keysOf(shareFields), "documents": keysOf(documentFields),
		"contacts": keysOf(contactFields), "links": keysOf(linkFields), "organisation": keysOf(organisationFields), "menu": keysOf(menuFields), "fields": keysOf(ownFieldFields), "publication": keysOf(destinationFields),
	}
	for _, l := range locale.All() {
		known := 0
		for record, keys := range tables {
			for _, key := range keys {
				f, ok := l.Fields[join(record, key)]
				if !ok || len(f.Names) == 0 || f.Purpose == "" || record == "" && f.Example == "" {
					t.Errorf("%s: %q lacks a name, a purpose or an example", l.Tag, join(record, key))
				}
				known++
				for _, name := range append(f.Names, key) {
					if got, ok := lookUp(record, name); !ok || got.key != key {
						t.Errorf("%s: the name %q of %q stands for %q", l.Tag, name, join(record, key), got.key)
					}
				}
			}
		}
		if known != len(l.Fields) {
			t.Errorf("%s: %d fields are named, %d exist", l.Tag, len(l.Fields), known)
		}
	}
}

func allKeys() []string {
	var keys []string
	for _, f := range sheetFields {
		keys = append(keys, f.key)
	}
	return keys
}

// The examples that the documentation shows are valid where they may stand.
func TestExamplesAreValid(t *testing.T) {
	for _, l := range locale.All() {
		for _, f := range sheetFields {
			kind, path := "", "projets/a.md"
			switch {
			case f.kinds&onSheet != 0:
			case f.kinds&onPartner != 0:
				kind = "kind: partner\n"
			case f.kinds&onHome != 0:
				path = "index.md"
			}
			example := l.Fields[f.key].Example
			title := "title: T\n"
			if f.key == "title" {
				title = ""
			}
			if f.key == "kind" {
				kind = ""
			}
			s := Parse(path, []byte("---\n"+title+kind+example+"\n---\nText.\n"), l)
			for _, p := range s.Problems {
				if p.Rule != "photo-no-alt" {
					t.Errorf("%s: the example of %q: %v\n%s", l.Tag, f.key, rules(s), example)
				}
			}
		}
	}
}

// A title under a misspelled name is one mistake, not two.
func TestMisspelledTitle(t *testing.T) {
	for text, want := range map[string][]problem.Rule{
		"---\ntittre: A\n---\n": {"unknown-field"},
		"---\nstaut: A\n---\n":  {"title-missing", "unknown-field"},
	} {
		var got []problem.Rule
		for _, p := range Parse("a.md", []byte(text), locale.Get("fr")).Problems {
			got = append(got, p.Rule)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q:\n%s", text, diff)
		}
	}
}

// A menu leads to what a page may link, and to nothing else.
func TestMenuAddresses(t *testing.T) {
	for item, want := range map[string]int{
		"https://example.org : A": 0, "a.md": 0, "projets/": 0,
		"javascript://%0aalert(1) : A": 1, "ftp://example.org/a": 1, "page: file:///etc/passwd": 1,
	} {
		s := Parse("index.md", []byte("---\ntitre: A\nmenu:\n  - "+item+"\n---\n"), locale.Get("fr"))
		if len(s.Problems) != want || want > 0 && s.Problems[0].Rule != "not-url" {
			t.Errorf("%q: %v", item, s.Problems)
		}
	}
}

// A file that cannot be decoded at all is said to be so, and nothing else.
func TestFileThatIsNoText(t *testing.T) {
	for name, data := range map[string][]byte{"zeros": make([]byte, 100), "too large": bytes.Repeat([]byte("a"), 5<<20)} {
		s := Parse("a.md", data, locale.Get("fr"))
		if !s.Failed || len(s.Problems) != 1 {
			t.Errorf("%s: %v", name, s.Problems)
		}
	}
}
