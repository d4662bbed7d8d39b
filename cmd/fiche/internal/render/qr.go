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
	svg := make([]byte, 0, 4096)
	svg = append(svg, `<svg viewBox="0 0 `+size+` `+size+`" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h`+size+`v`+size+`H0z"/><path d="`...)
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for code.Black(x, y) { // outside of the code nothing is black
				x++
			}
			if x > from {
				svg = append(svg, 'M')
				svg = strconv.AppendInt(svg, int64(from+quiet), 10)
				svg = append(svg, ' ')
				svg = strconv.AppendInt(svg, int64(y+quiet), 10)
				svg = append(svg, 'h')
				svg = strconv.AppendInt(svg, int64(x-from), 10)
				svg = append(svg, 'v', '1', 'h', '-')
				svg = strconv.AppendInt(svg, int64(x-from), 10)
				svg = append(svg, 'z')
			}
		}
	}
	return template.HTML(append(svg, `"/></svg>`...))
}
