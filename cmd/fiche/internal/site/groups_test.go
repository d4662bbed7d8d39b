package site

import "testing"

// Sheets are grouped by country, theme, partner and status, in each language.
func TestGroups(t *testing.T) {
	s := files{
		"index.en.md": "---\ntitle: Site\nwords:\n  - écoles : schools\n---\n",
		"a.md":        "---\ntitre: A\npays: Mali\nthèmes: eau, écoles\nstatut: terminé\npartenaires:\n  - Ville de Kayes : signataire\n---\n",
		"b.md":        "---\ntitre: B\npays: Mali, Bénin\nthèmes: Écoles\nstatut: en cours\npartenaires:\n  - Ville de Kayes\n  - Ville de Kayes : financeur\n---\n",
		"c.en.md":     "---\ntitle: C\ncountry: Germany\nthemes: schools\nstatus: active\n---\n",
	}.good(t)
	fr, en := s.Editions[0], s.Editions[1]
	for _, test := range []struct {
		kind            FacetKind
		french, english []string
	}{
		{ByCountry, []string{"Allemagne: C", "Bénin: B", "Mali: A, B"}, []string{"Benin: B", "Germany: C", "Mali: A, B"}},
		{ByTheme, []string{"Eau: A", "Écoles: A, B", "Schools: C"}, []string{"Eau: A", "Schools: A, B, C"}},
		{ByPartner, []string{"Ville de Kayes: A, B"}, []string{"Ville de Kayes: A, B"}},
		{ByStatus, []string{"En cours: B, C", "Terminé: A"}, []string{"Under way: B, C", "Completed: A"}},
	} {
		equal(t, "French", groupsOf(fr, test.kind), test.french)
		equal(t, "English", groupsOf(en, test.kind), test.english)
	}

	b := s.at(t, "b.html")
	if len(b.Countries) != 2 || len(b.Themes) != 1 || len(b.Partners) != 2 || b.Partners[0] != b.Partners[1] || b.Status == nil {
		t.Errorf("a sheet's groups: %d countries, %d themes, %d partners, status %v", len(b.Countries), len(b.Themes), len(b.Partners), b.Status)
	}
	if b.Countries[0].Page.Edition != fr || s.at(t, "en/c.html").Countries[0].Page.Edition != en {
		t.Error("a page leads to the groups of another language")
	}
	eau := s.at(t, "en/themes/eau.html").Group
	equal(t, "language of a name without translation", eau.Lang, "fr")
	if g := s.at(t, "en/themes/schools.html").Group; g.Lang != "" || g.Page.Parent.Address != "en/themes/index.html" || g.Page.Facet != nil {
		t.Errorf("%q below %s", g.Lang, g.Page.Parent.Address)
	}
	for address, want := range map[string][]string{
		"themes/ecoles.html":              {"themes/ecoles.html", "en/themes/schools.html"},
		"en/themes/eau.html":              {"themes/eau.html", "en/themes/eau.html"},
		"pays/allemagne.html":             {"pays/allemagne.html", "en/countries/germany.html"},
		"en/partners/index.html":          {"partenaires/index.html", "en/partners/index.html"},
		"statuts/en-cours.html":           {"statuts/en-cours.html", "en/statuses/under-way.html"},
		"en/partners/ville-de-kayes.html": {"partenaires/ville-de-kayes.html", "en/partners/ville-de-kayes.html"},
	} {
		equal(t, address, addresses(s.at(t, address).Versions), want)
	}
}

