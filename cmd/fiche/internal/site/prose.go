package site

import (
	"maps"

	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/sheet"
)

// WithProse returns the site after an edit that has left the face of a sheet as
// it was (sheet.Sheet.SameFace): nothing but the words of its prose is new.
// Every page stays as it is, since pages show each other's faces alone. s is
// not changed: others may be reading it.
func (s *Site) WithProse(edited *sheet.Sheet) *Site {
	next := *s
	if next.prose = maps.Clone(s.prose); next.prose == nil {
		next.prose = make(map[string]*prose.Body)
	}
	next.prose[edited.Path] = &edited.Body
	return &next
}

// Prose returns what the file of a page says after all edits. Page.Text.Body
// has the same headings, links and pictures, and maybe older words.
func (s *Site) Prose(p *Page) *prose.Body {
	if body, edited := s.prose[p.Text.Path]; edited {
		return body
	}
	return &p.Text.Body
}
