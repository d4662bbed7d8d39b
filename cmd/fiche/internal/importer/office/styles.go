package office

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A style is one of a document, with what it takes from those that it is based on.
type style struct {
	name    string
	heading int // level, or 0
	title   bool
	list    string // number of its list, or empty
	level   int    // in it
	look    look
}

// A look is how letters look.
type look struct {
	bold, italic, struck, hidden bool
	high, low                    bool
}

// A paragraph is what its properties and its style make of one.
type paragraph struct {
	style   string
	heading int
	title   bool
	list    string // "ul", "ol" or empty
	number  string // of its list
	level   int
	start   int // the number of the first item of an "ol"
}

func (d *document) readStyles() error {
	root, err := d.parse("word/styles.xml")
	if err != nil {
		return err
	}
	d.styles = map[string]*style{}
	raw := map[string]*element{}
	for _, e := range root.childrenOf("styles") {
		if e.name == "style" {
			raw[e.attr("styleId")] = e
		}
	}
	var of func(id string, depth int) *style
	of = func(id string, depth int) *style {
		e := raw[id]
		if s := d.styles[id]; s != nil || e == nil || depth > maxDepth {
			return s
		}
		s := &style{level: -1}
		if base := of(e.child("basedOn").attr("val"), depth+1); base != nil {
			*s = *base
		}
		s.name = e.child("name").attr("val")
		if n := headingOf(s.name); n > 0 {
			s.heading = n
		}
		if n, err := strconv.Atoi(e.child("pPr", "outlineLvl").attr("val")); err == nil {
			s.heading = 0
			if n < 9 {
				s.heading = n + 1
			}
		}
		s.title = isTitle(s.name)
		if s.title {
			s.heading = 0
		}
		if n := e.child("pPr", "numPr"); n != nil {
			if id := n.child("numId").attr("val"); id != "" {
				s.list = id
			}
			s.level, _ = strconv.Atoi(n.child("ilvl").attr("val"))
		}
		s.look = s.look.with(e.child("rPr"))
		d.styles[id] = s
		return s
	}
	for id := range raw {
		of(id, 0)
	}
	return nil
}

// headingName matches the names of styles for headings, as programs in French and in
// English write them.
var headingName = regexp.MustCompile(`(?i)^(?:heading|titre|überschrift|título) *([1-9])\b`)

func headingOf(name string) int {
	if m := headingName.FindStringSubmatch(name); m != nil {
		return int(m[1][0] - '0')
	}
	return 0
}

func isTitle(name string) bool {
	switch strings.ToLower(name) {
	case "title", "titre", "titre principal", "titel":
		return true
	}
	return false
}

func (d *document) styleOf(id string) style {
	if s := d.styles[id]; s != nil {
		return *s
	}
	return style{heading: headingOf(id), title: isTitle(id)}
}

// properties returns what the properties and the style of a paragraph make of it.
func (d *document) properties(e *element) paragraph {
	own := e.child("pPr")
	s := d.styleOf(own.child("pStyle").attr("val"))
	p := paragraph{style: s.name, heading: s.heading, title: s.title, number: s.list, level: max(0, s.level)}
	if n, err := strconv.Atoi(own.child("outlineLvl").attr("val")); err == nil && n < 9 && p.heading == 0 {
		p.heading = n + 1
	}
	if n := own.child("numPr"); n != nil {
		if id := n.child("numId").attr("val"); id != "" {
			p.number = id
		}
		if level, err := strconv.Atoi(n.child("ilvl").attr("val")); err == nil {
			p.level = max(0, level)
		}
	}
	formats := d.numbering[p.number]
	if p.number == "" || p.number == "0" || formats == nil || p.heading > 0 {
		return p
	}
	p.list = "ul"
	if p.level < len(formats) {
		switch l := formats[p.level]; l.format {
		case "bullet", "none", "":
		default:
			p.list, p.start = "ol", l.start
		}
	}
	return p
}

// A level is how one level of a list is numbered.
type level struct {
	format string
	start  int
}

// readNumbering reads how the levels of lists are numbered.
func (d *document) readNumbering() error {
	root, err := d.parse("word/numbering.xml")
	if err != nil {
		return err
	}
	d.numbering = map[string][]level{}
	abstract := map[string][]level{}
	numbering := root.child("numbering")
	if numbering == nil {
		return nil
	}
	for _, e := range numbering.children {
		switch e.name {
		case "abstractNum":
			levels := make([]level, 9)
			for _, l := range e.children {
				levelOf(levels, l, l)
			}
			abstract[e.attr("abstractNumId")] = levels
		case "num":
			levels := abstract[e.child("abstractNumId").attr("val")]
			if levels == nil {
				continue
			}
			levels = slices.Clone(levels)
			for _, over := range e.children {
				levelOf(levels, over, over.child("lvl"))
				levelOf(levels, over, over)
			}
			d.numbering[e.attr("numId")] = levels
		}
	}
	return nil
}

// levelOf reads what an element says of the level that another names.
func levelOf(levels []level, named, says *element) {
	n, err := strconv.Atoi(named.attr("ilvl"))
	if err != nil || n < 0 || n >= len(levels) {
		return
	}
	if format := says.child("numFmt").attr("val"); format != "" {
		levels[n].format = format
	}
	if start, err := strconv.Atoi(cmp.Or(says.child("startOverride"), says.child("start")).attr("val")); err == nil && start >= 0 && start < 1_000_000 {
		levels[n].start = start
	}
}

// with returns a look with what properties change of it.
func (l look) with(properties *element) look {
	if properties == nil {
		return l
	}
	for _, e := range properties.children {
		on := e.attr("val") != "0" && e.attr("val") != "false" && e.attr("val") != "none"
		switch e.name {
		case "b":
			l.bold = on
		case "i":
			l.italic = on
		case "strike", "dstrike":
			l.struck = on
		case "vanish", "webHidden":
			l.hidden = on && e.name == "vanish" || l.hidden
		case "vertAlign":
			l.high, l.low = e.attr("val") == "superscript", e.attr("val") == "subscript"
		}
	}
	return l
}

// lookOf returns how the letters of a run look, within a paragraph of a style.
func (d *document) lookOf(r *element, base style) look {
	properties := r.child("rPr")
	l := base.look
	if s := d.styles[properties.child("rStyle").attr("val")]; s != nil {
		own := s.look
		l = look{l.bold || own.bold, l.italic || own.italic, l.struck || own.struck, l.hidden || own.hidden, own.high, own.low}
	}
	return l.with(properties)
}
