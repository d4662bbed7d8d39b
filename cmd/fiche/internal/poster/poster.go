// Package poster draws the picture that stands for a page where its address is
// shared: its title, its status, where it works and its first figures beside its
// photo, 1200 by 630 pixels, the size that networks crop least.
//
// A poster is a pure function of what it says and shows. Without a photo it is a PNG
// with a palette, the paper's and the inks' colours with steps between them for smooth
// letters, so that a file weighs some 20 KB and takes a fraction of a millisecond; with
// one it is a JPEG.
package poster

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
)

// A Poster is what to draw. All of its words are plain text.
type Poster struct {
	Site    string // whose page it is; above everything, small
	Status  string // key of a status, whose shape and colour stand before its word
	Word    string // of the status
	Title   string
	Place   string // the countries
	Figures []Figure
	Lead    string     // stands where there are no figures
	Accent  color.RGBA // of the band

	Logo  *Logo       `json:"-"` // of the organisation; nil for none
	Photo image.Image `json:"-"` // of PhotoSize; nil for none
}

// A Figure is a number and what it counts.
type Figure struct {
	Value string // "589 639 habitants"
	Label string
}

// Width and Height are the size of the picture, in pixels.
const (
	Width  = 1200
	Height = 630
)

const (
	width  = Width
	height = Height
	margin = 80
	narrow = 56 // margin beside a photo
	band   = 20 // of the accent, on top
	foot   = 46 // below everything
	column = 40 // between figures
	apart  = 28 // above what stands at the foot
	most   = 3  // figures; beside a photo one fewer

	mostLines = 6 // of a lead

	quality = 85 // of a JPEG: its letters stay sharp
)

// PhotoSize returns the size in which a photo stands on a poster: the right half, or
// less of it where the photo is upright.
func PhotoSize(upright bool) (w, h int) {
	if upright {
		return height * 4 / 5, height
	}
	return width / 2, height
}

// CanDraw reports whether the letters of a text are all in the font, which knows
// those of Latin, Greek and Cyrillic.
func CanDraw(text string) bool {
	for _, r := range text {
		if !hasGlyph(r) {
			return false
		}
	}
	return true
}

// Draw draws the poster: a PNG, or a JPEG if it has a photo.
func (p Poster) Draw() ([]byte, error) {
	c := newCanvas(p.Accent, statusColour(p.Status), p.Logo)
	defer c.release()
	c.poster(p)
	if p.Photo == nil {
		return c.png(), nil
	}
	var out bytes.Buffer
	err := jpeg.Encode(&out, c.beside(p.Photo), &jpeg.Options{Quality: quality})
	return out.Bytes(), err
}

// beside returns the canvas with a photo on its right.
func (c *canvas) beside(photo image.Image) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	left := width - photo.Bounds().Dx()
	for y := range height {
		row := out.Pix[y*out.Stride:]
		for x, index := range c.index[y*width : y*width+left] {
			p := c.palette[index]
			row[4*x], row[4*x+1], row[4*x+2], row[4*x+3] = p.R, p.G, p.B, 0xff
		}
	}
	draw.Draw(out, image.Rect(left, 0, width, height), photo, photo.Bounds().Min, draw.Src)
	return out
}

// poster draws the words: the head on top, below it the title with its status and its
// place, and figures or the lead at the foot.
func (c *canvas) poster(p Poster) {
	x, limit, stacked := margin, width-2*margin, false
	if p.Photo != nil {
		x, limit, stacked = narrow, width-p.Photo.Bounds().Dx()-narrow-column, true
	}
	c.fill(image.Rect(0, 0, width, band), accentIndex)
	top := c.head(p, x, limit)
	if p.Word != "" {
		top = c.status(p, x, top, limit)
	}
	place := paragraph{}
	if p.Place != "" {
		place, _ = set(p.Place, limit, 2, placeSizes...)
	}
	title, end := fit(p, limit, height-foot-top-place.height(), stacked)
	if title.size.size <= middle.size && p.Place != "" { // no larger than the title
		place, _ = set(p.Place, limit, 2, placeSizes[1:]...)
	}
	y := c.paragraph(title, x, top, inkShade)
	c.paragraph(place, x, y, mutedShade)
	end.draw(c, x)
}

// fit returns the title in the largest size that leaves room for as much as can be at
// the foot.
func fit(p Poster, limit, room int, stacked bool) (title paragraph, at ending) {
	for _, at = range endings(p, limit, stacked) {
		for i, size := range titleSizes {
			title = size.wrap(p.Title, limit)
			if !title.cut && len(title.lines) <= 3+i && title.height()+at.height() <= room {
				return title, at
			}
		}
	}
	title.lines = title.lines[:min(len(title.lines), max(1, room/title.size.height))]
	if last := len(title.lines) - 1; last >= 0 {
		title.lines[last] = clip(title.lines[last]+" …", title.size, limit)
	}
	return title, ending{}
}

