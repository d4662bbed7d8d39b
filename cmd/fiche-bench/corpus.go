package main

import (
	"fmt"
	"strconv"
	"strings"
)

// A sheet is a fact sheet of the corpus, before it is written down for a
// generator.
type sheet struct {
	Name     string // of its file, without folder and extension
	Title    string
	Summary  string
	Country  string
	Status   status
	From, To int // the years of the project
	Updated  string
	Themes   []string
	Partners []partner
	Dates    []keyDate
	Figures  []figure
	Photo    photo  // zero for none
	Body     string // Markdown
}

// A photo is a file, and what is seen on it.
type photo struct{ File, Alt string }

type partner struct{ Name, Role string }

type keyDate struct {
	Year, Month int // Month counts from 1
	Moved       int // the year to which it was moved, or 0
	Label       string
}

// A figure is a number with its unit. One that has a year and a source is of
// the country, not of the project.
type figure struct {
	Label  string
	Value  int
	Unit   string
	Year   int
	Source source
}

type source struct{ Name, URL string }

// The names of what every sheet counts. The first two are summed on the home.
const (
	people  = "Nombre de bénéficiaires"
	schools = "Écoles équipées"
)

const (
	partnersEach   = 4
	milestonesEach = 6
)

// corpusSheet makes sheet i of a corpus of n. It depends on n only in the
// sheet that it links to.
func corpusSheet(i, n int) *sheet {
	r := newRandom(i)
	place := pick(r, places)
	s := &sheet{
		Name:    sheetName(i),
		Title:   fmt.Sprintf("%s : %s (n° %d)", place, pick(r, works), i+1),
		Country: pick(r, countries),
		Status:  pick(r, statuses),
		From:    r.between(2005, 2021),
		Themes:  several(r, themes, r.between(1, 2)),
	}
	s.To = s.From + milestonesEach/2
	s.Summary = fmt.Sprintf("Les habitants de %s et leurs partenaires mènent ce projet de %d à %d : "+
		"de l'eau, des ouvrages qui durent et des agents formés.", place, s.From, s.To)
	s.Updated = fmt.Sprintf("%d-%02d-%02d", r.between(2021, 2024), r.between(1, 12), r.between(1, 28))
	for _, seat := range several(r, seats, partnersEach) {
		s.Partners = append(s.Partners, partner{fmt.Sprintf(pick(r, bodies), seat), pick(r, roles)})
	}
	s.Dates = corpusDates(r, s.From, s.To)
	s.Figures = []figure{
		{Label: people, Value: r.between(200, 600000), Unit: "habitants"},
		{Label: schools, Value: r.between(2, 60), Unit: "écoles"},
		{Label: "Coût du projet", Value: r.between(20, 900) * 1000, Unit: "€"},
		{
			Label: "Taux d'accès à l'eau potable", Value: r.between(20, 95), Unit: "%",
			Year: s.From, Source: source{"JMP", "https://washdata.org"},
		},
	}
	s.Body = corpusBody(r, n)
	return s
}

func sheetName(i int) string { return fmt.Sprintf("fiche-%06d", i+1) }

// corpusDates are two milestones a year, in order; the last one was moved.
func corpusDates(r *random, year, last int) []keyDate {
	labels := several(r, milestones, milestonesEach)
	dates := make([]keyDate, milestonesEach)
	for i := range dates {
		half := i % 2
		dates[i] = keyDate{Year: year + i/2, Month: r.between(1, 6) + 6*half, Label: labels[i]}
	}
	dates[milestonesEach-1].Moved = last
	return dates
}

// corpusBody is a text of about 500 words: sections of paragraphs, a list in
// the second one, a link to another sheet at the end.
func corpusBody(r *random, n int) string {
	var b strings.Builder
	for i, heading := range headings {
		fmt.Fprintf(&b, "## %s\n\n", heading)
		for range 2 {
			paragraph := several(r, sentences, 3)
			for i, sentence := range paragraph {
				paragraph[i] = filled(r, sentence)
			}
			b.WriteString(strings.Join(paragraph, " ") + "\n\n")
		}
		if i == 1 {
			for _, task := range several(r, tasks, 5) {
				fmt.Fprintf(&b, "- %s\n", filled(r, task))
			}
			b.WriteByte('\n')
		}
	}
	fmt.Fprintf(&b, "Un projet voisin est décrit dans [une autre fiche](%s.md).\n", sheetName(r.below(n)))
	return b.String()
}

// filled is a sentence with its numbers and places.
func filled(r *random, sentence string) string {
	sentence = strings.ReplaceAll(sentence, "#", strconv.Itoa(r.between(3, 95)))
	return strings.ReplaceAll(sentence, "@", pick(r, places))
}

// spaced is a number as it is written in French: "589 639".
func spaced(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return spaced(n/1000) + fmt.Sprintf(" %03d", n%1000)
}

// edited is a sheet after an editor has added a paragraph; each edit is
// another one.
func edited(s *sheet, edit int) *sheet {
	changed := *s
	changed.Body += fmt.Sprintf("\nRelu et complété pour la %de fois.\n", edit+2)
	return &changed
}