// Two themes that read the same in a language are one there.
func TestThemesThatReadTheSame(t *testing.T) {
	s := files{
		"index.en.md": "---\ntitle: Site\nwords:\n  - eau : Water\n  - eaux : water\n---\n",
		"a.md":        "---\ntitre: A\nthèmes: eau, eau potable\n---\n",
		"a.en.md":     "---\ntitle: A\nwords:\n  - eau potable : drinking water\n---\n",
		"b.md":        "---\ntitre: B\nthèmes: eaux\n---\n",
	}.good(t)
	equal(t, "French", groupsOf(s.Editions[0], ByTheme), []string{"Eau: A", "Eau potable: A", "Eaux: B"})
	equal(t, "English", groupsOf(s.Editions[1], ByTheme), []string{"Drinking water: A", "Water: A, B"})
	equal(t, "versions", addresses(s.at(t, "en/themes/water.html").Versions), []string{"themes/eaux.html", "en/themes/water.html"})
	equal(t, "versions", addresses(s.at(t, "themes/eau.html").Versions), []string{"themes/eau.html", "en/themes/water.html"})
}

// Groups whose names have the same letters have addresses of their own, and
// none has that of the list of all.
func TestGroupAddresses(t *testing.T) {
	s := files{
		"index.en.md": "---\ntitle: Site\nwords:\n  - Mairie : Town hall\n  - Hôtel de ville : Town hall\n---\n",
		"a.md":        "---\ntitre: A\nthèmes:\n  - C\n  - C++\n  - Index\n  - ++\npartenaires:\n  - Mairie\n  - Hôtel de ville\n---\n",
	}.good(t)
	for address, want := range map[string]string{"en/partners/town-hall.html": "hotel de ville", "en/partners/town-hall-2.html": "mairie"} {
		equal(t, address, s.at(t, address).Group.Key, want)
	}
	equal(t, "addresses", addresses(s.Editions[0].Pages), []string{
		"a.html", "donnees/index.html", "index.html", "partenaires/hotel-de-ville.html", "partenaires/index.html", "partenaires/mairie.html", "recherche.html", "themes/_.html", "themes/_index.html", "themes/c-2.html", "themes/c.html", "themes/index.html",
	})
}

// The page of a partner's or a country's file is the listing of its sheets,
// also when no sheet names it.
func TestPartnersAndCountriesWithFiles(t *testing.T) {
	s := files{
		"partenaires/pseau.md":    "---\ntitre: Programme Solidarité Eau\ntype: partenaire\naussi: pS-Eau\n---\nUne page.\n",
		"partenaires/pseau.en.md": "---\ntitle: Solidarity Water Programme\n---\n",
		"partenaires/seul.md":     "---\ntitre: Un seul\ntype: partenaire\n---\n",
		"pays/mali.md":            "---\ntitre: Le Mali\ntype: pays\npays: Mali\n---\n",
		"pays/togo.md":            "---\ntitre: Togo\ntype: pays\n---\n",
		"a.md":                    "---\ntitre: A\npays: Mali\npartenaires:\n  - ps-eau\n---\n",
		"b.md":                    "---\ntitre: B\npartenaires:\n  - programme Solidarité-Eau\n---\n",
	}.good(t)
	equal(t, "partners", groupsOf(s.Editions[0], ByPartner), []string{"Programme Solidarité Eau: A, B", "Un seul: "})
	equal(t, "English partners", groupsOf(s.Editions[1], ByPartner), []string{"Solidarity Water Programme: A, B", "Un seul: "})
	equal(t, "countries", groupsOf(s.Editions[0], ByCountry), []string{"Le Mali: A", "Togo: "})
	equal(t, "English countries", groupsOf(s.Editions[1], ByCountry), []string{"Mali: A", "Togo: "})
	p := s.at(t, "en/partners/solidarity-water-programme.html")
	if p.Text.Path != "partenaires/pseau.en.md" || p.Facts.Path != "partenaires/pseau.md" || p.Group.About != p.Facts || p.Group.Lang != "" {
		t.Errorf("it shows %s and %s", p.Text.Path, p.Facts.Path)
	}
	equal(t, "versions", addresses(p.Versions), []string{"partenaires/programme-solidarite-eau.html", "en/partners/solidarity-water-programme.html"})
	if g := s.at(t, "en/partners/un-seul.html").Group; g.Lang != "fr" {
		t.Errorf("the name of a partner whose file is in French is in %q", g.Lang)
	}
}
