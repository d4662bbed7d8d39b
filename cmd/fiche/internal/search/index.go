package search

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/spelling"
)

// How well a sheet fits a word: where the word stands in it. The parts add up.
const (
	inText  = 1
	inFacts = 2 // its summary, partners, places, themes, figures
	inTitle = 4
	inAll   = inText + inFacts + inTitle
)

// An index is the words of an edition's sheets.
type index struct {
	language *locale.SearchWords
	words    []*word
	byStem   map[string]*word
	forms    map[string]*form // by what was written
}

// A word is all forms of one.
type word struct {
	stem    string
	written string // the form that is written most
	sheets  []found

	count int // of the form that is written most
}

// found is a sheet that has a word.
type found struct {
	number int
	score  byte
}

// A form of a word, as it is written.
type form struct {
	word  *word // nil for what is not searched for
	count int
}

// newIndex reads the sheets of an edition.
func newIndex(s *site.Site, e *site.Edition) *index {
	x := &index{language: e.Locale.Search(), byStem: map[string]*word{}, forms: map[string]*form{}}
	for _, stop := range x.language.Stop {
		x.forms[stop] = &form{}
	}
	for number, p := range e.Latest {
		x.add(number, inTitle, p.Title.Plain)
		x.add(number, inFacts, p.Text.Lead.Plain)
		for _, g := range e.GroupsOf(p) {
			x.add(number, inFacts, g.Name.Plain)
		}
		for _, place := range p.Facts.PublicPlaces() {
			x.addPhrase(number, inFacts, p, place.Name)
		}
		for _, f := range p.Facts.Figures {
			x.addPhrase(number, inFacts, p, f.Label)
			x.addPhrase(number, inFacts, p, f.Value.Unit)
			value, _ := e.Locale.Quantity(f.Value)
			x.add(number, inFacts, value.Plain)
		}
		for _, phrase := range p.Facts.Phrases() {
			x.addPhrase(number, inText, p, phrase)
		}
		body := s.Prose(p)
		x.addHTML(number, body.HTML)
		for _, hole := range body.Holes {
			if hole.Kind == prose.HoleImage {
				x.add(number, inText, hole.Text)
				x.add(number, inText, hole.Caption.Plain)
			}
		}
	}
	return x
}

// addPhrase adds a fact, as the page shows it.
func (x *index) addPhrase(number int, score byte, p *site.Page, phrase string) {
	text, _ := p.Phrase(phrase)
	x.add(number, score, text)
}

// add adds the words of a text.
func (x *index) add(number int, score byte, text string) {
	known, start := commonParts(), -1
	for i, r := range text {
		if int(r) < len(known) && known[r] || int(r) >= len(known) && isOfWord(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			x.addWord(number, score, text[start:i])
			start = -1
		}
	}
	if start >= 0 {
		x.addWord(number, score, text[start:])
	}
}

// isOfWord reports whether a character is part of a word.
func isOfWord(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.Cf) }

// commonParts are its answers for the characters of European texts, which are most:
// all text is asked.
var commonParts = sync.OnceValue(func() *[0x2100]bool {
	var known [0x2100]bool
	for r := range known {
		known[r] = isOfWord(rune(r))
	}
	return &known
})

// addHTML adds the words of prose: what stands between its tags. An entity holds
// none.
func (x *index) addHTML(number int, html string) {
	for html != "" {
		end := strings.IndexAny(html, "<&")
		if end < 0 {
			end = len(html)
		}
		x.add(number, inText, html[:end])
		if html = html[end:]; html == "" {
			break
		}
		closing := byte('>')
		if html[0] == '&' {
			closing = ';'
		}
		_, html, _ = strings.Cut(html, string(closing))
	}
}

// longest is how long a word is at most, in bytes: what is longer is an address.
const longest = 40

func (x *index) addWord(number int, score byte, written string) {
	f := x.forms[written]
	if f == nil {
		f = x.newForm(written)
	}
	w := f.word
	if w == nil {
		return
	}
	f.count++
	if last := len(w.sheets) - 1; last >= 0 && w.sheets[last].number == number {
		w.sheets[last].score |= score
	} else {
		w.sheets = append(w.sheets, found{number, score})
	}
	if f.count > w.count {
		w.count, w.written = f.count, strings.ToLower(written)
	}
}

// newForm reads a word that was not written before in this way.
func (x *index) newForm(written string) *form {
	written = strings.Clone(written) // not the text it is part of
	f := &form{}
	x.forms[written] = f
	folded := spelling.Fold(written)
	if folded == "" || len(written) > longest || slices.Contains(x.language.Stop, folded) {
		return f
	}
	stem := x.language.Stem(folded)
	f.word = x.byStem[stem]
	if f.word == nil {
		f.word = &word{stem: stem}
		x.byStem[stem] = f.word
		x.words = append(x.words, f.word)
	}
	return f
}
