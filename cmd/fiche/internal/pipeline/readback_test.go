package pipeline_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
)

// What a page says of a value, typed into the same field, is published as the
// same again: a value never turns into one of another kind.
func TestPublishedReadsBack(t *testing.T) {
	files, err := filepath.Glob("../sheet/testdata/values/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal("no values", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".tsv")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			l := locale.Get(strings.TrimPrefix(filepath.Ext(name), "."))
			published := publisher(t, l)
			read := 0
			for line := range strings.Lines(string(data)) {
				column := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
				if len(column) != 3 || strings.HasPrefix(line, "#") {
					continue
				}
				place, written, said := column[0], column[1], column[2]
				if said == "" || strings.ContainsAny(said, "!|[") || strings.Contains(said, "tel:") || strings.Contains(written, `\n`) || saysMore(written) {
					continue // refused, several values, or a record of several fields
				}
				read++
				again := strings.Replace(said, " = ", " : ", 1)
				if got := published(place, again); got != said {
					t.Errorf("%s: %q from %q is read as %q", place, again, written, got)
				}
			}
			if read < 80 {
				t.Errorf("only %d values", read)
			}
		})
	}
}

// saysMore reports whether an author wrote what the page does not repeat: quotes or
// the name of a field around a name that holds a comma, a position, or which of two
// francs CFA is meant.
func saysMore(written string) bool {
	return strings.HasPrefix(written, `"`) || fullForm.MatchString(written) || position.MatchString(written) || strings.Contains(written, "XAF")
}

var (
	fullForm = regexp.MustCompile(`^(nom|name): `)
	position = regexp.MustCompile(`: -?[0-9]+[.][0-9]+, -?[0-9]+[.][0-9]+`)
)
