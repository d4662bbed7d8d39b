package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A photo is scaled to what ImageMagick makes of it by Lanczos' filter, although each
// size is made of the next larger one; and its file has lost no more than that would as
// JPEG of quality 80.
// The sizes are to the photo's as those of 12 megapixels are.
func TestLikeImageMagick(t *testing.T) {
	magick := imageMagick(t)
	data := jpegOf(t, scenery(4000, 500))
	original := filepath.Join(t.TempDir(), "original.jpg")
	if err := os.WriteFile(original, data, 0o666); err != nil {
		t.Fatal(err)
	}
	source, _ := sourceOf(t, data)
	variants := Variants(source.Info)
	widest, err := widestOf(data, source.Info, variants[len(variants)-1])
	if err != nil {
		t.Fatal(err)
	}
	files := encodeAll(t, NewEncoder(nil), source)
	for i, scaled := range sizes(widest, variants) {
		size := fmt.Sprintf("%dx%d!", variants[i].Width, variants[i].Height)
		out, err := exec.Command(magick, original, "-filter", "Lanczos", "-resize", size, "-depth", "8", "png:-").Output()
		if err != nil {
			t.Fatal(err)
		}
		reference := decoded(t, out, PNG)
		var asJPEG bytes.Buffer
		if err := jpeg.Encode(&asJPEG, reference, &jpeg.Options{Quality: 80}); err != nil {
			t.Fatal(err)
		}
		want := luma(reference)
		pixels, file, atBest := ssim(luma(scaled), want), ssim(luma(decoded(t, files[i], JPEG)), want), ssim(luma(decoded(t, asJPEG.Bytes(), JPEG)), want)
		t.Logf("%s SSIM %.4f, of the file %.4f, of the reference as JPEG %.4f", size, pixels, file, atBest)
		if pixels < 0.98 || file < atBest-0.01 {
			t.Error("want 0.98 or more, and the file within 0.01 of the best")
		}
	}
}

func decoded(t *testing.T, data []byte, f Format) image.Image {
	t.Helper()
	img, err := decode(data, Info{Format: f})
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// imageMagick returns the program that converts images. On Windows one of that name
// converts disks.
func imageMagick(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"magick", "convert"} {
		if out, err := exec.Command(name, "-version").Output(); err == nil && bytes.Contains(out, []byte("ImageMagick")) {
			return name
		}
	}
	t.Skip("ImageMagick is not installed")
	return ""
}

// scenery is a picture of soft light, things of several sizes with sharp edges, of which
// half are rough, and grain.
func scenery(width, height int) image.Image {
	chance := func(x, y int) int { // from -128 to 127, the same for the same place
		h := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca6b
		h = (h ^ h>>15) * 0x2c1b3c6d
		h = (h ^ h>>12) * 0x297a2d39
		return int(h>>24) - 128
	}
	img := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	for i := range img.Y {
		x, y := i%width, i/width
		v := 100 + 60*y/height + chance(x/151, y/97)*60/128 + chance(x, y)*4/128
		if chance(x/97, y/151) > 0 {
			v += chance(x/29, y/23)*24/128 + chance(x/9, y/7)*12/128 + chance(x/3, y/3)*8/128
		}
		img.Y[i] = byte(v)
	}
	for i := range img.Cb {
		x, y := i%img.CStride, i/img.CStride
		img.Cb[i], img.Cr[i] = byte(128+chance(x/75, y/48)/16), byte(128+chance(x/48, y/75)/16)
	}
	return img
}

// luma returns how light each pixel is.
func luma(img image.Image) plane {
	b := img.Bounds()
	pix := make([]byte, 0, b.Dx()*b.Dy())
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.YCbCrModel.Convert(img.At(x, y)).(color.YCbCr)
			pix = append(pix, c.Y)
		}
	}
	return planeOf(pix, b.Dx(), b.Dx(), b.Dy(), 1)
}

// ssim returns the structural similarity of two planes of one size, by Wang, Bovik,
// Sheikh and Simoncelli (2004): the mean of that of windows of 8 × 8 samples.
func ssim(a, b plane) float64 {
	const side, n, c1, c2 = 8, 64.0, 0.01 * 255 * 0.01 * 255, 0.03 * 255 * 0.03 * 255
	total, windows := 0.0, 0.0
	for y := 0; y+side <= a.height; y += side {
		for x := 0; x+side <= a.width; x += side {
			var sumA, sumB, squareA, squareB, product float64
			for row := range side {
				of, to := a.row(y + row)[x:], b.row(y + row)[x:]
				for i := range side {
					p, q := float64(of[i]), float64(to[i])
					sumA, sumB = sumA+p, sumB+q
					squareA, squareB, product = squareA+p*p, squareB+q*q, product+p*q
				}
			}
			meanA, meanB := sumA/n, sumB/n
			varA, varB, covar := squareA/n-meanA*meanA, squareB/n-meanB*meanB, product/n-meanA*meanB
			total += (2*meanA*meanB + c1) * (2*covar + c2) / ((meanA*meanA + meanB*meanB + c1) * (varA + varB + c2))
			windows++
		}
	}
	return total / windows
}
