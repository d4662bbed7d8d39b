package sheet

import (
	"slices"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/spelling"
)

// Own is what a site adds to the table of fields: fields of its own, and its own
// words for a status and for the role of a partner. A sheet is read by it, so that
// it is part of what a Reading depends on.
type Own struct {
	Fields          []OwnField
	Statuses, Roles []OwnTerm
}

// An OwnField is a field that the settings of a site declare. It is as strict as
// those of the table.
type OwnField struct {
	Name  string
	Key   string // spelling.Field of Name
	Type  string // key of locale.Terms.Own, never "facet"
	Facet bool   // its values have listings
	Help  string // what it is for, or empty
	Kinds Kinds  // of file that it may stand in
}

// An OwnTerm is a site's own word for one of a closed vocabulary.
type OwnTerm struct {
	Word string // as pages print it
	Key  string // of what it means
}

// An OwnValue is what a file says in a field of the site's own. One of the fields
// behind Field is set, as its type asks.
type OwnValue struct {
	Field  *OwnField
	Text   string            // text
	Names  []Name            // word
	Number quantity.Quantity // number
	Date   calendar.Date     // date
	Links  []Link            // link
	Answer string            // yes-no: key of locale.Terms.Answer
}

// Field returns the field that a name stands for, or nil. A nil Own has none.
func (o *Own) Field(name string) *OwnField {
	if o == nil || len(o.Fields) == 0 {
		return nil
	}
	key := spelling.Field(name)
	if i := slices.IndexFunc(o.Fields, func(f OwnField) bool { return f.Key == key }); i >= 0 {
		return &o.Fields[i]
	}
	return nil
}

// Terms returns the site's own words for those that the field at a path takes. A nil
// Own has none.
func (o *Own) Terms(path string) []OwnTerm {
	switch {
	case o == nil:
	case path == "status":
		return o.Statuses
	case path == "partners.role":
		return o.Roles
	}
	return nil
}

// In reports whether the field may stand in a kind of file.
func (f *OwnField) In(kind Kind) bool { return f.Kinds&of(kind) != 0 }

// isField reports whether a name is that of a field of a file, in any language, or
// of the site's own.
func (o *Own) isField(name string) bool { return isField(name) || o.Field(name) != nil }

// names returns those of the fields that may stand in a kind of file.
func (o *Own) names(kind Kind) []string {
	var names []string
	if o == nil {
		return nil
	}
	for i := range o.Fields {
		if o.Fields[i].In(kind) {
			names = append(names, o.Fields[i].Name)
		}
	}
	return names
}

// own reads a value of one of the site's own fields.
func (d *decoder) ownValue(f *OwnField, n *node) (v OwnValue, ok bool) {
	v.Field = f
	switch f.Type {
	case "word":
		v.Names = d.names(n)
		return v, len(v.Names) > 0
	case "number":
		v.Number = d.quantity(f.Name, n)
		if v.Number.Kind == quantity.FreeText {
			d.fail("own-not-number", n, problem.Args{"value": tidy(n.Value), "name": f.Name})
			return v, false
		}
		return v, v.Number.Kind != quantity.Absent
	case "date":
		v.Date = d.date(n)
		return v, !v.Date.IsZero()
	case "link":
		v.Links = list(d, linkList, n)
		return v, len(v.Links) > 0
	case "yes-no":
		v.Answer = d.choice(n, answerTerms)
		return v, v.Answer != ""
	}
	v.Text = d.text(n)
	return v, v.Text != ""
}

// phrases appends what a translation reads otherwise in the value.
func (v *OwnValue) phrases(all []string) []string {
	all = appendPhrase(appendPhrase(all, v.Field.Name), v.Text)
	for _, name := range v.Names {
		all = appendPhrase(all, name.Text)
	}
	for _, l := range v.Links {
		all = appendPhrase(all, l.Title)
	}
	return appendPhrase(all, v.Number.Unit)
}

