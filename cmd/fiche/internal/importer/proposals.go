package importer

import (
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// What a fact in a text may look like.
var (
	labelled  = regexp.MustCompile(`^(?:- )?([^:|]{2,50}?)[ \x{a0}\x{202f}]*:[ \x{a0}\x{202f}]*(\S.*)$`)
	awaiting  = regexp.MustCompile(`^(?:- )?([^:|]{2,80}?)[ \x{a0}\x{202f}]*:$`)
	counted   = regexp.MustCompile(`^(\d[\d \x{a0}\x{202f}]*(?:[.,]\d+)?)[ \x{a0}\x{202f}]+(\pL.*)$`)
	dashed    = regexp.MustCompile(`^(.{4,40}?)[ \x{a0}]+[–—-][ \x{a0}]+(\S.*)$`)
	backslash = regexp.MustCompile(`\\([\\*_\[\]<>#~&|.)+=-])`)
	marks     = regexp.MustCompile(`\*\*|\*|</?(?:sup|sub|strong|em|b|i)>`)
	breaks    = regexp.MustCompile(`<br>|\\\n|  \n`)
	numbering = regexp.MustCompile(`^\d{1,2}[/.)][ \x{a0}]`)
)

// longestFact is in characters: what is longer is told in the text.
const longestFact = 300

// longestLabel is the same of the label of a figure.
const longestLabel = 60

// propose takes out of a text what is said as a field is: the rows of a table of two
// columns, lines such as "Pays : Mali", the list under a heading that names a field.
// What does not read as the field stays in the text.
func (w *fieldsWriter) propose(text string, m *Mapping) string {
	var kept []string
	field, fenced := "", false // the field that the heading names; in a block of code
	for _, block := range strings.Split(text, "\n\n") {
		code := strings.HasPrefix(strings.TrimSpace(block), "```") || fenced
		if strings.Count(block, "```")%2 == 1 {
			fenced = !fenced
		}
		rest := block
		switch trimmed := strings.TrimSpace(block); {
		case code:
		case strings.HasPrefix(trimmed, "#") && !strings.Contains(trimmed, "\n"):
			field = w.blockOf(strings.TrimSpace(strings.TrimLeft(trimmed, "#")))
		case field != "" && w.proposeList(field, trimmed):
			rest = ""
		case strings.HasPrefix(trimmed, "|"):
			rest = w.proposeTable(trimmed, m)
		case strings.HasPrefix(trimmed, "- ") && w.proposeList("dates", trimmed):
			rest = ""
		case !strings.HasPrefix(trimmed, ">") && !strings.HasPrefix(block, "    "):
			rest = w.proposeLines(block, m)
		}
		if rest != "" || block == "" {
			kept = append(kept, rest)
		}
	}
	return strings.Join(kept, "\n\n")
}

// countryOfTitle takes the country that the title names before a colon: "MALI : Régions
// de Kayes et Koulikoro".
func (w *fieldsWriter) countryOfTitle() {
	title := w.values["title"]
	before, _, ok := strings.Cut(title, ":")
	if before = strings.TrimSpace(before); ok && w.lists["country"] == nil && w.values["country"] == "" && w.reads("country", "\n  - "+before) {
		if m, found := w.l.FindTerritory(before); found && before == strings.ToUpper(before) {
			before = m.Name // titles are written large
		}
		w.lists["country"] = append(w.lists["country"], before)
		w.lines = append(w.lines, Line{w.l.Fields["title"].Names[0], before, w.l.Fields["country"].Names[0]})
	}
}

// blockOf returns the field of a list that a heading names; empty if it names none.
func (w *fieldsWriter) blockOf(heading string) string {
	name := spelling.Fold(strings.TrimRight(plainWords(heading), " :\u00a0\u202f"))
	for _, field := range []string{"dates", "figures", "partners"} {
		for _, l := range locale.All() {
			if slices.ContainsFunc(l.Blocks[field], func(s string) bool { return spelling.Fold(s) == name }) {
				return field
			}
		}
	}
	return ""
}

// isProse reports whether words are a part of a story, and no item of a list: a sentence,
// or many words of which the first begins in lower case. When in doubt they are.
func isProse(item string) bool {
	const few = 5
	words := strings.Fields(item)
	if len(words) < few {
		return false
	}
	first, _ := utf8.DecodeRuneInString(item)
	return strings.HasSuffix(item, ".") || unicode.IsLower(first)
}

// isFigure reports whether a label and what is said behind it are a figure: a number
// with a few words, and no sentence that goes on.
func isFigure(label, value string) bool {
	const most = 8 // words
	return startsWithDigit(value) && !numbering.MatchString(value) && !startsWithDigit(label) && !strings.Contains(label, ",") && len(strings.Fields(value)) <= most
}

// isStory reports whether the lines of a block are those of a text that goes on from one
// to the next. What is said as a field is on a line of its own.
func isStory(lines []string) bool {
	labels, goesOn := 0, false
	for i, line := range lines {
		if labelled.MatchString(marks.ReplaceAllString(strings.TrimSpace(line), "")) {
			labels++
		}
		if i > 0 && !strings.HasPrefix(line, "- ") && !strings.HasSuffix(lines[i-1], `\`) && !strings.HasSuffix(lines[i-1], "  ") {
			goesOn = true
		}
	}
	return goesOn && labels < len(lines)
}

// plainWords returns Markdown without its marks. A link is none of a field.
func plainWords(text string) string {
	return html.UnescapeString(edit.OneLine(backslash.ReplaceAllString(marks.ReplaceAllString(text, ""), "$1")))
}

// hasLink reports whether there is more in a text than its words.
func hasLink(text string) bool {
	return strings.Contains(text, "](") || strings.Contains(text, "[^") || strings.Contains(text, "<http")
}

// proposeList takes a list as that of a field, if each of its items reads as one: for
// dates at least two, each with what happened.
func (w *fieldsWriter) proposeList(field, block string) bool {
	if hasLink(block) || strings.HasPrefix(block, "|") {
		return false
	}
	var items []string
	for line := range strings.Lines(breaks.ReplaceAllString(block, "\n")) {
		parts := []string{strings.TrimSuffix(strings.TrimSpace(line), `\`)}
		if field == "partners" {
			parts = strings.Split(parts[0], "|")
		}
		for _, part := range parts {
			item := plainWords(strings.TrimPrefix(strings.TrimSpace(part), "- "))
			if item == "" {
				continue
			}
			switch {
			case field == "dates" && !strings.Contains(item, ":"):
				item = dashed.ReplaceAllString(item, "$1 : $2")
			case field == "figures" && !strings.Contains(item, ":"):
				item = counted.ReplaceAllString(item, "$2 : $1")
			case field == "partners" && isProse(item):
				return false
			}
			before, after, _ := strings.Cut(item, ":")
			switch before, after = strings.TrimSpace(before), strings.TrimSpace(after); {
			case field == "figures" && (startsWithDigit(before) || strings.HasSuffix(before, ".") || utf8.RuneCountInString(before) > longestLabel):
				return false
			case field == "dates" && startsWithDigit(after): // an amount of each year
				return false
			}
			if utf8.RuneCountInString(item) > longestFact || field != "partners" && !strings.Contains(item, ":") || !w.reads(field, "\n  - "+item) {
				return false
			}
			items = append(items, item)
		}
	}
	if len(items) == 0 || field == "dates" && len(items) < 2 {
		return false
	}
	for _, item := range items {
		if !slices.Contains(w.lists[field], item) {
			w.lists[field] = append(w.lists[field], item)
		}
		w.lines = append(w.lines, Line{"", item, w.l.Fields[field].Names[0]})
	}
	return true
}

// proposeTable takes the rows of a table of two columns that say a field, if half of
// them do; others of these are facts with no field of their own. It returns what stays.
func (w *fieldsWriter) proposeTable(block string, m *Mapping) string {
	var rows [][2]string
	for line := range strings.Lines(block) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(strings.ReplaceAll(line, `\|`, "\x00")), "|"), "|")
		if len(cells) != 2 {
			return block
		}
		if strings.Trim(line, "|-: \n\r") == "" {
			continue
		}
		rows = append(rows, [2]string{strings.TrimSpace(strings.ReplaceAll(cells[0], "\x00", "|")), strings.TrimSpace(strings.ReplaceAll(cells[1], "\x00", "|"))})
	}
	known := 0
	for _, r := range rows {
		if _, ok := w.targetOf(r[0], m); ok {
			known++
		}
	}
	if known < 2 || 2*known < len(rows) {
		return block
	}
	rest := ""
	for _, r := range rows {
		label := strings.TrimRight(plainWords(r[0]), " :\u00a0\u202f")
		detail := label + " : " + plainWords(breaks.ReplaceAllString(r[1], ", "))
		switch {
		case w.proposeFact(r[0], r[1], m):
		case label != "" && r[1] != "" && !hasLink(r[1]) && w.reads("details", "\n  - "+detail):
			w.details = append(w.details, detail)
			w.lines = append(w.lines, Line{label, plainWords(r[1]), w.l.Fields["details"].Names[0]})
		default:
			rest += "| " + r[0] + " | " + r[1] + " |\n"
			if strings.Count(rest, "\n") == 1 {
				rest += "| --- | --- |\n"
			}
		}
	}
	return strings.TrimSpace(rest)
}

// proposeLines takes the lines of a paragraph or a list that say a field: "Pays :
// Mali", or a label on one line and a number on the next. It returns what stays.
func (w *fieldsWriter) proposeLines(block string, m *Mapping) string {
	lines := strings.Split(block, "\n")
	if isStory(strings.Split(strings.TrimRight(block, "\n"), "\n")) {
		return block
	}
	var kept []string
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSuffix(strings.TrimSpace(lines[i]), `\`)
		plain := marks.ReplaceAllString(line, "")
		if found := labelled.FindStringSubmatch(plain); found != nil && !hasLink(line) && w.proposeFact(found[1], found[2], m) {
			continue
		}
		if found := awaiting.FindStringSubmatch(plain); found != nil && i+1 < len(lines) && !strings.HasPrefix(strings.TrimSpace(lines[i+1]), "- ") {
			value := plainWords(strings.TrimSuffix(strings.TrimSpace(lines[i+1]), `\`))
			if item := plainWords(found[1]) + " : " + value; isFigure(plainWords(found[1]), value) && !hasLink(lines[i+1]) && w.reads("figures", "\n  - "+item) {
				w.lists["figures"] = append(w.lists["figures"], item)
				w.lines = append(w.lines, Line{plainWords(found[1]), value, w.l.Fields["figures"].Names[0]})
				i++
				continue
			}
		}
		kept = append(kept, lines[i])
	}
	if len(kept) == len(lines) {
		return block
	}
	return strings.TrimSuffix(strings.TrimSpace(strings.Join(kept, "\n")), `\`)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// targetOf returns where what a label in a text says goes, if a name like it goes to a
// field.
func (w *fieldsWriter) targetOf(label string, m *Mapping) (to Target, ok bool) {
	label = strings.TrimRight(plainWords(label), " :\u00a0\u202f")
	if to, ok = m.Targets[spelling.Field(label)]; !ok {
		to, ok = targetOf(Key{Name: label}, w.own)
	}
	return to, ok && !to.Ignore && (to.Own || to.Field != "" && to.Field != "title" && to.Field != "aliases" && to.Field != "photo" && to.Field != "documents" && to.Field != "gallery" && to.Field != "related" && to.Field != "notes")
}

// proposeFact writes what stands behind a label into the field that the label means,
// if all of it reads as that.
func (w *fieldsWriter) proposeFact(label, value string, m *Mapping) bool {
	label = strings.TrimRight(plainWords(label), " :\u00a0\u202f")
	to, ok := w.targetOf(label, m)
	value = strings.TrimSpace(breaks.ReplaceAllString(value, "\n"))
	if !ok || !strings.ContainsFunc(value, isWord) || hasLink(value) || utf8.RuneCountInString(value) > longestFact {
		return false
	}
	n := &frontmatter.Node{Kind: frontmatter.Scalar, Value: plainWords(value)}
	if info := infoOf(to.Field); info != nil && (info.Type == sheet.ListField || info.Type == sheet.NamesField) {
		list := &frontmatter.Node{Kind: frontmatter.Sequence}
		for _, item := range edit.Items(value) {
			if isProse(plainWords(item)) {
				return false
			}
			list.Items = append(list.Items, &frontmatter.Node{Kind: frontmatter.Scalar, Value: plainWords(strings.TrimPrefix(strings.TrimSpace(item), "- "))})
		}
		if len(list.Items) > 1 {
			n = list
		}
	}
	lists, values := maps.Clone(w.lists), maps.Clone(w.values)
	switch {
	case to.Own:
		ok = w.takeOwn(to.Field, n)
	case to.Part != "":
		if ok = w.parts[to.Part] == ""; ok {
			w.parts[to.Part] = w.day(plainText(n))
		}
	case to.Role != "" && startsWithDigit(value):
		item := label + " : " + plainText(n)
		if ok = w.reads("figures", "\n  - "+item); ok {
			w.lists["figures"] = append(w.lists["figures"], item)
		}
	default:
		ok = w.field(label, n, to) == nil
	}
	if !ok {
		w.lists, w.values = lists, values
		return false
	}
	w.lines = append(w.lines, Line{label, plainWords(value), to.Words(w.l)})
	return true
}
