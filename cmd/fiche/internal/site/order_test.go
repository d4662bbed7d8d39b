package site

import "testing"

// Sheets stand in the order of their titles, as the language sorts words and
// with numbers by their value.
func TestOrder(t *testing.T) {
	s := files{
		"a.md": "# Zone 10\n", "b.md": "# zone 2\n", "c.md": "# Évreux\n", "d.md": "# Etampes\n", "e.md": "# Fès\n",
		"sub/f.md": "# Fès\n", "sub/a.en.md": "# Zone 3\n",
	}.good(t)
	want := []string{"d.html", "c.html", "e.html", "sub/f.html", "b.html", "en/sub/a.html", "a.html"}
	equal(t, "French", addresses(s.Editions[0].Sheets), want)
	equal(t, "English", addresses(s.Editions[1].Sheets), want)
	equal(t, "folder", addresses(s.at(t, "sub/index.html").Group.Sheets), []string{"sub/f.html", "en/sub/a.html"})
}

// The most recently updated comes first; those of one day, and those that do
// not say it, stay in the order of reading.
func TestLatest(t *testing.T) {
	s := files{
		"a.md": "---\ntitre: A\nmis à jour: 2020-05-01\n---\n",
		"b.md": "---\ntitre: B\n---\n",
		"c.md": "---\ntitre: C\nmis à jour: 2022-03-14\n---\n",
		"d.md": "---\ntitre: D\nmis à jour: 2020-05-01\n---\n",
		"e.md": "---\ntitre: E\nmis à jour: 2023\n---\n",
		"f.md": "---\ntitre: F\n---\n",
	}.good(t)
	equal(t, "latest", titles(s.Editions[0].Latest), []string{"E", "C", "A", "D", "B", "F"})
	equal(t, "order of reading", titles(s.Editions[0].Sheets), []string{"A", "B", "C", "D", "E", "F"})
}

// From one sheet to the next leads within a folder and a language.
func TestSiblings(t *testing.T) {
	s := files{
		"p/1.md": "# Un\n", "p/2.md": "# Deux\n", "p/3.md": "# Trois\n", "p/3.en.md": "# Three\n", "q/4.md": "# Sept\n", "p/5.en.md": "# Six\n",
	}.good(t)
	for address, want := range map[string][]string{
		"p/2.html":    {"none", "p/3.html"},
		"p/3.html":    {"p/2.html", "p/1.html"},
		"p/1.html":    {"p/3.html", "none"},
		"q/4.html":    {"none", "none"},
		"en/p/5.html": {"none", "en/p/3.html"},
		"en/p/3.html": {"en/p/5.html", "none"},
	} {
		p := s.at(t, address)
		equal(t, address, addresses([]*Page{p.Previous, p.Next}), want)
	}
}
