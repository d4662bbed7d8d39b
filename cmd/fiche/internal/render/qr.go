package render

import (
	"html/template"
	"strconv"
	"sync"

	"rsc.io/qr/coding"
)

// qrLayouts are the layouts of QR codes by version, which is their size. Laying
// one out takes longer than filling it, and the addresses of a site need few.
type qrLayouts struct {
	mu        sync.Mutex
	byVersion map[coding.Version]*coding.Plan
}

// The code can be read with 15 % of it gone.
const qrLevel = coding.M

// encode returns text as the bits of a code and the layout that they go into;
// nil when no version holds so much text.
func (p *qrLayouts) encode(text string) (*coding.Plan, []byte) {
	version := coding.Version(coding.MinVersion)
	for coding.String(text).Bits(version) > version.DataBytes(qrLevel)*8 {
		if version++; version > coding.MaxVersion {
			return nil, nil
		}
	}
	plan := p.layout(version)
	if plan == nil {
		return nil, nil
	}
	var bits coding.Bits
	coding.String(text).Encode(&bits, version)
	bits.AddCheckBytes(version, qrLevel)
	return plan, bits.Bytes()
}

func (p *qrLayouts) layout(version coding.Version) *coding.Plan {
	p.mu.Lock()
	defer p.mu.Unlock()
	if plan := p.byVersion[version]; plan != nil {
		return plan
	}
	plan, err := coding.NewPlan(version, qrLevel, 0)
	if err != nil {
		return nil
	}
	if p.byVersion == nil {
		p.byVersion = map[coding.Version]*coding.Plan{}
	}
	p.byVersion[version] = plan
	return plan
}

// qrCode is an address as a QR code: an SVG drawing of one path, black on
// white, with the quiet zone of four modules that ISO/IEC 18004 asks for. It
// stands in the page, not in a file of its own: a file more for each sheet
// costs a build and a host more than a kilobyte of path does.
func (r *Renderer) qrCode(address string) template.HTML {
	const quiet = 4
	plan, bits := r.codes.encode(address)
	if plan == nil {
		return "" // an address that no code can hold is printed in letters
	}
	size := strconv.Itoa(len(plan.Pixel) + 2*quiet)
	buffer := byteBuffers.Get().(*[]byte)
	defer byteBuffers.Put(buffer)
	svg := append((*buffer)[:0], `<svg viewBox="0 0 `+size+` `+size+`" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h`+size+`v`+size+`H0z"/><path stroke="#000" d="`...)
	for y, row := range plan.Pixel {
		svg = append(svg, 'M')
		svg = strconv.AppendInt(svg, quiet, 10)
		svg = append(svg, ' ')
		svg = strconv.AppendInt(svg, int64(y+quiet), 10)
		svg = append(svg, ".5"...)
		svg = appendRow(svg, row, bits)
	}
	*buffer = append(svg, `"/></svg>`...)
	return template.HTML(*buffer)
}

// appendRow draws a row of modules along the middle of it with a pen that is as
// wide as they are: half of what outlines take.
func appendRow(path []byte, row []coding.Pixel, bits []byte) []byte {
	from, drawn := 0, false
	for x, p := range row {
		if black := isBlack(p, bits); black != drawn {
			path = appendRun(path, x-from, drawn)
			from, drawn = x, black
		}
	}
	if drawn {
		path = appendRun(path, len(row)-from, true)
	}
	return path
}

// appendRun draws so many modules, or leaves them out.
func appendRun(path []byte, n int, drawn bool) []byte {
	switch {
	case n == 0:
		return path
	case drawn:
		path = append(path, 'h')
		return strconv.AppendInt(path, int64(n), 10)
	default:
		path = append(path, 'm')
		path = strconv.AppendInt(path, int64(n), 10)
		return append(path, " 0"...)
	}
}

// isBlack reports whether a module is black: as the layout has it, or the
// contrary where it stands for a bit that is set.
func isBlack(p coding.Pixel, bits []byte) bool {
	black := p&coding.Black != 0
	if role := p.Role(); role == coding.Data || role == coding.Check {
		at := p.Offset()
		return black != (bits[at/8]<<(at%8)&0x80 != 0)
	}
	return black
}
