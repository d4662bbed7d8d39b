package sheet

import "fiche/cmd/fiche/internal/locale"

// A FieldInfo describes a field of the table, for the reference, models and the
// schema. Its names, its purpose and an example stand in each language's data,
// under Path.
type FieldInfo struct {
	Path  string // "photo", or "photo.alt" for a field of its full form
	Type  FieldType
	Kinds []Kind // the kinds of file that it may stand in; nil for a field of a record
	// Terms is the closed vocabulary of its values; nil when it has none.
	Terms func(*locale.Locale) locale.Vocabulary
	// Open is true if the field takes other words than those of Terms too.
	Open bool
	// Asked is true if the field is asked for when a sheet is made.
	Asked bool
	// Rare is true if no model shows the field: it serves translations, other
	// kinds of file, or a site that has moved.
	Rare bool
	// Parts are the fields of the full form of a record, or of each item of a
	// list.
	Parts []FieldInfo
	// Halves are the keys of the parts that the one-line form gives, "label :
	// value"; nil if it gives none, or if that takes more than a colon to say.
	Halves []string

	form form
}

// Fields returns all fields of the table, in its order. The result belongs to
// the caller.
func Fields() []FieldInfo {
	return describe("", sheetFields)
}

// FieldNamed returns the key of the field of a file that a name stands for, in
// any language.
func FieldNamed(name string) (key string, ok bool) {
	f, ok := lookUp("", name)
	return f.key, ok
}

// In reports whether the field may stand in a kind of file.
func (f *FieldInfo) In(kind Kind) bool {
	for _, k := range f.Kinds {
		if k == kind {
			return true
		}
	}
	return false
}

// describe describes the fields of one table, which are those of the record
// called path.
func describe[T any](path string, fields []fieldOf[T]) []FieldInfo {
	all := make([]FieldInfo, len(fields))
	for i, f := range fields {
		at := join(path, f.key)
		all[i] = FieldInfo{Path: at, Type: f.typ, Kinds: f.kinds.list(), Terms: f.terms, Open: f.open, Asked: f.asked, Rare: f.rare}
		if f.parts != nil {
			all[i].Parts = f.parts()
		}
		if f.form != nil {
			all[i].form = f.form()
			all[i].Halves = all[i].form.halves
		}
	}
	return all
}

// list returns the set as a list.
func (k Kinds) list() []Kind {
	var kinds []Kind
	for kind := FactSheet; kind <= Home; kind++ {
		if k&of(kind) != 0 {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}
