package sheet

import "fiche/cmd/fiche/internal/locale"

// A FieldInfo describes a field of the table for what makes something else
// of it: the reference, a model, a schema. Its names, its purpose and an
// example stand in each language's data, under Path.
type FieldInfo struct {
	Path  string // "photo", or "photo.alt" for a field of its full form
	Type  FieldType
	Kinds []Kind // the kinds of file that it may stand in; nil for a field of a record
	// Terms is the closed vocabulary of its values; nil when it has none.
	Terms func(*locale.Locale) locale.Vocabulary
	// Parts are the fields of the full form of a record, or of each item of a
	// list.
	Parts []FieldInfo
}

// Fields are all fields of the table, in its order. The result belongs to the
// caller.
func Fields() []FieldInfo {
	return describe("", sheetFields)
}

// FieldNamed is the key of the field of a file that a name stands for, in any
// language.
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
		all[i] = FieldInfo{Path: at, Type: f.typ, Kinds: f.kinds.list(), Terms: fieldTerms[at], Parts: partsOf(at)}
	}
	return all
}

// partsOf describes the full form of the field at path.
func partsOf(path string) []FieldInfo {
	switch path {
	case "places":
		return describe(path, placeFields)
	case "photo":
		return describe(path, photoFields)
	case "gallery":
		return describe("photo", photoFields)
	case "partners":
		return describe(path, partnerFields)
	case "dates":
		return describe(path, dateFields)
	case "figures":
		return describe(path, figureFields)
	case "figures.source":
		return describe(path, sourceFields)
	case "budget":
		return describe(path, budgetFields)
	case "budget.by":
		return describe(path, shareFields)
	case "documents":
		return describe(path, documentFields)
	case "contacts":
		return describe(path, contactFields)
	case "links":
		return describe(path, linkFields)
	case "organisation":
		return describe(path, organisationFields)
	case "menu":
		return describe(path, menuFields)
	case "footer":
		return describe("menu", menuFields)
	}
	return nil
}

// fieldTerms are the closed vocabularies of the fields that have one.
var fieldTerms = map[string]func(*locale.Locale) locale.Vocabulary{
	"kind":             kindTerms,
	"status":           statusTerms,
	"draft":            answerTerms,
	"profile":          profileTerms,
	"places.precision": precisionTerms,
	"photo.consent":    consentTerms,
	"partners.role":    roleTerms,
	"dates.state":      stateTerms,
	"figures.of":       scopeTerms,
}

// list is the set as a list.
func (k Kinds) list() []Kind {
	var kinds []Kind
	for kind := FactSheet; kind <= Home; kind++ {
		if k&of(kind) != 0 {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}
