package photo

import (
	"bytes"
	"context"
	"errors"
	"image"
)

// errNoPixels is what there is to say of a drawing or an animation.
var errNoPixels = errors.New("photo: no still image of pixels")

// Keep returns what is kept under a key, or makes and keeps it. The bytes may be those
// of scratch.
func (e *Encoder) Keep(key Key, scratch *bytes.Buffer, build func() ([]byte, error)) ([]byte, error) {
	return e.cache.keep(key, scratch, build)
}

// HasPixels reports whether Cropped and Fitted can be asked for an image.
func (info Info) HasPixels() bool { return info.Format != SVG && !info.Animated }

// Cropped returns the part of a photo that fills a size: the middle, and of an upright
// one what stands above the middle, where faces are.
func (e *Encoder) Cropped(ctx context.Context, source Source, width, height int) (image.Image, error) {
	img, err := e.pixels(ctx, source, width, height)
	if err != nil {
		return nil, err
	}
	size := img.Bounds().Size()
	part := image.Pt(size.X, size.X*height/width)
	if part.Y > size.Y {
		part = image.Pt(size.Y*width/height, size.Y)
	}
	const above = 3                                                                      // of the rest, one in so many is cut above
	at := img.Bounds().Min.Add(image.Pt((size.X-part.X)/2&^1, (size.Y-part.Y)/above&^1)) // samples of colour are of two pixels
	if cut, ok := img.(interface {
		SubImage(image.Rectangle) image.Image
	}); ok {
		img = cut.SubImage(image.Rectangle{Min: at, Max: at.Add(part)})
	}
	return resize(img, width, height, nil), nil
}

// Fitted returns a whole image in the largest size within another that it has the
// pixels for.
func (e *Encoder) Fitted(ctx context.Context, source Source, width, height int) (image.Image, error) {
	img, err := e.pixels(ctx, source, width, height)
	if err != nil {
		return nil, err
	}
	size := img.Bounds().Size()
	if size.X <= width && size.Y <= height {
		return img, nil
	}
	if size.X*height > size.Y*width {
		height = max(1, size.Y*width/size.X)
	} else {
		width = max(1, size.X*height/size.Y)
	}
	return resize(img, width, height, nil), nil
}

// pixels returns the smallest file of an image that covers a size, or else the widest.
func (e *Encoder) pixels(ctx context.Context, source Source, width, height int) (image.Image, error) {
	if !source.Info.HasPixels() {
		return nil, errNoPixels
	}
	variants := Variants(source.Info)
	v := variants[len(variants)-1]
	for _, smaller := range variants {
		if smaller.Width >= width && smaller.Height >= height {
			v = smaller
			break
		}
	}
	data, err := e.Encode(ctx, source, v, new(bytes.Buffer))
	if err != nil {
		return nil, err
	}
	return decode(data, Info{Format: v.Format, Width: v.Width, Height: v.Height})
}