// head draws the logo with the site's name beside it, and returns where the rest may
// begin. A name that has no room beside a logo is left to the logo.
func (c *canvas) head(p Poster, x, limit int) int {
	const top = band + 40
	right, tall := x, siteSizes[0].height
	if p.Logo != nil {
		size := p.Logo.size
		tall = max(tall, size.Y)
		c.logo(p.Logo, x, top+(tall-size.Y)/2)
		right += size.X + 24
	}
	name, ok := set(p.Site, limit-(right-x), 2, siteSizes...)
	if ok || p.Logo == nil {
		c.paragraph(name, right, top+(tall-name.height())/2-4, mutedShade)
		tall = max(tall, name.height())
	}
	return top + tall + 20
}

// status draws the shape and the word of a status.
func (c *canvas) status(p Poster, x, top, limit int) int {
	const right = shapeSize + 12
	word, _ := set(p.Word, limit-right, 1, smallBold, tiny)
	c.shape(p.Status, x, top+8)
	c.paragraph(word, x+right, top-2, statusShade)
	return top + word.height() + 8
}

// An ending is what stands at the foot.
type ending struct {
	figures []block
	lead    paragraph
	stacked bool
}

// A block is a figure as it is set.
type block struct {
	value, label paragraph
	x            int
}

func (b block) height() int { return b.value.height() + b.label.height() + 12 }

// endings are what may stand at the foot, from the most to nothing.
func endings(p Poster, limit int, stacked bool) (list []ending) {
	count := min(len(p.Figures), most)
	if stacked {
		count = min(count, most-1)
	}
	for n := count; n > 0; n-- {
		if e, ok := figures(p.Figures[:n], limit, stacked); ok {
			list = append(list, e)
		}
	}
	if len(list) == 0 {
		for lead := p.Lead; lead != ""; lead = withoutLastSentence(lead) {
			for _, size := range leadSizes {
				if text := size.wrap(lead, limit); !text.cut && len(text.lines) <= mostLines {
					list = append(list, ending{lead: text})
				}
			}
		}
	}
	return append(list, ending{})
}

// figures sets figures in columns, or stacked. ok is false where one would be cut.
func figures(list []Figure, limit int, stacked bool) (e ending, ok bool) {
	each, x := (limit-column*(len(list)-1))/len(list), 0
	if stacked {
		each = limit
	}
	e.stacked = stacked
	for _, f := range list {
		value, whole := set(f.Value, each-24, 2, valueSizes...)
		label, named := set(f.Label, each-24, 2, labelSizes...)
		if !whole || !named {
			return ending{}, false
		}
		e.figures = append(e.figures, block{value, label, x})
		if !stacked {
			x += each + column
		}
	}
	return e, true
}

// height returns how much of the foot an ending takes, with the space above it.
func (e ending) height() int {
	total := 0
	for _, b := range e.figures {
		if e.stacked {
			total += b.height()
		} else {
			total = max(total, b.height())
		}
	}
	if e.stacked && len(e.figures) > 1 {
		total += apart * (len(e.figures) - 1) / 2
	}
	if total += e.lead.height(); total > 0 {
		total += apart
	}
	return total
}

// draw draws an ending at the foot of the picture.
func (e ending) draw(c *canvas, x int) {
	y := height - foot - e.height() + apart
	if e.height() == 0 {
		return
	}
	c.paragraph(e.lead, x, y, mutedShade)
	for _, b := range e.figures {
		c.fill(image.Rect(x+b.x, y, x+b.x+6, y+b.height()), accentIndex)
		below := c.paragraph(b.value, x+b.x+24, y-2, inkShade)
		c.paragraph(b.label, x+b.x+24, below, mutedShade)
		if e.stacked {
			y += b.height() + apart/2
		}
	}
}

// statuses are the colours of the states that a project may be in; the others are
// muted.
var statuses = map[string]color.RGBA{
	"active": {0x1b, 0x6e, 0x3c, 0xff}, "finishing": {0x1b, 0x6e, 0x3c, 0xff},
	"closed": ink, "suspended": {0x8a, 0x5a, 0x00, 0xff}, "cancelled": {0x9b, 0x2c, 0x1d, 0xff},
}

func statusColour(key string) color.RGBA {
	if c, ok := statuses[key]; ok {
		return c
	}
	return muted
}
