package sheet

import (
	"reflect"

	"fiche/cmd/fiche/internal/prose"
)

// SameFace reports whether other pages see the same of both sheets: everything
// but the words of their prose. The face is the title, the lead and all values,
// with the places where they stand, the anchors that may be linked, and what
// the prose links and shows. When an edit leaves it as it was, the Site that
// was made with the sheet before is still right for all other pages.
func (s *Sheet) SameFace(other *Sheet) bool {
	if s == other {
		return true
	}
	return s.Body.SameFace(&other.Body) && reflect.DeepEqual(s.withoutBody(), other.withoutBody())
}

// withoutBody returns a copy that holds nothing of the prose, nor what was
// found wrong with it.
func (s *Sheet) withoutBody() *Sheet {
	bare := *s
	bare.Body, bare.Problems = prose.Body{}, nil
	return &bare
}
