package photo

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"fiche/cmd/fiche/internal/problem"
)

// The limits of a drawing.
const (
	MaxDrawing = 5 << 20 // bytes
	maxDepth   = 256     // elements inside each other
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
)

// A Removed is something that a drawing holds and that is not published, because
// it can run or fetch. What only an editor needs (comments, metadata, foreign
// namespaces) is dropped silently. Line and Col, both from 1 and Col in bytes,
// are where the element begins that holds it.
type Removed struct {
	What      string // as the file has it: `<script>`, `onclick="…"`, `href="https://…"`
	Line, Col int
}

// Sanitize writes a drawing again with the elements and attributes that shapes,
// text and colours need, and nothing that runs or that fetches: a reference
// leads to a place in the same drawing or is dropped. Sanitising twice
// changes nothing.
//
// The error is a *Refusal when the drawing is too large, as it is or once it is
// expanded, or cannot be read.
func Sanitize(svg []byte) ([]byte, []Removed, error) {
	if len(svg) > MaxDrawing {
		return nil, nil, drawingTooLarge(len(svg))
	}
	s := sanitizer{in: newXMLDecoder(svg)}
	for {
		s.line, s.col = s.in.InputPos()
		token, err := s.in.RawToken()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = s.token(token)
		}
		if err != nil {
			return nil, nil, unreadable(SVG.String())
		}
	}
	if !s.closed || len(s.open) > 0 {
		return nil, nil, unreadable(SVG.String())
	}
	clean := s.document()
	if isBomb(clean) {
		return nil, nil, &Refusal{Rule: RuleExpansion, Args: problem.Args{"limit": MaxElements}}
	}
	return clean, s.removed, nil
}

// newXMLDecoder reads XML as leniently as it can: what comes out is written
// anew, so its form is sound whatever the form of the source.
func newXMLDecoder(svg []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(svg, []byte("\ufeff"))))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(charset string, input io.Reader) (io.Reader, error) {
		switch strings.ToLower(charset) {
		case "us-ascii":
			return input, nil
		case "iso-8859-1", "latin1", "windows-1252":
			return charmap.Windows1252.NewDecoder().Reader(input), nil
		}
		return nil, errors.New("unknown encoding")
	}
	return d
}

// A sanitizer is the state of one pass over a drawing.
type sanitizer struct {
	in       *xml.Decoder
	prefixes map[string]string // namespace by prefix, as the root declares them

	root    []attribute // of the outermost element
	body    bytes.Buffer
	open    []element
	pending bool         // the last start tag still lacks its ">"
	style   bytes.Buffer // text of the open <style>
	xlink   bool         // an xlink attribute is written
	closed  bool         // the outermost element has ended
	removed []Removed
	line    int // where the token at hand begins
	col     int
}

// An element is one that is open.
type element struct {
	raw    string // name with prefix, as the source has it
	name   string
	action action
}

type action uint8

const (
	keep   action = iota
	unwrap        // the tags go, what they enclose stays
	drop          // all of it goes
)

type attribute struct{ name, value string }

func (s *sanitizer) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return s.start(t)
	case xml.EndElement:
		return s.end(rawName(t.Name))
	case xml.CharData:
		s.text(t)
	case xml.ProcInst:
		if t.Target == "xml-stylesheet" {
			s.remove("<?xml-stylesheet?>")
		}
	}
	return nil
}

func (s *sanitizer) start(t xml.StartElement) error {
	if s.closed || len(s.open) >= maxDepth {
		return errors.New("misplaced element")
	}
	e := element{raw: rawName(t.Name)}
	if len(s.open) == 0 {
		s.prefixes = declaredPrefixes(t.Attr)
		if e.name = s.elementName(t.Name); e.name != "svg" {
			return errors.New("not a drawing")
		}
		s.root = withViewBox(s.attributes(t.Attr))
		s.open = append(s.open, e)
		return nil
	}
	e.name = s.elementName(t.Name)
	e.action = s.action(e.name)
	s.open = append(s.open, e)
	if e.action == keep {
		s.startTag(e.name, s.attributes(t.Attr))
	}
	return nil
}

// action returns what is done with an element by its name; "" is one of a
// foreign namespace.
func (s *sanitizer) action(name string) action {
	switch {
	case s.insideDropped():
		return drop
	case allowedElements[name]:
		return keep
	case name == "a":
		return unwrap
	case name != "" && name != "metadata":
		s.remove("<" + name + ">")
	}
	return drop
}

// insideDropped reports whether an element that goes is open: what is in it is
// dropped too, so the innermost says enough.
func (s *sanitizer) insideDropped() bool {
	return len(s.open) > 0 && s.open[len(s.open)-1].action == drop
}

func (s *sanitizer) end(raw string) error {
	if len(s.open) == 0 || s.open[len(s.open)-1].raw != raw {
		return errors.New("unbalanced tags")
	}
	e := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	s.closed = len(s.open) == 0
	if e.action != keep || s.closed {
		if s.closed {
			s.content()
		}
		return nil
	}
	if e.name == "style" {
		s.styleSheet()
	}
	if s.pending {
		s.pending = false
		s.body.WriteString("/>")
		return nil
	}
	s.body.WriteString("</" + e.name + ">")
	return nil
}

// text keeps characters where text is shown. Elsewhere they are the white
// space between tags.
func (s *sanitizer) text(data []byte) {
	for i := len(s.open) - 1; i >= 0; i-- {
		e := s.open[i]
		switch {
		case e.action == drop:
			return
		case e.action == unwrap:
			continue
		case e.name == "style":
			s.style.Write(data)
		case textElements[e.name] && len(data) > 0:
			s.content()
			// Writing to a buffer does not fail.
			_ = xml.EscapeText(&s.body, data)
		}
		return
	}
}

func (s *sanitizer) styleSheet() {
	css, bad := cleanStyleSheet(s.style.String())
	s.style.Reset()
	for _, what := range bad {
		s.remove(what)
	}
	if css != "" {
		s.content()
		_ = xml.EscapeText(&s.body, []byte(css))
	}
}

func (s *sanitizer) startTag(name string, attributes []attribute) {
	s.content()
	s.body.WriteString("<" + name)
	writeAttributes(&s.body, attributes)
	s.pending = true
}

// content ends a start tag that is still open, since something follows in it.
func (s *sanitizer) content() {
	if s.pending {
		s.pending = false
		s.body.WriteByte('>')
	}
}

func (s *sanitizer) document() []byte {
	var out bytes.Buffer
	out.WriteString(`<svg xmlns="` + svgSpace + `"`)
	if s.xlink {
		out.WriteString(` xmlns:xlink="` + xlinkSpace + `"`)
	}
	writeAttributes(&out, s.root)
	out.WriteByte('>')
	out.Write(s.body.Bytes())
	out.WriteString("</svg>\n")
	return out.Bytes()
}

func writeAttributes(out *bytes.Buffer, attributes []attribute) {
	for _, a := range attributes {
		out.WriteString(" " + a.name + `="`)
		_ = xml.EscapeText(out, []byte(a.value))
		out.WriteByte('"')
	}
}

func (s *sanitizer) remove(what string) {
	const longest = 60 // characters: enough to find it by
	const most = 100   // entries
	if len(s.removed) == most {
		return
	}
	if r := []rune(what); len(r) > longest {
		what = string(r[:longest-1]) + "…"
	}
	s.removed = append(s.removed, Removed{What: what, Line: s.line, Col: s.col})
}
