package typography

import "bytes"

// quotations makes pairs of the straight double quotes and sets them in the
// marks of the language: outer ones, and inner ones within a quotation. A quote
// without its partner stays straight, as do inches.
func quotations(s scanner) []edit {
	if bytes.IndexByte(s.text, '"') < 0 {
		return s.edits
	}
	var found []quotation
	var open []int // those of found that have no partner yet
	for i, c := range string(s.text) {
		switch c {
		case '«', '“', '„':
			found = append(found, quotation{at: i, depth: +1})
		case '»', '”':
			found = append(found, quotation{at: i, depth: -1})
		case '"':
			afterOpen := len(open) > 0 && found[open[len(open)-1]].at == i-1
			found = append(found, quotation{at: i, straight: true})
			switch s.side(i, len(open) > 0, afterOpen) {
			case +1:
				open = append(open, len(found)-1)
			case -1:
				if last := len(open) - 1; last >= 0 {
					found[open[last]].depth, found[len(found)-1].depth = +1, -1
					open = open[:last]
				}
			}
		}
	}
	s.pair(found)
	return s.edits
}

// A quotation is a quote, where it is, and what it does to the depth of
// quoting: 0 when it has no partner.
type quotation struct {
	at       int
	straight bool
	depth    int
}

// side reports whether the straight quote at i opens (+1), closes (-1) or is none
// (0), by its neighbours; where they leave it open, by whether a quotation is.
func (s *scanner) side(i int, quoting, afterOpen bool) int {
	before, after := s.before(i), s.after(i+1)
	begins := before == edge || IsSpace(before) || isOpening(before) || isShortDash(before) || afterOpen ||
		before == '«' || before == '“' || before == '‘' || before == '/' ||
		before == '’' && s.Inner.Close != '’' && IsWord(after) // l’"eau", where ’ closes no quotation
	ends := after == edge || IsSpace(after) || isClosing(after)
	switch {
	case s.literal.covers(i):
		return 0
	case begins && !(ends && quoting):
		return +1
	default:
		return -1
	}
}

// pair sets the quotes that have a partner, each pair in the marks of its depth.
func (s *scanner) pair(found []quotation) {
	depth := 0
	var open []int // the depths of the straight pairs that are open
	for _, q := range found {
		switch {
		case !q.straight:
			depth = max(0, depth+q.depth)
		case q.depth > 0:
			s.replace(q.at, q.at+1, string(s.marksAt(depth).Open))
			open = append(open, depth)
			depth++
		case q.depth < 0: // whatever was left open inside
			depth = open[len(open)-1]
			open = open[:len(open)-1]
			s.replace(q.at, q.at+1, string(s.marksAt(depth).Close))
		}
	}
}

func (r *Rules) marksAt(depth int) Quotes {
	if depth%2 == 1 {
		return r.Inner
	}
	return r.Outer
}
