package pipeline_test

import (
	"context"
	"fmt"
	"html"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/static"
	"fiche/templates"
)

// pieces are what an author may type into any field. The first are words that
// mean nothing, which must be published or told; what the others mean, their
// fields print in words of their own.
var pieces = []string{
	"zorvan", "kelmir", "Bolduk", "Trapeno", "wixel", "Mondrak", "Qorzal",
	" ", " ", " ", " ", ", ", "; ", " : ", ": ", " (", ") ", "[", "]", `"`, "'", "’", " - ", " – ", "-", "/", " / ", " & ", " et ", " and ", " ou ",
	"!", "*", "%", "|", ">", "<", "@", "`", "~", "{", "}", " -> ", " → ", "\\", "&", "?", "=", "+", ".", "_", "\u00a0",
	"\n  ", "\n  - ", "\n    ", "https://", "www.", "mailto:", "zorvan@kelmir.fr", ".jpg", ".md", ".fr",
	"financeur", "funder", "Mali", "France", "Sahel", "région", "approximatif", "reporté", "oui", "en cours", "6.2", "poste",
	"2020", "octobre 2020", "14.7, -8.6", "14° 42' N", "01 44 75 44 75", "+33 1", "12", " €", " %", " habitants", "environ ",
}

const meaningless = 7 // how many of pieces

// unpublished are the fields that no page shows: for colleagues, for translations,
// for machines, or a choice.
var unpublished = []string{"notes", "words", "draft", "kind", "language", "languages", "accent", "search", "profile", "publication", "data", "stale_after", "totals", "fields", "statuses", "roles", "aliases", "partners.also"}

// starts are what the values of some fields begin with, without which they are
// refused as a whole.
var starts = map[string][]string{
	"country": {"", "Mali", "Sahel, "}, "places": {"", "Kayes : 14.7, -8.6", "Kayes "}, "status": {"", "en cours"},
	"as_of": {"2020"}, "updated": {"2020"}, "period": {"2020", "2019 - 2020"}, "goals": {"6", "6.2, "},
	"partners": {"", "AFD : financeur", "AFD : https://www.afd.fr", "AFD, "}, "dates": {"2020 : ", "octobre 2020 -> 2022 : ", "fin 2020 : "},
	"figures": {"Puits : 12", "Puits : 12 ", "Puits : ", "Rang : 3/12 "}, "budget": {"12 €", "12 000 €"}, "documents": {"d.pdf", "d.pdf : ", "https://x.fr : "},
	"contacts": {"", "Awa : ", "Awa : awa@x.fr", "Awa, 01 44 75 44 75"}, "links": {"https://x.fr", "https://x.fr : ", "Film : https://x.fr"},
	"details": {"Zone : ", "Zone"}, "related": {"index.md", ""}, "menu": {"a.md : ", "a.md"}, "footer": {"a.md : "}, "url": {"https://x.fr/"},
	"photo": {""}, "gallery": {""},
	"places.lat": {"14"}, "places.lon": {"8"}, "dates.date": {"2020"}, "figures.value": {"12", "12 "}, "figures.year": {"2020"},
	"budget.total": {"12 €"}, "budget.by": {"AFD : 12 €"}, "budget.spent": {"12 €"}, "contacts.email": {"a@x.fr", ""}, "links.url": {"https://x.fr"},
}

// others are the sub-fields that a full form needs beside another.
var others = map[string]string{
	"partners": "nom: AFD", "places": "nom: Kayes", "figures": "libellé: Puits\n    valeur: 12", "contacts": "nom: Awa",
	"documents": "fichier: d.pdf", "links": "url: https://x.fr", "dates": "date: 2020\n    libellé: Fin", "organisation": "nom: SIAAP",
}

// A typist types into a field of a site, and looks for the words.
type typist struct {
	content fstest.MapFS
	builder *pipeline.Builder
	printer problem.Printer
	fields  []sheet.FieldInfo
}

func newTypist() *typist {
	l := locale.Get("fr")
	content := fstest.MapFS{"a.md": {}, "index.md": {}, "d.pdf": {Data: []byte("%PDF-1.4")}}
	return &typist{
		content: content,
		builder: pipeline.New(pipeline.Inputs{
			Content: content, Templates: []fs.FS{templates.FS}, Static: []fs.FS{static.FS},
		}, pipeline.Options{Locale: l}),
		printer: problem.Printer{Words: l.Wording()},
		fields: slices.DeleteFunc(sheet.Fields(), func(f sheet.FieldInfo) bool {
			return slices.Contains(unpublished, f.Path) || !f.In(sheet.FactSheet) && !f.In(sheet.Home)
		}),
	}
}

