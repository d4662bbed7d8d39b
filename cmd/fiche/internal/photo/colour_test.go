package photo

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"testing"
)

// The profiles of the tests: the primaries as published, adapted to D50.
var (
	adobePrimaries   = [3][3]float64{{0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}}
	displayPrimaries = [3][3]float64{{0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}}
	srgbPrimaries    = [3][3]float64{{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}}

	srgbParameters = para(3, 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	adobeProfile   = iccRGB(adobePrimaries, curv(563)) // 2.19921875
	displayProfile = iccRGB(displayPrimaries, srgbParameters)
	tableProfile   = iccRGB(displayPrimaries, curv(srgbTable()...))
	srgbProfile    = iccRGB(srgbPrimaries, curv(srgbTable()...))
)

func srgbTable() []uint16 {
	table := make([]uint16, 1024)
	for i := range table {
		table[i] = uint16(math.Round(math.MaxUint16 * srgbCurve(float64(i)/1023)))
	}
	return table
}

func curv(values ...uint16) []byte {
	b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), uint32(len(values)))
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	return b
}

func para(kind uint16, parameters ...float64) []byte {
	b := binary.BigEndian.AppendUint16([]byte("para\x00\x00\x00\x00"), kind)
	return appendFixed(append(b, 0, 0), parameters...)
}

func appendFixed(b []byte, numbers ...float64) []byte {
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(n*65536))))
	}
	return b
}

type iccTag struct {
	name string
	body []byte
}

func iccRGB(primaries [3][3]float64, trc []byte) []byte {
	var tags []iccTag
	for i, channel := range []string{"r", "g", "b"} {
		column := appendFixed([]byte("XYZ \x00\x00\x00\x00"), primaries[i][:]...)
		tags = append(tags, iccTag{channel + "XYZ", column}, iccTag{channel + "TRC", trc})
	}
	return iccProfile("RGB ", tags...)
}

func iccProfile(space string, tags ...iccTag) []byte {
	b := make([]byte, 128)
	copy(b[12:], "mntr"+space+"XYZ ")
	copy(b[36:], "acsp")
	b = binary.BigEndian.AppendUint32(b, uint32(len(tags)))
	at := len(b) + 12*len(tags)
	var bodies []byte
	for _, t := range tags {
		b = append(b, t.name...)
		b = binary.BigEndian.AppendUint32(b, uint32(at+len(bodies)))
		b = binary.BigEndian.AppendUint32(b, uint32(len(t.body)))
		bodies = append(bodies, t.body...)
	}
	b = append(b, bodies...)
	binary.BigEndian.PutUint32(b, uint32(len(b)))
	return b
}

// inSegments cuts a profile into segments of a JPEG file.
func inSegments(profile []byte, pieces int) [][]byte {
	var segments [][]byte
	size := (len(profile) + pieces - 1) / pieces
	for piece := range slices.Chunk(profile, size) {
		segments = append(segments, segment(0xe2, fmt.Sprintf("ICC_PROFILE\x00%c%c%s", len(segments)+1, pieces, piece)))
	}
	return segments
}

func iccpChunk(t testing.TB, profile []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("profile\x00\x00")
	w := zlib.NewWriter(&b)
	if _, err := w.Write(profile); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return chunk("iCCP", b.String())
}

// numbers is a chunk of a PNG that holds hundred thousandths.
func numbers(id string, values ...uint32) []byte {
	var b []byte
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return chunk(id, string(b))
}

// webpWith wraps a simple WebP in the container that can hold a profile.
func webpWith(simple, profile []byte) []byte {
	const profileFlag = 1 << 5
	config, _ := WebP.config(simple)
	body := binary.LittleEndian.AppendUint32([]byte("WEBPVP8X"), 10)
	body = append(body, profileFlag, 0, 0, 0, byte(config.Width-1), 0, 0, byte(config.Height-1), 0, 0)
	body = binary.LittleEndian.AppendUint32(append(body, "ICCP"...), uint32(len(profile)))
	body = append(body, profile...)
	if len(profile)%2 == 1 {
		body = append(body, 0)
	}
	body = append(body, simple[12:]...)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func plain(c color.Color) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, 48, 48))
	for y := range 48 {
		for x := range 48 {
			img.Set(x, y, c)
		}
	}
	return img
}

