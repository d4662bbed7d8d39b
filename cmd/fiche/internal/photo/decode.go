package photo

import (
	"bytes"
	"errors"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"

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
		return nil, refusalOf(err, info.Format)
	}
	return img, nil
}

// refusalOf returns why a decoder gave up: a whole image of a kind that Go does
// not read is not damaged.
func refusalOf(err error, f Format) *Refusal {
	_, rareJPEG := errors.AsType[jpeg.UnsupportedError](err)
	_, rarePNG := errors.AsType[png.UnsupportedError](err)
	if rareJPEG || rarePNG {
		return unsupported(f.String())
	}
	return unreadable(f.String())
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
