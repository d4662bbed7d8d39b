package site

import (
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// resolveAnchor checks the place on a page that a link names.
func (b *builder) resolveAnchor(from, to *Page, hole *prose.Hole) Target {
	if hole.Fragment == "" {
		return Target{Page: to}
	}
	id, ok := to.anchor(hole.Fragment)
	if !ok {
		b.fail(from.Text, hole.Pos, "anchor-missing", problem.Args{
			"anchor": hole.Fragment, "file": shownAs(to), "near": spelling.Nearest(hole.Fragment, to.anchors()),
		})
	}
	return Target{Page: to, Anchor: id}
}

// anchor finds an id of the page: of a heading or a note of its prose, or of a
// figure.
func (p *Page) anchor(fragment string) (string, bool) {
	if p.Text == nil {
		return "", false
	}
	if id, ok := p.Text.Body.Anchor(fragment); ok {
		return id, true
	}
	for _, f := range p.Facts.Figures {
		if f.ID == spelling.Slug(fragment) {
			return FigureAnchor(f), true
		}
	}
	return "", false
}

// FigureAnchor returns the id of a figure on its page, the same in all languages.
// No heading has an id with a "_".
func FigureAnchor(f sheet.Figure) string { return "figure_" + f.ID }

// anchors returns the ids of the page that an author may have meant.
func (p *Page) anchors() []string {
	var ids []string
	if p.Text == nil {
		return ids
	}
	for _, h := range p.Text.Body.Outline {
		ids = append(ids, h.ID)
	}
	for _, f := range p.Facts.Figures {
		ids = append(ids, f.ID)
	}
	return ids
}

// shownAs returns what a message calls a page: its file, or the address of one that
// is made of none.
func shownAs(p *Page) any {
	if file := pathOf(p); file != "" {
		return problem.File(sitefolder.ContentPath(file))
	}
	return p.Address
}
