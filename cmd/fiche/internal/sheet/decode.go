package sheet

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/spelling"
)

// A node is a value of the front matter.
type node = frontmatter.Node

// A decoder turns the neutral nodes of one file's front matter into the typed
// values of its Sheet. It never stops at a mistake: whatever can be read is
// read, and every problem is reported where it stands.
type decoder struct {
	src      *problem.Source
	l        *locale.Locale // of the file: reads dates and numbers
	root     *node
	naming   *problem.Names // what the file calls its fields; nil until it is asked for
	kind     Kind
	currency string // of the budget, for amounts that name none
	unread   bool   // the front matter could not be read whole: what is missing may be in it
	problems []problem.Problem
	external []prose.External // that the fields lead to
	titled   bool             // a field that is not known seems to be the title
}

// report adds a problem at a node.
func (d *decoder) report(severity problem.Severity, rule problem.Rule, n *node, args problem.Args) *problem.Problem {
	return d.reportAt(severity, rule, n.Start, n.End, args)
}

func (d *decoder) reportAt(severity problem.Severity, rule problem.Rule, start, end int, args problem.Args) *problem.Problem {
	d.problems = append(d.problems, problem.Problem{
		Rule: rule, Args: args, Severity: severity, Place: d.src.Place(start, end-start),
	})
	return &d.problems[len(d.problems)-1]
}

func (d *decoder) fail(rule problem.Rule, n *node, args problem.Args) *problem.Problem {
	return d.report(problem.Error, rule, n, args)
}

func (d *decoder) warn(rule problem.Rule, n *node, args problem.Args) *problem.Problem {
	return d.report(problem.Warning, rule, n, args)
}

// mistake reports what locale could not read in the text of n.
func (d *decoder) mistake(n *node, m *problem.Mistake) {
	start, end := n.Start, n.End
	// The offsets are of the value; they are those of the file too unless
	// quotes or line joins stand between the two.
	if string(d.src.Text[n.Start:n.End]) == n.Value {
		start, end = n.Start+m.Start, n.Start+m.End
	}
	p := d.reportAt(problem.Error, m.Rule, start, max(end, start+1), m.Args)
	p.Fix = m.Fix
}

// pos returns where n stands.
func (d *decoder) pos(n *node) problem.Pos {
	return d.src.Pos(n.Start, n.End-n.Start)
}

// fields reads the front matter of a file into s.
func (d *decoder) fields(s *Sheet, root *node) {
	if root.Kind == frontmatter.Null {
		return
	}
	if root.Kind != frontmatter.Mapping {
		d.fail("front-matter-not-fields", root, problem.Args{"example": problem.Field("title")})
		return
	}
	s.Fields = make([]FieldAt, 0, len(root.Pairs))
	var seen givenFields
	for i := range root.Pairs {
		p := &root.Pairs[i]
		name, known := lookUp("", p.Key.Text)
		f := fieldByKey(sheetFields, name.key)
		switch {
		case !known || f == nil:
			d.unknown("", p.Key, keysFor(d.kind))
		case f.kinds&of(d.kind) == 0:
			d.misplaced(f.kinds, p.Key)
		default:
			pos := d.src.Pos(p.Key.Start, p.Key.End-p.Key.Start)
			written := name.form
			if written != p.Key.Text {
				written = kept(p.Key.Text)
			}
			s.Fields = append(s.Fields, FieldAt{Name: written, Pos: pos})
			if d.isFirst(&seen, f.key, p) {
				f.set(d, s, p.Value)
			}
		}
	}
}

// givenFields are the keys of the fields that a record has so far, with their
// names.
type givenFields []struct {
	key  string
	name frontmatter.Key
}

// isFirst reports whether a field says something, and is the first to do so. A
// second one under another name, as "partner" beside "partners", is reported;
// one under the same has been.
func (d *decoder) isFirst(seen *givenFields, key string, p *frontmatter.Pair) bool {
	for _, earlier := range *seen {
		if earlier.key != key {
			continue
		}
		if earlier.name.Text != p.Key.Text {
			line, _, _ := d.src.Locate(earlier.name.Start, 0)
			d.reportAt(problem.Error, "duplicate-field", p.Key.Start, p.Key.End, problem.Args{
				"name": p.Key.Text, "other": earlier.name.Text, "line": strconv.Itoa(line),
			})
		}
		return false
	}
	*seen = append(*seen, struct {
		key  string
		name frontmatter.Key
	}{key, p.Key})
	return !p.Value.Absent()
}

