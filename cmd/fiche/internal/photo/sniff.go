package photo

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// A kind is what the first bytes of a file say it is: a format that is read,
// the name of an image format that is refused, or neither.
type kind struct {
	format  Format
	refused string
}

// magics are the first bytes of the formats that have a fixed beginning.
var magics = []struct {
	prefix string
	kind   kind
}{
	{"\xff\xd8\xff", kind{format: JPEG}},
	{"\x89PNG\r\n\x1a\n", kind{format: PNG}},
	{"GIF87a", kind{format: GIF}},
	{"GIF89a", kind{format: GIF}},
	{"II*\x00", kind{refused: "TIFF / RAW"}},
	{"MM\x00*", kind{refused: "TIFF / RAW"}},
	{"II+\x00", kind{refused: "TIFF"}},
	{"MM\x00+", kind{refused: "TIFF"}},
	{"IIRO", kind{refused: "RAW (ORF)"}},
	{"IIRS", kind{refused: "RAW (ORF)"}},
	{"IIU\x00", kind{refused: "RAW (RW2)"}},
	{"FUJIFILMCCD-RAW", kind{refused: "RAW (RAF)"}},
	{"8BPS", kind{refused: "Photoshop (PSD)"}},
	{"%PDF-", kind{refused: "PDF"}},
	{"%!PS", kind{refused: "PostScript (EPS)"}},
	{"\xff\x0a", kind{refused: "JPEG XL"}},
	{"\x00\x00\x00\x0cJXL ", kind{refused: "JPEG XL"}},
	{"\x00\x00\x00\x0cjP  ", kind{refused: "JPEG 2000"}},
	{"\x00\x00\x01\x00", kind{refused: "ICO"}},
	{"\x1f\x8b", kind{refused: "SVGZ"}},
}

// sniff returns the format of a file by its content alone.
func sniff(data []byte) kind {
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return m.kind
		}
	}
	switch {
	case isRIFF(data, "WEBP"):
		return kind{format: WebP}
	case isBMP(data):
		return kind{refused: "BMP"}
	case len(data) >= 12 && string(data[4:8]) == "ftyp":
		return sniffISO(data)
	case looksLikeXML(data):
		return kind{format: SVG}
	}
	return kind{}
}

func isRIFF(data []byte, form string) bool {
	return len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == form
}

// isBMP asks for more than the two letters that a text may begin with: the
// reserved bytes and a known size of the second header.
func isBMP(data []byte) bool {
	return len(data) >= 18 && data[0] == 'B' && data[1] == 'M' &&
		binary.LittleEndian.Uint32(data[6:]) == 0 &&
		slices.Contains([]uint32{12, 40, 52, 56, 64, 108, 124}, binary.LittleEndian.Uint32(data[14:]))
}

// sniffISO distinguishes HEIC, AVIF and CR3 by the brand of their container
// (ISO/IEC 14496-12, section 4.3). Any other brand is a video.
func sniffISO(data []byte) kind {
	switch string(data[8:12]) {
	case "avif", "avis":
		return kind{refused: "AVIF"}
	case "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1":
		return kind{refused: "HEIC"}
	case "crx ":
		return kind{refused: "RAW (CR3)"}
	}
	return kind{}
}

// looksLikeXML reports whether the first character after a byte order mark and
// white space opens a tag. Whether that is a drawing is seen when it is read.
func looksLikeXML(data []byte) bool {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.TrimLeft(data[:min(len(data), 1024)], " \t\r\n")
	return bytes.HasPrefix(data, []byte("<"))
}

// Sniff returns the format of an image by the first bytes of its file, or the name of
// one that is refused; neither for what is no image.
func Sniff(head []byte) (format Format, refused string) {
	k := sniff(head)
	return k.format, k.refused
}
