package guide

import (
	"fmt"
	"strings"

	"fiche/cmd/fiche/internal/locale"
)

// A Manual is a page of the manual as man prints it, written with the macros
// of man(7) that groff and mandoc both know.
type Manual struct {
	Words    locale.ManualWords
	Name     string // "fiche-build"
	Chapter  int    // 1 for commands, 5 for formats of files
	Short    string // behind the name, in lists of pages
	Date     string // as ISO 8601 has it, or empty
	Source   string // the program with its version
	Synopsis string
	Page     Page     // its first section is the description
	Topics   []Topic  // each a section of its own
	SeeAlso  []string // "fiche(1)"
}

// Roff returns the manual page as a file.
func (m *Manual) Roff() []byte {
	var out strings.Builder
	out.WriteString(".\\\" -*- coding: UTF-8 -*-\n")
	fmt.Fprintf(&out, ".TH %s %d %s %s\n", quoted(strings.ToUpper(m.Name)), m.Chapter, `"`+m.Date+`"`, quoted(m.Source))
	// Words are parted by the rules of another language, and lines stretched
	// until they fit, unless these say otherwise.
	out.WriteString(".nh\n.ad l\n")
	fmt.Fprintf(&out, ".SH %s\n%s \\- %s\n", m.Words.Name, escaped(m.Name), escaped(m.Short))
	if m.Synopsis != "" {
		fmt.Fprintf(&out, ".SH %s\n%s\n", m.Words.Synopsis, line(m.Synopsis))
	}
	fmt.Fprintf(&out, ".SH %s\n", m.Words.Description)
	writeSections(&out, ".SH", m.Page)
	for _, t := range m.Topics {
		fmt.Fprintf(&out, ".SH %s\n", quoted(strings.ToUpper(t.Name)))
		writeSections(&out, ".SS", t.Page())
	}
	if len(m.SeeAlso) > 0 {
		fmt.Fprintf(&out, ".SH %s\n%s\n", m.Words.SeeAlso, line(strings.Join(m.SeeAlso, ", ")))
	}
	return []byte(out.String())
}

// writeSections writes sections under headings of a level.
func writeSections(out *strings.Builder, level string, page Page) {
	for _, s := range page {
		if s.Heading != "" {
			heading := strings.TrimRight(s.Heading, " :")
			if level == ".SH" {
				heading = strings.ToUpper(heading)
			}
			fmt.Fprintf(out, "%s %s\n", level, quoted(heading))
		}
		parts := blocks(s.Text)
		if s.Example != "" {
			parts = append(parts, block{s.Example, true})
		}
		for i, part := range parts {
			if i > 0 {
				out.WriteString(".PP\n")
			}
			if part.verbatim {
				writeLines(out, part.text)
			} else {
				out.WriteString(prose(part.text) + "\n")
			}
		}
		writeList(out, s.Rows)
	}
}

// writeList writes rows, those that belong to another set in.
func writeList(out *strings.Builder, rows []Row) {
	for i, row := range rows {
		if row.Sub && (i == 0 || !rows[i-1].Sub) {
			out.WriteString(".RS\n")
		}
		fmt.Fprintf(out, ".TP\n%s\n", line(strings.TrimSpace(row.Name)))
		if row.Text != "" {
			out.WriteString(prose(row.Text) + "\n")
		}
		if row.Sub && (i == len(rows)-1 || !rows[i+1].Sub) {
			out.WriteString(".RE\n")
		}
	}
}

// writeLines writes lines that stand as they are.
func writeLines(out *strings.Builder, text string) {
	out.WriteString(".nf\n")
	for text := range strings.Lines(text) {
		out.WriteString(line(strings.TrimSuffix(text, "\n")) + "\n")
	}
	out.WriteString(".fi\n")
}

// prose returns a text that may be parted between its words.
func prose(text string) string {
	words := wordsOf(text)
	for i, word := range words {
		words[i] = strings.ReplaceAll(word, " ", noBreak)
	}
	return line(strings.Join(words, " "))
}

// line returns a text as a line of its own, where a dot or an apostrophe at the
// beginning would be a command, and an empty one a mistake.
func line(text string) string {
	text = escaped(text)
	if text == "" || strings.HasPrefix(text, ".") {
		return `\&` + text
	}
	return text
}

// escaped returns a text without what means something to roff, or would be set as
// another character: what is copied from a manual page has to work.
func escaped(text string) string {
	return strings.NewReplacer(
		`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`,
		"\u202f", `\ `, noBreak, `\ `,
	).Replace(text)
}

// quoted returns a text as an argument of a command.
func quoted(text string) string {
	return `"` + strings.ReplaceAll(escaped(text), `"`, `\(dq`) + `"`
}
