package photo

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"math"
	"testing"
)

// A photo's metadata never reaches the output. This is the law of the package,
// so it is tested on every format with every kind of metadata at once.
func TestNoMetadataReachesTheOutput(t *testing.T) {
	block := string(exif(binary.BigEndian, 6))
	secrets := [][]byte{
		exifSegment(6),
		segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>GPSsecret</x:xmpmeta>"),
		segment(0xe2, "ICC_PROFILE\x00\x01\x01GPSsecret"),
		segment(0xed, "Photoshop 3.0\x008BIMGPSsecret"),
		segment(0xfe, "comment GPSsecret"),
	}
	chunks := [][]byte{
		chunk("eXIf", block), chunk("tEXt", "Comment\x00GPSsecret"), chunk("zTXt", "Raw\x00\x00GPSsecret"),
		chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00GPSsecret"), chunk("iCCP", "GPSsecret\x00\x00x"),
		chunk("tIME", "\x07\xe5\x01\x01\x01\x01\x01"),
	}
	comment := []byte("\x21\xfe\x09GPSsecret\x00\x21\xff\x0bXMP DataXMP\x09GPSsecret\x00")
	annotatedGIF := func(frames int) []byte {
		data := gifOf(t, frames)
		return append(append(bytes.Clone(data[:len(data)-1]), comment...), 0x3b)
	}
	for name, data := range map[string][]byte{
		"large JPEG":          withSegments(jpegOf(t, quadrants(480, 320)), secrets...),
		"small JPEG":          withSegments(jpegOf(t, quadrants(90, 60)), secrets...),
		"PNG":                 withChunks(pngOf(t, quadrants(480, 320)), chunks...),
		"small PNG":           withChunks(pngOf(t, quadrants(90, 60)), chunks...),
		"PNG of a photo":      withChunks(pngOf(t, noise(420, 200)), chunks...),
		"WebP":                webpWithExif(webpLossy, 6),
		"lossless WebP":       webpWithExif(webpLossless, 6),
		"GIF":                 annotatedGIF(1),
		"animated GIF":        annotatedGIF(3),
		"JPEG after its end":  append(jpegOf(t, quadrants(90, 60)), "GPSsecret"...),
		"drawing":             []byte(`<svg viewBox="0 0 9 9"><!--GPSsecret--><metadata><exif>GPSsecret</exif></metadata><path d="M0 0h9"/></svg>`),
		"picture in drawing":  []byte(`<svg viewBox="0 0 9 9"><image href="data:image/jpeg;base64,R1BTc2VjcmV0GPSsecret"/></svg>`),
		"progressive JPEG":    withSegments(jpegProgress, secrets...),
		"four-colour JPEG":    withSegments(jpegCMYK, secrets...),
		"JPEG without pixels": withSegments(jpegOf(t, image.NewGray(image.Rect(0, 0, 1, 1))), secrets...),
	} {
		t.Run(name, func(t *testing.T) {
			info, refusal := Inspect(data)
			if refusal != nil {
				t.Fatal(refusal)
			}
			for _, v := range Variants(info) {
				out, err := encodeFile(context.Background(), data, v)
				if err != nil {
					t.Fatal(err)
				}
				checkNoMetadata(t, v, out)
			}
		})
	}
}

func checkNoMetadata(t *testing.T, v Variant, out []byte) {
	t.Helper()
	for _, word := range []string{"Exif", "GPS", "secret", "xmp", "XMP", "ICC", "8BIM", "eXIf", "tEXt", "zTXt", "iTXt", "iCCP", "tIME"} {
		if bytes.Contains(out, []byte(word)) {
			t.Errorf("%s holds %q", v.Name("photo"), word)
		}
	}
	info, refusal := Inspect(out)
	if refusal != nil || info.Format != v.Format || info.Width != v.Width || info.Height != v.Height {
		t.Fatalf("%s: got %+v, %v; want %+v", v.Name("photo"), info, refusal, v)
	}
	// Whatever the words: only the blocks that pixels need.
	switch v.Format {
	case JPEG:
		for marker := range jpegSegments(out) {
			if marker >= 0xe0 && marker <= 0xef || marker == 0xfe {
				t.Errorf("%s has a segment %#x", v.Name("photo"), marker)
			}
		}
	case PNG:
		for id := range pngChunks(out) {
			switch id {
			case "IHDR", "PLTE", "tRNS", "IDAT", "IEND":
			default:
				t.Errorf("%s has a chunk %s", v.Name("photo"), id)
			}
		}
	}
}

// What was erased in an image editor is still there under its transparency;
// it must not be published.
func TestErasedPixels(t *testing.T) {
	img := noise(64, 64)
	for i := range 64 * 4 {
		img.Pix[i*4+3] = 0
	}
	data := pngOf(t, img)
	info, _ := Inspect(data)
	out, err := encodeFile(context.Background(), data, Variants(info)[0])
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 64 * 4 {
		if c := got.At(i%64, i/64); c != (color.NRGBA{}) {
			t.Fatalf("an erased pixel is still %v", c)
		}
	}
	if got.At(0, 4) != img.At(0, 4) {
		t.Error("a visible pixel has changed")
	}
}

