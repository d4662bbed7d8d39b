package photo

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// isWhole reports whether a file has all its blocks, up to the last, and the
// checksums that it claims. It looks at no pixel. Whether a GIF or a WebP is
// whole is seen in counting their frames and chunks.
func isWhole(f Format, data []byte) bool {
	switch f {
	case JPEG:
		return jpegScans(data) > 0
	case PNG:
		return isWholePNG(data)
	}
	return true
}

// jpegScans counts the scans of a JPEG; 0 if the last has no data in it, or if the
// marker is missing that ends the image (ITU-T T.81, annex B). What stands between
// segments is skipped, as decoders do: the data of a scan, and nonsense.
func jpegScans(data []byte) int {
	const (
		prefix                 = 0xff
		stuffing               = 0x00 // the prefix is a byte of the data
		firstRestart, lastStop = 0xd0, 0xd7
		endOfImage             = 0xd9
		startOfScan            = 0xda
	)
	scans, filled := 0, false
	for at := 2; ; {
		next := bytes.IndexByte(data[at:], prefix)
		if next < 0 {
			return 0
		}
		for at += next; at < len(data) && data[at] == prefix; {
			at++
		}
		if at == len(data) {
			return 0
		}
		marker := data[at]
		at++
		switch {
		case marker == stuffing, marker >= firstRestart && marker <= lastStop:
			continue
		case marker == endOfImage && filled:
			return scans
		case marker == endOfImage:
			return 0
		}
		if at+2 > len(data) {
			return 0
		}
		at += int(binary.BigEndian.Uint16(data[at:]))
		if at+2 > len(data) {
			return 0
		}
		if marker == startOfScan {
			scans++
			filled = data[at] != prefix || data[at+1] == stuffing
		}
	}
}

// isWholePNG reports whether there are pixels and an end, and whether all
// chunks up to it have their checksums (PNG specification, section 5.3).
func isWholePNG(data []byte) bool {
	const crc = 4
	pixels := false
	at := 8
	for id, chunk := range pngChunks(data) {
		at += 8 + len(chunk)
		if at+crc > len(data) || crc32.ChecksumIEEE(data[at-len(chunk)-len(id):at]) != binary.BigEndian.Uint32(data[at:]) {
			return false
		}
		at += crc
		switch id {
		case "IDAT":
			pixels = true
		case "IEND":
			return pixels
		}
	}
	return false
}