// "incubateur : mot, facette"
var ownFieldList = listOf[OwnField]{
	path: "fields", fields: ownFieldFields, needs: []string{"name"},
	line: func(d *decoder, f *OwnField, label, value *node) {
		f.Name = d.text(label)
		if value != nil {
			d.ownType(f, value)
		}
	},
	finish: func(d *decoder, f *OwnField, n *node) bool {
		f.Key = spelling.Field(f.Name)
		if f.Kinds == 0 {
			f.Kinds = onSheet
		}
		switch name, known := lookUp("", f.Name); {
		case f.Name == "":
			d.missing(n, "fields", "name")
			return false
		case known:
			d.fail("own-field-taken", n, problem.Args{"name": f.Name, "field": problem.Field(name.key)})
			return false
		case f.Type == "" && f.Facet:
			f.Type = "word"
		case f.Type == "":
			f.Type = "text"
		case f.Facet && f.Type != "word" && f.Type != "yes-no":
			d.fail("own-field-facet", n, problem.Args{
				"name": f.Name, "type": ownTerms(d.words()).Label(f.Type), "word": ownTerms(d.words()).Label("word"), "facet": ownTerms(d.words()).Label("facet"),
			})
		}
		return true
	},
}

var ownFieldFields = []fieldOf[OwnField]{
	nameField("name", func(f *OwnField) *string { return &f.Name }),
	{key: "type", typ: TermField, terms: ownTerms, open: true, set: func(d *decoder, f *OwnField, n *node) { d.ownType(f, n) }},
	nameField("help", func(f *OwnField) *string { return &f.Help }),
	{key: "kinds", typ: TermField, terms: kindTerms, open: true, set: func(d *decoder, f *OwnField, n *node) {
		for _, item := range d.scalars(n) {
			switch d.choice(item, kindTerms) {
			case "sheet":
				f.Kinds |= onSheet
			case "country":
				f.Kinds |= onCountry
			case "partner":
				f.Kinds |= onPartner
			case "page":
				d.fail("own-field-page", item, problem.Args{"name": tidy(item.Value)})
			}
		}
	}},
}

// ownType reads the type of a field, and whether its values have listings: "word,
// facet".
func (d *decoder) ownType(f *OwnField, n *node) {
	for _, item := range d.scalars(n) {
		switch key := d.choice(item, ownTerms); {
		case key == "":
		case key == "facet":
			f.Facet = true
		case f.Type == "":
			f.Type = key
		default:
			d.fail("own-field-types", item, problem.Args{"name": f.Name, "type": ownTerms(d.words()).Label(f.Type), "other": tidy(item.Value)})
		}
	}
}

// setOwnFields reads the fields that a site declares, each of which once.
func setOwnFields(d *decoder, s *Sheet, n *node) {
	own, once := &s.settings().Own, ownFieldList
	once.finish = func(d *decoder, f *OwnField, n *node) bool {
		switch {
		case !ownFieldList.finish(d, f, n):
			return false
		case own.Field(f.Name) != nil:
			d.fail("own-field-twice", n, problem.Args{"name": f.Name})
			return false
		}
		own.Fields = append(own.Fields, *f)
		return true
	}
	list(d, once, n)
}

// ownTermList reads a site's own words for those of a vocabulary: "construction :
// en cours".
func ownTermList(path string, terms vocabulary) listOf[OwnTerm] {
	return listOf[OwnTerm]{
		path: path,
		line: func(d *decoder, t *OwnTerm, label, value *node) {
			t.Word = d.text(label)
			if value == nil || value.Absent() {
				d.wrongType(label, path)
				return
			}
			t.Key = d.choice(value, terms)
		},
		finish: func(d *decoder, t *OwnTerm, n *node) bool { return t.Word != "" && t.Key != "" },
	}
}

