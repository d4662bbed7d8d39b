package photo

import (
	"bytes"
	"encoding/binary"
	"iter"
)

// The containers of the raster formats, walked without trusting a length: a
// walk ends where a block would run past the end of the file.

// pngChunks returns the chunks of a PNG file by their type (PNG specification,
// section 5.3).
func pngChunks(data []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		const signature, head, crc = 8, 8, 4
		for at := signature; at+head <= len(data); {
			size := int64(binary.BigEndian.Uint32(data[at:]))
			if size > int64(len(data)-at-head) {
				return
			}
			id, chunk := string(data[at+4:at+8]), data[at+head:at+head+int(size)]
			if !yield(id, chunk) || id == "IEND" {
				return
			}
			at += head + int(size) + crc
		}
	}
}

// webpChunks returns the chunks of a WebP file by their type (RFC 9649, section
// 2.3). A chunk of odd length is followed by a byte of padding.
func webpChunks(data []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		const riff, head = 12, 8
		for at := riff; at+head <= len(data); {
			size := int64(binary.LittleEndian.Uint32(data[at+4:]))
			if size > int64(len(data)-at-head) {
				return
			}
			if !yield(string(data[at:at+4]), data[at+head:at+head+int(size)]) {
				return
			}
			at += head + int(size) + int(size&1)
		}
	}
}

// jpegSegments returns the segments of a JPEG file by their marker, up to the
// first scan (ITU-T T.81, annex B).
func jpegSegments(data []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		const startOfImage, startOfScan, fill = 2, 0xda, 0xff
		for at := startOfImage; at+4 <= len(data) && data[at] == 0xff; {
			marker := data[at+1]
			if marker == fill {
				at++
				continue
			}
			size := int(binary.BigEndian.Uint16(data[at+2:]))
			if marker == startOfScan || size < 2 || at+2+size > len(data) {
				return
			}
			if !yield(marker, data[at+4:at+2+size]) {
				return
			}
			at += 2 + size
		}
	}
}

// gifFrames counts the frames of a GIF file and their pixels, without
// decompressing any (GIF89a specification, sections 15 to 26). end is where the
// walk ended: at the trailer of a whole file, and beyond the data of a cut one.
func gifFrames(data []byte) (frames int, pixels int64, end int) {
	const header, extension, frame = 13, 0x21, 0x2c
	if len(data) < header {
		return 0, 0, len(data)
	}
	at := header + gifColourTable(data[10])
	for at < len(data) {
		switch {
		case data[at] == extension:
			at = skipExtension(data, at+2)
		case data[at] == frame && at+10 <= len(data):
			frames++
			pixels += int64(binary.LittleEndian.Uint16(data[at+5:])) * int64(binary.LittleEndian.Uint16(data[at+7:]))
			const codeSize = 1
			at = skipSubBlocks(data, at+10+gifColourTable(data[at+9])+codeSize)
		default:
			return frames, pixels, at
		}
	}
	return frames, pixels, at
}

// gifColourTable returns the size in bytes of the colour table that the packed
// flags announce.
func gifColourTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// skipExtension returns the offset after an extension whose first block stands at
// at. It takes the sizes that image/gif takes, also where a file contradicts
// itself: a frame that only one of the two sees would go uncounted.
func skipExtension(data []byte, at int) int {
	const plainText, application = 0x01, 0xff
	switch {
	case at >= len(data):
		return at
	case data[at-1] == plainText:
		at += 13
	case data[at-1] == application:
		at += 1 + int(data[at])
	}
	return skipSubBlocks(data, at)
}

func skipSubBlocks(data []byte, at int) int {
	for at < len(data) && data[at] != 0 {
		at += int(data[at]) + 1
	}
	return at + 1
}

// exifBlock returns the EXIF block of an image, from its byte order mark on, or
// nil. The first one counts, as in browsers.
func exifBlock(f Format, data []byte) []byte {
	const app1 = 0xe1
	preamble := []byte("Exif\x00\x00")
	switch f {
	case JPEG:
		for marker, segment := range jpegSegments(data) {
			if block, ok := bytes.CutPrefix(segment, preamble); ok && marker == app1 {
				return block
			}
		}
	case PNG:
		for id, chunk := range pngChunks(data) {
			if id == "eXIf" {
				return chunk
			}
		}
	case WebP:
		for id, chunk := range webpChunks(data) {
			if id == "EXIF" {
				// Some programs keep the preamble of JPEG here.
				return bytes.TrimPrefix(chunk, preamble)
			}
		}
	}
	return nil
}

// orientation returns the value of the Orientation tag (0x0112) in the first
// directory of an EXIF block, or 1, upright, where there is none that makes
// sense (EXIF 2.32, sections 4.5.2 and 4.6.4). Nothing else is needed of
// EXIF.
func orientation(exif []byte) int {
	const upright, header, entry = 1, 8, 12
	if len(exif) < header {
		return upright
	}
	var order binary.ByteOrder = binary.BigEndian
	switch string(exif[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
	default:
		return upright
	}
	first := int64(order.Uint32(exif[4:]))
	if first+2 > int64(len(exif)) {
		return upright
	}
	directory := exif[first:]
	count := int(order.Uint16(directory))
	for directory = directory[2:]; count > 0 && len(directory) >= entry; count-- {
		const tagOrientation, typeShort = 0x0112, 3
		if order.Uint16(directory) == tagOrientation && order.Uint16(directory[2:]) == typeShort {
			if turn := int(order.Uint16(directory[8:])); turn >= upright && turn <= maxOrientation {
				return turn
			}
			return upright
		}
		directory = directory[entry:]
	}
	return upright
}
