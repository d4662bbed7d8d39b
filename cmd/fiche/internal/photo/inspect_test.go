package photo

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/problem"
)

func TestInspect(t *testing.T) {
	transparent := image.NewNRGBA(image.Rect(0, 0, 30, 20))
	paletted := image.NewPaletted(image.Rect(0, 0, 30, 20), color.Palette{red, color.Transparent})
	for name, test := range map[string]struct {
		data []byte
		want Info
	}{
		"JPEG":              {jpegOf(t, quadrants(30, 20)), Info{Format: JPEG, Width: 30, Height: 20, Opaque: true}},
		"progressive JPEG":  {jpegProgress, Info{Format: JPEG, Width: 24, Height: 12, Opaque: true}},
		"four-colour JPEG":  {jpegCMYK, Info{Format: JPEG, Width: 24, Height: 12, Opaque: true}},
		"PNG":               {pngOf(t, quadrants(300, 200)), Info{Format: PNG, Width: 300, Height: 200, Opaque: true}},
		"PNG of a photo":    {pngOf(t, noise(30, 20)), Info{Format: PNG, Width: 30, Height: 20, Opaque: true, Photographic: true}},
		"transparent PNG":   {pngOf(t, transparent), Info{Format: PNG, Width: 30, Height: 20}},
		"PNG with palette":  {pngOf(t, paletted), Info{Format: PNG, Width: 30, Height: 20}},
		"GIF":               {gifOf(t, 1), Info{Format: GIF, Width: 40, Height: 20}},
		"animated GIF":      {gifOf(t, 3), Info{Format: GIF, Width: 40, Height: 20, Animated: true}},
		"WebP":              {webpLossy, Info{Format: WebP, Width: 16, Height: 8, Opaque: true, Photographic: true}},
		"lossless WebP":     {webpLossless, Info{Format: WebP, Width: 16, Height: 8, Opaque: true}},
		"transparent WebP":  {webpAlpha, Info{Format: WebP, Width: 16, Height: 8}},
		"drawing":           {[]byte(`<svg width="40" height="50"/>`), Info{Format: SVG, Width: 40, Height: 50}},
		"drawing with much": {[]byte("\ufeff\n<?xml version='1.0' encoding='iso-8859-1'?><!-- é --><!DOCTYPE svg><svg viewBox='0,0 400 100'>"), Info{Format: SVG, Width: 400, Height: 100}},
	} {
		test.want.Orientation = 1
		got, refusal := Inspect(test.data)
		if got.Cost == 0 && got.Format != SVG {
			t.Errorf("%s costs nothing", name)
		}
		got.Cost = 0
		if refusal != nil {
			t.Errorf("%s: refused, %v %v", name, refusal.Rule, refusal.Args)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestRefused(t *testing.T) {
	longGIF := gifOf(t, 2)
	frame := longGIF[bytes.IndexByte(longGIF[13:], 0x2c)+13 : len(longGIF)-1]
	longGIF = append(bytes.Clone(longGIF[:len(longGIF)-1]), bytes.Repeat(frame, MaxFrames/2+1)...)
	animatedWebP := bytes.Clone(webpAlpha)
	animatedWebP[20] |= 1 << 1
	whole := jpegOf(t, quadrants(300, 200))

	for name, test := range map[string]struct {
		data []byte
		rule problem.Rule
		arg  string // a value that the message needs
	}{
		"bomb":              {bombPNG(), RuleTooLarge, "2500"},
		"long animation":    {longGIF, RuleAnimation, "2004"},
		"empty":             {nil, RuleUnreadable, ""},
		"text":              {[]byte("Une photo suivra."), RuleUnreadable, ""},
		"text BM":           {[]byte("BMW et autres marques de voitures"), RuleUnreadable, ""},
		"web page":          {[]byte("<!DOCTYPE html><html><body>404</body></html>"), RuleUnreadable, ""},
		"half a tag":        {[]byte("<svg"), RuleUnreadable, "SVG"},
		"JPEG, cut":         {whole[:30], RuleUnreadable, "JPEG"},
		"JPEG, half":        {whole[:len(whole)/2], RuleUnreadable, "JPEG"},
		"JPEG, no end":      {whole[:len(whole)-2], RuleUnreadable, "JPEG"},
		"JPEG, no pixels":   {append(bytes.Clone(whole[:bytes.Index(whole, []byte("\xff\xda"))+14]), 0xff, 0xd9), RuleUnreadable, "JPEG"},
		"JPEG, progressive": {jpegProgress[:len(jpegProgress)-40], RuleUnreadable, "JPEG"},
		"PNG, half":         {pngOf(t, noise(300, 200))[:9000], RuleUnreadable, "PNG"},
		"PNG, no end":       {pngOf(t, noise(9, 9))[:len(pngOf(t, noise(9, 9)))-12], RuleUnreadable, "PNG"},
		"PNG, checksum":     {flipped(pngOf(t, noise(300, 200)), 9000), RuleUnreadable, "PNG"},
		"GIF, half":         {gifOf(t, 1)[:len(gifOf(t, 1))-8], RuleUnreadable, "GIF"},
		"animated GIF, cut": {gifOf(t, 2)[:len(gifOf(t, 2))-3], RuleUnreadable, "GIF"},
		"WebP, half":        {webpLossy[:len(webpLossy)-20], RuleUnreadable, "WebP"},
		"WebP, its alpha":   {webpAlpha[:len(webpAlpha)-20], RuleUnreadable, "WebP"},
		"odd sampling":      {sampled(whole, 0x33), RuleUnsupported, "JPEG"},
		"arithmetic":        {bytes.Replace(whole, []byte("\xff\xc0"), []byte("\xff\xc9"), 1), RuleUnsupported, "JPEG"},
		"unmarked inks":     {bytes.Replace(jpegCMYK, []byte("Adobe"), []byte("Adobo"), 1), RuleUnsupported, "JPEG"},
		"PNG, cut":          {pngOf(t, noise(9, 9))[:20], RuleUnreadable, "PNG"},
		"GIF, cut":          {gifOf(t, 1)[:15], RuleUnreadable, "GIF"},
		"WebP, cut":         {webpLossy[:18], RuleUnreadable, "WebP"},
		"HEIC":              {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), RuleFormat, "HEIC"},
		"AVIF":              {[]byte("\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1avif"), RuleFormat, "AVIF"},
		"video":             {[]byte("\x00\x00\x00\x18ftypisom\x00\x00\x00\x00mp42isom"), RuleUnreadable, ""},
		"TIFF":              {[]byte("II*\x00\x08\x00\x00\x00"), RuleFormat, "TIFF / RAW"},
		"RAW of Canon":      {[]byte("\x00\x00\x00\x18ftypcrx \x00\x00\x00\x01"), RuleFormat, "RAW (CR3)"},
		"BMP":               {append([]byte("BM\x36\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00"), make([]byte, 36)...), RuleFormat, "BMP"},
		"PDF":               {[]byte("%PDF-1.7"), RuleFormat, "PDF"},
		"animated WebP":     {animatedWebP, RuleFormat, "WebP (animation)"},
		"heavy drawing":     {append([]byte("<svg>"), make([]byte, MaxDrawing)...), RuleDrawing, "5"},
		"PNG without width": {append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", "\x00\x00\x00\x00\x00\x00\x00\x09\x08\x06\x00\x00\x00")...), RuleUnreadable, "PNG"},
	} {
		_, refusal := Inspect(test.data)
		if refusal == nil || refusal.Rule != test.rule {
			t.Errorf("%s: %v, want %s", name, refusal, test.rule)
			continue
		}
		found := test.arg == ""
		for name := range refusal.Args {
			found = found || refusal.Args.Text(name) == test.arg
		}
		if !found {
			t.Errorf("%s: %v lacks %q", name, refusal.Args, test.arg)
		}
	}
}

func flipped(data []byte, at int) []byte {
	data[at] ^= 1
	return data
}

// sampled is a JPEG whose first channel claims other sampling factors.
func sampled(data []byte, factors byte) []byte {
	data = bytes.Clone(data)
	data[bytes.Index(data, []byte("\xff\xc0"))+11] = factors
	return data
}

// What a decoder takes is not called damaged.
func TestOddButWhole(t *testing.T) {
	whole := jpegOf(t, quadrants(300, 200))
	still := gifOf(t, 1)
	for name, data := range map[string][]byte{
		"JPEG with more behind":     append(bytes.Clone(whole), "more\xff"...),
		"JPEG with nonsense before": withSegments(whole, segment(0xfe, "x"), []byte("\x00\x00\x00")),
		"JPEG with fill bytes":      withSegments(whole, []byte("\xff\xff")),
		"JPEG with a thumbnail":     withSegments(whole, segment(0xe1, "Exif\x00\x00\xff\xd8\xff\xd9")),
		"progressive JPEG":          jpegProgress,
		"four-colour JPEG":          jpegCMYK,
		"PNG with more behind":      append(pngOf(t, noise(9, 9)), "more"...),
		"GIF without an end":        still[:len(still)-1],
		"WebP cut in what follows":  webpWithExif(webpLossy, 6)[:len(webpWithExif(webpLossy, 6))-9],
	} {
		info, refusal := Inspect(data)
		if refusal != nil {
			t.Errorf("%s: %v %v", name, refusal.Rule, refusal.Args)
			continue
		}
		if _, err := encodeFile(context.Background(), data, Variants(info)[0]); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Damage that no length and no checksum shows is found when the file is made,
// and is a refusal too, not a failure of the machine.
func TestDamagedPixels(t *testing.T) {
	inside := jpegOf(t, noise(300, 200))
	copy(inside[len(inside)/2:], bytes.Repeat([]byte{0xff, 0}, 200)) // no code of any picture
	for name, data := range map[string][]byte{
		"JPEG":          inside,
		"PNG":           append(append([]byte("\x89PNG\r\n\x1a\n"), pngOf(t, noise(30, 20))[8:33]...), append(chunk("IDAT", "nonsense"), chunk("IEND", "")...)...),
		"drawing":       []byte(`<svg viewBox="0 0 9 9"><g></svg>`),
		"drawing, deep": []byte("<svg>" + string(bytes.Repeat([]byte("<g>"), 10_000))),
	} {
		info, refusal := Inspect(data)
		if refusal != nil {
			t.Errorf("%s: refused too early: %v", name, refusal)
			continue
		}
		_, err := encodeFile(context.Background(), data, Variants(info)[0])
		if got, ok := errors.AsType[*Refusal](err); !ok || got.Rule != RuleUnreadable {
			t.Errorf("%s: %v, want a refusal", name, err)
		}
	}
}

// Frames are counted as image/gif finds them, also in a file whose extensions
// contradict themselves: one that went uncounted would escape the limit.
func TestFramesAreCountedAsDecoded(t *testing.T) {
	for name, extension := range map[string]string{
		"none":              "",
		"comment":           "\x21\xfe\x02ab\x00",
		"text":              "\x21\x01\x0c0123456789ab\x01x\x00",
		"text of no length": "\x21\x01\x00;;;;;;;;;;;;\x01x\x00",
		"application":       "\x21\xff\x0bXMP DataXMP\x01x\x00",
		"nameless":          "\x21\xff\x00\x01x\x00",
		"short name":        "\x21\xff\x02ab\x00",
	} {
		data := gifOf(t, 3)
		const header = 13 // no colour table follows: each frame has its own
		data = append(append(bytes.Clone(data[:header]), extension...), data[header:]...)
		decoded, err := gif.DecodeAll(bytes.NewReader(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if frames, pixels, _ := gifFrames(data); frames != len(decoded.Image) || pixels != 3*40*20 {
			t.Errorf("%s: %d frames, %d pixels", name, frames, pixels)
		}
	}
}

func TestExtension(t *testing.T) {
	for _, test := range []struct {
		format Format
		ext    string
		want   bool
	}{{JPEG, ".jpg", true}, {JPEG, ".JPEG", true}, {JPEG, ".png", false}, {PNG, ".PNG", true}, {SVG, "", false}} {
		if got := test.format.HasExtension(test.ext); got != test.want {
			t.Errorf("%v in a file %q: %v", test.format, test.ext, got)
		}
	}
}

func FuzzInspect(f *testing.F) {
	for _, seed := range [][]byte{
		webpLossy, webpAlpha, webpWithExif(webpLossless, 6), jpegProgress, jpegCMYK, bombPNG(),
		gifOf(f, 1), gifOf(f, 2), pngOf(f, quadrants(8, 8)),
		withChunks(pngOf(f, quadrants(8, 8)), chunk("eXIf", string(exif(binary.BigEndian, 3)))),
		withSegments(jpegOf(f, quadrants(8, 8)), exifSegment(6)),
		[]byte(`<svg width="4cm" viewBox="0 0 4 2"><path d="M0 0"/></svg>`),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		info, refusal := Inspect(data)
		if refusal != nil {
			return
		}
		if info.Width < 1 || info.Height < 1 || info.Orientation < 1 || info.Orientation > 8 {
			t.Fatalf("%+v", info)
		}
		if info.Cost > 4_000_000 {
			return // sound, but slow to decode
		}
		for _, v := range Variants(info) {
			out, err := encodeFile(context.Background(), data, v)
			if _, ok := errors.AsType[*Refusal](err); err != nil && !ok {
				t.Fatal(err)
			}
			if err == nil {
				checkNoSecret(t, v, out)
			}
		}
	})
}

// checkNoSecret is what holds of any output: it is the variant asked for, and
// it can be inspected again.
func checkNoSecret(t *testing.T, v Variant, out []byte) {
	t.Helper()
	info, refusal := Inspect(out)
	if refusal != nil || info.Format != v.Format || info.Orientation != 1 || info.Width != v.Width || info.Height != v.Height {
		t.Fatalf("%+v from %+v: %v", info, v, refusal)
	}
}
