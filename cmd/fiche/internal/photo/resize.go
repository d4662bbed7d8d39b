package photo

import (
	"image"
	"image/color"
)

// resize returns an image in another size, in the type that its encoder is quick
// with: planes stay planes, with half as many samples of colour each way, and are
// never mixed to pixels. c, which may be nil, converts the colours of what is
// converted before it is made smaller.
func resize(img image.Image, width, height int, c *conversion) image.Image {
	size := img.Bounds().Size()
	stepX, stepY := float64(size.X)/float64(width), float64(size.Y)/float64(height)
	rect := image.Rect(0, 0, width, height)
	switch img := img.(type) {
	case *image.YCbCr:
		return resizeYCbCr(img, rect)
	case *image.Gray:
		p := planeOf(img.Pix, img.Stride, size.X, size.Y, 1)
		return &image.Gray{Pix: p.scaled(width, height, stepX, stepY), Stride: width, Rect: rect}
	case *image.Gray16:
		return &image.Gray{Pix: grayPlane(img, c).scaled(width, height, stepX, stepY), Stride: width, Rect: rect}
	case *image.CMYK:
		p := planeOf(img.Pix, img.Stride, size.X, size.Y, 4)
		return &image.CMYK{Pix: p.scaled(width, height, stepX, stepY), Stride: 4 * width, Rect: rect}
	}
	// A mean of colours counts those that are seen.
	same := size == rect.Size()
	pix := rgbaPlane(img, c, !same).scaled(width, height, stepX, stepY)
	if isOpaque(pix) {
		return &image.RGBA{Pix: pix, Stride: 4 * width, Rect: rect}
	}
	if !same {
		separateAlpha(pix)
	}
	return &image.NRGBA{Pix: pix, Stride: 4 * width, Rect: rect}
}

// resizeYCbCr scales each plane by itself. A sample of colour covers 2 × 2 pixels
// of the result.
func resizeYCbCr(img *image.YCbCr, rect image.Rectangle) *image.YCbCr {
	size, to := img.Rect.Size(), rect.Size()
	stepX, stepY := float64(size.X)/float64(to.X), float64(size.Y)/float64(to.Y)
	width, height := (to.X+1)/2, (to.Y+1)/2
	fromX, fromY := subsampling(img.SubsampleRatio)
	chroma := func(pix []byte) []byte {
		p := planeOf(pix, img.CStride, (size.X+fromX-1)/fromX, (size.Y+fromY-1)/fromY, 1)
		return p.scaled(width, height, stepX*2/float64(fromX), stepY*2/float64(fromY))
	}
	return &image.YCbCr{
		Y:  planeOf(img.Y, img.YStride, size.X, size.Y, 1).scaled(to.X, to.Y, stepX, stepY),
		Cb: chroma(img.Cb), Cr: chroma(img.Cr),
		YStride: to.X, CStride: width, SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: rect,
	}
}

// subsampling returns how many pixels a sample of colour covers.
func subsampling(r image.YCbCrSubsampleRatio) (x, y int) {
	switch r {
	case image.YCbCrSubsampleRatio422:
		return 2, 1
	case image.YCbCrSubsampleRatio420:
		return 2, 2
	case image.YCbCrSubsampleRatio440:
		return 1, 2
	case image.YCbCrSubsampleRatio411:
		return 4, 1
	case image.YCbCrSubsampleRatio410:
		return 4, 2
	}
	return 1, 1
}

// grayPlane reads 16 bits as 8.
func grayPlane(img *image.Gray16, c *conversion) plane {
	size := img.Rect.Size()
	out := make([]byte, size.X)
	return plane{size.X, size.Y, 1, func(y int) []byte {
		row := img.Pix[y*img.Stride:]
		for x := range out {
			out[x] = row[2*x]
			if c != nil {
				v := int(row[2*x])<<8 | int(row[2*x+1])
				out[x], _, _ = c.convert(v, v, v)
			}
		}
		return out
	}}
}

// rgbaPlane reads pixels as red, green, blue and opacity, of which the colours
// may be multiplied by the opacity.
func rgbaPlane(img image.Image, c *conversion, multiplied bool) plane {
	size := img.Bounds().Size()
	if img, ok := img.(*image.RGBA); ok { // which is opaque
		return planeOf(img.Pix, img.Stride, size.X, size.Y, 4)
	}
	read := pixelReader(img, c)
	out := make([]byte, 4*size.X)
	return plane{size.X, size.Y, 4, func(y int) []byte {
		read(y, out)
		if multiplied {
			multiplyAlpha(out)
		}
		return out
	}}
}

