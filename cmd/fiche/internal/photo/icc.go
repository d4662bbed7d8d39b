package photo

import (
	"encoding/binary"
	"math"
)

// What an ICC profile may hold before it is taken for broken.
const (
	maxProfile = 4 << 20 // bytes; those of presses have about two million
	maxTags    = 100     // the specification knows 60
)

// A colourSpace says what the numbers of an image mean: a curve per channel
// that leads to linear light, and where its primaries lie.
type colourSpace struct {
	gray   bool // one channel, the same for red, green and blue
	curves [3]curve
	// toXYZ holds the primaries as columns, in XYZ relative to D50.
	toXYZ matrix
	lut   *lut // if not nil, instead of these
}

// A curve maps an encoded value to linear light, both from 0 to 1.
type curve func(float64) float64

// parseICC reads a profile that describes its space by curves and primaries
// (ICC.1:2022, annex F.3), as those of screens, cameras and phones do, by one
// curve of grey, or by a table, as those of presses do. It returns nil for a
// broken one.
func parseICC(data []byte) *colourSpace {
	const header, entry = 128, 12
	if len(data) < header+4 || len(data) > maxProfile || string(data[36:40]) != "acsp" {
		return nil
	}
	count := binary.BigEndian.Uint32(data[header:])
	if count > maxTags || len(data) < header+4+int(count)*entry {
		return nil
	}
	tags := make(map[string][]byte, count)
	for i := range int(count) {
		e := data[header+4+i*entry:]
		from, size := int64(binary.BigEndian.Uint32(e[4:])), int64(binary.BigEndian.Uint32(e[8:]))
		if from+size > int64(len(data)) {
			return nil
		}
		tags[string(e[:4])] = data[from : from+size]
	}
	connection := string(data[20:24])
	switch space := string(data[16:20]); {
	case space == "RGB " && connection == "XYZ " && tags["rXYZ"] != nil:
		return rgbSpace(tags)
	case space == "RGB ":
		return tableSpace(tags, 3, connection)
	case space == "CMYK":
		return tableSpace(tags, 4, connection)
	case space == "GRAY" && connection == "XYZ ":
		if c := parseCurve(tags["kTRC"]); c != nil {
			return &colourSpace{gray: true, curves: [3]curve{c, c, c}, toXYZ: srgbToXYZ}
		}
	}
	return nil
}

func rgbSpace(tags map[string][]byte) *colourSpace {
	var s colourSpace
	for i, channel := range [3]string{"r", "g", "b"} {
		if s.curves[i] = parseCurve(tags[channel+"TRC"]); s.curves[i] == nil {
			return nil
		}
		const head, size = 8, 20
		column := tags[channel+"XYZ"]
		if len(column) < size || string(column[:4]) != "XYZ " {
			return nil
		}
		for row := range 3 {
			s.toXYZ[row][i] = fixed(column[head+4*row:])
		}
	}
	// A profile whose white is another one than that of all profiles would
	// tint the whole image.
	const tolerance = 0.05
	for row, want := range d50 {
		if math.Abs(s.toXYZ[row][0]+s.toXYZ[row][1]+s.toXYZ[row][2]-want) > tolerance {
			return nil
		}
	}
	return &s
}

// parseCurve reads a tone curve (ICC.1:2022, sections 10.6 and 10.18), or
// returns nil.
func parseCurve(tag []byte) curve {
	const head = 12
	if len(tag) < head {
		return nil
	}
	switch string(tag[:4]) {
	case "curv":
		return tableCurve(tag[head:], binary.BigEndian.Uint32(tag[8:]))
	case "para":
		return parametricCurve(tag[head:], binary.BigEndian.Uint16(tag[8:]))
	}
	return nil
}

