package edit_test

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/edit"
)

// What two have changed in different fields is kept of both; in the same one the
// author chooses.
func TestMerge(t *testing.T) {
	base := open(t, mali)
	set := func(f *edit.File, address, text string) *edit.File {
		after, err := f.Set(address, text)
		if err != nil {
			t.Fatal(err)
		}
		return after
	}
	mine := set(set(set(base, "title", "Mine"), "as_of", "2021"), "dates", "2020 : début\n2021 : fin")
	theirs := set(set(base, "status", "terminé"), "country", "")
	merged, taken, conflicts, err := edit.Merge(base, mine, theirs, func(string) string { return "" })
	if err != nil || len(conflicts) > 0 || strings.Join(taken, " ") != "country status" {
		t.Fatal(taken, conflicts, err)
	}
	want := set(set(mine, "status", "terminé"), "country", "")
	if string(merged.Data) != string(want.Data) {
		t.Error(changed(string(want.Data), string(merged.Data)))
	}

	theirs = set(theirs, "title", "Theirs")
	merged, _, conflicts, err = edit.Merge(base, mine, theirs, func(string) string { return "" })
	if err != nil || len(conflicts) != 1 || conflicts[0] != (edit.Conflict{Field: "title", Mine: "titre: Mine", Theirs: "titre: Theirs"}) || merged.Lines("title") != "titre: Theirs" {
		t.Error(conflicts, err)
	}
	for choice, want := range map[string]string{"mine": "titre: Mine", "theirs": "titre: Theirs"} {
		merged, _, conflicts, err := edit.Merge(base, mine, theirs, func(string) string { return choice })
		if err != nil || len(conflicts) > 0 || merged.Lines("title") != want {
			t.Errorf("%s: %q, %v, %v", choice, merged.Lines("title"), conflicts, err)
		}
	}
	if _, _, conflicts, _ = edit.Merge(nil, mine, theirs, func(string) string { return "" }); len(conflicts) != 5 {
		t.Errorf("of an unknown base: %v", conflicts)
	}
	body, err := theirs.SetBody("Autre texte.\n")
	if err != nil {
		t.Fatal(err)
	}
	if merged, taken, _, err = edit.Merge(base, set(base, "title", "Mine"), body, func(string) string { return "mine" }); err != nil || merged.Body() != "Autre texte.\n" || !strings.Contains(strings.Join(taken, " "), edit.BodyField) {
		t.Errorf("%v %v\n%s", taken, err, merged.Data)
	}
}
