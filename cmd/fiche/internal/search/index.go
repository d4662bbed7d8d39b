package search

import (
	"cmp"
	"runtime"
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

// An index is the words of some of an edition's sheets.
type index struct {
	language *locale.SearchWords
	words    []*word
	byStem   map[string]*word
	forms    map[string]*form // by what was written
	read     int              // words so far
}

// A word is all forms of one.
type word struct {
	stem   string
	forms  []*form
	sheets []found
}

// found is a sheet that has a word: its number, below 1<<24, above the byte of its
// score.
type found uint32

func (f found) number() int { return int(f >> 8) }

// A form of a word, as it is written.
type form struct {
	word    *word // nil for what is not searched for
	written string
	count   int
	last    int // at which word of the index it was written last
}

// fewSheets are not worth another goroutine.
const fewSheets = 200

// newIndex reads the sheets of an edition, in several parts at once, and joins them.
func newIndex(s *site.Site, e *site.Edition) *index {
	parts := make([]*index, min(runtime.GOMAXPROCS(0), len(e.Latest)/fewSheets+1))
	var group sync.WaitGroup
	for i := range parts {
		from, to := i*len(e.Latest)/len(parts), (i+1)*len(e.Latest)/len(parts)
		group.Go(func() { parts[i] = indexOf(s, e, from, to) })
	}
	group.Wait()
	for _, part := range parts[1:] {
		parts[0].join(part)
	}
	return parts[0]
}

// indexOf reads the sheets from one number up to another.
func indexOf(s *site.Site, e *site.Edition, from, to int) *index {
	x := &index{language: e.Locale.Search(), byStem: map[string]*word{}, forms: map[string]*form{}}
	for _, stop := range x.language.Stop {
		x.forms[stop] = &form{}
	}
	for number := from; number < to; number++ {
		p := e.Latest[number]
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
	x.read++
	f.count, f.last = f.count+1, x.read
	if last := len(w.sheets) - 1; last >= 0 && w.sheets[last].number() == number {
		w.sheets[last] |= found(score)
	} else {
		w.sheets = append(w.sheets, found(number)<<8|found(score))
	}
}

// newForm reads a word that was not written before in this way.
func (x *index) newForm(written string) *form {
	written = strings.Clone(written) // not the text it is part of
	f := &form{written: written}
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
	f.word.forms = append(f.word.forms, f)
	return f
}

// join adds the words of the sheets that come next. x reads no more of its own.
func (x *index) join(next *index) {
	for _, w := range next.words {
		for _, f := range w.forms {
			f.last += x.read
		}
		known := x.byStem[w.stem]
		if known == nil {
			x.byStem[w.stem] = w
			x.words = append(x.words, w)
			continue
		}
		known.sheets = append(known.sheets, w.sheets...)
		for _, f := range w.forms {
			known.addForm(f)
		}
	}
	x.read += next.read
}

// addForm adds how often and where a form was written further on.
func (w *word) addForm(next *form) {
	for _, f := range w.forms {
		if f.written == next.written {
			f.count, f.last = f.count+next.count, next.last
			return
		}
	}
	w.forms = append(w.forms, next)
}

// written returns the form that is written most, of several that which first was.
func (w *word) written() string {
	most := slices.MaxFunc(w.forms, func(a, b *form) int { return cmp.Or(cmp.Compare(a.count, b.count), cmp.Compare(b.last, a.last)) })
	return strings.ToLower(most.written)
}
