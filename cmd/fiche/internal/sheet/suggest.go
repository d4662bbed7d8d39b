package sheet

import (
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
)

// A field that does not exist is answered with the one that was meant, first by
// what its name means, then by how it is spelt, with lines to be pasted. A line is
// shown only if it can be read.

// maxSuggested is for how many fields of a file lines are made: one that has more
// of them was not written for Fiche.
const maxSuggested = 100

// suggest completes the report of a pair of siblings whose field does not exist in
// a record, or not in this kind of file. It reports whether it knows an answer.
func (d *decoder) suggest(p *problem.Problem, record string, siblings []frontmatter.Pair, pair *frontmatter.Pair) bool {
	if d.readable == nil || d.suggested == maxSuggested {
		return false
	}
	d.suggested++
	m := meaningOf(record, pair.Key.Text)
	w := writer{d: d, root: siblings, pair: pair}
	switch {
	case m == Meaning{} && record == "":
		if address := webAddressOf(pair.Value); address != "" {
			m = Meaning{Field: "links"}
		}
	case m.Field == "" && record != "":
		return false
	}
	switch m.Part {
	case "none":
		return false
	case "needless":
		p.Args["needless"] = pair.Key.Text
		return true
	case "published":
		if key, ok := findTerm(d.l, answerTerms, pair.Value.Value); ok && key == "yes" {
			p.Args["published"] = pair.Key.Text
			return true
		}
		m.Field, w.draft = "draft", true
	}
	if m.Field == "" {
		return false
	}
	field := problem.Field(join(record, m.Field))
	p.Args["meant"] = field
	if m.Field == "title" && record == "" {
		d.titled = true
	}
	if record != "" {
		p.Fix = d.replaced(pair.Key, d.nameOf(field))
		return true
	}
	fix, into := w.lines(m)
	switch {
	case fix == "":
		p.Example = field
	case into:
		p.Fix, p.Args["into"] = fix, field
	default:
		p.Fix = fix
	}
	return true
}

// A writer writes what a field without a name of ours says as one that has.
type writer struct {
	d     *decoder
	root  []frontmatter.Pair // the fields of the file
	pair  *frontmatter.Pair  // the unknown one
	draft bool               // it says that the sheet is not published
}

// lines returns what to write instead; into is true if these are items for a field
// that the file has already. It returns "" if nothing can be made of the value.
func (w *writer) lines(m Meaning) (fix string, into bool) {
	name := w.d.nameOf(problem.Field(m.Field))
	var items []string
	switch {
	case w.draft:
		return w.proven(name + ": " + w.d.words().Terms.Answer.Label("yes")), false
	case m.Part == "start" || m.Part == "end":
		return w.proven(name + ": " + w.period()), false
	case m.Field == "photo" && m.Part != "":
		return w.proven(w.photo(name)), false
	case m.Part == "lat" || m.Part == "lon":
		items = w.place()
	case m.Role != "":
		for _, word := range words(w.pair.Value) {
			items = append(items, word+": "+w.d.words().Terms.Role.Label(m.Role))
		}
	case m.Field == "links":
		items = w.links()
	case m.Field == "contacts" || m.Field == "documents":
		items = words(w.pair.Value)
	}
	if items != nil {
		list := "  - " + strings.Join(items, "\n  - ")
		fix = w.proven(name + ":\n" + list)
		if into = fix != "" && w.value(m.Field) != nil; into {
			fix = list
		}
		return fix, into
	}
	if w.value(m.Field) != nil { // a second line of that name would be another error
		return "", false
	}
	if fix = w.proven(w.renamed(name)); fix != "" {
		return fix, false
	}
	const day = len("2006-01-02")
	if v := w.pair.Value; v.Kind == frontmatter.Scalar && len(v.Value) > day { // a time behind a day
		return w.proven(name + ": " + v.Value[:day]), false
	}
	return "", false
}

