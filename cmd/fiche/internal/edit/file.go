package edit

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A File is a file of content/ as its author wrote it, with the places of its
// fields. It is never changed: a change returns another.
//
// Its law: a change is a splice of bytes at positions that the reader gave. What
// was read back must differ in that field alone, or there is no change.
type File struct {
	Path   string // below content/
	Data   []byte
	Locale *locale.Locale // that it is written in

	site  *sheet.Settings   // nil if nothing is known of its site
	table []sheet.FieldInfo // the fields that there are
	src   *problem.Source
	root  *frontmatter.Node
	start int // of the fields, without the lines around them
	end   int
	body  int // where the text begins; 0 if there are no fields
	names problem.Names
	wrong int // how much is wrong with the lines of the fields
}

// Open reads a file that is to be changed, of a site of which nothing is known. It
// refuses one in which it cannot be known where a field ends.
func Open(path string, data []byte, l *locale.Locale) (*File, error) {
	return open(path, data, l, nil)
}

// OpenIn is Open for a file of a site with these settings.
func OpenIn(site *sheet.Settings, path string, data []byte) (*File, error) {
	return open(path, data, LocaleOf(path, site), site)
}

func open(path string, data []byte, l *locale.Locale, site *sheet.Settings) (*File, error) {
	src, problems := frontmatter.Decode(sitefolder.ContentPath(path), data)
	if src == nil {
		return nil, refused(problems[0])
	}
	if conflicts := sheet.Conflicts(src); conflicts != nil {
		return nil, refused(conflicts[0])
	}
	f := &File{Path: path, Data: data, Locale: l, site: site, src: src}
	f.table = slices.Concat(allFields(), slices.DeleteFunc(f.own().Infos(), func(own sheet.FieldInfo) bool {
		return strings.ContainsAny(own.Path, "./") // which have a meaning in an address
	}))
	f.start, f.end, f.body = frontmatter.Edges(src)
	// The arena is not released: the file keeps its nodes.
	f.root, _, problems = frontmatter.Read(src, frontmatter.NewArena(), func(string) bool { return false })
	for _, p := range problems {
		switch p.Rule {
		case "toml-front-matter", "json-unclosed", "front-matter-too-large":
			return nil, refused(p)
		}
		f.wrong++
	}
	if f.root.Kind != frontmatter.Mapping && f.root.Kind != frontmatter.Null || f.start < f.end && src.Text[f.start] == '{' {
		return nil, problem.Refuse("edit-form", problem.Args{"path": problem.File(src.Path)})
	}
	f.names = sheet.NamesIn(f.root, l)
	return f, nil
}

// refused returns a problem as why a file cannot be changed.
func refused(p problem.Problem) error {
	return problem.Refuse("edit-unreadable", problem.Args{"path": problem.File(p.Path), "line": max(p.Line, 1)})
}

// Digest identifies the bytes of a file: the SHA-256 of what was read, which
// travels with a change.
func Digest(data []byte) [sha256.Size]byte { return sha256.Sum256(data) }

// text returns a piece of the file.
func (f *File) text(start, end int) string { return string(f.src.Text[start:end]) }

// own returns the fields of the site's own.
func (f *File) own() *sheet.Own {
	if f.site == nil {
		return nil
	}
	return &f.site.Own
}

// Table returns the fields that there are, with those of the site's own.
func (f *File) Table() []sheet.FieldInfo { return f.table }

// Sheet reads the file as a build would.
func (f *File) Sheet() *sheet.Sheet { return f.reading().Parse(f.Data) }

func (f *File) reading() sheet.Reading {
	base, suffixed := sheet.BaseName(f.Path, f.Locale)
	r := sheet.Reading{FileName: sheet.FileName{Path: f.Path, Base: base, Suffixed: suffixed}, Locale: f.Locale, Own: f.own()}
	if f.site != nil {
		r.Currency = f.site.Currency
	}
	return r
}

// key returns the key of the field that a name in a record stands for; "" if it is
// none that can be changed.
func (f *File) key(record, name string) string {
	if key, known := sheet.PartNamed(record, name); known {
		return key
	}
	if own := f.own().Field(name); record == "" && own != nil && !strings.ContainsAny(own.Key, "./") {
		return own.Key
	}
	return ""
}

