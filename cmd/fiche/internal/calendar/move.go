package calendar

import "strings"

// A Sign is what parts the two dates of a move.
type Sign uint8

// The signs.
const (
	NoSign    Sign = iota
	Arrow          // "->", which is written for a move
	LongArrow      // "→", which people write for a span too
	InWords        // "reporté à"
)

// arrows are the signs that are written as arrows, the longest first.
var arrows = [...]struct {
	text string
	sign Sign
}{
	{"-->", Arrow}, {"->", Arrow}, {"==>", Arrow}, {"=>", Arrow},
	{"–>", Arrow}, {"—>", Arrow}, // what word processors make of them
	{"→", LongArrow}, {"⟶", LongArrow}, {"⇒", LongArrow}, {"➔", LongArrow}, {"➜", LongArrow}, {"➡", LongArrow},
}

// arrowAt returns the length of the arrow with which a text begins, or 0.
func arrowAt(text string) int {
	for _, a := range &arrows {
		if strings.HasPrefix(text, a.text) {
			return len(a.text)
		}
	}
	return 0
}

// A Move is where a value tells that a date moved: Start and End are the bytes
// between its two dates.
type Move struct {
	Start, End int
	Sign       Sign
}

// FindMove returns the first move in a value: an arrow, or words such as "reporté
// à", in brackets or not. Its sign is NoSign if there is none.
func (c *Calendar) FindMove(value string) Move {
	var tokens tokenList
	if len(value) > maxLength || !c.lex(&tokens, value) {
		return Move{}
	}
	p := parser{calendar: c, value: value, tokens: tokens}
	for ; p.pos < tokens.count; p.pos++ {
		t := p.at(0)
		switch {
		case t.kind == arrowToken:
			return Move{t.start, t.end, signOf(p.text(t.span))}
		case t.is(roleDelay):
			move := Move{t.start, len(value), InWords}
			if p.pos > 0 {
				if before := &tokens.list[p.pos-1]; before.kind == openToken || before.kind == commaToken {
					move.Start = before.start
				}
			}
			p.pos++
			first := p.pos
			for p.at(0).is(roleTo|roleAt|roleFiller|roleFor) || p.at(0).word.opens(Until) {
				p.pos++
			}
			if p.pos > first || p.at(0).is(roleOpen) {
				if p.pos < tokens.count {
					move.End = p.at(0).start
				}
				return move
			}
			p.pos--
		}
	}
	return Move{}
}

func signOf(text string) Sign {
	for _, a := range &arrows {
		if a.text == text {
			return a.sign
		}
	}
	return NoSign
}
