package poster

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"sync"
)

// png writes the canvas as a PNG of four bits a pixel (W3C Portable Network
// Graphics, third edition). The standard library's encoder asks an image for
// each of its pixels, which takes three times as long as all the rest.
func (c *canvas) png() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\x89PNG\r\n\x1a\n")
	header := binary.BigEndian.AppendUint32(nil, width)
	header = binary.BigEndian.AppendUint32(header, height)
	chunk(&out, "IHDR", append(header, 4, 3, 0, 0, 0)) // four bits, with a palette
	var colours []byte
	for _, p := range c.palette {
		colours = append(colours, p.R, p.G, p.B)
	}
	chunk(&out, "PLTE", colours)
	data, err := c.deflate()
	if err != nil {
		return nil, err
	}
	chunk(&out, "IDAT", data)
	chunk(&out, "IEND", nil)
	return out.Bytes(), nil
}

func chunk(out *bytes.Buffer, kind string, data []byte) {
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	body := append([]byte(kind), data...)
	out.Write(body)
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)))
}

// writers are kept from one poster to the next: each holds a megabyte.
var writers = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
	if err != nil {
		panic(err) // of a level that does not exist
	}
	return w
}}

// deflate compresses the rows, two pixels a byte, each behind a zero: that it
// is not filtered.
func (c *canvas) deflate() ([]byte, error) {
	rows := make([]byte, 0, height*(1+width/2))
	for y := range height {
		rows = append(rows, 0)
		row := c.pixels[y*width : (y+1)*width]
		for x := 0; x < width; x += 2 {
			rows = append(rows, row[x]<<4|row[x+1])
		}
	}
	var out bytes.Buffer
	w := writers.Get().(*zlib.Writer)
	defer writers.Put(w)
	w.Reset(&out)
	if _, err := w.Write(rows); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
