// Package photo turns a photo into the sizes that a page shows, without its
// metadata.
//
// It stands between render, which asks for widths and heights, and tree, which
// asks for bytes. Its law: nothing of a source file is ever copied through. A
// raster image is decoded to pixels, turned as its EXIF orientation says and
// encoded anew; a drawing (SVG) is written again from a list of what is
// allowed. So the place where a photo was taken, its camera, its author, its
// thumbnail, comments and colour profile cannot reach the output: there is no
// code that writes them. In some countries that is a matter of safety for the
// people in the picture.
//
// The way of one photo: Inspect reads its headers, Variants lists the files to
// make, and an Encoder makes each of them when it is first read.
//
// Colours are published as sRGB, without a profile. Those of a file with a profile
// by curves and primaries (Display P3, Adobe RGB and most others for screens) or by
// a table (those of presses) are converted; inks without a profile are taken for
// those of a usual press.
package photo

import (
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/problem"
)

// A Format is a file format that a site may hold as an image.
type Format uint8

// The formats that are read. WebP is never written: Go has no encoder for it.
const (
	JPEG Format = iota + 1
	PNG
	GIF
	WebP
	SVG
)

// formats holds the name and the file extensions of each format, the usual
// extension first.
var formats = [...]struct {
	name       string
	extensions []string
}{
	JPEG: {"JPEG", []string{".jpg", ".jpeg", ".jpe", ".jfif"}},
	PNG:  {"PNG", []string{".png"}},
	GIF:  {"GIF", []string{".gif"}},
	WebP: {"WebP", []string{".webp"}},
	SVG:  {"SVG", []string{".svg"}},
}

func (f Format) String() string { return formats[f].name }

// Extension returns the usual file extension, with its dot.
func (f Format) Extension() string { return formats[f].extensions[0] }

// HasExtension reports whether ext, with its dot and in any case, is an
// extension of this format.
func (f Format) HasExtension(ext string) bool {
	return slices.Contains(formats[f].extensions, strings.ToLower(ext))
}

// IsImage reports whether a file's name has the extension of one of the formats
// above.
func IsImage(name string) bool {
	ext := path.Ext(name)
	for f := JPEG; f <= SVG; f++ {
		if f.HasExtension(ext) {
			return true
		}
	}
	return false
}

// The rules that this package reports.
const (
	RuleFormat      problem.Rule = "photo-format"      // an image, but not one that browsers or Go read
	RuleUnreadable  problem.Rule = "photo-unreadable"  // not an image, or a damaged one
	RuleUnsupported problem.Rule = "photo-unsupported" // a whole image of a kind that Go does not read
	RuleTooLarge    problem.Rule = "photo-too-large"   // more pixels than MaxPixels, or than memory is for
	RuleTooLong     problem.Rule = "photo-too-long"    // a side of more than MaxSide
	RuleHeavy       problem.Rule = "photo-heavy"       // more than MaxFile bytes
	RuleAnimation   problem.Rule = "photo-animation"   // too many frames
	RuleDrawing     problem.Rule = "photo-svg-large"   // more than MaxDrawing bytes
	RuleExpansion   problem.Rule = "photo-svg-nested"  // more than MaxElements once expanded
	RuleRemoved     problem.Rule = "photo-svg-removed" // a part of a drawing is not published
	RuleExtension   problem.Rule = "photo-extension"   // a name that does not fit the content
	RuleChanged     problem.Rule = "photo-changed"     // another file than the one inspected
)

// A Refusal says why an image cannot be published. Nothing of it is written.
type Refusal struct {
	Rule problem.Rule
	Args problem.Args
}

func (r *Refusal) Error() string { return string(r.Rule) }

func drawingTooLarge(size int) *Refusal {
	const mega = 1 << 20
	return &Refusal{Rule: RuleDrawing, Args: problem.Args{"megabytes": (size + mega - 1) / mega, "limit": MaxDrawing / mega}}
}

func unsupported(format string) *Refusal {
	return &Refusal{Rule: RuleUnsupported, Args: problem.Args{"format": format}}
}

func unreadable(format string) *Refusal {
	return &Refusal{Rule: RuleUnreadable, Args: problem.Args{"format": format}}
}
