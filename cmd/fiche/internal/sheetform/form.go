// Package sheetform lays out what a file says as a form that is filled in: sections,
// fields, rows of a list.
//
// It stands between a file and the page that shows it, and touches neither a disk
// nor a browser. Its laws: which fields there are follows from the table of fields;
// what the form cannot show is kept; and what was not answered is not changed, so
// that a form that arrives short empties nothing.
package sheetform

import (
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// A Form is a file as it is shown to be filled in.
type Form struct {
	Sections []*Section
	Foreign  []string // lines of fields that Fiche does not know
	Body     string
	Known    map[string][]string // the words that may be meant, by what the boxes call them
}

// A Section is fields that belong together.
type Section struct {
	Key    string
	Fields []*Field
	Filled int // fields and rows with something in them
}

// A Field is one of the table.
type Field struct {
	Address string
	Label   string
	Hint    string
	Example string
	Single  *Box   // its words; nil for a record or a list
	Boxes   []*Box // the parts of a record
	List    string // the address of the list that the rows are of; empty for none
	Rows    []*Row
	Lines   string // as they stand in the file, of what the form cannot show
	Told    []Told // what is wrong with it, and not with one row
	Needed  bool
	Alone   bool // it is all that its section has, and goes by that name
}

// A Row is an item of a list.
type Row struct {
	List   string // the address of the list
	Token  string // its number in the file, or "n" and a number for a new one
	Number int    // as it is shown, from 1
	Name   string // its first words
	Gone   bool   // it is to be deleted
	Boxes  []*Box
	More   []*Box
	Filled string // what More holds
	Lines  string // as they stand in the file, of what the form cannot show
	First  bool
	Last   bool
	Told   []Told
}

// A Box is where words are written.
type Box struct {
	Address string
	Label   string
	Value   string
	Kind    string // "text", "lines" or "choice"
	Choices []Choice
	Known   string // the words of Form.Known that may be meant; empty for none
	Echo    string // what was understood
	Hint    string
	Told    []Told
	Invalid bool // a build would refuse what is written
}

// A Choice is one of a closed list.
type Choice struct {
	Value, Label string
	Chosen       bool
}

// Told is what is wrong with an answer, as a build says it.
type Told = problem.Problem

// ID returns an address as the identity of an element.
func ID(address string) string { return strings.ReplaceAll(address, "/", "-") }

// sections are the fields that belong together, in the order of the form. Those
// that no section names are in the last.
var sections = []struct {
	key    string
	fields []string
}{
	{"essential", []string{"title", "summary", "country", "status", "as_of", "period", "themes"}},
	{"settings", []string{"language", "languages", "url", "organisation", "accent", "totals", "menu", "footer", "currency", "search", "profile", "publication", "data", "stale_after", "logo", "also"}},
	{"figures", []string{"figures"}},
	{"dates", []string{"dates"}},
	{"partners", []string{"partners"}},
	{"money", []string{"budget"}},
	{"places", []string{"places"}},
	{"photos", []string{"photo", "gallery"}},
	{"documents", []string{"documents", "contacts"}},
	{"links", []string{"links", "related"}},
	{"rest", nil},
}

// A Filler makes forms.
type Filler struct {
	Words *locale.Locale      // of the one who fills it in
	Known map[string][]string // what the site has already, by field
	Own   *sheet.Own          // the fields of the site's own
}

// Fill returns the form of a file, with what was answered so far.
func (fill Filler) Fill(f *edit.File, a Answers) *Form {
	after, placed, refused := a.Apply(f)
	b := &builder{Filler: fill, base: f, after: after, answers: a, placed: placed, refused: refused, known: map[string][]string{}}
	b.read = after.Sheet()
	form := &Form{Foreign: f.Foreign(), Body: f.Body(), Known: b.known}
	if a.Has("v/" + edit.BodyField) {
		form.Body = a.Get("v/" + edit.BodyField)
	}
	named := map[string]bool{}
	for _, s := range sections {
		for _, field := range s.fields {
			named[field] = true
		}
	}
	for _, s := range sections {
		section := &Section{Key: s.key}
		for _, info := range inOrder(f.Table(), s.fields, named, b.read.Kind) {
			field := b.field(&info)
			section.Fields = append(section.Fields, field)
			if after.Has(info.Path) {
				section.Filled += max(1, len(field.Rows))
			}
		}
		if len(section.Fields) == 1 {
			section.Fields[0].Alone = true
		}
		if len(section.Fields) > 0 {
			form.Sections = append(form.Sections, section)
		}
	}
	return form
}

// inOrder returns the fields of a section that a kind of file may have.
func inOrder(table []sheet.FieldInfo, keys []string, named map[string]bool, kind sheet.Kind) []sheet.FieldInfo {
	var all []sheet.FieldInfo
	for _, info := range table {
		if info.In(kind) && (slices.Contains(keys, info.Path) || keys == nil && !named[info.Path]) {
			all = append(all, info)
		}
	}
	slices.SortStableFunc(all, func(a, b sheet.FieldInfo) int { return slices.Index(keys, a.Path) - slices.Index(keys, b.Path) })
	return all
}

// A builder makes one form.
type builder struct {
	Filler
	base, after *edit.File
	answers     Answers
	placed      map[string]int // the numbers of rows in after, by list and token
	refused     map[string]*problem.Refusal
	read        *sheet.Sheet // after
	known       map[string][]string
}

// field lays out one field.
func (b *builder) field(info *sheet.FieldInfo) *Field {
	words := b.Words.Fields[info.Path]
	field := &Field{
		Address: info.Path, Label: b.label(info.Path), Hint: words.Purpose, Needed: info.Path == "title",
	}
	if own := b.Own.Field(info.Path); own != nil {
		field.Hint = own.Help
	}
	if _, example, ok := strings.Cut(words.Example, ": "); ok && !strings.Contains(words.Example, "\n") && b.Words.Command.Start.AskFields[info.Path] == "" {
		field.Example = example
	}
	switch {
	case info.Type == sheet.ListField, info.Type == sheet.PairsField:
		field.List, field.Rows = info.Path, b.rows(info.Path, info)
	case info.Type == sheet.RecordField && b.base.Known(info.Path+"/"+partKey(info.Parts[0])):
		b.record(field, info)
	case info.Type == sheet.RecordField:
		field.Lines = b.base.Lines(info.Path)
	default:
		if text, ok := b.base.Text(info.Path); ok {
			field.Single = b.box(info.Path, info, text)
			field.Single.Hint = field.Hint
		} else {
			field.Lines = b.base.Lines(info.Path)
		}
	}
	b.tell(field)
	return field
}

// record lays out the parts of a record; a list among them has rows.
func (b *builder) record(field *Field, info *sheet.FieldInfo) {
	for _, part := range info.Parts {
		address := info.Path + "/" + partKey(part)
		if part.Type == sheet.ListField {
			field.List, field.Rows = address, b.rows(address, &part)
			continue
		}
		text, _ := b.base.Text(address)
		box := b.box(address, &part, text)
		box.Label, box.Hint = b.label(part.Path), b.Words.Fields[part.Path].Purpose
		field.Boxes = append(field.Boxes, box)
	}
}

// partKey returns the key of a part in its record.
func partKey(info sheet.FieldInfo) string {
	return info.Path[strings.LastIndexByte(info.Path, '.')+1:]
}

// label returns what a field is called in the form.
func (b *builder) label(path string) string {
	if ask := b.Words.Command.Start.AskFields[path]; ask != "" {
		return ask
	}
	var name []rune
	if own := b.Own.Field(path); own != nil {
		name = []rune(own.Name)
	} else {
		name = []rune(b.Words.Fields[path].Names[0])
	}
	return strings.ToUpper(string(name[:1])) + string(name[1:])
}

// box returns where the words at an address are written.
func (b *builder) box(address string, info *sheet.FieldInfo, text string) *Box {
	box := &Box{Address: address, Label: b.label(info.Path), Kind: "text", Value: text, Known: b.know(info.Path, b.Known[info.Path])}
	if name := "v/" + address; b.answers.Has(name) {
		box.Value = b.answers.Get(name)
	}
	switch {
	case info.Terms != nil && !info.Open:
		box.Kind, box.Choices = "choice", choices(b.terms(info), box.Value)
	case info.Path == "summary", info.Path == "notes", strings.Contains(text, "\n"):
		box.Kind = "lines"
	case info.Terms != nil:
		box.Known = b.know(info.Path, b.terms(info).Labels())
	}
	box.Echo = b.echo(address)
	return box
}

// terms returns the words that a field takes: the site's own, and those of its
// vocabulary.
func (b *builder) terms(info *sheet.FieldInfo) locale.Vocabulary {
	var all locale.Vocabulary
	for _, t := range b.Own.Terms(info.Path) {
		all = append(all, locale.Term{Key: t.Word, Label: t.Word})
	}
	return append(all, info.Terms(b.Words)...)
}

// know returns the name under which the form has words that may be meant.
func (b *builder) know(path string, words []string) string {
	if len(words) == 0 {
		return ""
	}
	name := "known-" + strings.ReplaceAll(path, ".", "-")
	b.known[name] = words
	return name
}

// choices returns the words of a vocabulary. The chosen one has the value that is
// written, so that nothing changes unless another is chosen.
func choices(terms locale.Vocabulary, value string) []Choice {
	all := []Choice{{Chosen: value == ""}}
	key, known := terms.Key(value)
	if !known {
		for _, l := range locale.All() { // a word of another language
			for _, term := range terms {
				if l.Terms.Status.Label(term.Key) == value {
					key, known = term.Key, true
				}
			}
		}
	}
	for _, term := range terms {
		if known && term.Key == key && value != "" {
			all = append(all, Choice{value, term.Label, true})
		} else {
			all = append(all, Choice{term.Label, term.Label, false})
		}
	}
	if value != "" && !known {
		all = append(all, Choice{value, value, true})
	}
	return all
}

// rows lays out the items of a list, in the order of the answers.
func (b *builder) rows(address string, info *sheet.FieldInfo) []*Row {
	var rows []*Row
	gone := b.answers["gone/"+address]
	for _, token := range b.answers.tokens(address, b.base.Count(address)) {
		row := &Row{List: address, Token: token, Gone: slices.Contains(gone, token)}
		b.fillRow(row, address, info)
		rows = append(rows, row)
	}
	for i, row := range rows {
		row.Number, row.First, row.Last = i+1, i == 0, i == len(rows)-1
	}
	return rows
}

// fillRow lays out one item.
func (b *builder) fillRow(row *Row, list string, info *sheet.FieldInfo) {
	address := list + "/" + row.Token
	_, err := strconv.Atoi(row.Token)
	isNew := err != nil
	line, whole := b.base.Text(address)
	full := !isNew && b.base.Full(address)
	switch {
	case !isNew && !full && !whole:
		row.Lines = line
	case len(info.Halves) == 2 || full:
		b.partBoxes(row, address, info, isNew, full)
	default:
		box := b.box(address, info, line)
		row.Boxes = append(row.Boxes, box)
	}
	for _, box := range row.Boxes {
		if row.Name == "" {
			row.Name = box.Value
		}
	}
	row.Filled = filled(row.More)
}

// partBoxes lays out the parts of an item: those that its line gives, and the
// others behind them.
func (b *builder) partBoxes(row *Row, address string, info *sheet.FieldInfo, isNew, full bool) {
	for _, part := range info.Parts {
		at := address + "/" + partKey(part)
		isHalf := slices.Contains(info.Halves, partKey(part)) || len(info.Halves) == 0
		if isNew && !isHalf {
			continue
		}
		text, ok := b.base.Text(at)
		if !isNew && !ok {
			b.nestedBoxes(row, at, &part)
			continue
		}
		box := b.box(at, &part, text)
		if isHalf {
			row.Boxes = append(row.Boxes, box)
		} else {
			box.Hint = b.Words.Fields[part.Path].Purpose
			row.More = append(row.More, box)
		}
	}
	slices.SortStableFunc(row.Boxes, func(x, y *Box) int {
		return halfOf(info, x.Address) - halfOf(info, y.Address)
	})
}

// halfOf returns where a part stands on the line of its record.
func halfOf(info *sheet.FieldInfo, address string) int {
	return slices.Index(info.Halves, address[strings.LastIndexByte(address, '/')+1:])
}

// nestedBoxes lays out a record in an item: the source of a figure.
func (b *builder) nestedBoxes(row *Row, address string, info *sheet.FieldInfo) {
	for _, part := range info.Parts {
		at := address + "/" + partKey(part)
		if text, ok := b.base.Text(at); ok {
			box := b.box(at, &part, text)
			box.Label = b.label(info.Path) + " – " + b.label(part.Path)
			row.More = append(row.More, box)
		}
	}
}

// filled returns what boxes hold, for the line that opens them.
func filled(boxes []*Box) string {
	var words []string
	for _, box := range boxes {
		if box.Value != "" {
			words = append(words, box.Value)
		}
	}
	return strings.Join(words, ", ")
}
