package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
)

// quality of JPEG on the scale of 1 to 100: at it, differences are hard to see
// at the sizes of a page.
const quality = 80

// encode writes an image in the format of a variant. The encoders of the
// standard library write pixels and nothing else, and the same bytes for the
// same pixels.
func encode(img image.Image, f Format) ([]byte, error) {
	var out bytes.Buffer
	var err error
	switch f {
	case JPEG:
		err = jpeg.Encode(&out, img, &jpeg.Options{Quality: quality})
	default:
		encoder := png.Encoder{CompressionLevel: png.BestCompression}
		err = encoder.Encode(&out, compact(img))
	}
	return out.Bytes(), err
}

// compact returns img with 8 bits a channel, and with a palette when 256 colours
// suffice, which makes a drawing several times lighter and changes no pixel.
func compact(img image.Image) image.Image {
	var nrgba *image.NRGBA
	switch img := img.(type) {
	case *image.Paletted, *image.Gray:
		return img
	case *image.NRGBA:
		nrgba = withoutHidden(img)
	default:
		nrgba = image.NewNRGBA(img.Bounds())
		draw.Draw(nrgba, nrgba.Bounds(), img, img.Bounds().Min, draw.Src)
	}
	if paletted := exactPalette(nrgba); paletted != nil {
		return paletted
	}
	return nrgba
}

// withoutHidden returns img with black where it is wholly transparent. Image
// editors keep the colours there: what was erased would be published.
func withoutHidden(img *image.NRGBA) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, img.Rect.Dx(), img.Rect.Dy()))
	for i, c := range pixels(img) {
		binary.BigEndian.PutUint32(out.Pix[i*4:], c)
	}
	return out
}

// encodeAnimation writes an animated GIF anew: its frames, their delays and
// how often they are played, without comments and application blocks.
func encodeAnimation(data []byte) (out []byte, err error) {
	defer func() {
		if recover() != nil {
			out, err = nil, unreadable(GIF.String())
		}
	}()
	animation, err := gif.DecodeAll(bytes.NewReader(data))
	if err != nil {
		return nil, unreadable(GIF.String())
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, animation); err != nil {
		return nil, unreadable(GIF.String())
	}
	return b.Bytes(), nil
}
