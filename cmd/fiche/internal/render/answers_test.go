package render_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The four questions that a reader asks first, as far as a sheet answers them.
func TestAnswers(t *testing.T) {
	for _, test := range []struct{ fields, want string }{
		{"", ""},
		{"pays: Mali\n", "Où Mali"},
		{"pays: Mali\nlieux: Kayes\n", "Où Kayes Mali"},
		{"pays: Mali\nlieux:\n  - A\n  - B\n  - C\n", "Où Mali 3 lieux"},
		{"pays: Mali, Niger, Togo, Bénin\n", "Où Mali Niger 2 autres"},
		{"lieux:\n  - A\n  - B\n  - C\n", "Où A B C 3 lieux"},
		{"période: 2019 - 2022\n", "Quand 2019 – 2022"},
		{"dates:\n  - fin 2019 : A\n  - mars 2022 : B\n", "Quand 2019 – 2022"},
		{"dates:\n  - 2019 : A\n", "Quand 2019"},
		{"situation: 2020\ndates:\n  - 2019 : A\n  - 2022 : B\n", "Quand 2019 – 2022 1 étape sur 2 faite"},
		{"budget: 90 000 €\n", "Combien 90 000 €"},
		{"budget:\n  total: 100 €\n  dépensé: 59 €\n", "Combien 100 € 59 % dépensés"},
		{"budget:\n  total: environ 100 €\n  dépensé: 59 €\n", "Combien environ 100 € 59 € dépensés"},
		{"partenaires:\n  - Lyon : financeur\n  - Lille\n", "Qui paie Lyon les 2 partenaires"},
		{"budget:\n  par:\n    - Lyon : 100 €\npartenaires:\n  - LYON : financeur\n", "Qui paie LYON"},
	} {
		page := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("A", test.fields, "")})["a.html"]
		got := ""
		if strings.Contains(page, `<dl class="answers">`) {
			got = says(t, page, `<dl class="answers">`, "</dl>")
		}
		if got != test.want {
			t.Errorf("%s%s, want %s", test.fields, got, test.want)
		}
	}
}

// The parts of a bar stand side by side and fill it: that is what it says.
func TestBarOfABudgetIsWhole(t *testing.T) {
	files := map[string]string{"index.md": settings}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 200 {
		var by strings.Builder
		sum := 0
		for n := range 1 + random.IntN(9) {
			amount := 1 + random.IntN(1_000_000)
			sum += amount
			fmt.Fprintf(&by, "    - Bailleur %d : %d €\n", n, amount)
		}
		total := ""
		if random.IntN(2) == 0 {
			total = fmt.Sprintf("  total: %d €\n", sum+random.IntN(2)*random.IntN(500_000))
		}
		files[fmt.Sprintf("s%d.md", i)] = sheetOf("S"+strconv.Itoa(i), "budget:\n"+total+"  par:\n"+by.String(), "")
	}
	bars := 0
	for name, page := range built(t, files) {
		if !strings.HasPrefix(name, "s") || !strings.HasSuffix(name, ".html") {
			continue
		}
		end := 0.0
		elements(t, page, func(n *html.Node, attr map[string]string) {
			if n.Data != "rect" || attr["height"] != "28" {
				return
			}
			x, err := strconv.ParseFloat(attr["x"], 64)
			width, err2 := strconv.ParseFloat(attr["width"], 64)
			if err != nil || err2 != nil || width < 0 || math.Abs(x-end) > 0.2 {
				t.Errorf("%s: a part from %s, %s wide, after one that ends at %.1f", name, attr["x"], attr["width"], end)
			}
			end = x + width
		})
		if end != 0 {
			bars++
			if math.Abs(end-1000) > 0.5 {
				t.Errorf("%s: the bar ends at %.1f", name, end)
			}
		}
	}
	if bars < 190 {
		t.Errorf("only %d bars", bars)
	}
}

// Each partner is named once, by all that it does, in the order of the roles.
func TestWhoDoesWhat(t *testing.T) {
	page := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("A", `partenaires:
  - Lille : signataire
  - Lyon : financeur, chef de file
  - Nice : financeur
  - Metz : chef de file, financeur
  - Brest
`, "")})["a.html"]
	if got, want := says(t, page, `<dl class="who">`, "</dl>"), "Pilote et finance Lyon Metz Finance Nice Signe Lille Participe Brest"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Of many dates, those done more than a year before the situation are folded
// away; the day of the situation stands between what is past and what is not.
func TestOldDatesAreFolded(t *testing.T) {
	var dates strings.Builder
	for year := 2010; year < 2022; year++ {
		fmt.Fprintf(&dates, "  - %d : Étape\n", year)
	}
	page := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("A", "situation: 2019\ndates:\n"+dates.String(), "")})["a.html"]
	if got := says(t, page, `<details class="earlier">`, "</summary>"); got != "8 étapes plus anciennes" {
		t.Error(got)
	}
	if got, want := says(t, page, "</details>\n<ol class=\"timeline\">", "</ol>"), "2018 Étape fait 2019 Étape fait Situation en 2019 2020 Étape prévu 2021 Étape prévu"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// The home says in a sentence what the site is for, and shows the newest sheets.
func TestHomeOpens(t *testing.T) {
	const summary = "---\ntitre: Nos projets\nrésumé: De l'eau pour M. Tout le monde. Et le reste.\nlangue: fr\n---\n"
	out := built(t, map[string]string{
		"index.md": summary,
		"old.md":   sheetOf("Ancienne", "mis à jour: 2020-01-01\nstatut: terminé\n", ""),
		"new.md":   sheetOf("Neuve", "situation: 2023\nstatut: en cours\n", ""),
		"photo.md": sheetOf("Illustrée", "situation: 2021\nstatut: en cours\nphoto:\n  fichier: p.jpg\n  description: x\n", ""),
		"p.jpg":    string(jpegFile(600, 400).Data),
	})
	page := out["index.html"]
	for _, test := range [][3]string{
		{"<h1", "</h1>", "De l’eau pour M. Tout le monde"},
		{`<p class="lead">`, "</p>", "Et le reste."},
		{`id="part_featured">`, "</h3>", "À la une Illustrée"},
		{`id="part_statuses">`, "</ul>", "Où en sont les 3 projets En cours 2 Terminé 1"},
		{`id="part_latest">`, "</h2>", "Dernières fiches"},
	} {
		if got := strings.TrimPrefix(says(t, page, test[0], test[1]), "> "); strings.TrimPrefix(got, ">") != test[2] {
			t.Errorf("%s: %q, want %q", test[0], got, test[2])
		}
	}
	if strings.Index(page, "Neuve") > strings.Index(page, "Ancienne") {
		t.Error("the older sheet comes first")
	}
}

// A part of a whole is drawn as one.
func TestPartHasAGauge(t *testing.T) {
	page := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("A", "chiffres:\n  - Écoles : 30/40 écoles\n  - Forages : 12\n", "")})["a.html"]
	if n := strings.Count(page, `<svg class="gauge"`); n != 1 || !strings.Contains(page, `<rect class="gauge-part" width="75.0"`) {
		t.Errorf("%d gauges", n)
	}
}