// pixelReader returns a function that reads a row of an image as NRGBA.
func pixelReader(img image.Image, c *conversion) func(y int, out []byte) {
	switch img := img.(type) {
	case *image.NRGBA:
		return func(y int, out []byte) {
			copy(out, img.Pix[y*img.Stride:])
			c.applyTo(out)
		}
	case *image.Paletted:
		var colours [256][4]byte
		for i, entry := range img.Palette {
			n := color.NRGBAModel.Convert(entry).(color.NRGBA)
			colours[i] = [4]byte{n.R, n.G, n.B, n.A}
			c.applyTo(colours[i][:])
		}
		return func(y int, out []byte) {
			for x, i := range img.Pix[y*img.Stride:][:len(out)/4] {
				copy(out[4*x:], colours[i][:])
			}
		}
	case *image.RGBA64: // opaque
		return func(y int, out []byte) { c.applyDeep(out, img.Pix[y*img.Stride:]) }
	case *image.NRGBA64:
		return func(y int, out []byte) { c.applyDeep(out, img.Pix[y*img.Stride:]) }
	}
	min := img.Bounds().Min
	return func(y int, out []byte) {
		for x := range len(out) / 4 {
			n := color.NRGBAModel.Convert(img.At(min.X+x, min.Y+y)).(color.NRGBA)
			out[4*x], out[4*x+1], out[4*x+2], out[4*x+3] = n.R, n.G, n.B, n.A
		}
		c.applyTo(out)
	}
}

func multiplyAlpha(pix []byte) {
	for i := 0; i+3 < len(pix); i += 4 {
		p := pix[i : i+4 : i+4]
		if a := uint32(p[3]); a != 255 {
			for k, v := range p[:3] {
				p[k] = byte((uint32(v)*a + 127) / 255)
			}
		}
	}
}

// separateAlpha is the inverse of multiplyAlpha.
func separateAlpha(pix []byte) {
	for i := 0; i+3 < len(pix); i += 4 {
		p := pix[i : i+4 : i+4]
		if a := uint32(p[3]); a != 255 && a != 0 {
			for k, v := range p[:3] {
				p[k] = byte(min(255, (uint32(v)*255+a/2)/a))
			}
		}
	}
}

func isOpaque(pix []byte) bool {
	for i := 3; i < len(pix); i += 4 {
		if pix[i] != 255 {
			return false
		}
	}
	return true
}

// upright turns an image as its EXIF orientation says. It is one that resize
// returned.
func upright(img image.Image, orientation int) image.Image {
	if orientation <= 1 {
		return img
	}
	size := img.Bounds().Size()
	to := size
	if swapsAxes(orientation) {
		to = image.Pt(size.Y, size.X)
	}
	rect := image.Rectangle{Max: to}
	switch img := img.(type) {
	case *image.Gray:
		return &image.Gray{Pix: turned(img.Pix, size.X, size.Y, 1, orientation), Stride: to.X, Rect: rect}
	case *image.RGBA:
		return &image.RGBA{Pix: turned(img.Pix, size.X, size.Y, 4, orientation), Stride: 4 * to.X, Rect: rect}
	case *image.NRGBA:
		return &image.NRGBA{Pix: turned(img.Pix, size.X, size.Y, 4, orientation), Stride: 4 * to.X, Rect: rect}
	case *image.YCbCr:
		width, height := (size.X+1)/2, (size.Y+1)/2
		return &image.YCbCr{
			Y:       turned(img.Y, size.X, size.Y, 1, orientation),
			Cb:      turned(img.Cb, width, height, 1, orientation),
			Cr:      turned(img.Cr, width, height, 1, orientation),
			YStride: to.X, CStride: (to.X + 1) / 2, SubsampleRatio: img.SubsampleRatio, Rect: rect,
		}
	}
	return img
}

// turned returns pixels of some bytes each as an EXIF orientation turns them.
func turned(pix []byte, width, height, bytes, orientation int) []byte {
	out := make([]byte, 0, len(pix))
	// Where the first pixel comes from, and how far it is to that of the next
	// column and of the next row.
	first, right, down := 0, 1, width
	switch orientation {
	case 2, 3, 7, 8:
		first, right = width-1, -1
	}
	switch orientation {
	case 3, 4, 6, 7:
		first, down = first+(height-1)*width, -width
	}
	if swapsAxes(orientation) {
		width, height, right, down = height, width, down, right
	}
	for y := range height {
		for x := range width {
			at := (first + x*right + y*down) * bytes
			out = append(out, pix[at:at+bytes]...)
		}
	}
	return out
}
