package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fiche/static"
)

// hugoSites are what a Hugo site needs, configuration and templates: to make the
// pages that Fiche makes, and to make the leanest that show the same facts.
//
//go:embed all:hugo all:hugo-lean
var hugoSites embed.FS

// hugoTemplates are the folders of those.
var hugoTemplates = []struct{ Name, folder string }{{"Hugo", "hugo"}, {"Hugo, lean", "hugo-lean"}}

// Where the sheets are, in a site's folder.
const sheetFolder = "content/projets"

// writeFicheSite writes a corpus of n sheets as a site for Fiche.
func writeFicheSite(dir string, c *corpus, n int) error {
	if err := os.MkdirAll(filepath.Join(dir, sheetFolder), 0o777); err != nil {
		return err
	}
	if err := writeText(ficheHome+homeBody, dir, "content", "index.md"); err != nil {
		return err
	}
	return writeSheets(dir, c, n, c.fiche)
}

// writeHugoSite writes the same corpus for Hugo, with the templates of a folder.
func writeHugoSite(dir, templates string, c *corpus, n int) error {
	site, err := fs.Sub(hugoSites, templates)
	if err != nil {
		return err
	}
	if err := os.CopyFS(dir, site); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(dir, "static"), static.FS); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, sheetFolder), 0o777); err != nil {
		return err
	}
	if err := writeText(hugoHome+homeBody, dir, "content", "_index.md"); err != nil {
		return err
	}
	if err := writeText("---\ntitle: Projets\n---\n", dir, sheetFolder, "_index.md"); err != nil {
		return err
	}
	return writeSheets(dir, c, n, hugoSource)
}

func writeSheets(dir string, c *corpus, n int, source func(*sheet) string) error {
	for i := range n {
		if err := writeSheet(dir, c.sheet(i, n), source); err != nil {
			return err
		}
	}
	return nil
}

func writeSheet(dir string, s *sheet, source func(*sheet) string) error {
	return writeText(source(s), dir, sheetFolder, s.Name+".md")
}

func writeText(text string, path ...string) error {
	return os.WriteFile(filepath.Join(path...), []byte(text), 0o666)
}

// What the two homes say.
const (
	siteTitle   = "La coopération décentralisée"
	siteSummary = "L'eau et l'assainissement avec les communes : ce que nous faisons, avec qui, et ce qui est atteint."
	homeBody    = `Depuis la loi Oudin-Santini de 2005, un service public de l'eau peut consacrer jusqu'à 1 % de ses recettes à la coopération internationale.

Chaque projet a sa fiche : ce qui est fait, ce qui reste à faire, ce qui a pris du retard et pourquoi.
`
	ficheHome = `---
titre: ` + siteTitle + `
résumé: ` + siteSummary + `
langue: fr
url: https://www.example.org/cooperation/
organisation:
  nom: Syndicat des eaux d'Exemple
  url: https://www.example.org
totaux:
  - ` + people + `
  - ` + schools + `
menu:
  - projets/
licence: Licence Ouverte 2.0
---
`
	hugoHome = `---
title: ` + siteTitle + `
summary: "` + siteSummary + `"
---
`
)

// ficheSource is a sheet as an author writes it for Fiche.
func ficheSource(s *sheet) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("---")
	line("titre: %s", s.Title)
	line("résumé: %s", s.Summary)
	if s.Photo.File != "" {
		line("photo:\n  fichier: %s\n  description: %s", s.Photo.File, s.Photo.Alt)
	}
	line("pays: %s", s.Country)
	line("statut: %s", strings.ToLower(s.Status.Name))
	line("situation: %d", s.To-1)
	line("mis à jour: %s", s.Updated)
	line("période: %d - %d", s.From, s.To)
	line("thèmes: %s", strings.Join(s.Themes, ", "))
	line("partenaires:")
	for _, p := range s.Partners {
		line("  - %s : %s", p.Name, p.Role)
	}
	line("dates:")
	for _, d := range s.Dates {
		if d.Moved == 0 {
			line("  - %s %d : %s", months[d.Month-1], d.Year, d.Label)
		} else {
			line("  - %s %d -> %d : %s (reporté : %s)", months[d.Month-1], d.Year, d.Moved, d.Label, delay)
		}
	}
	line("chiffres:")
	for _, f := range s.Figures {
		if f.Year == 0 {
			line("  - %s : %s %s", f.Label, spaced(f.Value), f.Unit)
			continue
		}
		line("  - libellé: %s", f.Label)
		line("    valeur: %d %s", f.Value, f.Unit)
		line("    de: pays")
		line("    année: %d", f.Year)
		line("    source: %s : %s", f.Source.Name, f.Source.URL)
	}
	line("---")
	return b.String() + s.Body
}

// delay is why a milestone was moved.
const delay = "sécurité et Covid"

// hugoSource is the same sheet as its author would write it for Hugo: every
// value in quotes, and what Fiche reads out of a phrase (the month of a date,
// whether it is past) said in fields.
func hugoSource(s *sheet) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("---")
	line("title: %q", s.Title)
	line("summary: %q", s.Summary)
	if s.Photo.File != "" {
		line("photo: {file: %q, alt: %q}", s.Photo.File, s.Photo.Alt)
	}
	line("countries: [%q]", s.Country)
	line("statuses: [%q]", s.Status.Name)
	line("state: %q", s.Status.Key)
	line("situation: %d", s.To-1)
	line("lastmod: %s", s.Updated)
	line("from: %d", s.From)
	line("to: %d", s.To)
	line("themes: [%s]", quoted(s.Themes))
	names := make([]string, len(s.Partners))
	for i, p := range s.Partners {
		names[i] = p.Name
	}
	line("partners: [%s]", quoted(names))
	line("participants:")
	for _, p := range s.Partners {
		line("  - name: %q\n    role: %q", p.Name, p.Role)
	}
	line("dates:")
	for _, d := range s.Dates {
		writeHugoDate(line, s, d)
	}
	line("figures:")
	for i, f := range s.Figures {
		line("  - id: figure_%d\n    label: %q\n    value: %d\n    written: %q\n    unit: %q", i+1, f.Label, f.Value, spaced(f.Value), f.Unit)
		if f.Year != 0 {
			line("    year: %d\n    source: %q\n    url: %q", f.Year, f.Source.Name, f.Source.URL)
		}
	}
	line("---")
	return b.String() + s.Body
}

func writeHugoDate(line func(string, ...any), s *sheet, d keyDate) {
	when, datetime := fmt.Sprintf("%s %d", months[d.Month-1], d.Year), fmt.Sprintf("%d-%02d", d.Year, d.Month)
	if d.Moved != 0 {
		line("  - when: \"%d\"\n    datetime: \"%d\"\n    state: postponed\n    word: reporté\n    label: %q", d.Moved, d.Moved, d.Label)
		line("    before: %q\n    beforetime: %q\n    reason: %q", when, datetime, delay)
		return
	}
	state, word := "planned", "prévu"
	if d.Year < s.To {
		state, word = "done", "fait"
	}
	line("  - when: %q\n    datetime: %q\n    state: %s\n    word: %s\n    label: %q", when, datetime, state, word, d.Label)
}

func quoted(names []string) string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = fmt.Sprintf("%q", name)
	}
	return strings.Join(list, ", ")
}
