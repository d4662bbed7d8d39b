package sheet

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/quantity"
)

// sameInAllLanguages are the strings of a sheet that no translation reads
// otherwise: names, addresses, keys, and what each translation gives itself. A
// new string belongs here or, as a wordsField, among its phrases.
var sameInAllLanguages = []string{
	"Contact.Email", "Contact.Name", "Contact.Phone",
	"Destination.Address", "Destination.Host", "Destination.Name", "Destination.Path", "Destination.URL", "Destination.User", "Destination.Way", "Document.Language", "Document.URL",
	"FieldAt.Name", "Figure.Country", "Figure.ID", "Figure.Key", "Figure.Scope", "Goal.Target", "KeyDate.State", "Link.URL",
	"MenuItem.Title", "Name.Key", "Organisation.Also", "Organisation.Key", "Organisation.Name",
	"Organisation.URL", "OwnField.Help", "OwnField.Key", "OwnField.Type", "OwnTerm.Key", "OwnTerm.Word", "OwnValue.Answer", "Photo.Consent", "Photo.Credit", "Place.Precision", "Publisher.Email", "Publisher.Name",
	"Publisher.URL", "Quantity.Currency", "Quantity.Word", "Role.Key", "Settings.Accent", "Settings.Currency", "Settings.Data", "Settings.Profile", "Settings.Search", "Settings.URL", "Share.Name",
	"Sheet.Base", "Sheet.Countries", "Sheet.Licence", "Sheet.Path", "Sheet.Status", "Sheet.Summary", "Sheet.Title", "Source.Name",
	"Source.URL", "Territory.Code", "Territory.Name", "Territory.Region", "Word.From", "Word.To",
}

// notPublishedBeside are the references of a sheet that name no file to publish
// beside its page.
var notPublishedBeside = []string{"MenuItem.To", "Publisher.Logo", "Sheet.Aliases", "Sheet.Related"}

// filled returns a sheet in which every string is the name of its field, and the
// names of its strings and references.
func filled() (s *Sheet, texts, refs []string) {
	s = new(Sheet)
	var fill func(v reflect.Value, name string)
	fill = func(v reflect.Value, name string) {
		switch v.Kind() {
		case reflect.String:
			v.SetString(name)
			texts = append(texts, name)
		case reflect.Pointer:
			if v.Type() != reflect.TypeFor[*locale.Locale]() {
				v.Set(reflect.New(v.Type().Elem()))
				fill(v.Elem(), name)
			}
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			fill(v.Index(0), name)
		case reflect.Struct:
			switch t := v.Type(); {
			case t == reflect.TypeFor[Ref]():
				v.Field(0).SetString(name)
				refs = append(refs, name)
			case t.PkgPath() == reflect.TypeFor[Sheet]().PkgPath(), t == reflect.TypeFor[quantity.Quantity]():
				for _, f := range reflect.VisibleFields(t) {
					fill(v.FieldByIndex(f.Index), t.Name()+"."+f.Name)
				}
			}
		}
	}
	fill(reflect.ValueOf(s).Elem(), "")
	return s, texts, refs
}

// without returns the names that are not among others, each once and sorted.
func without(names []string, others ...string) []string {
	names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(others, name) })
	slices.Sort(names)
	return slices.Compact(names)
}

// What a sheet says in words is listed for its translators, whichever field it
// is in.
func TestPhrasesAreComplete(t *testing.T) {
	s, texts, _ := filled()
	listed := s.Phrases()
	if diff := cmp.Diff(without(sameInAllLanguages), without(texts, listed...)); diff != "" {
		t.Errorf("strings that no translator is told of (-want +got):\n%s", diff)
	}
	s.Places[0].Precision = "hidden"
	if slices.Contains(s.Phrases(), "Place.Name") {
		t.Error("a hidden place is listed")
	}
}

// Files that fields name are published, whichever field it is.
func TestFilesAreComplete(t *testing.T) {
	s, _, refs := filled()
	var listed, pictures []string
	for _, f := range s.Files() {
		listed = append(listed, f.Target)
		if f.Picture {
			pictures = append(pictures, f.Target)
		}
	}
	if diff := cmp.Diff(notPublishedBeside, without(refs, listed...)); diff != "" {
		t.Errorf("files that are not published (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Organisation.Logo", "Photo.File"}, without(pictures)); diff != "" {
		t.Errorf("pictures (-want +got):\n%s", diff)
	}
	if empty := new(Sheet); len(empty.Files())+len(empty.Phrases()) > 0 {
		t.Error("an empty sheet has files or phrases")
	}
}

// The fields that each kind of file takes beside those of all.
func TestKinds(t *testing.T) {
	const all = "title summary kind updated photo aliases words notes "
	for kind, want := range map[Kind]string{
		FactSheet: "country places status as_of period themes goals gallery partners dates figures budget reference details documents contacts links related licence draft",
		Page:      "gallery documents contacts links licence draft",
		Country:   "country gallery figures details links draft also",
		Partner:   "gallery details contacts links draft url logo also",
		Index:     "draft",
		Home:      "licence url language languages organisation accent totals menu footer currency fields statuses roles search profile publication data stale_after",
	} {
		got := without(keysFor(kind), strings.Fields(all)...)
		if diff := cmp.Diff(without(strings.Fields(want)), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", kind.key(), diff)
		}
		if missing := without(strings.Fields(all), keysFor(kind)...); len(missing) > 0 {
			t.Errorf("%s takes no %v", kind.key(), missing)
		}
	}
}

// Every field that a model of a sheet shows is known to be there or not, except
// notes, which nobody reads, and the mark of a draft.
func TestHas(t *testing.T) {
	for _, f := range Fields() {
		if !f.In(FactSheet) || f.Rare || f.Path == "notes" || f.Path == "draft" {
			continue
		}
		if new(Sheet).Has(f.Path) {
			t.Errorf("an empty sheet has %s", f.Path)
		}
		s := Parse("a.md", []byte("---\n"+locale.Get("fr").Fields[f.Path].Example+"\n---\n"), locale.Get("fr"))
		if !s.Has(f.Path) {
			t.Errorf("%s is not found in\n%s", f.Path, locale.Get("fr").Fields[f.Path].Example)
		}
		for _, other := range Fields() {
			if other.Path != f.Path && s.Has(other.Path) && !strings.Contains("title photo gallery", other.Path) {
				t.Errorf("%s is found in the example of %s", other.Path, f.Path)
			}
		}
	}
	if new(Sheet).Has("nothing") {
		t.Error("a field that does not exist is there")
	}
}
