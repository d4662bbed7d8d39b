package photo

import (
	"encoding/binary"
	"math"
)

// A lut leads from the channels of a device to colours as an observer sees them,
// by curves and a grid between them (ICC.1:2022, sections 10.10 to 10.12).
type lut struct {
	inputs int
	before []curve // of each input
	sizes  []int   // of the grid, for each input
	grid   [][3]float64
	middle []curve // of each output; nil for none
	matrix matrix
	offset [3]float64
	after  []curve
	// toXYZ brings what comes out to XYZ relative to D50.
	toXYZ func([3]float64) [3]float64
}

// tableSpace returns the space of a profile by a table, or nil. Of several it
// takes the one that is made for photos.
func tableSpace(tags map[string][]byte, inputs int, connection string) *colourSpace {
	tag := tags["A2B0"]
	if tag == nil {
		tag = tags["A2B1"]
	}
	const head = 32
	if len(tag) < head || int(tag[8]) != inputs || tag[9] != 3 {
		return nil
	}
	var l *lut
	scale := 1.0 // of CIELAB in 16 bits as profiles had it before version 4
	switch string(tag[:4]) {
	case "mft1":
		l = parseOldLUT(tag, 48, 256, 256, doubled)
	case "mft2":
		if len(tag) > 52 {
			l = parseOldLUT(tag, 52, int(binary.BigEndian.Uint16(tag[48:])), int(binary.BigEndian.Uint16(tag[50:])), nil)
		}
		scale = 65535.0 / 65280
	case "mAB ":
		l = parseLUT(tag)
	}
	if l == nil {
		return nil
	}
	l.inputs, l.toXYZ = inputs, xyzOf
	if connection == "Lab " {
		l.toXYZ = func(v [3]float64) [3]float64 {
			return labToXYZ(v[0]*100*scale, v[1]*255*scale-128, v[2]*255*scale-128)
		}
	}
	return &colourSpace{lut: l}
}

// doubled returns samples of 8 bits as such of 16.
func doubled(data []byte) []byte {
	out := make([]byte, 0, 2*len(data))
	for _, v := range data {
		out = append(out, v, v)
	}
	return out
}

// parseOldLUT reads a table of the types lut8Type and lut16Type, whose curves have
// as many entries as given.
func parseOldLUT(tag []byte, head, before, after int, widen func([]byte) []byte) *lut {
	inputs, size := int(tag[8]), int(tag[10])
	if len(tag) < head || before < 2 || after < 2 {
		return nil
	}
	data := tag[head:]
	if widen != nil {
		data = widen(data)
	}
	l := &lut{sizes: make([]int, inputs), matrix: identity}
	for i := range l.sizes {
		l.sizes[i] = size
	}
	curves := func(count, entries int) (list []curve) {
		for range count {
			c := tableCurve(data, uint32(entries))
			if c == nil {
				return nil
			}
			list, data = append(list, c), data[2*entries:]
		}
		return list
	}
	if l.before = curves(inputs, before); l.before == nil {
		return nil
	}
	var used int
	if l.grid, used = parseGrid(l.sizes, data); l.grid == nil {
		return nil
	}
	data = data[used:]
	if l.after = curves(3, after); l.after == nil {
		return nil
	}
	return l
}

// parseLUT reads a table of the type lutAToBType.
func parseLUT(tag []byte) *lut {
	inputs := int(tag[8])
	part := func(at int) []byte {
		offset := int64(binary.BigEndian.Uint32(tag[at:]))
		if offset == 0 || offset >= int64(len(tag)) {
			return nil
		}
		return tag[offset:]
	}
	l := &lut{matrix: identity, after: curvesOf(part(12), 3), middle: curvesOf(part(20), 3), before: curvesOf(part(28), inputs)}
	const clutHead = 20
	clut := part(24)
	if len(clut) < clutHead || l.after == nil || l.before == nil {
		return nil
	}
	for _, size := range clut[:inputs] {
		l.sizes = append(l.sizes, int(size))
	}
	width := int(clut[16])
	data := clut[clutHead:]
	if width == 1 {
		data = doubled(data)
	} else if width != 2 {
		return nil
	}
	if l.grid, _ = parseGrid(l.sizes, data); l.grid == nil {
		return nil
	}
	if m := part(16); len(m) >= 48 {
		for i := range 3 {
			for j := range 3 {
				l.matrix[i][j] = fixed(m[4*(3*i+j):])
			}
			l.offset[i] = fixed(m[36+4*i:])
		}
	}
	return l
}

