package sheet

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
)

// A contact on one line, in whatever order.
func TestContactsAsWritten(t *testing.T) {
	for written, want := range map[string]Contact{
		"Awa Diallo <awa@example.org>":                                    {Name: "Awa Diallo", Email: "awa@example.org"},
		"Awa Diallo (awa@example.org)":                                    {Name: "Awa Diallo", Email: "awa@example.org"},
		"Awa Diallo : awa@example.org":                                    {Name: "Awa Diallo", Email: "awa@example.org"},
		"Awa Diallo, awa@example.org":                                     {Name: "Awa Diallo", Email: "awa@example.org"},
		"Awa Diallo, cheffe de projet : awa@example.org":                  {Name: "Awa Diallo, cheffe de projet", Email: "awa@example.org"},
		"Awa Diallo, cheffe de projet, awa@example.org, +223 20 21 22 23": {Name: "Awa Diallo", Function: "cheffe de projet", Email: "awa@example.org", Phone: "+223 20 21 22 23"},
		"Awa Diallo : 01 44 75 44 75, awa@example.org":                    {Name: "Awa Diallo", Email: "awa@example.org", Phone: "01 44 75 44 75"},
		"Awa Diallo : 01 44 75 44 75 / 06 12 34 56 78":                    {Name: "Awa Diallo", Phone: "01 44 75 44 75 / 06 12 34 56 78"},
		"Awa Diallo : 01 44 75 44 75, 06 12 34 56 78":                     {Name: "Awa Diallo", Phone: "01 44 75 44 75 / 06 12 34 56 78"},
		"Awa Diallo : cheffe de projet":                                   {Name: "Awa Diallo", Function: "cheffe de projet"},
		"Bureau 12, mairie de Kayes":                                      {Name: "Bureau 12, mairie de Kayes"},
		"mailto:awa@example.org":                                          {Email: "awa@example.org"},
		"01 44 75 44 75":                                                  {Phone: "01 44 75 44 75"},
		"Awa Diallo : bureau 12":                                          {Name: "Awa Diallo", Function: "bureau 12"},
		"nom: Awa Diallo\n    courriel: <awa@example.org>\n    tél: 112":  {Name: "Awa Diallo", Email: "awa@example.org", Phone: "112"},
	} {
		s := parse(t, locale.Get("fr"), "contacts:\n  - "+written)
		if diff := cmp.Diff([]Contact{want}, s.Contacts); diff != "" || len(s.Problems) > 0 {
			t.Errorf("%q: %v (-want +got):\n%s", written, rules(s), diff)
		}
	}
	for written, want := range map[string][2]string{
		"awa (at) example.org, Awa":                      {"", ""},
		"nom: A\n    courriel: awa (at) example.org":     {"not-email", "awa@example.org"},
		"a@example.org, b@example.org":                   {"contact-second-email", "  - b@example.org"},
		"A : 01 44 75 44 75 06 12 34 56 78":              {"phone-too-long", ""},
		"nom: A\n    tél: 01 44 75 44 75 06 12 34 56 78": {"phone-too-long", ""},
	} {
		s := parse(t, locale.Get("fr"), "contacts:\n  - "+written)
		var got [2]string
		if len(s.Problems) > 0 {
			got = [2]string{string(s.Problems[0].Rule), s.Problems[0].Fix}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
}

// Addresses as people write them.
func TestAddressesAsWritten(t *testing.T) {
	for written, want := range map[string][3]string{ // address, rule, cure
		"https://www.x.fr":    {"https://www.x.fr", "", ""},
		"<https://www.x.fr>":  {"https://www.x.fr", "", ""},
		"HTTPS://www.x.fr/a":  {"https://www.x.fr/a", "", ""},
		"www.x.fr":            {"https://www.x.fr", "url-no-scheme", "https://www.x.fr"},
		"WWW.x.fr":            {"https://WWW.x.fr", "url-no-scheme", "https://WWW.x.fr"},
		"//www.x.fr":          {"", "not-url", "https://www.x.fr"},
		"x.fr/projets":        {"", "not-url", "https://x.fr/projets"},
		"convention.pdf":      {"", "not-url", "https://convention.pdf"},
		"x@y.fr":              {"", "email-for-url", "contacts: x@y.fr"},
		"mailto:x@y.fr":       {"", "email-for-url", "contacts: x@y.fr"},
		"le site":             {"", "not-url", ""},
		"javascript:alert(1)": {"", "not-url", ""},
	} {
		s := parse(t, locale.Get("fr"), "partenaires:\n  - nom: X\n    url: "+written)
		got := [3]string{s.Partners[0].URL}
		if len(s.Problems) > 0 {
			got[1], got[2] = string(s.Problems[0].Rule), s.Problems[0].Fix
		}
		if got != want {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
}

// The name of a sub-field is a label where the item is not the full form.
func TestLabelOfALink(t *testing.T) {
	s := parse(t, locale.Get("fr"), "liens:\n  - Titre : https://example.org/film")
	if diff := cmp.Diff([]Link{{"https://example.org/film", "Titre"}}, s.Links); diff != "" || len(s.Problems) > 0 {
		t.Errorf("%v (-want +got):\n%s", rules(s), diff)
	}
}
