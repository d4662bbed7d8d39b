package poster

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// png writes the canvas as a PNG with a palette (W3C Portable Network Graphics,
// third edition). The standard library's encoder asks an image for each of its
// pixels, which takes many times as long as all the rest.
func (c *canvas) png() []byte {
	var out bytes.Buffer
	out.WriteString("\x89PNG\r\n\x1a\n")
	header := binary.BigEndian.AppendUint32(nil, width)
	header = binary.BigEndian.AppendUint32(header, height)
	chunk(&out, "IHDR", append(header, 8, 3, 0, 0, 0)) // eight bits, with a palette
	var colours []byte
	for _, p := range c.palette {
		colours = append(colours, p.R, p.G, p.B)
	}
	chunk(&out, "PLTE", colours)
	chunk(&out, "IDAT", c.compress())
	chunk(&out, "IEND", nil)
	return out.Bytes()
}

func chunk(out *bytes.Buffer, kind string, data []byte) {
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	body := append([]byte(kind), data...)
	out.Write(body)
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)))
}

// filterUp says that a row is its difference from the one above it: most of a poster
// is rows like those above them.
const filterUp = 2

// compress returns the rows as a zlib stream.
func (c *canvas) compress() []byte {
	s := newStream()
	above, blank := make([]uint8, width), extent{}
	for y := range height {
		row, drawn := c.index[y*width:(y+1)*width], c.drawn[y].union(blank)
		s.write(filterUp)
		s.zeros(drawn.from)
		s.difference(row[drawn.from:drawn.to], above[drawn.from:drawn.to])
		s.zeros(width - drawn.to)
		s.settle()
		above, blank = row, c.drawn[y]
	}
	return s.close()
}

// difference adds a part of a row as what differs from the row above it.
func (s *stream) difference(row, above []uint8) {
	for x := 0; x < len(row); {
		same := sameFrom(row[x:], above[x:])
		s.zeros(same)
		for x += same; x < len(row) && row[x] != above[x]; x++ {
			s.write(row[x] - above[x])
		}
	}
}

// sameFrom returns how many pixels at the beginning of two rows are the same.
func sameFrom(row, above []uint8) int {
	n := 0
	for len(row)-n >= 8 && binary.LittleEndian.Uint64(row[n:]) == binary.LittleEndian.Uint64(above[n:]) {
		n += 8
	}
	for n < len(row) && row[n] == above[n] {
		n++
	}
	return n
}
