package edit

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
)

// setPart changes a part of a record that stands on one line, or that is not there.
func (f *File) setPart(t *target, text string) (*File, error) {
	key := keyOf(*t.part)
	halves := t.halves()
	label, value := "", ""
	if !t.line.Absent() {
		label, value = halvesOf(t.line)
	}
	at := slices.Index(halves, key)
	switch at {
	case 0:
		label = text
	case 1:
		value = text
	}
	if at >= 0 && label != "" && !t.line.Absent() {
		return f.try(t.field, f.saysPart(t, text), f.recordOnLine(t, label, value)...)
	}
	if at >= 0 && label == "" && value == "" {
		return f.Set(t.whole(), "")
	}
	if len(halves) == 0 && !t.line.Absent() {
		return nil, f.refuse("edit-part", t.field)
	}
	words := map[string]string{}
	for i, half := range halves {
		words[half] = []string{label, value}[i]
	}
	words[key] = text
	return f.try(t.field, f.saysPart(t, text), f.recordInFull(t, words)...)
}

// halves returns the keys of what the one-line form of a record says, in its order:
// an address may stand on either side.
func (t *target) halves() []string {
	halves := t.info.Halves
	if t.line.Absent() || len(halves) < 2 {
		return halves
	}
	switch label, value := halvesOf(t.line); {
	case halves[0] == "address" && sheet.IsDestination(value) && !sheet.IsDestination(label):
		return []string{halves[1], halves[0]}
	case !isAddress(value):
	case halves[1] == "role":
		return []string{halves[0], "url"}
	case halves[0] == "url" && !isAddress(label):
		return []string{halves[1], halves[0]}
	}
	return halves
}

func isAddress(text string) bool { return strings.Contains(text, "://") }

// whole returns the address of the record that a part is of.
func (t *target) whole() string { return t.path[:strings.LastIndexByte(t.path, '/')] }

// saysPart returns what reports whether a part has the words that it should have,
// and all other parts have theirs.
func (f *File) saysPart(t *target, text string) func(*File) bool {
	whole := t.whole()
	return func(after *File) bool {
		for i := range t.info.Parts {
			address := whole + "/" + keyOf(t.info.Parts[i])
			want, _ := f.Text(address)
			if keyOf(t.info.Parts[i]) == keyOf(*t.part) {
				want = text
			}
			if got, ok := after.Text(address); !ok || got != want {
				return false
			}
		}
		owner, _, isItem := cutNumber(whole)
		if !isItem {
			return true
		}
		was, now := f.at(owner), after.at(owner)
		before, behind := f.itemsOf(was.info, was.pair.Value).nodes, after.itemsOf(now.info, now.pair.Value).nodes
		for i := range before {
			if len(before) != len(behind) || i != t.item && outline(before[i], nil) != outline(behind[i], nil) {
				return false
			}
		}
		return f.sameAround(was, after, now)
	}
}

// cutNumber parts the number of an item from the address of its list.
func cutNumber(address string) (list, item string, ok bool) {
	i := strings.LastIndexByte(address, '/')
	if i < 0 || address[i+1] < '0' || address[i+1] > '9' {
		return address, "", false
	}
	return address[:i], address[i+1:], true
}

// recordOnLine returns the ways to write a record on its line.
func (f *File) recordOnLine(t *target, label, value string) [][]frontmatter.Splice {
	var ways [][]frontmatter.Splice
	for _, spelt := range spellings(t.info, []entry{{-1, ""}}) {
		text := spelt(label)
		if value != "" {
			text = spelt(joined(label, value))
		}
		ways = append(ways, f.instead(t.line.Start, t.line.End, t.line, text))
	}
	return ways
}

// recordInFull returns the ways to write a record with a line for each part.
func (f *File) recordInFull(t *target, words map[string]string) [][]frontmatter.Splice {
	isItem := t.item >= 0
	indent := f.indent(t.parent) + "  "
	if isItem {
		prefix := f.rowsOf(t.line).prefix
		indent = strings.Repeat(" ", len([]rune(prefix)))
	}
	var ways [][]frontmatter.Splice
	for _, spelt := range []func(string) string{func(s string) string { return s }, quoted} {
		var lines []string
		for _, part := range t.info.Parts {
			if word := words[keyOf(part)]; word != "" {
				lines = append(lines, f.nameOf(part.Path)+": "+spelt(word))
			}
		}
		if isItem {
			ways = append(ways, f.instead(t.line.Start, t.line.End, t.line, strings.Join(lines, "\n"+indent)))
			continue
		}
		block := "\n" + indent + strings.Join(lines, "\n"+indent)
		ways = append(ways, f.writeValue(t, []string{block})...)
	}
	return ways
}

// locale returns the language that the file names its fields in.
func (f *File) locale() *locale.Locale {
	if l := locale.Get(f.names.Language); l != nil {
		return l
	}
	return f.Locale
}
