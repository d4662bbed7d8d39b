package render

import (
	"bytes"
	"context"
	"image/color"
	"path"
	"strings"

	"fiche/cmd/fiche/internal/poster"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// posterEnding ends the address of a sheet's poster: "projets/mali-share.png".
const posterEnding = "-share.png"

// maxPosters is how many sheets a site may have for each to get a poster.
// Drawing one takes as long as making ten pages, at every build: a large site
// shares the photos of its sheets instead, and stays quick.
const maxPosters = 200

// posterAddress returns where the poster of a sheet is, or empty when it
// has none: those who share an address need all of it, and the letters must be
// in the font.
func (w *writer) posterAddress() string {
	p := w.page
	if p.Kind != site.SheetPage || w.settings().URL == "" || len(w.Renderer.site.Editions[0].Sheets) > maxPosters || !poster.CanDraw(w.title(p).Plain) {
		return ""
	}
	return strings.TrimSuffix(p.Address, path.Ext(p.Address)) + posterEnding
}

// addPreview adds to a page the picture that stands for a sheet where its address is
// shared: its poster, or else its photo.
func (w *writer) addPreview(page *view.SheetPage) {
	if address := w.posterAddress(); address != "" {
		page.Image, page.ImageAlt = w.absolute(address), w.title(w.page)
		page.ImageSize = &view.Size{Width: poster.Width, Height: poster.Height}
	} else if photo := w.page.Facts.Photo; photo != nil {
		page.Image, page.ImageAlt = w.publicPicture(w.page.Files[photo.File.Target]), w.phrase(photo.Alt)
	}
}

// posterFiles returns the poster of a sheet, if it has one.
func (r *Renderer) posterFiles(p *site.Page) []File {
	address := r.writer(p, p.Address).posterAddress()
	if address == "" {
		return nil
	}
	return []File{{Path: address, From: source(p), Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
		return r.writer(p, p.Address).poster().PNG()
	}}}
}

func (w *writer) poster() poster.Poster {
	p := poster.Poster{
		Site:   w.site.Title.Plain,
		Title:  w.title(w.page).Plain,
		Accent: color.RGBA{0x1d, 0x5f, 0x7a, 0xff},
	}
	if accent := w.settings().Accent; accent != "" {
		c := parseColour(accent)
		p.Accent = color.RGBA{uint8(to8Bit(c[0])), uint8(to8Bit(c[1])), uint8(to8Bit(c[2])), 0xff}
	}
	var countries []string
	for _, link := range w.countries() {
		countries = append(countries, link.Text.Plain)
	}
	p.Place = strings.Join(countries, ", ")
	for _, f := range w.figures(w.page.Facts) {
		p.Figures = append(p.Figures, poster.Figure{Value: withUnit(f.Value, f.Unit), Label: f.Label.Plain})
	}
	return p
}

// withUnit returns a value with its unit.
func withUnit(value, unit view.Text) string {
	if unit.Plain == "" {
		return value.Plain
	}
	return value.Plain + " " + unit.Plain
}