func tableCurve(data []byte, count uint32) curve {
	if int64(count)*2 > int64(len(data)) {
		return nil
	}
	switch count {
	case 0:
		return powerCurve(1)
	case 1:
		return powerCurve(float64(binary.BigEndian.Uint16(data)) / 256)
	}
	last := int(count) - 1
	at := func(i int) float64 { return float64(binary.BigEndian.Uint16(data[2*i:])) / math.MaxUint16 }
	return func(x float64) float64 {
		whole, part := math.Modf(x * float64(last))
		i := min(int(whole), last)
		return at(i) + part*(at(min(i+1, last))-at(i))
	}
}

// powerCurve returns nil for an exponent that no device has.
func powerCurve(gamma float64) curve {
	if gamma < 0.2 || gamma > 5 {
		return nil
	}
	return func(x float64) float64 { return math.Pow(x, gamma) }
}

// parameterCounts is how many parameters each kind of function has.
var parameterCounts = [...]int{1, 3, 4, 5, 7}

// parametricCurve reads the parameters of a function of a kind: each kind sets
// more of g, a, b, c, d, e and f in
//
//	(a·x + b)^g + e where x ≥ d, and c·x + f below.
func parametricCurve(data []byte, kind uint16) curve {
	if int(kind) >= len(parameterCounts) || len(data) < 4*parameterCounts[kind] {
		return nil
	}
	p := [7]float64{1: 1} // g, a, b, c, d, e, f
	for i := range parameterCounts[kind] {
		p[i] = fixed(data[4*i:])
	}
	g, a, b, c, d, e, f := p[0], p[1], p[2], p[3], p[4], p[5], p[6]
	switch {
	case powerCurve(g) == nil:
		return nil
	case kind == 1 || kind == 2:
		// The third parameter of kind 2 is added on both sides of the break.
		e, f, c = p[3], p[3], 0
		if a == 0 {
			return nil
		}
		d = -b / a
	}
	return func(x float64) float64 {
		if x < d {
			return c*x + f
		}
		return math.Pow(max(0, a*x+b), g) + e
	}
}

// fixed is the number in 16 and 16 bits at the start of b.
func fixed(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

// A matrix is read row by row.
type matrix [3][3]float64

func (m matrix) times(n matrix) (product matrix) {
	for i := range 3 {
		for j := range 3 {
			for k := range 3 {
				product[i][j] += m[i][k] * n[k][j]
			}
		}
	}
	return product
}

func (m matrix) apply(v [3]float64) (w [3]float64) {
	for i := range 3 {
		w[i] = m[i][0]*v[0] + m[i][1]*v[1] + m[i][2]*v[2]
	}
	return w
}

// inverse returns the inverse by cofactors; the zero matrix where there is none.
func (m matrix) inverse() (inverse matrix) {
	cofactor := func(i, j int) float64 {
		a, b, c, d := (i+1)%3, (i+2)%3, (j+1)%3, (j+2)%3
		return m[a][c]*m[b][d] - m[a][d]*m[b][c]
	}
	determinant := m[0][0]*cofactor(0, 0) + m[0][1]*cofactor(0, 1) + m[0][2]*cofactor(0, 2)
	if math.Abs(determinant) < 1e-9 {
		return matrix{}
	}
	for i := range 3 {
		for j := range 3 {
			inverse[j][i] = cofactor(i, j) / determinant
		}
	}
	return inverse
}

var (
	// d50 is the white that all profiles are relative to.
	d50 = [3]float64{0.9642, 1, 0.8249}
	// srgbToXYZ are the primaries of sRGB, adapted to that white.
	srgbToXYZ = matrix{
		{0.43607, 0.38515, 0.14307},
		{0.22249, 0.71687, 0.06061},
		{0.01392, 0.09708, 0.71410},
	}
	xyzToSRGB = srgbToXYZ.inverse()
)

// srgbCurve is the curve of sRGB (IEC 61966-2-1).
func srgbCurve(x float64) float64 {
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

// encodeSRGB is the inverse of srgbCurve.
func encodeSRGB(x float64) float64 {
	if x <= 0.0031308 {
		return x * 12.92
	}
	return 1.055*math.Pow(x, 1/2.4) - 0.055
}
