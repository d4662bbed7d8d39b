package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
)

// answering is somebody who gives these answers, and what the terminal shows.
func answering(l *locale.Locale, answers ...string) (*dialogue, *bytes.Buffer) {
	var shown bytes.Buffer
	c := &console{locale: l, out: &shown, err: &shown}
	return &dialogue{c, bufio.NewReader(strings.NewReader(strings.Join(answers, "\n") + "\n"))}, &shown
}

func TestChoose(t *testing.T) {
	options := []string{"prévu", "en cours", "terminé"}
	tests := []struct {
		answers  []string
		fallback int
		want     int
	}{
		{[]string{"2"}, 0, 1},
		{[]string{"En cours"}, 0, 1},
		{[]string{""}, 2, 2},
		{[]string{""}, -1, -1},
		{[]string{"4", "0", "-1", "termine", "x"}, 0, 2},
	}
	for _, test := range tests {
		d, shown := answering(locale.French, test.answers...)
		got, err := d.choose(t.Context(), "Statut :", options, test.fallback)
		if err != nil || got != test.want {
			t.Errorf("%q: %d, %v; want %d", test.answers, got, err, test.want)
		}
		if !strings.HasPrefix(shown.String(), "Statut :\n  1  prévu\n  2  en cours\n  3  terminé\n  Votre choix") {
			t.Errorf("shown:\n%s", shown)
		}
	}
}

func TestAskTellsWhatIsWrong(t *testing.T) {
	d, shown := answering(locale.French, "Malli", "Mali")
	got, err := d.ask(t.Context(), "Pays", "", func(answer string) *problem.Problem {
		if answer == "Mali" {
			return nil
		}
		return &problem.Problem{
			Rule: "unknown-country", Severity: problem.Error, Args: problem.Args{"name": answer, "near": "Mali"},
			Place: problem.Place{Path: "probe.md", Line: 3, Col: 7, Width: 5, Text: "pays: Malli"},
		}
	})
	want := "Pays : erreur : pays inconnu « Malli »\n  conseil : vouliez-vous dire « Mali » ?\nPays : "
	if err != nil || got != "Mali" || shown.String() != want {
		t.Errorf("%q, %v; shown:\n%s", got, err, shown)
	}
}

func TestNobodyAnswers(t *testing.T) {
	d, _ := answering(locale.English)
	d.in = bufio.NewReader(strings.NewReader(""))
	_, err := d.confirm(t.Context(), "Go on?")
	var f *failure
	if !errors.As(err, &f) || f.Rule != "left-unanswered" {
		t.Errorf("%v", err)
	}

	silent, out := io.Pipe() // never written to
	defer out.Close()
	d.in = bufio.NewReader(silent)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.confirm(ctx, "Go on?"); !errors.As(err, &f) || f.Rule != "left-unanswered" {
		t.Errorf("interrupted: %v", err)
	}
}

// The whole conversation of a first site.
func TestInitAsks(t *testing.T) {
	dir := t.TempDir()
	d, shown := answering(locale.English, "Français", "Nos projets d'eau", "SIAAP", "association", "rouge", "a03", "3")
	if err := d.console.init(t.Context(), initOptions{folder: dir}, d); err != nil {
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
	d, shown := answering(locale.French, "?", "Mali : Kayes", "", "Malli", "Mali", "9", "en cours", "2022 - 2019", "2019 - 2022", "", "")
	c := &console{locale: locale.French, out: shown, err: shown}
	flags := map[string]*string{}
	for _, field := range scaffold.Asked {
		flags[field] = new(string)
	}
	*flags["themes"] = "water"
	d.console = c
	if err := c.newSheet(t.Context(), newOptions{site: dir, fields: flags}, d); err != nil {
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

// A table is confirmed by whoever is there; "no" writes nothing.
func TestImportAsks(t *testing.T) {
	for answer, want := range map[string]bool{"oui": true, "non": false, "": false} {
		dir := minimalSite(t)
		table := filepath.Join(dir, "table.csv")
		// Windows-1252, as a spreadsheet saves it.
		if err := os.WriteFile(table, []byte("titre;r\xE9sum\xE9\nMali;L'\xE9t\xE9\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		d, shown := answering(locale.French, answer)
		flags := map[string]*string{}
		for _, field := range scaffold.Asked {
			flags[field] = new(string)
		}
		if err := d.importSheets(t.Context(), newOptions{site: dir, from: table, fields: flags}, d); err != nil {
			t.Fatalf("%v\n%s", err, shown)
		}
		text, err := os.ReadFile(filepath.Join(dir, "content", "mali.md"))
		if (err == nil) != want || want && string(text) != "---\ntitle: Mali\nsummary: L'été\n---\n" {
			t.Errorf("%q: %v, %s\n%s", answer, err, text, shown)
		}
	}
}
