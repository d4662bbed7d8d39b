package sheet

import "fiche/cmd/fiche/internal/calendar"

// This is how the table of fields is made: what front matter may say, and where.
// The fields of a file stand in sheet.go, those of records in records.go. Names,
// purposes and examples stand in each language's data, under the same keys.

// A FieldType is how a field is written. It is named in content/README.md.
type FieldType string

// The types of field.
const (
	TextField   FieldType = "text"
	NamesField  FieldType = "names"  // a list of words, on one line with commas or on several
	TermField   FieldType = "term"   // one of a closed vocabulary
	DateField   FieldType = "date"   //
	NumberField FieldType = "number" //
	ValueField  FieldType = "value"  // a number with its unit, or words
	FileField   FieldType = "file"   // a path
	URLField    FieldType = "url"
	RecordField FieldType = "record" // fields of its own
	ListField   FieldType = "list"   // records, each with a one-line form
	PairsField  FieldType = "pairs"  // any label and value
)

// Kinds are the kinds of file that a field may stand in.
type Kinds uint8

// Sets of kinds.
const (
	onSheet Kinds = 1 << iota
	onPage
	onCountry
	onPartner
	onIndex
	onHome

	anywhere = onSheet | onPage | onCountry | onPartner | onIndex | onHome
)

// of returns the set that holds kind alone.
func of(kind Kind) Kinds {
	return [...]Kinds{FactSheet: onSheet, Page: onPage, Country: onCountry, Partner: onPartner, Index: onIndex, Home: onHome}[kind]
}

// A fieldOf a T is a row of the table, from which all follows that the program
// asks of a field.
type fieldOf[T any] struct {
	key   string
	typ   FieldType
	kinds Kinds // for the fields of a file; 0 for those of a record
	set   func(d *decoder, to *T, n *node)

	has     func(from *T) bool                     // reports whether there is a value; nil if nothing asks
	phrases func(all []string, from *T) []string   // appends what a translation reads otherwise; nil if nothing does
	files   func(all []FileRef, from *T) []FileRef // appends the files that the value names; nil if it names none
	parts   func() []FieldInfo                     // describes the full form; nil if there is none
	form    func() form                            // how a record is written; nil for what is none
	terms   vocabulary                             // the closed list of its values; nil if there is none

	open       bool // other words than those of terms are taken too
	translated bool // a translation may give it
	asked      bool // it is asked for when a sheet is made
	rare       bool // no model shows it: it serves translations, other kinds of file, or a site that has moved
}

// on returns the field as one of a file, of these kinds.
func (f fieldOf[T]) on(kinds Kinds) fieldOf[T] {
	f.kinds = kinds
	return f
}

// inTranslations returns the field as one that a translation may give.
func (f fieldOf[T]) inTranslations() fieldOf[T] {
	f.translated = true
	return f
}

// whenMade returns the field as one that is asked for when a sheet is made.
func (f fieldOf[T]) whenMade() fieldOf[T] {
	f.asked = true
	return f
}

// nameField returns the field of a text that is the same in all languages, or
// that each file gives in its own.
func nameField[T any](key string, at func(*T) *string) fieldOf[T] {
	return fieldOf[T]{
		key: key, typ: TextField,
		set: func(d *decoder, to *T, n *node) { *at(to) = d.text(n) },
		has: func(from *T) bool { return *at(from) != "" },
	}
}

// wordsField returns the field of a text that reads otherwise in another language.
func wordsField[T any](key string, at func(*T) *string) fieldOf[T] {
	f := nameField(key, at)
	f.phrases = func(all []string, from *T) []string { return appendPhrase(all, *at(from)) }
	return f
}

// termField returns the field of a word of a closed vocabulary.
func termField[T any](key string, terms vocabulary, at func(*T) *string) fieldOf[T] {
	f := nameField(key, at)
	f.typ, f.terms = TermField, terms
	f.set = func(d *decoder, to *T, n *node) { *at(to) = d.term(n, terms) }
	return f
}

// choiceField returns the field of a setting that is a word of a closed vocabulary.
func choiceField[T any](key string, terms vocabulary, at func(*T) *string) fieldOf[T] {
	f := termField(key, terms, at)
	f.set = func(d *decoder, to *T, n *node) { *at(to) = d.choice(n, terms) }
	return f
}

// urlField returns the field of a web address.
func urlField[T any](key string, at func(*T) *string) fieldOf[T] {
	f := nameField(key, at)
	f.typ, f.set = URLField, func(d *decoder, to *T, n *node) { *at(to) = d.url(n) }
	return f
}