// curvesOf reads curves that follow each other, each filled up to 4 bytes; nil if
// one is broken.
func curvesOf(data []byte, count int) (list []curve) {
	for range count {
		c := parseCurve(data)
		if c == nil {
			return nil
		}
		length := 12 + 2*int64(binary.BigEndian.Uint32(data[8:]))
		if string(data[:4]) == "para" {
			length = 12 + 4*int64(parameterCounts[binary.BigEndian.Uint16(data[8:])])
		}
		list, data = append(list, c), data[min((length+3)&^3, int64(len(data))):]
	}
	return list
}

// parseGrid reads the points of a grid, three numbers of 16 bits each, and
// returns how many bytes they took; nil if they are not all there.
func parseGrid(sizes []int, data []byte) (grid [][3]float64, used int) {
	points := 1
	for _, size := range sizes {
		if size < 2 {
			return nil, 0
		}
		if points *= size; points > len(data) {
			return nil, 0
		}
	}
	if used = points * 3 * 2; used > len(data) {
		return nil, 0
	}
	grid = make([][3]float64, points)
	for i := range grid {
		for k := range 3 {
			grid[i][k] = float64(binary.BigEndian.Uint16(data[2*(3*i+k):])) / math.MaxUint16
		}
	}
	return grid, used
}

// conversion returns the table of the colours at evenly spaced values, between
// which a photo is read.
func (l *lut) conversion() *conversion {
	t := &table{inputs: l.inputs, points: 17}
	if l.inputs == 3 {
		t.points = 33
	}
	count := 1
	for range l.inputs {
		count *= t.points
	}
	values := make([]float64, l.inputs)
	for i := range count {
		for k, rest := l.inputs-1, i; k >= 0; k-- {
			values[k], rest = float64(rest%t.points)/float64(t.points-1), rest/t.points
		}
		rgb := xyzToSRGB.apply(l.toXYZ(l.connect(values)))
		var c [3]uint16
		for k, v := range rgb {
			c[k] = uint16(math.Round(encodeSRGB(unit(v)) * math.MaxUint16))
		}
		t.colours = append(t.colours, c)
	}
	return &conversion{table: t}
}

// connect returns what the profile says of values from 0 to 1, one for each input.
func (l *lut) connect(values []float64) [3]float64 {
	const corners = 1 << 4
	weights, offsets, count := [corners]float64{1}, [corners]int{}, 1
	for i, v := range values {
		size := l.sizes[i]
		at := unit(l.before[i](v)) * float64(size-1)
		whole := min(int(at), size-2)
		part := at - float64(whole)
		for k := range count {
			weights[count+k], offsets[count+k] = weights[k]*part, offsets[k]*size+whole+1
			weights[k], offsets[k] = weights[k]*(1-part), offsets[k]*size+whole
		}
		count *= 2
	}
	var out [3]float64
	for k, weight := range weights[:count] {
		for i, v := range l.grid[offsets[k]] {
			out[i] += weight * v
		}
	}
	if l.middle != nil {
		out = throughCurves(l.middle, out)
	}
	out = l.matrix.apply(out)
	for i := range out {
		out[i] += l.offset[i]
	}
	return throughCurves(l.after, out)
}

func throughCurves(curves []curve, v [3]float64) [3]float64 {
	for i := range v {
		v[i] = curves[i](unit(v[i]))
	}
	return v
}

// unit returns x, or the nearest of 0 and 1; 0 for what is no number.
func unit(x float64) float64 {
	if !(x > 0) {
		return 0
	}
	return min(1, x)
}

// xyzOf reads XYZ as profiles write it: 16 bits hold nearly 2.
func xyzOf(v [3]float64) [3]float64 {
	const most = 65535.0 / 32768
	return [3]float64{v[0] * most, v[1] * most, v[2] * most}
}

// labToXYZ returns a colour of CIELAB under D50 (ISO/CIE 11664-4).
func labToXYZ(l, a, b float64) [3]float64 {
	f := (l + 16) / 116
	v := [3]float64{f + a/500, f, f - b/200}
	for i, t := range v {
		const edge = 6.0 / 29
		if t > edge {
			v[i] = d50[i] * t * t * t
		} else {
			v[i] = d50[i] * 3 * edge * edge * (t - 4.0/29)
		}
	}
	return v
}

var identity = matrix{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