func gray(v uint8) image.Image {
	img := image.NewGray(image.Rect(0, 0, 48, 48))
	for i := range img.Pix {
		img.Pix[i] = v
	}
	return img
}

// deep is an image with 16 bits a channel.
func deep(c color.Color) image.Image {
	img := image.NewNRGBA64(image.Rect(0, 0, 48, 48))
	for y := range 48 {
		for x := range 48 {
			img.Set(x, y, c)
		}
	}
	return img
}

func paletted(colours ...color.Color) image.Image {
	return image.NewPaletted(image.Rect(0, 0, 48, 48), colours)
}

// published is the colour in the middle of the smallest file made of data.
func published(t *testing.T, data []byte) color.Color {
	t.Helper()
	info, refusal := Inspect(data)
	if refusal != nil {
		t.Fatal(refusal)
	}
	out, err := encodeFile(context.Background(), data, Variants(info)[0])
	if err != nil {
		t.Fatal(err)
	}
	img, _, err := image.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return img.At(img.Bounds().Dx()/2, img.Bounds().Dy()/2)
}

func rgb(hex uint32) color.Color {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// The colours wanted are those that Little CMS gives for the published profiles.
func TestColoursAreConverted(t *testing.T) {
	dark := color.NRGBA64{R: 257, G: 257, B: 257, A: math.MaxUint16} // 1/255 of linear light
	adobe := iccpChunk(t, adobeProfile)
	withPNG := func(c uint32, chunks ...[]byte) []byte { return withChunks(pngOf(t, plain(rgb(c))), chunks...) }
	for name, test := range map[string]struct {
		data []byte
		want color.Color
	}{
		"Adobe RGB, PNG":          {withPNG(0xaa0000, adobe), rgb(0xc80000)},
		"Adobe RGB, JPEG":         {withSegments(jpegOf(t, plain(rgb(0x808080))), inSegments(adobeProfile, 1)...), rgb(0x7f7f7f)},
		"Adobe RGB, palette":      {withChunks(pngOf(t, paletted(rgb(0xaa0000), color.Transparent)), adobe), rgb(0xc80000)},
		"Adobe RGB, transparent":  {withChunks(pngOf(t, plain(color.NRGBA{0xaa, 0, 0, 0x80})), adobe), color.NRGBA{0xc8, 0, 0, 0x80}},
		"Adobe RGB, 16 bits":      {withChunks(pngOf(t, deep(rgb(0xaa0000))), adobe), rgb(0xc80000)},
		"Display P3, JPEG":        {withSegments(jpegOf(t, plain(rgb(0x906040))), inSegments(displayProfile, 3)...), rgb(0x985d3a)},
		"Display P3, PNG":         {withPNG(0x906040, iccpChunk(t, displayProfile)), rgb(0x985d3a)},
		"Display P3, table":       {withPNG(0x906040, iccpChunk(t, tableProfile)), rgb(0x985d3a)},
		"out of sRGB":             {withPNG(0x00ff00, iccpChunk(t, displayProfile)), rgb(0x00ff00)},
		"sRGB":                    {withPNG(0x906040, iccpChunk(t, srgbProfile)), rgb(0x906040)},
		"grey in Adobe RGB":       {withSegments(jpegOf(t, gray(0x20)), inSegments(adobeProfile, 1)...), rgb(0x1a1a1a)},
		"grey of gamma 1.8":       {withChunks(pngOf(t, gray(0x40)), iccpChunk(t, iccProfile("GRAY", iccTag{"kTRC", curv(461)}))), rgb(0x515151)},
		"linear":                  {withPNG(0x808080, numbers("gAMA", 100000)), rgb(0xbcbcbc)},
		"linear, 16 bits":         {withChunks(pngOf(t, deep(dark)), numbers("gAMA", 100000)), rgb(0x0d0d0d)},
		"gamma of sRGB":           {withPNG(0x102030, numbers("gAMA", 45455)), rgb(0x102030)},
		"sRGB wins over gamma":    {withPNG(0x102030, numbers("gAMA", 100000), chunk("sRGB", "\x00")), rgb(0x102030)},
		"profile wins over sRGB":  {withPNG(0xaa0000, chunk("sRGB", "\x00"), adobe), rgb(0xc80000)},
		"primaries of Adobe":      {withPNG(0xaa0000, numbers("gAMA", 45471), numbers("cHRM", 31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000)), rgb(0xc80000)},
		"primaries of sRGB":       {withPNG(0x102030, numbers("gAMA", 45455), numbers("cHRM", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)), rgb(0x102030)},
		"grey profile, of colour": {withPNG(0xaa0000, iccpChunk(t, iccProfile("GRAY", iccTag{"kTRC", curv(461)}))), rgb(0xaa0000)},
	} {
		if got := published(t, test.data); distance(got, test.want) > 2 {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

// Its left half is black and its right half white.
var webpHalves = sample("UklGRjIAAABXRUJQVlA4ICYAAABQAgCdASogABAALiUYjEYREREBABIlpAAD2UAA/v7uxb/7P9AAAA==")

// The planes of a lossy WebP hold 16 for black and 235 for white.
func TestLossyWebPIsNotWashedOut(t *testing.T) {
	for y, want := range map[uint8]uint8{16: 0, 235: 255, 126: 128, 0: 0, 255: 255} {
		img := image.NewYCbCr(image.Rect(0, 0, 1, 1), image.YCbCrSubsampleRatio420)
		img.Y[0], img.Cb[0], img.Cr[0] = y, 128, 128
		fromVideoRange(img)
		if got := img.At(0, 0); distance(got, color.Gray{want}) > 1 {
			t.Errorf("%d is %v, want %d", y, got, want)
		}
	}
	for name, data := range map[string][]byte{"simple": webpHalves, "with a profile": webpWith(webpHalves, displayProfile)} {
		out, err := encodeFile(context.Background(), data, Variants(must(Inspect(data)))[0])
		if err != nil {
			t.Fatal(err)
		}
		img, _, err := image.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		for x, want := range map[int]uint8{4: 0, 28: 255} {
			if got := img.At(x, 8); distance(got, color.Gray{want}) > 2 {
				t.Errorf("%s: %v, want %d", name, got, want)
			}
		}
	}
	// BT.601: (y, cb, cr) of pure red and blue.
	for planes, want := range map[[3]uint8]uint32{{81, 90, 240}: 0xff0000, {41, 240, 110}: 0x0000ff} {
		img := image.NewYCbCr(image.Rect(0, 0, 1, 1), image.YCbCrSubsampleRatio420)
		img.Y[0], img.Cb[0], img.Cr[0] = planes[0], planes[1], planes[2]
		fromVideoRange(img)
		if got := img.At(0, 0); distance(got, rgb(want)) > 2 {
			t.Errorf("%v is %v, want %06x", planes, got, want)
		}
	}
}

func TestBrokenProfileIsIgnored(t *testing.T) {
	noWhite := iccRGB([3][3]float64{{0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}}, curv())
	manyTags := bytes.Clone(adobeProfile)
	binary.BigEndian.PutUint32(manyTags[128:], math.MaxUint32)
	farTag := bytes.Clone(adobeProfile)
	binary.BigEndian.PutUint32(farTag[136:], math.MaxUint32-4)
	lab := bytes.Clone(adobeProfile)
	copy(lab[20:], "Lab ")
	for name, profile := range map[string][]byte{
		"empty":              nil,
		"cut":                adobeProfile[:len(adobeProfile)-1],
		"header only":        adobeProfile[:128],
		"no signature":       make([]byte, 500),
		"of too many tags":   manyTags,
		"of a tag far away":  farTag,
		"by tables":          iccProfile("RGB ", iccTag{"A2B0", make([]byte, 64)}),
		"of a press":         iccProfile("CMYK", iccTag{"A2B0", make([]byte, 64)}),
		"of Lab":             lab,
		"without white":      noWhite,
		"of a steep curve":   iccRGB(adobePrimaries, curv(65535)),
		"of a curve cut":     iccRGB(adobePrimaries, []byte("curv\x00\x00\x00\x00\xff\xff\xff\xff")),
		"of a kind unknown":  iccRGB(adobePrimaries, para(9, 1)),
		"of a kind cut":      iccRGB(adobePrimaries, para(4, 1, 1)),
		"of slope 0":         iccRGB(adobePrimaries, para(1, 2.2, 0, 0.1)),
		"larger than any is": append(bytes.Clone(adobeProfile), make([]byte, maxProfile)...),
	} {
		data := withChunks(pngOf(t, plain(rgb(0xaa0000))), iccpChunk(t, profile))
		if got := published(t, data); distance(got, rgb(0xaa0000)) != 0 {
			t.Errorf("a profile %s: %v", name, got)
		}
	}
	segments := inSegments(displayProfile, 3)
	for name, broken := range map[string][][]byte{
		"a piece missing": {segments[0], segments[2]},
		"a piece twice":   {segments[0], segments[1], segments[1], segments[2]},
		"no number":       {segment(0xe2, "ICC_PROFILE\x00")},
		"number 0 of 0":   {segment(0xe2, "ICC_PROFILE\x00\x00\x00")},
		"two counts":      {segments[0], inSegments(displayProfile, 2)[1]},
	} {
		if got := jpegProfile(withSegments(jpegOf(t, gray(9)), broken...)); len(got) > 0 {
			t.Errorf("%s: %d bytes", name, len(got))
		}
	}
	linear := numbers("gAMA", 100000)
	for name, chunks := range map[string][][]byte{
		"gamma 0":      {numbers("gAMA", 0)},
		"no deflate":   {chunk("iCCP", "x\x00\x00nonsense")},
		"no name":      {chunk("iCCP", "x")},
		"no primaries": {linear, numbers("cHRM", 0, 0, 0, 0, 0, 0, 0, 0)},
		"one primary":  {linear, numbers("cHRM", 31270, 32900, 64000, 33000, 64000, 33000, 64000, 33000)},
	} {
		want := rgb(0x808080)
		if &chunks[0][0] == &linear[0] {
			want = rgb(0xbcbcbc)
		}
		if got := published(t, withChunks(pngOf(t, plain(rgb(0x808080))), chunks...)); distance(got, want) > 1 {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// Images without a profile, or with that of sRGB, cost nothing more.
func TestSRGBIsLeftAlone(t *testing.T) {
	bare := pngOf(t, noise(60, 40))
	want, err := encodeFile(context.Background(), bare, Variants(must(Inspect(bare)))[0])
	if err != nil {
		t.Fatal(err)
	}
	for name, chunks := range map[string][][]byte{
		"table":  {iccpChunk(t, srgbProfile)},
		"kind 3": {iccpChunk(t, iccRGB(srgbPrimaries, srgbParameters))},
		"gamma":  {numbers("gAMA", 45455)},
		"word":   {chunk("sRGB", "\x00")},
	} {
		data := withChunks(bare, chunks...)
		got, err := encodeFile(context.Background(), data, Variants(must(Inspect(data)))[0])
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: other bytes (%v)", name, err)
		}
	}
	if s := embeddedSpace(WebP, webpWith(webpLossy, displayProfile)); s == nil {
		t.Error("the profile of a WebP is not found")
	}
}

func must(info Info, refusal *Refusal) Info {
	if refusal != nil {
		panic(refusal)
	}
	return info
}

func FuzzProfile(f *testing.F) {
	for _, seed := range [][]byte{adobeProfile, displayProfile, srgbProfile[:600], iccProfile("GRAY", iccTag{"kTRC", curv(461)})} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, profile []byte) {
		s := parseICC(profile)
		if s == nil {
			return
		}
		if c := s.conversion(1 << 8); c != nil {
			c.changesNothing()
			c.apply(noise(4, 4))
		}
	})
}

func FuzzColourChunks(f *testing.F) {
	f.Add([]byte("\x00\x01\x86\xa0"), bytes.Repeat([]byte("\x00\x00\x7a\x26"), 8))
	f.Fuzz(func(t *testing.T, gamma, primaries []byte) {
		s := pngSpaceOf(map[string][]byte{"gAMA": gamma, "cHRM": primaries})
		if s == nil {
			return
		}
		if c := s.conversion(1 << 8); c != nil {
			c.apply(noise(4, 4))
		}
	})
}