// emailField returns the field of an e-mail address.
func emailField[T any](key string, at func(*T) *string) fieldOf[T] {
	f := nameField(key, at)
	f.set = func(d *decoder, to *T, n *node) { *at(to) = d.email(n) }
	return f
}

// phoneField returns the field of telephone numbers.
func phoneField[T any](key string, at func(*T) *string) fieldOf[T] {
	f := nameField(key, at)
	f.set = func(d *decoder, to *T, n *node) { *at(to) = d.phone(n) }
	return f
}

// dateField returns the field of a date or a span of time.
func dateField[T any](key string, at func(*T) *calendar.Date) fieldOf[T] {
	return dateFieldBy(key, (*decoder).date, at)
}

// dateFieldBy returns the field of a date that is read in a way of its own.
func dateFieldBy[T any](key string, read func(*decoder, *node) calendar.Date, at func(*T) *calendar.Date) fieldOf[T] {
	return fieldOf[T]{
		key: key, typ: DateField,
		set: func(d *decoder, to *T, n *node) { *at(to) = read(d, n) },
		has: func(from *T) bool { return !at(from).IsZero() },
	}
}

// pictureField returns the field of the path of a picture.
func pictureField[T any](key string, at func(*T) *Ref) fieldOf[T] {
	return fieldOf[T]{
		key: key, typ: FileField,
		set:   func(d *decoder, to *T, n *node) { *at(to) = d.ref(n) },
		files: func(all []FileRef, from *T) []FileRef { return appendFile(all, *at(from), true) },
	}
}

// namesField returns the field of a list of words, which read reads. phrase
// returns what a translation reads otherwise in an item; it may be nil.
func namesField[T, R any](key string, read func(*decoder, *node) []R, at func(*T) *[]R, phrase func(R) string) fieldOf[T] {
	f := fieldOf[T]{
		key: key, typ: NamesField,
		set: func(d *decoder, to *T, n *node) { *at(to) = read(d, n) },
		has: func(from *T) bool { return len(*at(from)) > 0 },
	}
	if phrase != nil {
		f.phrases = func(all []string, from *T) []string {
			for _, item := range *at(from) {
				all = appendPhrase(all, phrase(item))
			}
			return all
		}
	}
	return f
}

// listField returns the field of a list of records.
func listField[T, R any](key string, of listOf[R], at func(*T) *[]R) fieldOf[T] {
	f := fieldOf[T]{
		key: key, typ: ListField, form: of.form,
		set: func(d *decoder, to *T, n *node) { *at(to) = list(d, of, n) },
		has: func(from *T) bool { return len(*at(from)) > 0 },
	}
	if of.fields == nil {
		f.typ = PairsField
		return f
	}
	return recordField(f, of.path, of.fields, func(from *T, do func(*R)) {
		for i := range *at(from) {
			do(&(*at(from))[i])
		}
	})
}

// recordField returns f with what follows from the table of its records. path is
// theirs in the table of names; each calls do for those of a value.
func recordField[T, R any](f fieldOf[T], path string, fields []fieldOf[R], each func(from *T, do func(*R))) fieldOf[T] {
	f.parts = func() []FieldInfo { return describe(path, fields) }
	f.phrases = func(all []string, from *T) []string {
		each(from, func(r *R) {
			all = collect(all, r, fields, func(f *fieldOf[R]) func([]string, *R) []string { return f.phrases })
		})
		return all
	}
	f.files = func(all []FileRef, from *T) []FileRef {
		each(from, func(r *R) {
			all = collect(all, r, fields, func(f *fieldOf[R]) func([]FileRef, *R) []FileRef { return f.files })
		})
		return all
	}
	return f
}

// collect appends what the fields of a record hold of one sort.
func collect[T, V any](all []V, from *T, fields []fieldOf[T], of func(*fieldOf[T]) func([]V, *T) []V) []V {
	for i := range fields {
		if appendTo := of(&fields[i]); appendTo != nil {
			all = appendTo(all, from)
		}
	}
	return all
}

func appendPhrase(all []string, phrase string) []string {
	if phrase == "" {
		return all
	}
	return append(all, phrase)
}

func appendFile(all []FileRef, ref Ref, picture bool) []FileRef {
	if ref.Target == "" {
		return all
	}
	return append(all, FileRef{ref, picture})
}
