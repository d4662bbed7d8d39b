package render

import (
	"math"
	"path"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/view"
)

// How wide pictures are offered, in pixels: twice what they are shown at, for
// screens of high density.
const (
	anyWidth     = 1 << 20
	galleryWidth = 1080
	cardWidth    = 720
	logoWidth    = 400
	// plainWidth is the size for a browser that does not know srcset.
	plainWidth = 720
)

// variants returns the files made of a picture, or nil when the file is none.
func (r *Renderer) variants(file string) []photo.Variant {
	source, ok := r.options.Pictures[file]
	if !ok || r.files[file] == nil {
		return nil
	}
	return photo.Variants(source.Info)
}

// variantAddress returns where a variant is: beside the sheets of its
// folder.
func (r *Renderer) variantAddress(file string, v photo.Variant) string {
	return v.Name(pictureBase(r.files[file].Path))
}

// pictureBase returns the address of a picture without what tells its variants
// apart: "Projets/Été 1.jpg" gives "projets/ete-1".
func pictureBase(file string) string {
	segments := strings.Split(strings.TrimSuffix(file, path.Ext(file)), "/")
	for i, segment := range segments {
		if slug := spelling.Slug(segment); slug != "" {
			segments[i] = slug
		}
	}
	return strings.Join(segments, "/")
}

// A use is where a page shows a picture: the widest file that it needs there, and
// the sizes attribute that tells a browser how wide it is shown.
type use struct {
	width int
	sizes string
}

var (
	inOpening = use{anyWidth, "(min-width: 62em) 37em, 100vw"}
	inFeature = use{galleryWidth, "(min-width: 62em) 37em, 100vw"}
	inProse   = use{anyWidth, "(min-width: 48em) 42em, 100vw"}
	inGallery = use{galleryWidth, "(min-width: 62em) 22em, (min-width: 44em) 50vw, 100vw"}
	onCard    = use{cardWidth, "(min-width: 40em) 20em, 8em"}
	asLogo    = use{logoWidth, "8em"}
)

// picture returns a picture in the sizes that a use of it asks for, or nil when
// the file is none.
func (c *pageContext) picture(file, alt string, as use) *view.Image {
	variants := c.variants(file)
	if len(variants) == 0 {
		return nil
	}
	for len(variants) > 1 && variants[len(variants)-1].Width > as.width {
		variants = variants[:len(variants)-1]
	}
	image := &view.Image{Alt: alt}
	var srcset []string
	for _, v := range variants {
		address := c.href(c.variantAddress(file, v))
		if image.URL == "" || v.Width <= plainWidth {
			image.URL, image.Width, image.Height = address, v.Width, v.Height
		}
		srcset = append(srcset, address+" "+strconv.Itoa(v.Width)+"w")
	}
	if len(srcset) > 1 {
		image.Srcset, image.Sizes = strings.Join(srcset, ", "), as.sizes
	}
	return image
}

// What the logos of partners are shown on, in CSS pixels: each on the same area,
// whatever its shape, so that none looks more important than another.
const (
	logoArea    = 2600
	logoWidest  = 112
	logoTallest = 51 // a square
)

// partnerLogo returns the logo of a partner, or nil when the file is none.
func (c *pageContext) partnerLogo(file string) *view.Image {
	image := c.picture(file, "", asLogo)
	if image == nil || image.Width == 0 || image.Height == 0 {
		return image
	}
	ratio := float64(image.Width) / float64(image.Height)
	width := min(math.Sqrt(logoArea*ratio), logoWidest, logoTallest*ratio)
	image.Width, image.Height = max(1, int(math.Round(width))), max(1, int(math.Round(width/ratio)))
	return image
}

// photo returns a photo of the page's facts, or nil when its file is missing.
func (w *writer) photo(p *sheet.Photo, as use) *view.Photo {
	file := w.page.Files[p.File.Target]
	image := w.picture(file, w.phrase(p.Alt).Plain, as)
	if image == nil {
		return nil
	}
	return &view.Photo{Image: *image, Large: w.file(file), Upright: image.Height > image.Width, Caption: w.phrase(p.Caption), Credit: w.credit(p.Credit)}
}

func (w *writer) credit(name string) view.Text {
	if name == "" {
		return view.Text{}
	}
	return w.labelled(w.locale().Words.Credit, w.phrase(name))
}

// labelled returns a text with a word before it.
func (w *writer) labelled(word string, t view.Text) view.Text {
	label := w.words(word)
	return view.Text{Plain: label.Plain + " " + t.Plain, HTML: label.HTML + " " + t.HTML}
}
