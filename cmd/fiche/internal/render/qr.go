package render

import (
	"html/template"
	"strconv"
	"sync"

	"rsc.io/qr/coding"
)

// qrPlans are the layouts of QR codes by version, which is their size. Laying
// one out takes longer than filling it, and the addresses of a site need few.
type qrPlans struct {
	mu        sync.Mutex
	byVersion map[coding.Version]*coding.Plan
}

// encode is text as a code that can be read with 15 % of it gone. The code is
// nil when no version holds so much text.
func (p *qrPlans) encode(text string) *coding.Code {
	const level = coding.M
	version := coding.Version(coding.MinVersion)
	for coding.String(text).Bits(version) > version.DataBytes(level)*8 {
		if version++; version > coding.MaxVersion {
			return nil
		}
	}
	plan := p.plan(version, level)
	if plan == nil {
		return nil
	}
	code, err := plan.Encode(coding.String(text))
	if err != nil {
		return nil
	}
	return code
}

func (p *qrPlans) plan(version coding.Version, level coding.Level) *coding.Plan {
	p.mu.Lock()
	defer p.mu.Unlock()
	if plan := p.byVersion[version]; plan != nil {
		return plan
	}
	plan, err := coding.NewPlan(version, level, 0)
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
	code := r.codes.encode(address)
	if code == nil {
		return "" // an address that no code can hold is printed in letters
	}
	size := strconv.Itoa(code.Size + 2*quiet)
	buffer := byteBuffers.Get().(*[]byte)
	defer byteBuffers.Put(buffer)
	svg := append((*buffer)[:0], `<svg viewBox="0 0 `+size+` `+size+`" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h`+size+`v`+size+`H0z"/><path stroke="#000" d="`...)
	for y := range code.Size {
		svg = append(svg, 'M')
		svg = strconv.AppendInt(svg, quiet, 10)
		svg = append(svg, ' ')
		svg = strconv.AppendInt(svg, int64(y+quiet), 10)
		svg = append(svg, ".5"...)
		svg = appendRow(svg, code.Bitmap[y*code.Stride:], code.Size)
	}
	*buffer = append(svg, `"/></svg>`...)
	return template.HTML(*buffer)
}

// appendRow draws a row of so many modules, a bit each, along the middle of it
// with a pen that is as wide as they are: half of what outlines take.
func appendRow(path, row []byte, size int) []byte {
	black := func(x int) bool { return row[x/8]<<(x%8)&0x80 != 0 }
	for x := 0; x < size; {
		from, drawn := x, black(x)
		for x++; x < size && black(x) == drawn; x++ {
		}
		switch n := int64(x - from); {
		case drawn:
			path = append(path, 'h')
			path = strconv.AppendInt(path, n, 10)
		case x < size:
			path = append(path, 'm')
			path = strconv.AppendInt(path, n, 10)
			path = append(path, " 0"...)
		}
	}
	return path
}
