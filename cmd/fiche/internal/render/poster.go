package render

import (
	"bytes"
	"context"
	"encoding/json"
	"image/color"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/poster"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// The address of a page's poster ends so: "projets/mali-share.png", and with a photo
// "projets/mali-share.jpg".
const (
	posterEnding = "-share.png"
	photoEnding  = "-share.jpg"
)

// posterVersion goes up with every change to what a poster of the same words looks
// like.
const posterVersion = 1

// hasPoster reports whether a kind of page has a poster of its own: sheets, homes,
// countries, and the partners that have a file. Others show that of their home.
func hasPoster(p *site.Page) bool {
	switch p.Kind {
	case site.SheetPage, site.HomePage:
		return true
	case site.ListingPage:
		return p.Group.Kind == site.ByCountry || p.Group.Kind == site.ByPartner && p.Text != nil
	}
	return false
}

// posterAddress returns where the poster of a page is, or empty when it has none:
// those who share an address need all of it, and the letters must be in the font.
func (r *Renderer) posterAddress(p *site.Page) string {
	if !hasPoster(p) || r.settings().URL == "" {
		return ""
	}
	return r.posters.of(p, func() string {
		w := r.writer(p, p.Address)
		if !poster.CanDraw(w.posterTitle().Plain) {
			return ""
		}
		ending := posterEnding
		if file, _ := w.posterPhoto(); file != "" {
			ending = photoEnding
		}
		return strings.TrimSuffix(p.Address, path.Ext(p.Address)) + ending
	})
}

// addPreview adds to a page the picture that stands for it where its address is
// shared: its poster, or a sheet's photo, or else the poster of the home.
func (w *writer) addPreview(page *view.Page) {
	of := w.page
	address := w.posterAddress(of)
	if address == "" && of.Kind == site.SheetPage && of.Facts.Photo != nil {
		photo := of.Facts.Photo
		page.Image, page.ImageAlt = w.publicPicture(of.Files[photo.File.Target]), w.phrase(photo.Alt)
		return
	}
	if address == "" {
		of = w.edition.Home
		address = w.posterAddress(of)
	}
	if address != "" {
		page.Image, page.ImageAlt = w.absolute(address), (&writer{pageContext: w.pageContext, page: of}).posterTitle()
		page.ImageSize = &view.Size{Width: poster.Width, Height: poster.Height}
	}
}

// posterFiles returns the poster of a page, if it has one.
func (r *Renderer) posterFiles(p *site.Page) []File {
	address := r.posterAddress(p)
	if address == "" {
		return nil
	}
	return []File{{Path: address, From: source(p), Make: func(ctx context.Context, scratch *bytes.Buffer) ([]byte, error) {
		return r.writer(p, p.Address).drawPoster(ctx, scratch)
	}}}
}

// drawPoster draws the poster of a page, unless the site has kept it.
func (w *writer) drawPoster(ctx context.Context, scratch *bytes.Buffer) ([]byte, error) {
	p := w.poster()
	file, _ := w.posterPhoto()
	source, logo := w.options.Pictures[file], w.options.Pictures[w.Renderer.site.Logo]
	content, err := json.Marshal(struct {
		poster.Poster
		Version     int
		Photo, Logo photo.Sum
	}{p, posterVersion, source.Sum, logo.Sum})
	if err != nil {
		return nil, err
	}
	return w.options.Encoder.Keep(photo.KeyOfMade(content), scratch, func() ([]byte, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.Logo = w.logo(ctx)
		if file != "" {
			width, height := poster.PhotoSize(source.Info.Height > source.Info.Width)
			if p.Photo, err = w.options.Encoder.Cropped(ctx, source, width, height); err != nil {
				return nil, err
			}
		}
		return p.Draw()
	})
}

// logo returns the organisation's logo as posters show it, or nil when it has none of
// pixels. What draws SVG in Go knows no text, no masks and no even-odd fill: a logo that
// is drawn wrong is worse than the organisation's name.
func (r *Renderer) logo(ctx context.Context) *poster.Logo {
	source, ok := r.options.Pictures[r.site.Logo]
	if !ok || !source.Info.HasPixels() {
		return nil
	}
	return r.logos.of(r.site.Logo, func() *poster.Logo {
		img, err := r.options.Encoder.Fitted(context.WithoutCancel(ctx), source, poster.LogoWidth, poster.LogoHeight)
		if err != nil {
			return nil // its file says so
		}
		return poster.NewLogo(img)
	})
}

// poster returns what the poster of the page says.
func (w *writer) poster() poster.Poster {
	p := poster.Poster{
		Site:   w.publisher(),
		Title:  w.posterTitle().Plain,
		Accent: color.RGBA{0x1d, 0x5f, 0x7a, 0xff},
	}
	if accent := w.settings().Accent; accent != "" {
		c := parseColour(accent)
		p.Accent = color.RGBA{uint8(to8Bit(c[0])), uint8(to8Bit(c[1])), uint8(to8Bit(c[2])), 0xff}
	}
	if w.page.Text != nil {
		p.Lead = drawable(w.lead().Plain)
	}
	switch w.page.Kind {
	case site.SheetPage:
		w.sheetPoster(&p)
	case site.HomePage:
		w.homePoster(&p)
	default:
		w.listingPoster(&p)
	}
	return p
}

// publisher returns whose page it is: the site's name, and before it that of the
// organisation, unless its logo says so.
func (w *writer) publisher() string {
	name, organisation := drawable(w.site.Title.Plain), drawable(w.site.Organisation.Name.Plain)
	if w.options.Pictures[w.Renderer.site.Logo].Info.HasPixels() && w.Renderer.site.Logo != "" || organisation == "" || organisation == name {
		return name
	}
	return organisation + " · " + name
}

// sheetPoster says how far a project is, where, and its first figures.
func (w *writer) sheetPoster(p *poster.Poster) {
	if status := w.status(w.page.Status); status != nil {
		p.Status, p.Word = status.Key, drawable(status.Link.Text.Plain)
	}
	var countries []string
	for _, link := range w.countries() {
		countries = append(countries, link.Text.Plain)
	}
	p.Place = drawable(strings.Join(countries, ", "))
	addFigures(p, w.figures(w.page.Facts))
}

// homePoster says what the site is for, and its totals. Its name is the organisation's
// where its title is the headline.
func (w *writer) homePoster(p *poster.Poster) {
	if statement, lead := w.statement(); statement.Plain != "" {
		p.Lead = drawable(lead.Plain)
	} else {
		p.Site = drawable(w.site.Organisation.Name.Plain)
	}
	addFigures(p, w.totals())
}

// listingPoster says how many sheets a country or a partner has, what is known of the
// country, and what the partner does and gives.
func (w *writer) listingPoster(p *poster.Poster) {
	p.Figures = append(p.Figures, poster.Figure{Value: w.sheetCount(len(w.page.Group.Sheets)).Plain})
	if w.page.Group.Kind == site.ByPartner {
		var page view.ListingPage
		w.contributions(&page)
		p.Place = drawable(page.Roles.Plain)
		if given := page.Given; given != nil {
			p.Figures = append(p.Figures, poster.Figure{Value: given.Value.Plain, Label: given.Over.Plain})
		}
	} else if w.page.Facts != nil {
		addFigures(p, w.figures(w.page.Facts))
	}
}

func addFigures(p *poster.Poster, figures []view.Figure) {
	for _, f := range figures {
		value, label := withUnit(f.Value, f.Unit), f.Label.Plain
		if drawable(value) != "" && drawable(label) == label {
			p.Figures = append(p.Figures, poster.Figure{Value: value, Label: label})
		}
	}
}

// drawable returns a text, or none when a letter of it is not in the font.
func drawable(s string) string {
	if poster.CanDraw(s) {
		return s
	}
	return ""
}

// posterTitle returns the headline of the page's poster.
func (w *writer) posterTitle() view.Text {
	if w.page.Kind == site.HomePage {
		if statement, _ := w.statement(); statement.Plain != "" {
			return statement
		}
	}
	return w.title(w.page)
}

// posterPhoto returns the photo that a poster shows: a sheet's own, or else that of the
// newest sheet which has one; and that sheet. The file is empty where there is none.
func (w *writer) posterPhoto() (file string, of *site.Page) {
	var sheets []*site.Page
	switch w.page.Kind {
	case site.SheetPage:
		sheets = []*site.Page{w.page}
	case site.HomePage:
		sheets = w.edition.Latest
	default:
		sheets = w.page.Group.Sheets
	}
	i := slices.IndexFunc(sheets, func(p *site.Page) bool {
		return w.hasPhoto(p) && w.options.Pictures[p.Files[p.Facts.Photo.File.Target]].Info.HasPixels()
	})
	if i < 0 {
		return "", nil
	}
	return sheets[i].Files[sheets[i].Facts.Photo.File.Target], sheets[i]
}

// withUnit returns a value with its unit.
func withUnit(value, unit view.Text) string {
	if unit.Plain == "" {
		return value.Plain
	}
	return value.Plain + " " + unit.Plain
}
