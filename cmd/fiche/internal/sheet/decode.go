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
	"fiche/cmd/fiche/internal/quantity"
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
	setting  quantity.Setting // of the figures
	own      *Own             // fields and words of the site; nil for none
	currency string           // of the budget, for amounts that name none
	total    *node            // of the budget
	nodes    figureNodes      // of the figure that is being read: its label may follow them
	unread   bool             // the front matter could not be read whole: what is missing may be in it
	problems []problem.Problem
	external []prose.External // that the fields lead to
	titled   bool             // a field that is not known seems to be the title
	move     writtenMove      // of the milestone that is being read

	suggested int                    // how many unknown fields have been answered
	readable  func(text string) bool // reports whether lines can be shown as a cure; nil while that is tried
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

// mistake reports what locale could not read in the text of n. A cure is shown as
// the line with the value as it should be.
func (d *decoder) mistake(n *node, m *problem.Mistake) *problem.Problem {
	start, end := n.Start, n.End
	// The offsets are of the value; they are those of the file too unless
	// quotes or line joins stand between the two.
	if string(d.src.Text[n.Start:n.End]) == n.Value {
		start, end = n.Start+m.Start, n.Start+m.End
	}
	severity := problem.Error
	if m.Warning {
		severity = problem.Warning
	}
	p := d.reportAt(severity, m.Rule, start, max(end, start+1), m.Args)
	for cure := range strings.Lines(m.Fix) {
		p.Fix += d.lineWith(n.Start, n.End, strings.TrimSuffix(cure, "\n")) + "\n"
	}
	p.Fix = strings.TrimSuffix(p.Fix, "\n")
	return p
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
	seen := make(givenFields, 0, len(root.Pairs))
	for i := range root.Pairs {
		p := &root.Pairs[i]
		name, known := lookUp("", p.Key.Text)
		f := fieldByKey(sheetFields, name.key)
		switch {
		case !known || f == nil:
			own := d.own.Field(p.Key.Text)
			switch {
			case own == nil:
				d.unknown("", root, p, keysFor(d.kind))
			case !own.In(d.kind):
				d.misplaced(own.Kinds, root, p)
			default:
				d.ownAt(s, &seen, own, p)
			}
		case f.kinds&of(d.kind) == 0:
			d.misplaced(f.kinds, root, p)
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
	seen := make(givenFields, 0, len(n.Pairs))
	for i := range n.Pairs {
		p := &n.Pairs[i]
		name, known := lookUp(path, p.Key.Text)
		f := fieldByKey(fields, name.key)
		if !known || f == nil {
			d.unknown(path, n, p, keysOf(fields))
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

// unknown reports a field of n that does not exist. keys are those that may stand
// there.
func (d *decoder) unknown(record string, n *node, pair *frontmatter.Pair, keys []string) {
	k := pair.Key
	p := d.reportAt(problem.Error, "unknown-field", k.Start, k.End, problem.Args{"name": k.Text})
	p.Cause = join(record, spelling.Field(k.Text))
	answer := *p // what is proven in between is reported elsewhere
	if !d.suggest(&answer, record, n.Pairs, pair) {
		d.nearest(&answer, record, pair, keys)
	}
	*p = answer
}

// nearest answers an unknown field with one of keys that is spelt nearly so, else
// with where anything may stand, else with the list of keys.
func (d *decoder) nearest(p *problem.Problem, record string, pair *frontmatter.Pair, keys []string) {
	k := pair.Key
	if own := spelling.Nearest(k.Text, d.own.names(d.kind)); record == "" && own != "" {
		p.Args["near"], p.Fix = own, d.replaced(k, own)
		return
	}
	if near := nearestName(d.words(), record, k.Text, keys); near != "" && meaningOf(record, k.Text).Part == "" {
		if meant, _ := lookUp(record, near); record == "" && meant.key == "title" {
			d.titled = true
		}
		p.Args["near"], p.Fix = near, d.replaced(k, near)
		return
	}
	if record == "" && slices.Contains(keys, "details") {
		if detail := d.detail(pair); detail != "" {
			p.Args["details"], p.Fix, p.Args["declared"] = problem.Field("details"), detail, "- "+d.declaration(pair)
			return
		}
		if len(words(pair.Value)) > 0 {
			p.Args["setting"] = problem.Field("fields")
			p.Fix = d.l.FieldName(&problem.Names{Language: d.words().Tag}, "fields") + ":\n  - " + d.declaration(pair)
			return
		}
	}
	fields := make([]problem.Field, len(keys))
	for i, key := range keys {
		fields[i] = problem.Field(join(record, key))
	}
	p.Args["list"] = fields
}

// detail returns a field as one of the facts with no field of their own; "" if it
// is not a value on one line.
func (d *decoder) detail(pair *frontmatter.Pair) string {
	if pair.Value.Kind != frontmatter.Scalar || pair.Value.Value == "" || d.readable == nil {
		return ""
	}
	w := writer{d: d, root: d.root.Pairs, pair: pair}
	line := "  " + pair.Key.Text + ": " + tidy(pair.Value.Value)
	fix := w.proven(d.nameOf("details") + ":\n" + line)
	if fix != "" && w.value("details") != nil {
		return line
	}
	return fix
}

// replaced returns the line of a key with another name in its place.
func (d *decoder) replaced(k frontmatter.Key, name string) string {
	if string(d.src.Text[k.Start:k.End]) != k.Text {
		return ""
	}
	return d.lineWith(k.Start, k.End, name)
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

// misplaced reports a field of root that belongs in another kind of file.
func (d *decoder) misplaced(kinds Kinds, root *node, pair *frontmatter.Pair) {
	rule := problem.Rule("misplaced-field")
	k := pair.Key
	switch {
	case kinds == onHome:
		rule = "misplaced-setting"
	case d.kind == Index && kinds&onSheet != 0:
		d.indexOfSheet(k)
		return
	}
	p := d.reportAt(problem.Error, rule, k.Start, k.End, problem.Args{
		"name": k.Text,
		"kind": d.words().Terms.Kind.Label(d.kind.key()),
	})
	p.Cause = spelling.Field(k.Text)
	if rule == "misplaced-setting" {
		return
	}
	answer := *p
	if d.suggest(&answer, "", root.Pairs, pair) {
		*p = answer
	}
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
