package prose

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// A file of nothing but brackets is read in a moment.
func TestGapsOfHostileText(t *testing.T) {
	src := problem.NewSource("x.md", []byte(strings.Repeat("[", 1<<18)+strings.Repeat("[]\n", 1<<16)))
	w := newWriter(src, 0, locale.French, Options{})
	if w.unfinished(); w.body.Problems != nil {
		t.Errorf("%d gaps", len(w.body.Problems))
	}
}
