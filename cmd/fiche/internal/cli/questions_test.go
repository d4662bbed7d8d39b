package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/scaffold"
)

// answering returns a prompter that is given these answers, its console, and
// what they show.
func answering(l *locale.Locale, answers ...string) (*console, *terminal.Prompter, *bytes.Buffer) {
	var shown bytes.Buffer
	c := &terminal.Console{Locale: l, Out: &shown, Err: &shown}
	return &console{Console: c}, terminal.NewPrompter(c, strings.NewReader(strings.Join(answers, "\n")+"\n")), &shown
}

// The whole conversation of a first site.
func TestInitAsks(t *testing.T) {
	dir := t.TempDir()
	c, prompt, shown := answering(locale.Get("en"), "Français", "Nos projets d'eau", "SIAAP", "association", "rouge", "a03", "3")
	if err := c.init(t.Context(), initOptions{folder: dir}, prompt); err != nil {
		t.Fatalf("%v\n%s", err, shown)
	}
	for _, want := range []string{"Language of the site:", "“rouge” is not a colour", "association", "GitLab Pages"} {
		if !strings.Contains(shown.String(), want) {
			t.Errorf("%q was not shown:\n%s", want, shown)
		}
	}
	home, err := os.ReadFile(filepath.Join(dir, "content", "index.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"titre: Nos projets d'eau\n", "  nom: SIAAP\n", "couleur: #aa0033\n", "profil: association\n"} {
		if !strings.Contains(string(home), want) {
			t.Errorf("%q is not in\n%s", want, home)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, ".gitlab-ci.yml")); err != nil {
		t.Error(err)
	}
}

// The whole conversation about a new sheet: each answer is checked as it is
// typed, and an empty one passes over the question.
func TestNewAsks(t *testing.T) {
	dir := minimalSite(t)
	c, prompt, shown := answering(locale.Get("fr"), "?", "Mali : Kayes", "", "Malli", "Mali", "9", "en cours", "", "2022 - 2019", "2019 - 2022", "")
	flags := map[string]*string{}
	for _, field := range scaffold.Asked() {
		flags[field.Path] = new(string)
	}
	*flags["themes"] = "water"
	if err := c.newSheet(t.Context(), newOptions{site: dir, fields: flags}, prompt); err != nil {
		t.Fatalf("%v\n%s", err, shown)
	}
	text, err := os.ReadFile(filepath.Join(dir, "content", "mali-kayes.md"))
	if err != nil {
		t.Fatalf("%v\n%s", err, shown)
	}
	// The site is in English, and so is its new sheet.
	want := "---\ntitle: Mali : Kayes\ncountry: Mali\nstatus: under way\nperiod: 2019 - 2022\nthemes: water\n\n#"
	if !strings.HasPrefix(string(text), want) {
		t.Errorf("%s", text)
	}
	for _, want := range []string{"vouliez-vous dire « Mali »", "répondez par un numéro de 1 à 7", "  3  en cours"} {
		if !strings.Contains(shown.String(), want) {
			t.Errorf("%q was not shown:\n%s", want, shown)
		}
	}
}

// A table is confirmed at the terminal; "no" writes nothing.
func TestImportAsks(t *testing.T) {
	for answer, want := range map[string]bool{"oui": true, "non": false, "": false} {
		dir := minimalSite(t)
		table := filepath.Join(dir, "table.csv")
		// Windows-1252, as a spreadsheet saves it.
		if err := os.WriteFile(table, []byte("titre;r\xE9sum\xE9\nMali;L'\xE9t\xE9\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		c, prompt, shown := answering(locale.Get("fr"), answer)
		flags := map[string]*string{}
		for _, field := range scaffold.Asked() {
			flags[field.Path] = new(string)
		}
		if err := c.importSheets(t.Context(), newOptions{site: dir, from: table, fields: flags}, prompt); err != nil {
			t.Fatalf("%v\n%s", err, shown)
		}
		text, err := os.ReadFile(filepath.Join(dir, "content", "mali.md"))
		if (err == nil) != want || want && string(text) != "---\ntitle: Mali\nsummary: L'été\n---\n" {
			t.Errorf("%q: %v, %s\n%s", answer, err, text, shown)
		}
	}
}
