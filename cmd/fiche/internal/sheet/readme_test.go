package sheet

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
)

var update = flag.Bool("update", false, "write content/README.md from the table of fields")

// content/README.md tells editors what a sheet may say. It is made from the
// table of fields, so that it cannot tell anything else than what is read.
func TestContentReadme(t *testing.T) {
	name := filepath.Join("..", "..", "..", "..", "content", "README.md")
	want := contentReadme()
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("content/README.md is not what the table of fields gives; run go test ./cmd/fiche/internal/sheet -run Readme -update\n%s", diff)
	}
}

// readmeWords are the words around the fields in one language.
var readmeWords = map[string]struct {
	title, intro             string
	date, figure             string // the ways to write one: %s
	sheet, partner, settings string
	also, full, moreNames    string
	closing                  string
}{
	"fr": {
		title: "Écrire une fiche",
		intro: `Une fiche est un fichier de texte qui se termine par ` + "`.md`" + `. Entre deux lignes ` + "`---`" + `, des champs ; dessous, le
texte en Markdown. Seul le titre est obligatoire : un champ absent ne laisse pas de trace sur la page.

` + "```" + `
---
titre: MALI : Régions de Kayes et Koulikoro
pays: Mali
statut: en cours
dates:
  - octobre 2019 : Premier atelier de formation
  - fin 2020 : Travaux achevés, neuf écoles
chiffres:
  - Nombre de bénéficiaires : 589 639 habitants
---
## L'objectif

Le texte, avec des **mots en gras**, des [liens](autre-fiche.md) et des listes.
` + "```" + `

Une valeur va jusqu'au bout de sa ligne : les deux-points, les dièses et les virgules n'y posent pas de problème, et il ne
faut pas de guillemets. Une remarque pour soi commence par ` + "`#`" + `, seule sur sa ligne. Les noms français et anglais des
champs sont équivalents. ` + "`mali.en.md`" + ` à côté de ` + "`mali.md`" + ` est sa traduction anglaise : titre, résumé, texte et ` + "`mots`" + ` ;
le reste vient de l'original.`,
		date:      "Une **date** s'écrit comme on la sait : %s.",
		figure:    "Un **chiffre** aussi : %s.",
		sheet:     "Les champs d'une fiche",
		partner:   "Les champs du fichier d'un partenaire ou d'un pays",
		settings:  "Les réglages du site, dans content/index.md",
		also:      "On peut aussi écrire",
		full:      "Forme complète :",
		moreNames: "En anglais :",
		closing:   "Ne sont pas des fiches : les fichiers `README.md`, ceux dont le nom commence par `.` ou `_`, et les copies que font les logiciels de partage.",
	},
	"en": {
		title: "Writing a sheet",
		intro: `A sheet is a text file whose name ends in ` + "`.md`" + `. Between two lines ` + "`---`" + ` stand fields; below them, the text in
Markdown. Only the title is required: an absent field leaves no trace on the page.

` + "```" + `
---
title: MALI: Kayes and Koulikoro regions
country: Mali
status: under way
dates:
  - October 2019: First training workshop
  - late 2020: Works completed, nine schools
figures:
  - Beneficiaries: 589,639 inhabitants
---
## The aim

The text, with **bold words**, [links](other-sheet.md) and lists.
` + "```" + `

A value runs to the end of its line: colons, hashes and commas do no harm there, and no quotes are needed. A remark to
oneself begins with ` + "`#`" + ` on a line of its own. The English and French names of the fields mean the same. ` + "`mali.fr.md`" + `
beside ` + "`mali.md`" + ` is its French translation: title, summary, text and ` + "`words`" + `; the rest comes from the original.`,
		date:      "A **date** is written as it is known: %s.",
		figure:    "So is a **figure**: %s.",
		sheet:     "The fields of a sheet",
		partner:   "The fields of a partner's or a country's file",
		settings:  "The settings of the site, in content/index.md",
		also:      "One may also write",
		full:      "Full form:",
		moreNames: "In French:",
		closing:   "Not sheets: files called `README.md`, those whose name begins with `.` or `_`, and the copies that sharing software makes.",
	},
}

func contentReadme() string {
	var b strings.Builder
	b.WriteString("<!-- Made from the table of fields: go test ./cmd/fiche/internal/sheet -run Readme -update -->\n\n")
	for i, l := range locale.All() {
		fmt.Fprintf(&b, "[%s](#%s)", readmeWords[l.Tag].title, strings.ReplaceAll(strings.ToLower(readmeWords[l.Tag].title), " ", "-"))
		if i < len(locale.All())-1 {
			b.WriteString(" · ")
		}
	}
	b.WriteString("\n")
	for _, l := range locale.All() {
		words := readmeWords[l.Tag]
		fmt.Fprintf(&b, "\n# %s\n\n%s\n\n", words.title, words.intro)
		ways := func(all []string) string { return "`" + strings.Join(all, "`, `") + "`" }
		fmt.Fprintf(&b, words.date+"\n"+words.figure+"\n", ways(l.Guide().DateWays), ways(l.Guide().NumberWays))
		sections := []struct {
			title string
			in    func(FieldInfo) bool
		}{
			{words.sheet, func(f FieldInfo) bool { return f.In(FactSheet) }},
			{words.partner, func(f FieldInfo) bool { return !f.In(FactSheet) && (f.In(Partner) || f.In(Country)) }},
			{words.settings, func(f FieldInfo) bool { return len(f.Kinds) == 1 && f.In(Home) }},
		}
		for _, section := range sections {
			fmt.Fprintf(&b, "\n## %s\n", section.title)
			for _, f := range Fields() {
				if section.in(f) {
					writeField(&b, l, f)
				}
			}
		}
		fmt.Fprintf(&b, "\n%s\n", words.closing)
	}
	return b.String()
}

func writeField(b *strings.Builder, l *locale.Locale, field FieldInfo) {
	f, words := l.Fields[field.Path], readmeWords[l.Tag]
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n```yaml\n%s\n```\n", f.Names[0], f.Purpose, f.Example)
	if others := otherNames(l, field.Path); others != "" {
		fmt.Fprintf(b, "\n%s\n", others)
	}
	// A gallery is written as a photo, and a footer as a menu.
	if len(field.Parts) > 0 && strings.HasPrefix(field.Parts[0].Path, field.Path) {
		fmt.Fprintf(b, "\n%s\n\n", words.full)
		for _, part := range field.Parts {
			writePart(b, l, part, "")
		}
	}
}

func writePart(b *strings.Builder, l *locale.Locale, part FieldInfo, indent string) {
	f := l.Fields[part.Path]
	fmt.Fprintf(b, "%s- `%s`: %s\n", indent, f.Names[0], f.Purpose)
	for _, inner := range part.Parts {
		writePart(b, l, inner, indent+"  ")
	}
}

// otherNames are the further names of a field, in its language and the others.
func otherNames(l *locale.Locale, key string) string {
	var all []string
	for _, name := range l.Fields[key].Names[1:] {
		all = append(all, "`"+name+"`")
	}
	text := strings.Join(all, ", ")
	if text != "" {
		text = readmeWords[l.Tag].also + " " + text + "."
	}
	for _, other := range locale.All() {
		if name := other.Fields[key].Names[0]; other != l && name != l.Fields[key].Names[0] {
			text = strings.TrimSpace(text + " " + readmeWords[l.Tag].moreNames + " `" + name + "`.")
		}
	}
	return text
}
