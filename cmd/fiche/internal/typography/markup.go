package typography

import (
	"strings"

	"fiche/cmd/fiche/internal/spelling"
)

var markupTriggers = [256]byte{
	'0': aDigit, '1': aDigit, '2': aDigit, '3': aDigit, '4': aDigit,
	'5': aDigit, '6': aDigit, '7': aDigit, '8': aDigit, '9': aDigit,
	'I': aRoman, 'V': aRoman, 'X': aRoman,
	'&': anEscape, '<': anEscape, '>': anEscape, '"': anEscape, '\'': anEscape, 0: anEscape,
}

// markup makes the HTML of a block that is set: escaped as html/template
// escapes text, with the elements that Typeset names. Each of them stands
// within one run.
func (r *Rules) markup(b *Block) {
	m := marker{scanner: r.scan(b), ends: b.ends}
	for i := skip(b.text, 0, &markupTriggers); i < len(b.text); i = skip(b.text, i, &markupTriggers) {
		switch markupTriggers[b.text[i]] {
		case aDigit:
			i = m.number(i)
		case aRoman:
			i = m.romanOrdinal(i)
		case anEscape:
			m.replace(i, i+1, escapeByte(b.text[i]))
			i++
		}
	}
	b.edits = m.edits[:0]
	b.htmlEnds = append(b.htmlEnds[:0], b.ends...)
	b.html = appendEdited(b.html[:0], b.text, m.edits, b.htmlEnds)
}

func escapeByte(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&#34;"
	case '\'':
		return "&#39;"
	}
	return "\uFFFD" // NUL, which HTML forbids
}

// A marker notes the edits that make HTML of text.
type marker struct {
	scanner
	ends []int // of the runs
	run  int   // the run last looked at
}

// within reports whether text from start to end belongs to one run, so that an
// element may hold it. Calls must be in order.
func (m *marker) within(start, end int) bool {
	for m.run < len(m.ends) && m.ends[m.run] <= start {
		m.run++
	}
	return m.run == len(m.ends) || end <= m.ends[m.run]
}

func (m *marker) number(i int) int {
	n := m.numeral(i)
	if !n.grouped && !n.ordinal() || !m.beginsNumber(n.start) || !m.within(n.start, n.end) {
		return n.end
	}
	html := string(m.text[n.start:n.digits])
	if n.grouped {
		html = `<span class="num">` + partedBySpaces(html) + "</span>"
	}
	if n.ordinal() {
		html += superscript(m.text[n.digits:n.end])
	}
	end := n.end
	if rank := m.pastRank(n); rank > 0 {
		html = `<span class="nobr">` + html + string(m.text[n.end:rank]) + "</span>"
		end = rank
	}
	m.replace(n.start, end, html)
	return end
}

// partedBySpaces is a number in groups whose spaces are no obstacle to a voice.
func partedBySpaces(number string) string {
	return strings.Join(strings.FieldsFunc(number, IsSpace), " ")
}

// pastRank is the end of a rank as "184e/189", or 0.
func (m *marker) pastRank(n numeral) int {
	if !n.ordinal() || m.after(n.end) != '/' || !IsDigit(m.after(n.end+1)) {
		return 0
	}
	end := m.pastDigits(n.end + 1)
	if IsWord(m.after(end)) || !m.within(n.start, end) {
		return 0
	}
	return end
}

func (m *marker) romanOrdinal(i int) int {
	letters, end := m.roman(i)
	if end > letters && m.within(i, end) {
		m.replace(letters, end, superscript(m.text[letters:end]))
	}
	return end
}

func superscript(ending []byte) string { return "<sup>" + string(ending) + "</sup>" }

// Marked returns plain text, already set, with the markup of its numbers and
// ordinals: Typeset without the rules for prose.
func (r *Rules) Marked(plain string) Text {
	b := blockOf(plain)
	defer b.release()
	r.markup(b)
	return Text{Plain: plain, HTML: spelling.Unchanged(b.html, plain)}
}