// nameOf returns what the file calls a field, or would call it.
func (f *File) nameOf(path string) string {
	if own := f.own().Field(path); own != nil {
		return own.Name
	}
	return f.locale().FieldName(&f.names, problem.Field(path))
}

// find returns the pair of a field in a mapping, nil if it has none.
func (f *File) find(m *frontmatter.Node, record, key string) *frontmatter.Pair {
	for i := range m.Pairs {
		if f.key(record, m.Pairs[i].Key.Text) == key {
			return &m.Pairs[i]
		}
	}
	return nil
}

// Has reports whether the file has the field with this key.
func (f *File) Has(field string) bool { return f.find(f.root, "", field) != nil }

// Lines returns the lines of a field as they stand in the file; empty if it has
// none.
func (f *File) Lines(field string) string {
	p := f.find(f.root, "", field)
	if p == nil {
		return ""
	}
	return f.text(f.lineStart(p.Key.Start), f.lineEnd(max(p.Key.End, p.Value.End)))
}

// Foreign returns the lines of the fields that Fiche does not know, as they stand.
func (f *File) Foreign() []string {
	var all []string
	for i := range f.root.Pairs {
		p := &f.root.Pairs[i]
		if f.key("", p.Key.Text) == "" {
			all = append(all, f.text(f.lineStart(p.Key.Start), f.lineEnd(max(p.Key.End, p.Value.End))))
		}
	}
	return all
}

// Body returns the Markdown below the fields.
func (f *File) Body() string { return f.text(f.body, len(f.src.Text)) }

// Content returns the whole file, in UTF-8 and with LF at the ends of its lines.
func (f *File) Content() string { return string(f.src.Text) }

// Line returns the text of line n, counted from 1.
func (f *File) Line(n int) string { return f.src.Line(n) }

// SetBody returns the file with another text below the fields.
func (f *File) SetBody(text string) (*File, error) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if text == f.Body() {
		return f, nil
	}
	// A browser takes the last line end of a text for none.
	if strings.HasSuffix(f.Body(), "\n") && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return f.try("", func(after *File) bool { return after.Body() == text }, []frontmatter.Splice{{Start: f.body, End: len(f.src.Text), Text: text}})
}

// try returns the file as the first of several ways to write a change makes it
// that says what is wanted, and leaves all other fields as they are. field is the
// one that is changed; the text below the fields if it is empty.
func (f *File) try(field string, says func(after *File) bool, ways ...[]frontmatter.Splice) (*File, error) {
	var why error
	for _, way := range ways {
		data, err := frontmatter.Apply(f.Data, way)
		if err != nil {
			why = err
			continue
		}
		if bytes.Equal(data, f.Data) {
			return f, nil
		}
		after, err := open(f.Path, data, f.Locale, f.site)
		if err == nil && after.wrong <= f.wrong && f.sameBut(after, field) && says(after) {
			return after, nil
		}
	}
	if why != nil {
		return nil, why
	}
	return nil, f.refuse("edit-refused", field)
}

// sameBut reports whether another version of the file has the same fields, written
// with the same bytes, but for one, and the same text.
func (f *File) sameBut(other *File, field string) bool {
	a, b := f.others(field), other.others(field)
	return slices.Equal(a, b) && (field == "" || f.Body() == other.Body())
}

// others returns the bytes and the meaning of all fields but one.
func (f *File) others(field string) []string {
	var all []string
	for i := range f.root.Pairs {
		p := &f.root.Pairs[i]
		if f.key("", p.Key.Text) == field && field != "" {
			continue
		}
		all = append(all, p.Key.Text+"\x00"+f.text(p.Key.Start, max(p.Key.End, p.Value.End))+"\x00"+outline(p.Value, nil))
	}
	return all
}

