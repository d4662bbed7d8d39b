package importer

import (
	"regexp"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A fieldsWriter writes the fields of one sheet. Each value is kept once it reads
// back without an error; what does not goes to details, and what even these do not
// take to the notes: no word is lost.
type fieldsWriter struct {
	l       *locale.Locale
	own     *sheet.Own
	values  edit.Values
	lists   map[string][]string // items, by key of the field
	ownText []string            // lines of the site's own fields
	parts   map[string]string   // of period, photo and place, by their names
	details []string            // "label : value"
	notes   []string
	lines   []Line
	cells   bool                                       // values are those of a table, with lines, semicolons or bars between items
	picture func(target string) (name string, ok bool) // returns what a file is called beside the sheet
}

// A Line of a report says what became of a key: which words went where.
type Line struct {
	Key, Words, To string
}

// take writes what a key says to where it goes.
func (w *fieldsWriter) take(key string, n *frontmatter.Node, to Target) {
	words := plainText(n)
	if n.Absent() || words == "" {
		return
	}
	target := to.Words(w.l)
	switch {
	case to.Ignore:
	case to.Own:
		if !w.takeOwn(to.Field, n) {
			target = w.detail(key, n)
		}
	case to.Field == "":
		target = w.detail(key, n)
	case to.Field == "photo" && to.Part == "":
		if !w.photo(n) {
			w.note(key, n)
			return
		}
	case to.Part != "":
		if w.parts[to.Part] != "" {
			target = w.detail(key, n)
			break
		}
		w.parts[to.Part] = w.day(words)
	case to.Role != "" && startsWithDigit(words) && w.reads("figures", "\n  - "+key+" : "+words): // how many they are
		w.lists["figures"] = append(w.lists["figures"], key+" : "+words)
		target = w.l.Fields["figures"].Names[0]
	default:
		if left := w.field(key, n, to); left != nil {
			target = w.detail(key, left)
		}
	}
	w.lines = append(w.lines, Line{key, words, target})
}

// field writes a value into a field of the table. It returns what of it cannot be
// taken, or nil.
func (w *fieldsWriter) field(key string, n *frontmatter.Node, to Target) (left *frontmatter.Node) {
	info := infoOf(to.Field)
	switch info.Type {
	case sheet.ListField, sheet.NamesField:
		rest := &frontmatter.Node{Kind: frontmatter.Sequence}
		for _, item := range w.itemsFor(info, n) {
			text := w.item(key, item, to)
			file := to.Field == "gallery" || to.Field == "documents" && !sheet.IsWebAddress(text) || to.Field == "related"
			if _, here := w.picture(plainText(item)); file && !here || !w.reads(to.Field, "\n  - "+text) {
				rest.Items = append(rest.Items, item)
			} else if !slices.Contains(w.lists[to.Field], text) {
				w.lists[to.Field] = append(w.lists[to.Field], text)
			}
		}
		if len(rest.Items) == 0 {
			return nil
		}
		return rest
	}
	if w.values[to.Field] != "" {
		return n
	}
	text := w.day(plainText(n))
	if info.Type == sheet.TextField {
		text = edit.Scalar(w.l, text)
	}
	if !w.reads(to.Field, text) {
		return n
	}
	w.values[to.Field] = text
	return nil
}

// itemsFor returns the items of a value for a list: names on one line have commas
// between them, but those of a country that has one.
func (w *fieldsWriter) itemsFor(info *sheet.FieldInfo, n *frontmatter.Node) []*frontmatter.Node {
	if items := edit.Items(n.Value); w.cells && n.Kind == frontmatter.Scalar && len(items) > 1 {
		return scalars(items)
	}
	if info.Type != sheet.NamesField || n.Kind != frontmatter.Scalar || info.Path == "country" && w.reads("country", "\n  - "+plainText(n)) {
		return itemsOf(n)
	}
	return scalars(strings.Split(n.Value, ","))
}

// scalars returns texts as values; empty ones are none.
func scalars(texts []string) []*frontmatter.Node {
	var all []*frontmatter.Node
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			all = append(all, &frontmatter.Node{Kind: frontmatter.Scalar, Value: text})
		}
	}
	return all
}

// reads reports whether a value is read as a field without an error.
func (w *fieldsWriter) reads(field, value string) bool {
	_, wrong := edit.ReadValue(w.l, "new.md", field, value)
	return wrong == nil
}