// record reads a mapping into to, one of the records called path.
func record[T any](d *decoder, path string, fields []fieldOf[T], to *T, n *node) {
	var seen givenFields
	for i := range n.Pairs {
		p := &n.Pairs[i]
		name, known := lookUp(path, p.Key.Text)
		f := fieldByKey(fields, name.key)
		if !known || f == nil {
			d.unknown(path, p.Key, keysOf(fields))
			continue
		}
		if d.isFirst(&seen, f.key, p) {
			f.set(d, to, p.Value)
		}
	}
}

// isRecord reports whether a mapping is written in the full form: a key of it
// names a field of the record called path.
func isRecord(path string, n *node) bool {
	for i := range n.Pairs {
		if _, known := lookUp(path, n.Pairs[i].Key.Text); known {
			return true
		}
	}
	return false
}

// unknown reports a field that does not exist. keys are those that may stand
// there.
func (d *decoder) unknown(record string, k frontmatter.Key, keys []string) {
	near := nearestName(d.words(), record, k.Text, keys)
	args := problem.Args{"name": k.Text, "near": near}
	if near == "" {
		fields := make([]problem.Field, len(keys))
		for i, key := range keys {
			fields[i] = problem.Field(join(record, key))
		}
		args["list"] = fields
	}
	if meant, _ := lookUp(record, near); record == "" && meant.key == "title" {
		d.titled = true
	}
	p := d.reportAt(problem.Error, "unknown-field", k.Start, k.End, args)
	p.Cause = join(record, spelling.Field(k.Text))
	if near != "" {
		p.Fix = d.replaced(k, near)
	}
}

// replaced returns the line of a key with another name in its place.
func (d *decoder) replaced(k frontmatter.Key, name string) string {
	line, _, _ := d.src.Locate(k.Start, 0)
	text := d.src.Line(line)
	at := k.Start - d.src.Offset(line)
	if !strings.HasPrefix(text[at:], k.Text) {
		return ""
	}
	return text[:at] + name + text[at+len(k.Text):]
}

// keysFor returns the keys of the fields that may stand in a kind of file, in
// the order of the table.
func keysFor(kind Kind) []string {
	var keys []string
	for _, f := range sheetFields {
		if f.kinds&of(kind) != 0 {
			keys = append(keys, f.key)
		}
	}
	return keys
}

// keysOf returns the keys of a record's fields, in the order of its table.
func keysOf[T any](fields []fieldOf[T]) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.key
	}
	return keys
}

// misplaced reports a field that belongs in another kind of file.
func (d *decoder) misplaced(kinds Kinds, k frontmatter.Key) {
	rule := problem.Rule("misplaced-field")
	switch {
	case kinds == onHome:
		rule = "misplaced-setting"
	case d.kind == Index && kinds&onSheet != 0:
		d.indexOfSheet(k)
		return
	}
	d.reportAt(problem.Error, rule, k.Start, k.End, problem.Args{
		"name": k.Text,
		"kind": d.words().Terms.Kind.Label(d.kind.key()),
	})
}

// indexOfSheet reports, once, that an index.md says what a sheet says: other
// programs keep a sheet in a folder of its own.
func (d *decoder) indexOfSheet(k frontmatter.Key) {
	const rule problem.Rule = "index-of-sheet"
	if slices.ContainsFunc(d.problems, func(p problem.Problem) bool { return p.Rule == rule }) {
		return
	}
	folder := path.Base(path.Dir(d.src.Path))
	d.reportAt(problem.Error, rule, k.Start, k.End, problem.Args{"name": k.Text, "folder": folder, "sheet": folder + ".md"})
}

// fieldByKey finds a field of a table; the tables are short.
func fieldByKey[T any](fields []fieldOf[T], key string) *fieldOf[T] {
	for i := range fields {
		if fields[i].key == key {
			return &fields[i]
		}
	}
	return nil
}

// key returns what locale.Terms.Kind calls the kind.
func (k Kind) key() string {
	return [...]string{FactSheet: "sheet", Page: "page", Country: "country", Partner: "partner", Index: "page", Home: "page"}[k]
}
