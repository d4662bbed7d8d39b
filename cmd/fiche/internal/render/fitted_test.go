package render_test

import (
	"bytes"
	"testing"
)

// The first pages of a frame are made by html/template, later ones by a press.
// Nobody can tell.
func TestPagesStayTheSame(t *testing.T) {
	s, with := sample()
	r := newRenderer(t, s, with)
	first := output(t, r)
	for range 40 {
		for _, f := range r.Files() {
			if !f.Page {
				continue
			}
			data, err := f.Make(new(bytes.Buffer))
			if err != nil {
				t.Fatal(err)
			}
			if string(data) != first[f.Path] {
				t.Fatalf("%s has changed:\n%s\nit was\n%s", f.Path, data, first[f.Path])
			}
		}
	}
}
