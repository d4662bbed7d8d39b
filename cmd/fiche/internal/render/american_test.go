package render_test

import (
	"strings"
	"testing"
)

// A site in the English of the United States writes its dates, and reads those that
// are written there; other languages of the site, and other English, stay as they are.
func TestAmericanDates(t *testing.T) {
	const facts = "---\ntitle: Wells\nas_of: June 15, 2021\nperiod: March 3, 2019 - April 25, 2021\ndates:\n  - Jun 3, 2020 : Start\n  - June 2020 : Report\n---\nA text.\n"
	for languages, want := range map[string][]string{
		"language: en-US\n":                  {`<html lang="en-US"`, `content="en_US"`, ">June 15, 2021<", ">March 3, 2019<", ">April 25, 2021<", ">June 3, 2020<", ">June 2020<"},
		"language: en\n":                     {`<html lang="en"`, `content="en_GB"`, ">15 June 2021<", ">3 March 2019<", ">3 June 2020<"},
		"language: en\nlanguages: en-US, fr": {`<html lang="en-US"`, ">June 15, 2021<"},
		"langue: fr\nlangues: fr, en-us":     {`<html lang="fr"`, ">15 juin 2021<"},
	} {
		page := strings.ReplaceAll(built(t, map[string]string{
			"index.md": "---\ntitle: Projects\nurl: https://example.org/\n" + strings.TrimSpace(languages) + "\n---\n", "a.md": facts,
		})["a.html"], "\u00a0", " ")
		for _, part := range want {
			if !strings.Contains(page, part) {
				t.Errorf("%s: no %s", languages, part)
			}
		}
	}
}
