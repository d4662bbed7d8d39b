package photo

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/webp"

	"fiche/cmd/fiche/internal/problem"
)

const maxOrientation = 8 // the last EXIF orientation

// Info is what the headers of an image say. It depends on the bytes alone.
type Info struct {
	Format Format // by content, whatever the file is called
	// Width and Height are in CSS pixels, as the image is shown: after its
	// EXIF orientation. For a drawing they are its intrinsic size.
	Width, Height int
	// Orientation is the EXIF orientation, 1 (upright) to 8.
	Orientation int
	Animated    bool
	Opaque      bool // no pixel can be transparent
	// Photographic marks an opaque image in a lossless format that is a photo
	// all the same, for which JPEG is many times lighter: lossless compression
	// did not get it under a quarter of its raw size, which it does with
	// drawings, screenshots and scans.
	Photographic bool
	// Cost is how many bytes decoding holds at once; 0 for a drawing.
	Cost int64
}

// Inspect reads the headers of an image and decides whether it can be
// published. It never decodes pixels, and its time is linear in the length of
// data. A file that is cut, or of which a checksum is wrong, is refused; damage
// that only decoding finds is left to Encode.
func Inspect(data []byte) (Info, *Refusal) {
	kind := sniff(data)
	switch {
	case len(data) > MaxFile:
		return Info{}, &Refusal{Rule: RuleHeavy, Args: problem.Args{"limit": MaxFile >> 20}}
	case kind.refused != "":
		return Info{}, &Refusal{Rule: RuleFormat, Args: problem.Args{"format": kind.refused}}
	case kind.format == 0:
		return Info{}, unreadable("")
	case kind.format == SVG:
		return inspectDrawing(data)
	}
	config, err := kind.format.config(data)
	switch {
	case isUnmarkedCMYK(data, config):
		return Info{}, unsupported(kind.format.String())
	case err != nil:
		return Info{}, refusalOf(err, kind.format)
	case config.Width <= 0 || config.Height <= 0:
		return Info{}, unreadable(kind.format.String())
	}
	cost, r := costOf(kind.format, data, config)
	if r != nil {
		return Info{}, r
	}
	switch pixels := int64(config.Width) * int64(config.Height); {
	case !isWhole(kind.format, data):
		return Info{}, unreadable(kind.format.String())
	case kind.format == JPEG && int64(jpegScans(data))*pixels > maxScans:
		return Info{}, unsupported(kind.format.String())
	}
	info := Info{
		Format:      kind.format,
		Width:       config.Width,
		Height:      config.Height,
		Orientation: orientation(exifBlock(kind.format, data)),
		Cost:        cost,
	}
	if swapsAxes(info.Orientation) {
		info.Width, info.Height = info.Height, info.Width
	}
	var refusal *Refusal
	switch kind.format {
	case JPEG:
		info.Opaque = true
	case PNG:
		inspectPNG(data, config.ColorModel, &info)
	case WebP:
		refusal = inspectWebP(data, &info)
	case GIF:
		refusal = inspectGIF(data, &info)
	}
	return info, refusal
}

// swapsAxes reports whether showing an image of an orientation upright swaps its
// width and height.
func swapsAxes(orientation int) bool { return orientation >= 5 && orientation <= maxOrientation }

func (info Info) pixels() int { return info.Width * info.Height }

func (f Format) config(data []byte) (image.Config, error) {
	r := bytes.NewReader(data)
	switch f {
	case JPEG:
		return jpeg.DecodeConfig(r)
	case PNG:
		return png.DecodeConfig(r)
	case GIF:
		return gif.DecodeConfig(r)
	default:
		return webp.DecodeConfig(r)
	}
}

// inspectPNG finds out about transparency (PNG specification, sections 11.2.1
// and 11.3.1.1) and how well the pixels compressed.
func inspectPNG(data []byte, model color.Model, info *Info) {
	const ihdrDepth, ihdrColour = 24, 25 // offsets in the file; DecodeConfig has read past them
	depth, colour := int(data[ihdrDepth]), data[ihdrColour]
	channels := map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
	info.Opaque = colour == 0 || colour == 2 || colour == 3
	compressed := 0
	for id, chunk := range pngChunks(data) {
		switch id {
		case "tRNS":
			info.Opaque = false
		case "IDAT":
			compressed += len(chunk)
		}
	}
	_, paletted := model.(color.Palette)
	info.Photographic = info.Opaque && !paletted && depth >= 8 &&
		photographic(compressed, info.pixels(), channels*depth/8)
}

// inspectWebP reads the flags of the container (RFC 9649, section 2.7). An
// animation is refused, since Go decodes none.
func inspectWebP(data []byte, info *Info) *Refusal {
	const animation, alpha = 1 << 1, 1 << 4
	info.Opaque = true
	for id, chunk := range webpChunks(data) {
		switch {
		case id == "VP8X" && len(chunk) > 0:
			if chunk[0]&animation != 0 {
				return &Refusal{Rule: RuleFormat, Args: problem.Args{"format": "WebP (animation)"}}
			}
			info.Opaque = info.Opaque && chunk[0]&alpha == 0
		case id == "VP8 ":
			info.Photographic = info.Opaque
			return nil
		case id == "VP8L" && len(chunk) >= 5:
			info.Opaque = info.Opaque && chunk[4]&(1<<4) == 0
			info.Photographic = info.Opaque && photographic(len(chunk), info.pixels(), 3)
			return nil
		}
	}
	return unreadable(WebP.String()) // cut before the end of its pixels
}

// photographic reports whether losslessly compressed pixels of so many bytes
// each kept over a quarter of their raw size.
func photographic(compressed, pixels, bytesPerPixel int) bool {
	const share = 4
	return int64(compressed)*share >= int64(pixels)*int64(bytesPerPixel)
}

func inspectGIF(data []byte, info *Info) *Refusal {
	const trailer = 0x3b
	frames, pixels, end := gifFrames(data)
	info.Animated = frames > 1
	// A still becomes a PNG and may show its background through.
	info.Opaque = false
	if info.Animated {
		info.Cost = pixels
	}
	switch {
	case frames > MaxFrames, frames > 1 && pixels > MaxAnimation:
		return &Refusal{Rule: RuleAnimation, Args: problem.Args{"frames": frames, "megapixels": int(pixels / 1_000_000)}}
	case frames == 0, end > len(data)+1, frames > 1 && (end >= len(data) || data[end] != trailer):
		// One frame needs nothing behind its last byte, as in browsers.
		return unreadable(GIF.String())
	}
	return nil
}
