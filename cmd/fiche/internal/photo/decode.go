package photo

import (
	"bytes"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"

	"github.com/gohugoio/gift"
	"golang.org/x/image/webp"
)

// decode returns the pixels of a still image as they are stored, before its
// orientation.
func decode(data []byte, info Info) (img image.Image, err error) {
	// The decoders meet hostile files; should one of them panic, then for
	// the site that is a damaged photo and nothing more.
	defer func() {
		if recover() != nil {
			img, err = nil, unreadable(info.Format.String())
		}
	}()
	r := bytes.NewReader(data)
	switch info.Format {
	case JPEG:
		img, err = jpeg.Decode(r)
	case PNG:
		img, err = png.Decode(r)
	case WebP:
		img, err = decodeWebP(r)
	case GIF:
		img, err = decodeStillGIF(r, info)
	}
	if err != nil {
		return nil, unreadable(info.Format.String())
	}
	if cmyk, ok := img.(*image.CMYK); ok {
		return toRGB(cmyk), nil
	}
	return img, nil
}

// decodeWebP makes up for a decoder that returns the planes of a lossy image as
// they are stored.
func decodeWebP(r *bytes.Reader) (image.Image, error) {
	img, err := webp.Decode(r)
	switch img := img.(type) {
	case *image.YCbCr:
		fromVideoRange(img)
	case *image.NYCbCrA:
		fromVideoRange(&img.YCbCr)
	}
	return img, err
}

// decodeStillGIF lays the only frame where it belongs: it may be smaller than
// the image.
func decodeStillGIF(r *bytes.Reader, info Info) (image.Image, error) {
	frame, err := gif.Decode(r)
	if err != nil || frame.Bounds().Size() == image.Pt(info.Width, info.Height) {
		return frame, err
	}
	canvas := image.NewNRGBA(image.Rect(0, 0, info.Width, info.Height))
	draw.Draw(canvas, frame.Bounds(), frame, frame.Bounds().Min, draw.Src)
	return canvas, nil
}

// toRGB turns colours of ink into colours of light. The standard library
// has a quick way for it, the resizer has none.
func toRGB(cmyk *image.CMYK) image.Image {
	rgb := image.NewRGBA(cmyk.Bounds())
	draw.Draw(rgb, rgb.Bounds(), cmyk, cmyk.Bounds().Min, draw.Src)
	return rgb
}

// reduceToSRGB is reduce, and converts the colours to sRGB: of the smaller image
// where nothing is lost by it.
func reduceToSRGB(img image.Image, data []byte, info Info, to Variant) image.Image {
	c := conversionOf(data, info.Format, img)
	if c != nil && isDeep(img) {
		img, c = c.apply(img), nil
	}
	img = reduce(img, info, to)
	if c != nil {
		img = c.apply(img)
	}
	return img
}

// reduce turns an image upright and brings it to the size of its widest
// variant, from which all others are made: a tenth of the work, and only the
// smaller image stays in memory.
func reduce(img image.Image, info Info, to Variant) image.Image {
	width, height := to.Width, to.Height
	if info.swapsAxes() {
		width, height = height, width
	}
	var filters []gift.Filter
	if img.Bounds().Dx() != width || img.Bounds().Dy() != height {
		filters = append(filters, gift.Resize(width, height, gift.LanczosResampling))
	}
	if filter := uprightFilters[info.Orientation]; filter != nil {
		filters = append(filters, filter)
	}
	return filtered(img, filters...)
}

// uprightFilters set an image upright, by its EXIF orientation. The rotations
// are counter-clockwise.
var uprightFilters = [maxOrientation + 1]gift.Filter{
	2: gift.FlipHorizontal(),
	3: gift.Rotate180(),
	4: gift.FlipVertical(),
	5: gift.Transpose(),
	6: gift.Rotate270(),
	7: gift.Transverse(),
	8: gift.Rotate90(),
}

// resize returns img at the size of a variant.
func resize(img image.Image, v Variant) image.Image {
	if img.Bounds().Size() == image.Pt(v.Width, v.Height) {
		return img
	}
	return filtered(img, gift.Resize(v.Width, v.Height, gift.LanczosResampling))
}

func filtered(img image.Image, filters ...gift.Filter) image.Image {
	if len(filters) == 0 {
		return img
	}
	g := gift.New(filters...)
	dst := canvas(img, g.Bounds(img.Bounds()))
	// Draw fails only for a source without pixels; Inspect refuses those.
	_ = g.Draw(dst, img)
	return dst
}

// canvas returns an empty image of the smallest type that holds the colours of
// img and that the encoders are quick with.
func canvas(img image.Image, size image.Rectangle) draw.Image {
	switch img := img.(type) {
	case *image.Gray, *image.Gray16:
		return image.NewGray(size)
	case *image.YCbCr:
		return image.NewRGBA(size)
	case interface{ Opaque() bool }:
		if img.Opaque() {
			return image.NewRGBA(size)
		}
	}
	return image.NewNRGBA(size)
}
