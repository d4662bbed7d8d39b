package sheet

import (
	"testing"

	"fiche/cmd/fiche/internal/locale"
)

// Every field that takes one of a closed list of values says which, and every
// record says what it is made of.
func TestFieldsAreDescribed(t *testing.T) {
	free := map[string]bool{"language": true} // the languages that Fiche speaks are no vocabulary
	var walk func(fields []FieldInfo)
	walk = func(fields []FieldInfo) {
		for _, f := range fields {
			if (f.Type == TermField) != (f.Terms != nil) && !free[f.Path] {
				t.Errorf("%s is a %s field; terms: %v", f.Path, f.Type, f.Terms != nil)
			}
			if (f.Type == RecordField || f.Type == ListField) != (len(f.Parts) > 0) {
				t.Errorf("%s is a %s field with %d parts", f.Path, f.Type, len(f.Parts))
			}
			for _, l := range locale.All() {
				if l.Fields[f.Path].Names == nil {
					t.Errorf("%s has no name for %s", l.Name, f.Path)
				}
			}
			walk(f.Parts)
		}
	}
	walk(Fields())
}