// stored is the picture as a camera stores it that was held so that its EXIF
// orientation is n (EXIF 2.32, section 4.6.4: where the first row and the
// first column of what is stored belong in what is seen).
func stored(seen image.Image, n int) image.Image {
	w, h := seen.Bounds().Dx(), seen.Bounds().Dy()
	if n >= 5 {
		w, h = h, w
	}
	right, bottom := seen.Bounds().Dx()-1, seen.Bounds().Dy()-1
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for row := range h {
		for col := range w {
			at := [...]image.Point{
				1: {col, row},                  // top, left
				2: {right - col, row},          // top, right
				3: {right - col, bottom - row}, // bottom, right
				4: {col, bottom - row},         // bottom, left
				5: {row, col},                  // left, top
				6: {right - row, col},          // right, top
				7: {right - row, bottom - col}, // right, bottom
				8: {row, bottom - col},         // left, bottom
			}[n]
			img.Set(col, row, seen.At(at.X, at.Y))
		}
	}
	return img
}

func TestOrientation(t *testing.T) {
	for n := 1; n <= 8; n++ {
		for name, make := range map[string]func(image.Image) []byte{
			"JPEG": func(img image.Image) []byte { return withSegments(jpegOf(t, img), exifSegment(n)) },
			"PNG": func(img image.Image) []byte {
				return withChunks(pngOf(t, img), chunk("eXIf", string(exif(binary.LittleEndian, n))))
			},
		} {
			for _, size := range []image.Point{{120, 60}, {440, 220}} {
				data := make(stored(quadrants(size.X, size.Y), n))
				info, refusal := Inspect(data)
				if refusal != nil || info.Orientation != n || info.Width != size.X || info.Height != size.Y {
					t.Fatalf("%s, orientation %d: %+v, %v", name, n, info, refusal)
				}
				for _, v := range Variants(info) {
					out, err := encodeFile(context.Background(), data, v)
					if err != nil {
						t.Fatal(err)
					}
					checkQuadrants(t, out, v, n)
				}
			}
		}
	}
}

func checkQuadrants(t *testing.T, out []byte, v Variant, n int) {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Size() != image.Pt(v.Width, v.Height) {
		t.Fatalf("orientation %d: %v, want %+v", n, img.Bounds(), v)
	}
	w, h := v.Width, v.Height
	for at, want := range map[image.Point]color.RGBA{
		{w / 4, h / 4}: red, {w * 3 / 4, h / 4}: green, {w * 3 / 4, h * 3 / 4}: blue, {w / 4, h * 3 / 4}: yellow,
	} {
		if got := img.At(at.X, at.Y); distance(got, want) > 12 {
			t.Errorf("orientation %d, %v at %v: %v, want %v", n, v, at, got, want)
		}
	}
}

// distance is the largest difference of two colours in a channel of 8 bits.
func distance(a, b color.Color) float64 {
	ar, ag, ab, aa := a.RGBA()
	br, bg, bb, ba := b.RGBA()
	d := 0.0
	for _, pair := range [][2]uint32{{ar, br}, {ag, bg}, {ab, bb}, {aa, ba}} {
		d = max(d, math.Abs(float64(pair[0])-float64(pair[1]))/257)
	}
	return d
}

func TestOrientationOfNonsense(t *testing.T) {
	good := exif(binary.BigEndian, 6)
	for name, block := range map[string][]byte{
		"empty":                   nil,
		"cut in the header":       good[:6],
		"cut in the directory":    good[:12],
		"no byte order":           append([]byte("XX\x00*"), good[4:]...),
		"directory far away":      append([]byte("MM\x00*\xff\xff\xff\xff"), good[8:]...),
		"orientation 0":           exif(binary.BigEndian, 0),
		"orientation 9":           exif(binary.LittleEndian, 9),
		"count beyond the end":    append([]byte("MM\x00*\x00\x00\x00\x08\xff\xff"), make([]byte, 40)...),
		"directory in the header": []byte("MM\x00*\x00\x00\x00\x00"),
	} {
		if got := orientation(block); got != 1 {
			t.Errorf("%s: orientation %d, want 1", name, got)
		}
	}
	// WebP keeps EXIF behind the pixels, also behind an odd number of bytes.
	for _, simple := range [][]byte{webpLossy, webpLossless} {
		if info, refusal := Inspect(webpWithExif(simple, 8)); refusal != nil || info.Orientation != 8 || info.Width != 8 {
			t.Errorf("WebP: %+v, %v", info, refusal)
		}
	}
}

func TestAnimationIsKept(t *testing.T) {
	data := gifOf(t, 3)
	info, _ := Inspect(data)
	out, err := encodeFile(context.Background(), data, Variants(info)[0])
	if err != nil {
		t.Fatal(err)
	}
	got, err := gif.DecodeAll(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Image) != 3 || got.LoopCount != 3 || got.Delay[2] != 9 {
		t.Errorf("%d frames, %d loops, delays %v", len(got.Image), got.LoopCount, got.Delay)
	}
}
