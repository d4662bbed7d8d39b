package guide

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Page of help is a list of sections; it is printed for a terminal by Text
// and as a manual page by Manual.
type Page []Section

// A Section holds one of Text, Example and Rows, or several in this order.
type Section struct {
	Heading string // empty for none
	Text    string // paragraphs; lines that begin with two spaces stand as they are
	Example string // lines to be copied
	Rows    []Row
}

// A Row names something and says what it is.
type Row struct {
	Name, Text string
	Sub        bool // it belongs to the row above
}

// withoutEmpty drops the sections that say nothing.
func (p Page) withoutEmpty() Page {
	return slices.DeleteFunc(p, func(s Section) bool { return s.Text == "" && s.Example == "" && len(s.Rows) == 0 })
}

const (
	pageWidth = 80
	maxName   = 32 // the widest name of a row that its text stands beside
)

// Text returns the page in lines of 80 characters at most, as far as its words and
// the lines that stand as they are allow it.
func (p Page) Text() string {
	var out strings.Builder
	for i, s := range p {
		if i > 0 {
			out.WriteString("\n")
		}
		indent := ""
		if s.Heading != "" {
			out.WriteString(s.Heading + "\n")
			indent = "  "
		}
		for j, block := range blocks(s.Text) {
			if j > 0 {
				out.WriteString("\n")
			}
			if block.verbatim {
				for line := range strings.Lines(block.text) {
					out.WriteString(indent + line)
				}
				continue
			}
			for _, line := range wrap(block.text, pageWidth-len(indent)) {
				out.WriteString(indent + line + "\n")
			}
		}
		if s.Example != "" { // at the margin, as in front matter
			out.WriteString("\n" + strings.TrimSuffix(s.Example, "\n") + "\n")
		}
		writeRows(&out, s.Rows)
	}
	return out.String()
}

// writeRows writes rows as two columns. A name that is too wide has its text on
// the lines below.
func writeRows(out *strings.Builder, rows []Row) {
	width := 0
	for _, row := range rows {
		if n := utf8.RuneCountInString(row.label()); n <= maxName {
			width = max(width, n)
		}
	}
	margin := strings.Repeat(" ", width+2)
	for _, row := range rows {
		before := row.label()
		if n := utf8.RuneCountInString(before); n > width {
			out.WriteString(before + "\n")
			before = margin
		} else {
			before += margin[n:]
		}
		for _, line := range wrap(row.Text, pageWidth-len(margin)) {
			out.WriteString(before + line + "\n")
			before = margin
		}
		if row.Text == "" && before != margin {
			out.WriteString(strings.TrimRight(before, " ") + "\n")
		}
	}
}

// label returns the name of the row, set in.
func (r Row) label() string {
	if r.Sub {
		return "    " + r.Name
	}
	return "  " + r.Name
}

// A block of a text is a paragraph, or lines that stand as they are.
type block struct {
	text     string // a paragraph on one line; lines with their ends
	verbatim bool
}

// blocks parts a text.
func blocks(text string) []block {
	var all []block
	open := false // the last block goes on
	for line := range strings.Lines(text) {
		verbatim := strings.HasPrefix(line, "  ")
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "":
			open = false
			continue
		case !open || all[len(all)-1].verbatim != verbatim:
			all = append(all, block{verbatim: verbatim})
		case !verbatim:
			line = " " + line
		}
		if verbatim {
			line += "\n"
		}
		all[len(all)-1].text += line
		open = true
	}
	return all
}

// wrap parts a text into lines of a width at most, where a word allows it. What
// French sets apart by a space, as in « mot » and after "mot :", stays with its
// word.
func wrap(text string, width int) []string {
	var lines []string
	line, n := "", 0
	for _, word := range wordsOf(text) {
		size := utf8.RuneCountInString(word)
		if line != "" && n+1+size > width {
			lines = append(lines, line)
			line, n = "", 0
		}
		if line != "" {
			line += " "
			n++
		}
		line += word
		n += size
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// Names returns names with commas between them, none of which is parted at the end
// of a line.
func Names(names []string) string {
	whole := make([]string, len(names))
	for i, name := range names {
		whole[i] = strings.ReplaceAll(name, " ", noBreak)
	}
	return strings.Join(whole, ", ")
}

// noBreak is a space that wrap leaves alone.
const noBreak = "\u00a0"

// wordsOf returns the pieces of a text that are not parted.
func wordsOf(text string) []string {
	var words []string
	glue := false // the next word belongs to the last
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
		closing := strings.Trim(word, ":;!?»") == "" || strings.HasPrefix(word, "»")
		if len(words) > 0 && (glue || closing) {
			words[len(words)-1] += " " + word
		} else {
			words = append(words, word)
		}
		glue = strings.HasSuffix(word, "«")
	}
	return words
}
