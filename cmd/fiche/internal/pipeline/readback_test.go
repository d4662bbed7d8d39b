package pipeline_test

import (
	"regexp"
	"strings"
	"testing"
)

// What a page says of a value, typed into the same field, is published as the
// same again: a value never turns into one of another kind.
func TestPublishedReadsBack(t *testing.T) {
	read := 0
	eachValue(t, func(t *testing.T, published publisherOf, place, written, said string) {
		if said == "" || strings.ContainsAny(said, "!|[") || strings.Contains(said, "tel:") || strings.Contains(written, `\n`) || saysMore(written) {
			return // refused, several values, or a record of several fields
		}
		read++
		again := strings.Replace(said, " = ", " : ", 1)
		if got := published(place, again); got != said {
			t.Errorf("%s: %q from %q is read as %q", place, again, written, got)
		}
	})
	if read < 900 {
		t.Errorf("only %d values", read)
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
