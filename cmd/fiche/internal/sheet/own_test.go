package sheet

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// ownValues are values of each type of field of one's own that are read, and such
// as are refused.
var ownValues = map[string]struct{ good, bad []string }{
	"text":   {[]string{"Les communes", "12", "a, b : c"}, []string{"\n  - a\n  - b"}},
	"word":   {[]string{"Dinum", "Dinum, Béta", "\n  - Dinum, DILA\n  - Béta"}, []string{"\n  nom: x\n  type: y"}},
	"number": {[]string{"12", "1 200 agents", "1,5 million", "10 à 12", "35 %"}, []string{"beaucoup", "\n  - 1\n  - 2"}},
	"date":   {[]string{"2019", "fin 2020", "1er mars 2021", "2019 - 2022"}, []string{"bientôt", "2022 - 2019", "32/01/2020"}},
	"link":   {[]string{"https://example.org", "https://example.org : Le budget"}, []string{"ici", "javascript:alert(1)"}},
	"yes-no": {[]string{"oui", "no", "true"}, []string{"peut-être", "12"}},
}

// A field of one's own is as strict as those of the table, whatever it is called
// and wherever it stands: a good value is there, a bad one an error at its place,
// an empty one nothing, and a field without a declaration unknown.
func TestOwnFieldsAreStrict(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	names := []string{"incubateur", "public visé", "a_b", "Équipe projet", "x", "mission"}
	var types []string
	for name := range ownValues {
		types = append(types, name)
	}
	slices.Sort(types)
	for range 300 {
		name, typ := names[random.IntN(len(names))], types[random.IntN(len(types))]
		settings := fmt.Sprintf("---\ntitre: Site\nchamps:\n  - %s : %s\n---\n", name, locale.Get("fr").Terms.Own.Label(typ))
		home := Parse("index.md", []byte(settings), locale.Get("fr"))
		if home.Failed || len(home.Settings.Own.Fields) != 1 {
			t.Fatalf("%v\n%s", home.Problems, settings)
		}
		read := func(own *Own, value string) *Sheet {
			r := Reading{FileName: FileName{Path: "a.md", Base: "a"}, Locale: locale.Get("fr"), Own: own}
			return r.Parse([]byte("---\ntitre: Alpha\n" + name + ": " + value + "\n---\nTexte.\n"))
		}
		values := ownValues[typ]
		good, bad := values.good[random.IntN(len(values.good))], values.bad[random.IntN(len(values.bad))]
		if s := read(&home.Settings.Own, good); s.Failed || len(s.Own) != 1 || s.Own[0].Field.Name != name {
			t.Errorf("%s (%s): %s is refused: %v", name, typ, good, s.Problems)
		}
		if s := read(&home.Settings.Own, bad); !s.Failed || !slices.ContainsFunc(s.Problems, func(p problem.Problem) bool { return p.Line >= 3 && p.Line <= 5 }) {
			t.Errorf("%s (%s): %s is taken", name, typ, bad)
		}
		for _, empty := range []string{"", `""`, "[]", "null"} {
			if s := read(&home.Settings.Own, empty); s.Failed || len(s.Own) > 0 {
				t.Errorf("%s (%s): %q is no absence: %v", name, typ, empty, s.Problems)
			}
		}
		if s := read(nil, good); !s.Failed || len(s.Own) > 0 {
			t.Errorf("%s is taken, though no site declares it", name)
		}
	}
}