// lines returns what is typed: a choice of pieces behind the name of a field, or
// of one of its sub-fields.
func (y *typist) lines(choice []byte) (field sheet.FieldInfo, text string) {
	at := func(i int) int { return int(choice[i%len(choice)]) }
	field = y.fields[at(0)%len(y.fields)]
	l := locale.Get("fr")
	name := l.Fields[field.Path].Names[0]
	var typed strings.Builder
	begin := func(path string) {
		if some := starts[path]; len(some) > 0 {
			typed.WriteString(some[at(1)/2%len(some)])
		}
		for _, b := range choice[min(2, len(choice)):] {
			if b < 128 {
				b %= 2 * meaningless // mostly words and what parts them
			}
			typed.WriteString(pieces[int(b)%len(pieces)])
		}
	}
	switch form := at(1); {
	case form%3 == 1:
		begin(field.Path)
		return field, name + ":\n  - " + typed.String()
	case form%3 == 2 && len(field.Parts) > 0 && !slices.Contains(unpublished, field.Parts[form/3%len(field.Parts)].Path):
		part := field.Parts[form/3%len(field.Parts)]
		names := l.Fields[part.Path].Names
		begin(part.Path)
		lead, indent := name+":\n  ", "\n  "
		if field.Type == sheet.ListField {
			lead, indent = lead+"- ", "\n    "
		}
		if other := others[field.Path]; !strings.Contains(indent+other, indent+names[0]+":") && other != "" {
			lead += strings.ReplaceAll(other, "\n    ", indent) + indent
		}
		return field, lead + names[0] + ": " + strings.ReplaceAll(typed.String(), "\n", "\n    ")
	}
	begin(field.Path)
	return field, name + ": " + typed.String()
}

// lost returns the meaningless words of a text that are neither published nor told.
func (y *typist) lost(t *testing.T, f sheet.FieldInfo, text string) []string {
	t.Helper()
	front := "---\ntitre: Un\n" + text + "\n---\n\nTexte.\n"
	if f.Path == "title" {
		front = "---\n" + text + "\n---\n\nTexte.\n"
	}
	plain := []byte("---\ntitre: Un\n---\n\nTexte.\n")
	y.content["a.md"], y.content["index.md"] = &fstest.MapFile{Data: []byte(front)}, &fstest.MapFile{Data: plain}
	page := "a.html"
	if !f.In(sheet.FactSheet) {
		y.content["a.md"], y.content["index.md"] = y.content["index.md"], y.content["a.md"]
		page = "index.html"
	}
	r, err := y.builder.Rebuild(context.Background(), []string{"content/a.md", "content/index.md"})
	if err != nil {
		t.Fatal(err)
	}
	if problem.Worst(r.Problems) == problem.Error {
		return nil // nothing is published, and the place is told
	}
	var said strings.Builder
	for _, p := range slices.Concat(r.Problems, r.Unpublished) {
		if slices.Contains([]problem.Rule{"menu-empty", "menu-empty-list", "figure-no-value", "figure-empty"}, p.Rule) {
			return nil // the item is told as a whole
		}
		message, hint := y.printer.Say(p)
		fmt.Fprintln(&said, message, hint, p.Fix)
	}
	html, err := fs.ReadFile(r.Tree, page)
	if err != nil {
		t.Fatal(err)
	}
	said.WriteString(readable(string(html)))
	published := strings.ToLower(said.String())
	var lost []string
	for _, word := range pieces[:meaningless] {
		if strings.Count(strings.ToLower(text), strings.ToLower(word)) > 0 && !strings.Contains(published, strings.ToLower(word)) {
			lost = append(lost, word)
		}
	}
	return lost
}

// readable returns a page without the marks between its letters.
func readable(page string) string { return html.UnescapeString(page) }

// A word that somebody types into a field is on the page, or in a message.
func TestTypedIsPublished(t *testing.T) {
	y := newTypist()
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		choice := make([]byte, 3+random.IntN(9))
		for i := range choice {
			choice[i] = byte(random.IntN(256))
		}
		if f, text := y.lines(choice); len(text) > 0 {
			if lost := y.lost(t, f, text); len(lost) > 0 {
				t.Errorf("%q: %v is lost", text, lost)
			}
		}
	}
}

func FuzzTypedIsPublished(f *testing.F) {
	y := newTypist()
	f.Add([]byte{3, 1, 0, 12, 1})
	f.Add([]byte{12, 0, 0, 11, 1, 15, 2, 16})
	f.Add([]byte("\x00\x00\xbe\xe0\f\xbe\xbe\xbe\xbe\xbe\xf7\x00"))
	f.Add([]byte("\xee\xd3\f\xdf\xff\x05\xee\x01\x05\x01\r"))
	f.Add([]byte("cFcFc}\xb2\xb9"))
	f.Fuzz(func(t *testing.T, choice []byte) {
		if len(choice) < 3 || len(choice) > 16 {
			return
		}
		field, text := y.lines(choice)
		if lost := y.lost(t, field, text); len(lost) > 0 {
			t.Errorf("%q: %v is lost", text, lost)
		}
	})
}