// takeOwn writes a value into one of the site's own fields, if it reads as its type
// asks.
func (w *fieldsWriter) takeOwn(name string, n *frontmatter.Node) bool {
	line := name + ": " + edit.OneLine(plainText(n))
	if items := itemsOf(n); len(items) > 1 {
		line = name + ":"
		for _, item := range items {
			line += "\n  - " + plainText(item)
		}
	}
	r := sheet.Reading{FileName: sheet.FileName{Path: "new.md", Base: "new"}, Locale: w.l, Own: w.own}
	s := r.Parse([]byte("---\n" + edit.Line(w.l, "title", "x") + line + "\n---\n"))
	if s.Failed || len(s.Own) != 1 {
		return false
	}
	w.ownText = append(w.ownText, line+"\n")
	return true
}

// detail writes a value among the facts with no field of their own, and returns
// where it went.
func (w *fieldsWriter) detail(key string, n *frontmatter.Node) string {
	line := strings.NewReplacer(":", " ", "_", " ").Replace(key) + " : " + plainText(n)
	if w.reads("details", "\n  - "+line) {
		w.details = append(w.details, line)
		return w.l.Fields["details"].Names[0]
	}
	w.notes = append(w.notes, line)
	return w.l.Fields["notes"].Names[0]
}

// note writes a value into the notes, which nobody publishes.
func (w *fieldsWriter) note(key string, n *frontmatter.Node) {
	if words := plainText(n); words != "" {
		w.notes = append(w.notes, key+" : "+words)
		w.lines = append(w.lines, Line{key, words, w.l.Fields["notes"].Names[0]})
	}
}

// photo writes a picture, if the collection has its file, and what a mapping says of
// it.
func (w *fieldsWriter) photo(n *frontmatter.Node) bool {
	target, alt := plainText(n), ""
	if n.Kind == frontmatter.Mapping {
		target, alt = partOf(n, "src", "url", "path", "file", "image"), partOf(n, "alt")
		if len(n.Pairs) > 2 || len(n.Pairs) == 2 && alt == "" {
			return false
		}
	}
	if name, ok := w.picture(target); ok && w.values["photo"] == "" {
		w.values["photo"] = name
		if alt != "" && w.parts["alt"] == "" {
			w.parts["alt"] = alt
		}
		return true
	}
	return false
}

// item returns an item of a list in its one-line form.
func (w *fieldsWriter) item(key string, n *frontmatter.Node, to Target) string {
	text := plainText(n)
	part := func(names ...string) string { return partOf(n, names...) }
	switch to.Field {
	case "gallery", "documents":
		if name, ok := w.picture(text); ok {
			return name
		}
	case "partners":
		if name := part(nameWords...); name != "" && len(n.Pairs) == 1 {
			text = name
		}
		if to.Role != "" {
			return text + " : " + w.l.Terms.Role.Label(to.Role)
		}
	case "dates":
		label, from, until := part(nameWords...), w.day(part("date", "start", "start_date", "début")), w.day(part("end", "end_date", "fin"))
		if label == "" || from == "" {
			break
		}
		if rest := without(n, label, part("date", "start", "start_date", "début"), part("end", "end_date", "fin")); rest != "" {
			label += ", " + rest
		}
		if until != "" {
			from += " - " + until
		}
		return from + " : " + label
	case "links":
		address, label := part("url", "link", "href", "lien"), part(nameWords...)
		if link := markdownLink.FindStringSubmatch(text); link != nil {
			address, label = link[2], link[1]
		}
		switch {
		case address != "" && (len(n.Pairs) == 0 || len(n.Pairs) == 2 && label != ""):
			return address + " : " + label
		case sheet.IsWebAddress(text) && spelling.Field(key) != "links":
			return text + " : " + strings.ReplaceAll(key, "_", " ")
		}
	case "contacts":
		name, function := part("name", "nom"), part("role", "rôle", "function", "position")
		if name != "" && function != "" {
			rest := &frontmatter.Node{Kind: frontmatter.Mapping}
			for _, p := range n.Pairs {
				if !p.Value.Absent() && plainText(p.Value) != name && plainText(p.Value) != function {
					rest.Pairs = append(rest.Pairs, p)
				}
			}
			if len(rest.Pairs) > 0 {
				w.detail(name, rest)
			}
			names := w.l.Fields
			return names["contacts.name"].Names[0] + ": " + name + "\n    " + names["contacts.function"].Names[0] + ": " + function
		}
	}
	return text
}

// nameWords are what programs call the name of an item.
var nameWords = []string{"name", "label", "title", "text", "nom", "titre"}

// without returns the words of a mapping beside some that are said already.
func without(n *frontmatter.Node, said ...string) string {
	var rest []string
	for _, p := range n.Pairs {
		if words := plainText(p.Value); words != "" && !slices.Contains(said, words) {
			rest = append(rest, words)
		}
	}
	return strings.Join(rest, ", ")
}

