package site

import (
	"testing"

	"fiche/cmd/fiche/internal/problem"
)

// What the law asks of publishers is missing, or there and not linked.
func TestLegalPages(t *testing.T) {
	const profile = "---\ntitre: Site\nprofil: organisme public\n"
	notice := "---\ntitre: Qui publie ce site ? Mentions légales\ntype: page\n---\n"
	for _, test := range []struct {
		name  string
		files files
		want  []string
	}{
		{"without a profile nothing is asked", files{}, nil},
		{"two pages of a public body", files{"index.md": profile + "---\n"}, []string{
			"index.md:3 warning accessibility-missing file:accessibilite.md footer:footer kind:kind",
			"index.md:3 warning legal-notice-missing file:mentions-legales.md footer:footer kind:kind",
		}},
		{"one of an association, in English", files{"index.md": "---\ntitle: Site\nlanguage: en\nprofile: association\n---\n"}, []string{
			"index.md:4 warning legal-notice-missing file:legal-notice.md footer:footer kind:kind",
		}},
		{"there, and not linked", files{"index.md": "---\ntitre: Site\nprofil: association\npied:\n  - autre.md\n---\n", "m.md": notice, "autre.md": "---\ntitre: Autre\ntype: page\n---\n"}, []string{
			"index.md:4 warning legal-notice-unlinked file:m.md footer:footer kind:kind",
		}},
		{"linked in the footer", files{"index.md": "---\ntitre: Site\nprofil: association\npied:\n  - m.md\n---\n", "m.md": notice}, nil},
		{"linked in the menu", files{"index.md": "---\ntitre: Site\nprofil: association\nmenu:\n  - m.md\n---\n", "m.md": notice}, nil},
		{"known by its path", files{"index.md": "---\ntitre: Site\nprofil: association\npied:\n  - mentions-legales.md\n---\n",
			"mentions-legales.md": "---\ntitre: Qui nous sommes\ntype: page\n---\n"}, nil},
		{"on another site, by its title", files{"index.md": "---\ntitre: Site\nprofil: association\npied:\n  - https://www.example.org/x : Mentions légales\n---\n"}, nil},
		{"on another site, by its address", files{"index.md": "---\ntitre: Site\nprofil: association\npied:\n  - https://www.example.org/mentions-legales : Qui ?\n---\n"}, nil},
		{"a sheet is none", files{"index.md": "---\ntitre: Site\nprofil: association\npied:\n  - m.md : Autre\n---\n", "m.md": "---\ntitre: Mentions légales\n---\n"}, []string{
			"index.md:4 warning legal-notice-missing file:mentions-legales.md footer:footer kind:kind",
		}},
	} {
		equal(t, test.name, test.files.wrong(t), test.want)
	}
	for rule, want := range map[string]bool{"legal-notice-missing": true, "accessibility-unlinked": true, "link-broken": false} {
		if AskedByLaw(problem.Rule(rule)) != want {
			t.Errorf("%s: %v", rule, !want)
		}
	}
}
