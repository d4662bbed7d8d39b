package main

import (
	"image"
	"math"
)

// paintLandscape paints a picture with the statistics of a photograph: a sky that
// changes slowly, land of things of all sizes that hide one another, each smooth or
// rough at all scales, and over both the grain and the softness of a camera. Only
// whole numbers are added up, so that every machine paints the same.
func paintLandscape(r *random, size image.Point) *image.YCbCr {
	img := image.NewYCbCr(image.Rectangle{Max: size}, image.YCbCrSubsampleRatio420)
	horizon := size.Y / r.between(3, 5)
	paintSky(img)
	p := painter{img, r, roughness(r)}
	p.land(horizon)
	for i, grain := 0, uint64(0); i < len(img.Y); i, grain = i+1, grain>>8 {
		if i%8 == 0 {
			grain = r.next()
		}
		img.Y[i] = toByte(int(img.Y[i]) + int(grain&15) + int(grain>>4&15) - 15)
	}
	for range 2 {
		soften(img.Y, img.YStride)
	}
	soften(img.Cb, img.CStride)
	soften(img.Cr, img.CStride)
	return img
}

// paintSky fills a picture with a light blue that fades downwards.
func paintSky(img *image.YCbCr) {
	size := img.Rect.Size()
	for y := range size.Y {
		fill(img.Y[y*img.YStride:][:size.X], byte(150+80*y/size.Y))
		fill(img.Cb[y/2*img.CStride:][:img.CStride], byte(150-20*y/size.Y))
		fill(img.Cr[y/2*img.CStride:][:img.CStride], byte(112+12*y/size.Y))
	}
}

func fill(row []byte, v byte) {
	for i := range row {
		row[i] = v
	}
}

// A painter paints the land of a picture.
type painter struct {
	*image.YCbCr
	r     *random
	rough []int8 // of a square of roughSide
}

// land covers what is below the horizon with discs, the large ones first. Those of
// each size cover about a fifth.
func (p *painter) land(horizon int) {
	size := p.Rect.Size()
	p.disc(image.Pt(size.X/2, horizon+size.X*4), size.X*4)
	for radius := min(size.X, size.Y) / 4; radius >= 4; radius /= 2 {
		for range size.X * (size.Y - horizon) / (10 * radius * radius) {
			p.disc(image.Pt(p.r.below(size.X), p.r.between(horizon, size.Y)), p.r.between(radius/2, radius))
		}
	}
}

// disc paints a disc of one colour, lit from one side, and smooth or rough.
func (p *painter) disc(centre image.Point, radius int) {
	light, shade, amplitude := p.r.between(40, 200), p.r.between(-40, 40), pick(p.r, []int{0, 15, 40, 80})
	cb, cr, shift := byte(p.r.between(96, 136)), byte(p.r.between(116, 152)), p.r.below(roughSide)
	for y := max(0, centre.Y-radius); y < min(p.Rect.Max.Y, centre.Y+radius); y++ {
		half := int(math.Sqrt(float64(radius*radius - (y-centre.Y)*(y-centre.Y))))
		from, to := max(0, centre.X-half), min(p.Rect.Max.X, centre.X+half)
		if from >= to {
			continue
		}
		row, rough := p.Y[y*p.YStride:], p.rough[(y+shift)%roughSide*roughSide:][:roughSide]
		for x := from; x < to; x++ {
			row[x] = toByte(light + shade*(x-centre.X)/radius + amplitude*int(rough[(x+shift)%roughSide])/64)
		}
		if y%2 == 0 {
			fill(p.Cb[y/2*p.CStride:][from/2:to/2], cb)
			fill(p.Cr[y/2*p.CStride:][from/2:to/2], cr)
		}
	}
}

const roughSide = 512

// roughness returns a square of noise that is as strong at each scale.
func roughness(r *random) []int8 {
	sums := make([]int, roughSide*roughSide)
	octaves := 0
	for cell := 1; cell <= roughSide/4; cell *= 2 {
		octaves++
		side := roughSide / cell
		knots := make([]int, side*side)
		for i := range knots {
			knots[i] = r.between(-127, 127)
		}
		for i := range sums {
			x, y := i%roughSide, i/roughSide
			left, right, part := x/cell, (x/cell+1)%side, x%cell
			above, below := knots[y/cell*side:], knots[(y/cell+1)%side*side:]
			upper := above[left]*(cell-part) + above[right]*part
			lower := below[left]*(cell-part) + below[right]*part
			sums[i] += (upper*(cell-y%cell) + lower*(y%cell)) / (cell * cell)
		}
	}
	rough := make([]int8, len(sums))
	for i, sum := range sums {
		rough[i] = int8(sum / octaves)
	}
	return rough
}

// soften makes of each sample the mean of it and of three that follow it.
func soften(pix []byte, stride int) {
	for i := range pix[:len(pix)-stride-1] {
		pix[i] = byte((int(pix[i]) + int(pix[i+1]) + int(pix[i+stride]) + int(pix[i+stride+1]) + 2) / 4)
	}
}

func toByte(v int) byte { return byte(max(0, min(255, v))) }