var markdownLink = regexp.MustCompile(`^\[([^\]]+)\]\(([^)\s]+)\)$`)

// partOf returns the text under one of the names in a mapping, or "".
func partOf(n *frontmatter.Node, names ...string) string {
	for i := range n.Pairs {
		if p := &n.Pairs[i]; slices.Contains(names, spelling.Field(p.Key.Text)) || slices.Contains(names, p.Key.Text) {
			return plainText(p.Value)
		}
	}
	return ""
}

// timeBehind matches a date with a time of day behind it, which no sheet has.
var timeBehind = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}.*$`)

// day returns a date without the time of day.
func (w *fieldsWriter) day(text string) string { return timeBehind.ReplaceAllString(text, "$1") }

// itemsOf returns the items of a list, or what is written in the place of one.
func itemsOf(n *frontmatter.Node) []*frontmatter.Node {
	if n.Kind != frontmatter.Sequence {
		return []*frontmatter.Node{n}
	}
	return slices.DeleteFunc(slices.Clone(n.Items), (*frontmatter.Node).Absent)
}

var tag = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)

// plainText returns all words of a value on one line: those of a list with commas,
// those of a mapping with their names.
func plainText(n *frontmatter.Node) string {
	var parts []string
	switch {
	case n.Kind == frontmatter.Scalar || n.OneLine():
		return edit.OneLine(tag.ReplaceAllString(n.Value, " "))
	case n.Kind == frontmatter.Sequence:
		for _, item := range n.Items {
			parts = append(parts, plainText(item))
		}
	case n.Kind == frontmatter.Mapping:
		for _, p := range n.Pairs {
			if text := plainText(p.Value); text != "" {
				parts = append(parts, p.Key.Text+" "+text)
			}
		}
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// finish joins what several keys said of one field, and gives what is left over
// where no field takes it.
func (w *fieldsWriter) finish() {
	if period, ok := periodOf(w.l, w.parts["start"], w.parts["end"]); ok && w.values["period"] == "" && w.reads("period", period) {
		w.values["period"] = period
		delete(w.parts, "start")
		delete(w.parts, "end")
	}
	w.position()
	if file := w.values["photo"]; file != "" {
		full := "\n  " + w.l.Fields["photo.file"].Names[0] + ": " + file
		for _, part := range []string{"alt", "caption", "credit"} {
			if text := w.parts[part]; text != "" {
				full += "\n  " + w.l.Fields["photo."+part].Names[0] + ": " + edit.Scalar(w.l, text)
			}
		}
		if w.reads("photo", full) {
			w.values["photo"] = full
			delete(w.parts, "alt")
			delete(w.parts, "caption")
			delete(w.parts, "credit")
		}
	}
	for _, part := range []string{"start", "end", "lat", "lon", "alt", "caption", "credit"} {
		if text := w.parts[part]; text != "" {
			w.detail(part, &frontmatter.Node{Kind: frontmatter.Scalar, Value: text})
		}
	}
	for field, items := range w.lists {
		if len(items) == 0 {
			continue
		}
		w.values[field] = "\n  - " + strings.Join(items, "\n  - ")
	}
	if len(w.details) > 0 {
		w.values["details"] = "\n  - " + strings.Join(append(w.lists["details"], w.details...), "\n  - ")
	}
	if len(w.notes) > 0 {
		w.values["notes"] = edit.Scalar(w.l, strings.Join(w.notes, " · "))
	}
}

// position gives the place its position: that of which nothing else says where it is,
// or one called as the sheet is.
func (w *fieldsWriter) position() {
	if w.parts["lat"] == "" || w.parts["lon"] == "" {
		return
	}
	at, places := " : "+point(w.parts["lat"], w.parts["lon"]), w.lists["places"]
	if len(places) == 1 && w.reads("places", "\n  - "+places[0]+at) {
		places = []string{places[0] + at}
	} else if w.reads("places", "\n  - "+w.values["title"]+at) {
		places = append(places, w.values["title"]+at)
	} else {
		return
	}
	w.lists["places"] = places
	delete(w.parts, "lat")
	delete(w.parts, "lon")
}

// FrontMatter returns the fields as the front matter of a draft.
func (w *fieldsWriter) frontMatter() string {
	w.values["draft"] = w.l.Terms.Answer.Label("yes")
	text := edit.FrontMatter(w.l, w.values)
	if aliases := w.values["aliases"]; aliases != "" {
		text += edit.Line(w.l, "aliases", aliases)
	}
	return "---\n" + text + strings.Join(w.ownText, "") + "---\n"
}