// renamed returns the lines of the field under another name.
func (w *writer) renamed(name string) string {
	src := w.d.src
	first, _, _ := src.Locate(w.pair.Key.Start, 0)
	last, _, _ := src.Locate(max(w.pair.Key.End, w.pair.Value.End), 0)
	var lines []string
	for n := first; n <= last; n++ {
		lines = append(lines, src.Line(n))
	}
	text := strings.Join(lines, "\n")
	if !strings.HasPrefix(text, w.pair.Key.Text) {
		return ""
	}
	return name + text[len(w.pair.Key.Text):]
}

// period returns what the fields for its first and its last day say together.
func (w *writer) period() string {
	start, end := w.part("start"), w.part("end")
	switch {
	case start != "" && end != "":
		return start + " - " + end
	case start != "":
		return strings.ReplaceAll(w.d.words().Synonyms().Since, "{date}", start)
	}
	return ""
}

// photo returns the full form of the photo, with what is said of it beside it.
func (w *writer) photo(name string) string {
	value := w.value("photo")
	if value == nil || value.Kind != frontmatter.Scalar {
		return ""
	}
	d, text := w.d, name+":\n  "+w.d.nameOf("photo.file")+": "+tidy(value.Value)
	for _, part := range []struct {
		name string
		path problem.Field
	}{{"alt", "photo.alt"}, {"caption", "photo.caption"}, {"credit", "photo.credit"}} {
		if said := w.part(part.name); said != "" {
			text += "\n  " + d.nameOf(part.path) + ": " + said
		}
	}
	return text
}

// place returns the place that two fields give the position of.
func (w *writer) place() []string {
	lat, lon := w.part("lat"), w.part("lon")
	if lat == "" || lon == "" {
		return nil
	}
	title := w.value("title")
	if title == nil || title.Kind != frontmatter.Scalar {
		return nil
	}
	return []string{tidy(title.Value) + " : " + lat + ", " + lon}
}

// links returns the addresses that the field leads to, under its name.
func (w *writer) links() []string {
	var items []string
	for _, word := range words(w.pair.Value) {
		address, ok := webAddress(word)
		if !ok {
			address, ok = webAddress("https://" + word)
			ok = ok && strings.HasPrefix(word, "www.")
		}
		if !ok {
			return nil
		}
		items = append(items, address+" : "+w.pair.Key.Text)
	}
	return items
}

// part returns what the fields of the file say of one part of another.
func (w *writer) part(name string) string {
	for i := range w.root {
		if p := &w.root[i]; meaningOf("", p.Key.Text).Part == name && p.Value.Kind == frontmatter.Scalar {
			return tidy(p.Value.Value)
		}
	}
	return ""
}

// value returns that of a field that the file has; nil for none.
func (w *writer) value(key string) *node {
	for i := range w.root {
		if name, known := lookUp("", w.root[i].Key.Text); known && name.key == key {
			return w.root[i].Value
		}
	}
	return nil
}

// proven returns lines that are read without a mistake; "" for others.
func (w *writer) proven(text string) string {
	name, value, _ := strings.Cut(text, ":")
	if name == "" || strings.TrimSpace(value) == "" {
		return ""
	}
	if !w.d.readable(text) {
		return ""
	}
	return text
}

// words returns the items of a value, each on one line; nil for one that has a
// structure of its own.
func words(n *node) []string {
	nodes := n.Items
	if n.Kind == frontmatter.Scalar && n.Value != "" {
		nodes = splitList(n)
		if n.Quoted {
			nodes = []*node{n}
		}
	}
	var all []string
	for _, item := range nodes {
		if item.Kind != frontmatter.Scalar {
			return nil
		}
		all = append(all, tidy(item.Value))
	}
	return all
}

// webAddressOf returns the address that a value is, or "".
func webAddressOf(n *node) string {
	address, _ := webAddress(n.Value)
	return address
}
