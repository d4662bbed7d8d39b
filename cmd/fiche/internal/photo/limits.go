package photo

import (
	"bytes"
	"image"
	"image/color"

	"fiche/cmd/fiche/internal/problem"
)

// What is refused before anything is decoded. A file of a few bytes may ask for
// any amount of memory and time; with these, the worst takes less than 512 MB and
// a few seconds.
const (
	MaxFile      = 96 << 20    // bytes of a photo
	MaxPixels    = 100_000_000 // width × height of a photo
	MaxSide      = 65_535      // pixels, which is what JPEG can say
	MaxAnimation = 60_000_000  // pixels of all frames of an animation together
	MaxFrames    = 2000        // frames of an animation

	maxCost  = 320 << 20     // bytes of a photo, with its file, while it is decoded
	maxScans = 1_000_000_000 // pixels of all scans of a JPEG together
)

// costOf returns how many bytes it takes to decode an image, or why it is refused.
func costOf(f Format, data []byte, config image.Config) (int64, *Refusal) {
	width, height := config.Width, config.Height
	if side := max(width, height); side > MaxSide {
		return 0, &Refusal{Rule: RuleTooLong, Args: problem.Args{"side": side, "limit": MaxSide}}
	}
	pixels := int64(width) * int64(height)
	each := f.bytesPerPixel(data, config)
	if most := min(MaxPixels, int64(float64(maxCost-len(data))/each)); pixels > most {
		const million = 1_000_000
		return 0, &Refusal{Rule: RuleTooLarge, Args: problem.Args{
			"width": width, "height": height, "megapixels": int((pixels + million - 1) / million), "limit": int(most / million),
		}}
	}
	return int64(float64(pixels)*each) + int64(len(data)), nil
}

// bytesPerPixel returns what Go's decoders hold of each pixel at most.
func (f Format) bytesPerPixel(data []byte, config image.Config) float64 {
	switch f {
	case JPEG:
		return jpegBytesPerPixel(data, config)
	case PNG:
		return pngBytesPerPixel(data, config)
	case WebP:
		for id := range webpChunks(data) {
			if id == "VP8L" || id == "ALPH" {
				return 8
			}
		}
		return 2
	}
	return 1
}

// jpegBytesPerPixel counts the samples of the components, the coefficients of a
// progressive image, of which each takes 4 bytes, and the pixels that colours
// other than YCbCr are mixed to.
func jpegBytesPerPixel(data []byte, config image.Config) float64 {
	const baseline, progressive, head, perComponent = 0xc0, 0xc2, 6, 3
	for marker, frame := range jpegSegments(data) {
		if marker < baseline || marker > progressive || len(frame) < head {
			continue
		}
		var all, most float64
		for components := frame[head:]; len(components) >= perComponent; components = components[perComponent:] {
			across, down := components[1]>>4, components[1]&15
			all += float64(across) * float64(down)
			most = max(most, float64(across)*float64(down))
		}
		samples := all / max(1, most)
		if marker == progressive {
			samples *= 1 + 4
		}
		if config.ColorModel == color.RGBAModel || config.ColorModel == color.CMYKModel {
			samples += 4
		}
		return max(1, samples)
	}
	return 3 + 4*3
}

func pngBytesPerPixel(data []byte, config image.Config) float64 {
	const interlace = 28 // offset in the file
	bytes := 1.0
	switch config.ColorModel {
	case color.RGBAModel, color.NRGBAModel:
		bytes = 4
	case color.RGBA64Model, color.NRGBA64Model:
		bytes = 8
	case color.Gray16Model:
		bytes = 2
	}
	for id := range pngChunks(data) {
		if id == "tRNS" && (config.ColorModel == color.GrayModel || config.ColorModel == color.Gray16Model) {
			bytes *= 4
		}
	}
	if data[interlace] != 0 {
		bytes *= 2 // each pass is an image of its own
	}
	return bytes
}

// isUnmarkedCMYK reports whether a JPEG has four channels and does not say
// which: as Adobe's programs mark them, or plainly ink.
func isUnmarkedCMYK(data []byte, config image.Config) bool {
	if config.ColorModel != color.CMYKModel {
		return false
	}
	const app14 = 0xee
	for marker, segment := range jpegSegments(data) {
		if marker == app14 && bytes.HasPrefix(segment, []byte("Adobe")) {
			return false
		}
	}
	return true
}