// ownTermsField returns the setting of a site's own words for those of a vocabulary.
func ownTermsField(key string, terms vocabulary, at func(*Own) *[]OwnTerm) fieldOf[Sheet] {
	return fieldOf[Sheet]{key: key, typ: PairsField, kinds: onHome, set: func(d *decoder, s *Sheet, n *node) {
		*at(&s.settings().Own) = list(d, ownTermList(key, terms), n)
	}}
}

// ownTerm returns which of the site's own words a text is, however it is spelt.
func ownTerm(words []OwnTerm, text string) (t OwnTerm, ok bool) {
	if len(words) == 0 {
		return OwnTerm{}, false
	}
	folded := spelling.Fold(text)
	i := slices.IndexFunc(words, func(t OwnTerm) bool { return spelling.Fold(t.Word) == folded })
	if i < 0 {
		return OwnTerm{}, false
	}
	return words[i], true
}

// setStatus reads a status: one of the site's own words, or of the vocabulary.
func setStatus(d *decoder, s *Sheet, n *node) {
	if d.own != nil && n.Kind == frontmatter.Scalar {
		if t, ok := ownTerm(d.own.Statuses, n.Value); ok {
			s.Status, s.StatusWord = t.Key, t.Word
			return
		}
	}
	s.Status = d.term(n, statusTerms)
	if s.Status == "" && n.Kind == frontmatter.Scalar && !n.Absent() {
		d.offerOwnTerms("statuses", statusTerms(d.words()).Label("active"), n)
	}
}

// offerOwnTerms completes the report of words that are none of a vocabulary with
// the lines by which a site makes them its own.
func (d *decoder) offerOwnTerms(setting problem.Field, meaning string, words ...*node) {
	if len(d.problems) == 0 {
		return
	}
	p := &d.problems[len(d.problems)-1]
	if p.Rule != "unknown-term" || p.Args.Text("near") != "" {
		return
	}
	p.Args["setting"] = setting
	p.Fix = d.l.FieldName(&problem.Names{Language: d.words().Tag}, setting) + ":"
	for _, word := range words {
		p.Fix += "\n  - " + tidy(word.Value) + " : " + meaning
	}
}

// declaration returns how a site declares a field that has such values: "mission :
// text".
func (d *decoder) declaration(pair *frontmatter.Pair) string {
	typ := "text"
	if _, answer := findTerm(d.l, answerTerms, pair.Value.Value); answer {
		typ = "yes-no"
	} else if pair.Value.Kind == frontmatter.Sequence {
		typ = "word"
	}
	return tidy(pair.Key.Text) + " : " + ownTerms(d.words()).Label(typ)
}

// ownAt reads a field of the site's own, of which a file may have each once.
func (d *decoder) ownAt(s *Sheet, seen *givenFields, f *OwnField, p *frontmatter.Pair) {
	s.Fields = append(s.Fields, FieldAt{Name: kept(p.Key.Text), Pos: d.src.Pos(p.Key.Start, p.Key.End-p.Key.Start)})
	if !d.isFirst(seen, f.Key, p) {
		return
	}
	if v, ok := d.ownValue(f, p.Value); ok {
		s.Own = append(s.Own, v)
	}
}

// Infos describes the fields, for those who go through the table.
func (o *Own) Infos() []FieldInfo {
	if o == nil {
		return nil
	}
	all := make([]FieldInfo, len(o.Fields))
	for i, f := range o.Fields {
		all[i] = FieldInfo{Path: f.Key, Type: TextField, Kinds: f.Kinds.list()}
		switch f.Type {
		case "word":
			all[i].Type = NamesField
		case "number":
			all[i].Type = ValueField
		case "date":
			all[i].Type = DateField
		case "link":
			all[i].Type, all[i].form = ListField, linkList.form()
			all[i].Parts, all[i].Halves = describe("links", linkFields), all[i].form.halves
		case "yes-no":
			all[i].Type, all[i].Terms = TermField, answerTerms
		}
	}
	return all
}
