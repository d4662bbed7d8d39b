package site

import "testing"

// The most frequent spelling of a name is shown, the first by path among
// equals.
func TestUsualSpelling(t *testing.T) {
	s := files{
		"a.md": "---\ntitre: A\nthèmes: eau & santé\npartenaires:\n  - VILLE DE KAYES\n  - ong eau\n---\n",
		"b.md": "---\ntitre: B\nthèmes: Eau & Santé\npartenaires:\n  - Ville de Kayes\n  - ONG Eau\n---\n",
		"c.md": "---\ntitre: C\nthèmes: eau & sante\npartenaires:\n  - Ville de Kayes\n---\n",
	}.good(t)
	equal(t, "partners", groupsOf(s.Editions[0], ByPartner), []string{"ong eau: A, B", "Ville de Kayes: A, B, C"})
	equal(t, "themes", groupsOf(s.Editions[0], ByTheme), []string{"Eau & santé: A, B, C"})
}

// Two names that differ by a letter are told, at the rarer one.
func TestNearMisses(t *testing.T) {
	got := files{
		"a.md": "---\ntitre: A\nthèmes: assainisement, formation, jardins\npartenaires:\n  - Ville de Kayes\n---\n",
		"b.md": "---\ntitre: B\nthèmes: assainissement, jardin\npartenaires:\n  - Ville de Kaye\n---\n",
		"c.md": "---\ntitre: C\nthèmes: assainissement, formations, jardin\n---\n",
	}.wrong(t)
	equal(t, "problems", got, []string{
		"a.md:3 warning theme-near-miss file:content/b.md name:assainisement other:assainissement",
		"a.md:3 warning theme-near-miss file:content/b.md name:jardins other:jardin",
		"b.md:5 warning partner-near-miss file:content/a.md name:Ville de Kaye other:Ville de Kayes",
		"c.md:3 warning theme-near-miss file:content/a.md name:formations other:formation",
	})
}

// A partner and a country have one file.
func TestTwoFilesForOneName(t *testing.T) {
	for name, test := range map[string]struct {
		files files
		want  []string
	}{
		"partners": {
			files{"a.md": "---\ntitre: Ville de Kayes\ntype: partenaire\n---\n", "b.md": "---\ntitre: ville de Kayes\ntype: partenaire\n---\n"},
			[]string{"b.md:2 error duplicate-subject name:ville de Kayes other:content/a.md"},
		},
		"its own name again": {
			files{"a.md": "---\ntitre: Ville de Kayes\ntype: partenaire\naussi: ville de kayes\n---\n"},
			nil,
		},
		"another name": {
			files{"a.md": "---\ntitre: Ville de Kayes\ntype: partenaire\naussi: Kayes\n---\n", "b.md": "---\ntitre: KAYES\ntype: partenaire\n---\n"},
			[]string{"b.md:2 error duplicate-subject name:KAYES other:content/a.md"},
		},
		"countries": {
			files{"a.md": "---\ntitre: Mali\ntype: pays\n---\n", "b.md": "---\ntitre: Le Mali\ntype: pays\npays: ML\n---\n"},
			[]string{"b.md:2 error duplicate-subject name:Le Mali other:content/a.md"},
		},
	} {
		equal(t, name, test.files.wrong(t), test.want)
	}
}

// A country is listed under the name that most sheets give it, a region is not.
func TestNamesOfCountries(t *testing.T) {
	site := files{
		"a.md": "---\ntitre: A\npays: Territoires palestiniens et Mali\n---\n",
		"b.md": "---\ntitre: B\npays: Territoires palestiniens, Sahel\n---\n",
		"c.md": "---\ntitre: C\npays: Palestine\n---\n",
		"d.md": "---\ntitre: D\npays: plusieurs pays\n---\n",
	}.good(t)
	equal(t, "countries", groupsOf(site.Editions[0], ByCountry), []string{"Mali: A", "Territoires palestiniens: A, B, C"})
}
