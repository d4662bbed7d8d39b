package photo

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// The pictures that the tests feed: drawn or spelled out, never read from
// disk. These few are in formats that the standard library does not write.
var (
	webpLossy    = sample("UklGRj4AAABXRUJQVlA4IDIAAAAwAgCdASoQAAgABABoJagCdGuA/gAFu1l4WAD+2cJ23n6ov90qv/on0g/a3P1NrMgAAA==")
	webpLossless = sample("UklGRkgAAABXRUJQVlA4TDsAAAAvD8ABAD8AEIT/bRMCgRQO0wKBxJ/xXJ5/gkmaajtGB+cDTEOykkIKKaSQQgop5P+xDhH9z+dYhqZIAgA=")
	webpAlpha    = sample("UklGRlwAAABXRUJQVlA4WAoAAAAQAAAADwAABwAAQUxQSAoAAAABB1DAiAhERP8DVlA4ICwAAACQAQCdASoQAAgABABoJaACdLoAA5gA/us2/6E2Paiv/0JP/ibP+Js+AAAAAA==")
	jpegCMYK     = sample("/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBKUVJP/9sAQwEODg4TERMmFRUmTzUtNU9PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P/8AAFAgADAAYBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAFB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAAABQf/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADgQBAAIRAxEEAAA/AL4CyzZpwAAAA//Z")
	jpegProgress = sample("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wgARCAAMABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAME/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAME/9oADAMBAAIQAxAAAAHCk13qkP/EABYQAQEBAAAAAAAAAAAAAAAAABEAIP/aAAgBAQABBQJmcf/EABYRAAMAAAAAAAAAAAAAAAAAAAABFP/aAAgBAwEBPwGhlDP/xAAWEQADAAAAAAAAAAAAAAAAAAAAART/2gAIAQIBAT8BmRMj/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQAGPwJf/8QAFhABAQEAAAAAAAAAAAAAAAAAABEQ/9oACAEBAAE/IdFVX//aAAwDAQACAAMAAAAQyy//xAAUEQEAAAAAAAAAAAAAAAAAAAAQ/9oACAEDAQE/ED//xAAUEQEAAAAAAAAAAAAAAAAAAAAQ/9oACAECAQE/ED//xAAWEAEBAQAAAAAAAAAAAAAAAAAAERD/2gAIAQEAAT8Q30pT/9k=")
)

func sample(encoded string) []byte {
	data, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		panic(err)
	}
	return data
}

// The corners of quadrants, from the top left, clockwise.
var (
	red    = color.RGBA{220, 20, 20, 255}
	green  = color.RGBA{20, 180, 40, 255}
	blue   = color.RGBA{20, 40, 220, 255}
	yellow = color.RGBA{240, 220, 20, 255}
)

// quadrants is a picture that looks different in each orientation.
func quadrants(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			colours := [2][2]color.RGBA{{red, green}, {yellow, blue}}
			img.SetRGBA(x, y, colours[y*2/height][x*2/width])
		}
	}
	return img
}

// noise is a picture that compresses badly, as photos do, and is the same on
// each run.
func noise(width, height int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	state := uint32(1)
	for i := range img.Pix {
		state = state*1664525 + 1013904223
		img.Pix[i] = byte(state >> 24)
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	return img
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gifOf(t testing.TB, frames int) []byte {
	t.Helper()
	g := gif.GIF{LoopCount: 3}
	for i := range frames {
		frame := image.NewPaletted(image.Rect(0, 0, 40, 20), color.Palette{red, green, blue, yellow})
		frame.Pix[i] = 2
		g.Image = append(g.Image, frame)
		g.Delay = append(g.Delay, 7+i)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// exif is an EXIF block with an orientation and a position: 14° 27′ north,
// in a directory of its own, as cameras write it.
func exif(order binary.AppendByteOrder, orientation int) []byte {
	const shortType, longType, rationalType = 3, 4, 5
	b := []byte("MM\x00*")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		b = []byte("II*\x00")
	}
	entry := func(tag, kind uint16, count, value uint32) {
		b = order.AppendUint16(b, tag)
		b = order.AppendUint16(b, kind)
		b = order.AppendUint32(b, count)
		if kind == shortType {
			b = order.AppendUint16(b, uint16(value))
			b = order.AppendUint16(b, 0)
			return
		}
		b = order.AppendUint32(b, value)
	}
	b = order.AppendUint32(b, 8) // the first directory follows
	b = order.AppendUint16(b, 2)
	entry(0x0112, shortType, 1, uint32(orientation))
	entry(0x8825, longType, 1, 38) // GPS directory
	b = order.AppendUint32(b, 0)
	b = order.AppendUint16(b, 1)
	entry(0x0002, rationalType, 3, 56) // GPSLatitude
	b = order.AppendUint32(b, 0)
	for _, n := range []uint32{14, 1, 27, 1, 0, 1} {
		b = order.AppendUint32(b, n)
	}
	return append(b, "GPSsecret"...)
}

// withSegments puts segments between the start and the rest of a JPEG.
func withSegments(data []byte, segments ...[]byte) []byte {
	return append(append(bytes.Clone(data[:2]), bytes.Join(segments, nil)...), data[2:]...)
}

func segment(marker byte, body string) []byte {
	s := binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2))
	return append(s, body...)
}

func exifSegment(orientation int) []byte {
	return segment(0xe1, "Exif\x00\x00"+string(exif(binary.BigEndian, orientation)))
}

// withChunks puts chunks behind the header of a PNG.
func withChunks(data []byte, chunks ...[]byte) []byte {
	const header = 33
	return append(append(bytes.Clone(data[:header]), bytes.Join(chunks, nil)...), data[header:]...)
}

func chunk(id, body string) []byte {
	c := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	c = append(c, id+body...)
	return binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE([]byte(id+body)))
}

// webpWithExif wraps a simple WebP in the container that can hold EXIF.
func webpWithExif(simple []byte, orientation int) []byte {
	const exifFlag = 1 << 3
	config, _ := WebP.config(simple)
	body := []byte("WEBPVP8X")
	body = binary.LittleEndian.AppendUint32(body, 10)
	body = append(body, exifFlag, 0, 0, 0, byte(config.Width-1), 0, 0, byte(config.Height-1), 0, 0)
	body = append(body, simple[12:]...)
	block := exif(binary.LittleEndian, orientation)
	body = append(body, "EXIF"...)
	body = binary.LittleEndian.AppendUint32(body, uint32(len(block)))
	body = append(body, block...)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

// bombPNG is the header of a PNG that would be 2.5 thousand megapixels.
func bombPNG() []byte {
	ihdr := binary.BigEndian.AppendUint32(nil, 50_000)
	ihdr = binary.BigEndian.AppendUint32(ihdr, 50_000)
	ihdr = append(ihdr, 8, 6, 0, 0, 0)
	return append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", string(ihdr))...)
}

// encodeFile makes one variant of the image that data holds.
func encodeFile(ctx context.Context, data []byte, v Variant) ([]byte, error) {
	info, refusal := Inspect(data)
	if refusal != nil {
		return nil, refusal
	}
	source := Source{
		Info: info,
		Sum:  sha256.Sum256(data),
		Read: func() ([]byte, error) { return data, nil },
	}
	return NewEncoder(nil).Encode(ctx, source, v, new(bytes.Buffer))
}