// outline returns what a value says, whatever the form of its lines; without the
// pair that holds the node skip.
func outline(n, skip *frontmatter.Node) string {
	switch {
	case n.Absent():
		return "-"
	case n.Kind == frontmatter.Scalar && n.Quoted:
		return "“" + trimmed(n.Value) + "”"
	case n.Kind == frontmatter.Scalar:
		return outlineOfLine(n.Value)
	}
	var b strings.Builder
	for _, item := range n.Items {
		b.WriteString("[" + outline(item, skip) + "]")
	}
	for _, p := range n.Pairs {
		if p.Value != skip {
			b.WriteString("{" + p.Key.Text + "=" + outline(p.Value, skip) + "}")
		}
	}
	return b.String()
}

// outlineOfLine returns what a text without quotes says.
func outlineOfLine(text string) string {
	label, value, ok := sheet.Halves(text)
	switch {
	case !ok && trimmed(text) == "":
		return "-"
	case !ok:
		return "“" + trimmed(text) + "”"
	}
	return "{" + trimmed(label) + "=" + outlineOfLine(value) + "}"
}

// halvesOf returns the label and the value of one line. A text in quotes is a
// label.
func halvesOf(n *frontmatter.Node) (label, value string) {
	switch {
	case n.Kind == frontmatter.Mapping:
		return n.Pairs[0].Key.Text, trimmed(n.Pairs[0].Value.Value)
	case n.Quoted:
		return trimmed(n.Value), ""
	}
	label, value, _ = sheet.Halves(n.Value)
	return trimmed(label), trimmed(value)
}

// literal returns the words of a value; ok is false for one with a structure.
func literal(n *frontmatter.Node) (text string, ok bool) {
	if n.Absent() {
		return "", true
	}
	return trimmed(n.Value), n.Kind == frontmatter.Scalar || n.OneLine()
}

func trimmed(s string) string { return strings.TrimFunc(s, frontmatter.IsSpace) }

// lineStart returns where the line begins in which an offset stands.
func (f *File) lineStart(at int) int { return bytes.LastIndexByte(f.src.Text[:at], '\n') + 1 }

// lineEnd returns where that line ends, before its line end.
func (f *File) lineEnd(at int) int {
	if i := bytes.IndexByte(f.src.Text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(f.src.Text)
}

// A span is a piece of the text of a file.
type span struct{ start, end int }

// pieces returns text[start:end] without the lines in it that are comments or
// empty, for a change that takes n away. What stands in a text of several lines
// that is written with quotes, | or > is part of it.
func (f *File) pieces(start, end int, n *frontmatter.Node) []span {
	inside := quotedSpans(nil, n)
	all := []span{{start, start}}
	for at := start; at < end; {
		next := min(f.lineEnd(at)+1, end)
		line := trimmed(f.text(at, next))
		whole := at == f.lineStart(at) && (line == "" || line[0] == '#')
		if whole && !slices.ContainsFunc(inside, func(s span) bool { return s.start < at && at < s.end }) {
			all = append(all, span{next, next})
		} else {
			all[len(all)-1].end = next
		}
		at = next
	}
	return slices.DeleteFunc(all, func(s span) bool { return s.start == s.end })
}

func quotedSpans(all []span, n *frontmatter.Node) []span {
	if n.Quoted {
		all = append(all, span{n.Start, n.End})
	}
	for _, item := range n.Items {
		all = quotedSpans(all, item)
	}
	for i := range n.Pairs {
		all = quotedSpans(all, n.Pairs[i].Value)
	}
	return all
}

// instead returns the splices that put a text in the place of a value, or of whole
// lines. Comments between them stay, behind it.
func (f *File) instead(start, end int, n *frontmatter.Node, text string) []frontmatter.Splice {
	pieces := f.pieces(start, end, n)
	all := make([]frontmatter.Splice, len(pieces))
	for i, s := range pieces {
		all[i] = frontmatter.Splice{Start: s.start, End: s.end}
		switch last := i == len(pieces)-1; {
		case i == 0 && !last && text != "":
			all[i].Text = text + "\n"
		case i == 0:
			all[i].Text = text
		case last && s.end < len(f.src.Text) && f.src.Text[s.end] == '\n' && f.src.Text[s.end-1] != '\n':
			all[i].End++ // no empty line is left
		}
	}
	return all
}
