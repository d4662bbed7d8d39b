package poster

import (
	"image"
	"image/color"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The Go fonts (Bigelow & Holmes, BSD licence) are embedded by their packages.
var (
	regularFont = sync.OnceValue(func() *sfnt.Font { return parse(goregular.TTF) })
	boldFont    = sync.OnceValue(func() *sfnt.Font { return parse(gobold.TTF) })
)

func parse(ttf []byte) *sfnt.Font {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic(err) // of a font in the program itself
	}
	return f
}

// The sizes of letters.
var (
	huge        = &face{font: boldFont, size: 68, height: 78}
	large       = &face{font: boldFont, size: 54, height: 64}
	middleBold  = &face{font: boldFont, size: 42, height: 52}
	smallerBold = &face{font: boldFont, size: 34, height: 42}
	leastBold   = &face{font: boldFont, size: 28, height: 36}
	figure      = &face{font: boldFont, size: 38, height: 46}
	middle      = &face{font: regularFont, size: 34, height: 44}
	medium      = &face{font: regularFont, size: 30, height: 40}
	small       = &face{font: regularFont, size: 26, height: 34}
	smallBold   = &face{font: boldFont, size: 26, height: 34}
	tiny        = &face{font: regularFont, size: 21, height: 28}
)

// A face is a font in one size. Its letters are drawn once for all posters: a
// cache of what is always the same, safe for several goroutines.
type face struct {
	font   func() *sfnt.Font
	size   float64
	height int // of a line

	mu     sync.Mutex
	open   font.Face
	glyphs map[rune]glyph
}

// A glyph is a letter as it is laid on a canvas.
type glyph struct {
	mask    *image.Alpha // in steps of a ramp
	offset  image.Point  // of the mask from the base line's point
	advance int
}

// glyph returns a letter. The caller holds f.mu.
func (f *face) glyph(r rune) glyph {
	if g, ok := f.glyphs[r]; ok {
		return g
	}
	if f.open == nil {
		open, err := opentype.NewFace(f.font(), &opentype.FaceOptions{Size: f.size, DPI: 72, Hinting: font.HintingFull})
		if err != nil {
			panic(err) // of a font in the program itself
		}
		f.open, f.glyphs = open, map[rune]glyph{}
	}
	g := f.render(r)
	f.glyphs[r] = g
	return g
}

func (f *face) render(r rune) glyph {
	if isSpace(r) {
		advance, _ := f.open.GlyphAdvance(' ')
		return glyph{advance: advance.Round()}
	}
	box, mask, at, advance, ok := f.open.Glyph(fixed.Point26_6{}, r)
	if !ok {
		return glyph{}
	}
	own := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	for y := range box.Dy() {
		for x := range box.Dx() {
			_, _, _, a := mask.At(at.X+x, at.Y+y).RGBA()
			own.SetAlpha(x, y, color.Alpha{A: stepOf(uint8(a >> 8))})
		}
	}
	return glyph{mask: own, offset: box.Min, advance: advance.Round()}
}

// isSpace reports whether r is a space: those of French numbers and marks are
// not in the font.
func isSpace(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u202f' }

// hasGlyph reports whether the fonts have a letter.
func hasGlyph(r rune) bool { return isSpace(r) || fontRunes()[r] }

// fontRunes are those of the fonts, looked up once: every title of a site is
// asked for each of its own.
var fontRunes = sync.OnceValue(func() map[rune]bool {
	const last = '\u27ff' // arrows, beyond which the fonts have no letters
	all := map[rune]bool{}
	var b sfnt.Buffer
	for r := ' '; r <= last; r++ {
		if index, err := boldFont().GlyphIndex(&b, r); err == nil && index != 0 {
			all[r] = true
		}
	}
	return all
})

func (f *face) measure(text string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	width := 0
	for _, r := range text {
		width += f.glyph(r).advance
	}
	return width
}
