package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"math"
)

// embeddedSpace is the colour space that a file names, or nil when it names
// none that can be converted: then its colours are taken as sRGB.
func embeddedSpace(f Format, data []byte) *colourSpace {
	switch f {
	case JPEG:
		return parseICC(jpegProfile(data))
	case PNG:
		return pngSpace(data)
	case WebP:
		for id, chunk := range webpChunks(data) {
			if id == "ICCP" {
				return parseICC(chunk)
			}
		}
	}
	return nil
}

// jpegProfile joins the pieces of the profile in a JPEG file: a segment holds
// 64 KB at most, and each says which one of how many it is (ICC.1:2022, annex
// B.4). It returns nil when one is missing.
func jpegProfile(data []byte) []byte {
	const app2, numbers = 0xe2, 2
	var pieces [][]byte
	found := 0
	for marker, segment := range jpegSegments(data) {
		piece, ok := bytes.CutPrefix(segment, []byte("ICC_PROFILE\x00"))
		if !ok || marker != app2 || len(piece) < numbers {
			continue
		}
		number, of := int(piece[0]), int(piece[1])
		if pieces == nil {
			pieces = make([][]byte, of)
		}
		if of != len(pieces) || number < 1 || number > of || pieces[number-1] != nil {
			return nil
		}
		pieces[number-1] = piece[numbers:]
		found++
	}
	if found != len(pieces) {
		return nil
	}
	return bytes.Join(pieces, nil)
}

// pngSpace reads the chunks of a PNG file that speak of colour, the strongest
// first: a profile, the word that it is sRGB, its primaries and exponent (PNG
// specification, section 4.3).
func pngSpace(data []byte) *colourSpace {
	chunks := make(map[string][]byte)
	for id, chunk := range pngChunks(data) {
		switch id {
		case "iCCP", "sRGB", "gAMA", "cHRM":
			chunks[id] = chunk
		case "IDAT":
			return pngSpaceOf(chunks)
		}
	}
	return nil
}

func pngSpaceOf(chunks map[string][]byte) *colourSpace {
	if chunk, ok := chunks["iCCP"]; ok {
		if s := parseICC(inflateProfile(chunk)); s != nil {
			return s
		}
	}
	gamma, ok := chunks["gAMA"]
	if _, srgb := chunks["sRGB"]; srgb || !ok || len(gamma) != 4 {
		return nil
	}
	s := &colourSpace{toXYZ: srgbToXYZ}
	if chunk, ok := chunks["cHRM"]; ok {
		if toXYZ, ok := primaries(chunk); ok {
			s.toXYZ = toXYZ
		}
	}
	const unit = 100_000
	stored := float64(binary.BigEndian.Uint32(gamma)) / unit
	c := powerCurve(1 / stored)
	if c == nil {
		return nil
	}
	// Programs write 1/2.2 for the curve of sRGB, which is near it.
	const about, near = 1 / 2.2, 0.005
	if math.Abs(stored-about) < near && s.toXYZ.isNear(srgbToXYZ) {
		return nil
	}
	s.curves = [3]curve{c, c, c}
	return s
}

// inflateProfile returns what a chunk iCCP holds behind the profile's name, or
// nil when it is damaged or larger than any profile.
func inflateProfile(chunk []byte) []byte {
	const deflate = 0
	_, packed, ok := bytes.Cut(chunk, []byte{0})
	if !ok || len(packed) == 0 || packed[0] != deflate {
		return nil
	}
	r, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return nil
	}
	profile, err := io.ReadAll(io.LimitReader(r, maxProfile+1))
	if err != nil {
		return nil
	}
	return profile
}

// primaries reads a chunk cHRM: where white, red, green and blue lie, as x and
// y. They are brought to the white of profiles as Bradford has it.
func primaries(chunk []byte) (m matrix, ok bool) {
	const numbers, unit = 8, 100_000
	if len(chunk) != 4*numbers {
		return m, false
	}
	var points [4][3]float64 // XYZ, with Y = 1
	for i := range points {
		x := float64(binary.BigEndian.Uint32(chunk[8*i:])) / unit
		y := float64(binary.BigEndian.Uint32(chunk[8*i+4:])) / unit
		if y == 0 || x+y > 1 {
			return m, false
		}
		points[i] = [3]float64{x / y, 1, (1 - x - y) / y}
	}
	for row := range 3 {
		m[row] = [3]float64{points[1][row], points[2][row], points[3][row]}
	}
	// Each primary is as bright as makes white of all three.
	white := points[0]
	strength := m.inverse().apply(white)
	if strength == [3]float64{} {
		return m, false
	}
	for row := range 3 {
		for i := range 3 {
			m[row][i] *= strength[i]
		}
	}
	return adaptation(white).times(m), true
}

// adaptation is the matrix from colours under a white to those under D50.
func adaptation(white [3]float64) matrix {
	bradford := matrix{{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}}
	from, to := bradford.apply(white), bradford.apply(d50)
	var scale matrix
	for i := range 3 {
		scale[i][i] = to[i] / from[i]
	}
	return bradford.inverse().times(scale).times(bradford)
}

func (m matrix) isNear(n matrix) bool {
	const tolerance = 0.005
	for i := range 3 {
		for j := range 3 {
			if !(math.Abs(m[i][j]-n[i][j]) < tolerance) {
				return false
			}
		}
	}
	return true
}
