package edit

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/sheet"
)

// BodyField stands for the text below the fields where a field is named.
const BodyField = "body"

// A Conflict is a field that two versions of a file have changed in two ways.
type Conflict struct {
	Field        string
	Mine, Theirs string // its lines, or the text below the fields
}

// Merge returns their version of a file with what mine has changed in what both were
// made of. taken are the fields that only they have changed. Of a field that both have
// changed, choose says whose is taken, "mine" or "theirs"; without an answer it is
// a conflict, and their lines stay. base is nil if it is not known: then nobody can
// say who changed what, and each difference is one.
func Merge(base, mine, theirs *File, choose func(field string) string) (merged *File, taken []string, conflicts []Conflict, err error) {
	merged = theirs
	for _, field := range fieldsOf(mine, theirs, base) {
		was, our, their := "\x00", mine.lines(field), theirs.lines(field)
		if base != nil {
			was = base.lines(field)
		}
		switch {
		case our == their || our == was && their == was:
			continue
		case our == was:
			taken = append(taken, field)
			continue
		case their != was:
			switch choose(field) {
			case "mine":
			case "theirs":
				continue
			default:
				conflicts = append(conflicts, Conflict{field, our, their})
				continue
			}
		}
		if merged, err = merged.take(field, mine); err != nil {
			return nil, nil, nil, err
		}
	}
	return merged, taken, conflicts, nil
}

// Changed returns the fields in which two versions of a file differ.
func Changed(before, after *File) []string {
	return slices.DeleteFunc(fieldsOf(before, after), func(field string) bool { return before.lines(field) == after.lines(field) })
}

// fieldsOf returns the fields that versions of a file have, in the order of the
// table, and the text below them.
func fieldsOf(files ...*File) []string {
	var fields []string
	for _, f := range files[0].table {
		if slices.ContainsFunc(files, func(file *File) bool { return file != nil && file.Has(f.Path) }) {
			fields = append(fields, f.Path)
		}
	}
	return append(fields, BodyField)
}

// lines returns the lines of a field, or the text below the fields.
func (f *File) lines(field string) string {
	if field == BodyField {
		return f.Body()
	}
	return f.Lines(field)
}

// take returns the file with the lines that another version has for a field.
func (f *File) take(field string, from *File) (*File, error) {
	if field == BodyField {
		return f.SetBody(from.Body())
	}
	lines := from.Lines(field)
	if lines == "" {
		return f.Set(field, "")
	}
	p := f.find(f.root, "", field)
	source := from.find(from.root, "", field)
	says := func(after *File) bool {
		now := after.find(after.root, "", field)
		return now != nil && outline(now.Value, nil) == outline(source.Value, nil)
	}
	if p == nil {
		t := f.at(field)
		value := strings.TrimPrefix(from.text(source.Key.End, from.lineEnd(max(source.Key.End, source.Value.End))), ":")
		way := f.newPair(t, strings.TrimPrefix(strings.TrimLeft(value, " :"), " "))
		return f.try(field, says, way)
	}
	start, end := f.lineStart(p.Key.Start), f.lineEnd(max(p.Key.End, p.Value.End))
	return f.try(field, says, []frontmatter.Splice{{Start: start, End: end, Text: lines}})
}

// ItemAt returns the number of the item of a list that stands at a line of the file;
// -1 for none.
func (f *File) ItemAt(field string, line int) int {
	p := f.find(f.root, "", field)
	at := slices.IndexFunc(f.table, func(info sheet.FieldInfo) bool { return info.Path == field })
	if p == nil || at < 0 || !isListType(&f.table[at]) {
		return -1
	}
	for i, n := range f.itemsOf(&f.table[at], p.Value).nodes {
		first, _, _ := f.src.Locate(n.Start, 0)
		last, _, _ := f.src.Locate(n.End, 0)
		if first <= line && line <= last {
			return i
		}
	}
	return -1
}
