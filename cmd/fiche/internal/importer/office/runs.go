package office

import (
	"html"
	"regexp"
	"strings"
)

// A field is one whose end has not come yet: a link, a date, a table of contents.
type field struct {
	instruction strings.Builder
	result      bool // its result is read
	link        string
}

// A run is a piece of a line.
type run struct {
	html string
	look look
	link string
}

// inline returns the content of a paragraph in HTML.
func (d *document) inline(e *element) string {
	var runs []run
	d.gather(e, d.styleOf(e.child("pPr", "pStyle").attr("val")), "", &runs)
	for i := range d.fields {
		d.fields[i].result = true // what has no result has no words
	}
	heading := d.properties(e).heading > 0
	var out strings.Builder
	for i := 0; i < len(runs); {
		j := i + 1
		for j < len(runs) && runs[j].look == runs[i].look && runs[j].link == runs[i].link {
			j++
		}
		var text strings.Builder
		for _, r := range runs[i:j] {
			text.WriteString(r.html)
		}
		look := runs[i].look
		look.bold = look.bold && !heading
		inner := look.marked(text.String())
		if to := runs[i].link; to != "" {
			inner = "<a href=\"" + html.EscapeString(to) + "\">" + inner + "</a>"
		}
		out.WriteString(inner)
		i = j
	}
	return out.String()
}

// marked returns a text in HTML as it looks.
func (l look) marked(text string) string {
	if strings.TrimSpace(text) == "" {
		return text
	}
	for _, mark := range []struct {
		on   bool
		name string
	}{{l.low, "sub"}, {l.high, "sup"}, {l.struck, "s"}, {l.italic, "em"}, {l.bold, "strong"}} {
		if mark.on {
			text = "<" + mark.name + ">" + text + "</" + mark.name + ">"
		}
	}
	return text
}

// address matches the address in the instruction of a link.
var address = regexp.MustCompile(`^\s*HYPERLINK\s+(?:\\\S+\s+)*"([^"]+)"`)

// gather appends the runs in an element. base is the style of the paragraph, link
// where a click leads.
func (d *document) gather(e *element, base style, link string, runs *[]run) {
	if d.depth++; d.depth > maxDepth {
		d.depth--
		return
	}
	defer func() { d.depth-- }()
	for _, c := range e.children {
		switch c.name {
		case "pPr", "del", "moveFrom", "rPr", "sdtPr", "":
		case "r":
			d.run(c, base, link, runs)
		case "hyperlink":
			to := d.links[c.attr("id")]
			if strings.HasPrefix(to, "word/") || to == "" {
				to = link
			}
			d.gather(c, base, to, runs)
		case "oMath", "oMathPara":
			*runs = append(*runs, run{html: html.EscapeString(spaced(c))})
		case "fldSimple":
			to := link
			if m := address.FindStringSubmatch(c.attr("instr")); m != nil {
				to = m[1]
			}
			d.gather(c, base, to, runs)
		case "AlternateContent":
			if choice := c.child("Choice"); choice != nil {
				d.gather(choice, base, link, runs)
			}
		default:
			d.gather(c, base, link, runs)
		}
	}
}

// run appends a run.
func (d *document) run(r *element, base style, link string, runs *[]run) {
	look := d.lookOf(r, base)
	add := func(text string) {
		to := link
		for i := range d.fields {
			f := &d.fields[i]
			if !f.result {
				return // part of an instruction
			}
			if f.link != "" {
				to = f.link
			}
		}
		if look.hidden {
			d.leave("vanish", strings.TrimSpace(html.UnescapeString(text)))
			return
		}
		*runs = append(*runs, run{text, look, to})
	}
	var walk func(e *element)
	walk = func(e *element) {
		for _, c := range e.children {
			switch c.name {
			case "t":
				add(html.EscapeString(c.words()))
			case "tab", "ptab":
				add(" ")
			case "br", "cr":
				if c.attr("type") == "" || c.attr("type") == "textWrapping" {
					add("<br>")
				}
			case "noBreakHyphen":
				add("\u2011")
			case "sym":
				add(symbol(c.attr("char")))
			case "instrText":
				if n := len(d.fields); n > 0 {
					d.fields[n-1].instruction.WriteString(c.words())
				}
			case "fldChar":
				d.fieldMark(c.attr("fldCharType"))
			case "footnoteReference", "endnoteReference":
				high := look.high
				look.high = false // as a reference is in any case
				add(d.note(strings.TrimSuffix(c.name, "Reference"), c.attr("id")))
				look.high = high
			case "drawing", "pict", "object":
				d.drawing(c, add)
			case "AlternateContent":
				if choice := c.child("Choice"); choice != nil {
					walk(choice)
				}
			case "ruby":
				walk(c.child("rubyBase", "r"))
			}
		}
	}
	walk(r)
}

// fieldMark follows the marks around a field.
func (d *document) fieldMark(kind string) {
	last := len(d.fields) - 1
	switch {
	case kind == "begin" && last < maxDepth:
		d.fields = append(d.fields, field{})
	case last < 0:
	case kind == "separate":
		f := &d.fields[last]
		f.result = true
		if m := address.FindStringSubmatch(f.instruction.String()); m != nil {
			f.link = m[1]
		}
	case kind == "end":
		d.fields = d.fields[:last]
	}
}

// symbol returns a character of a font of symbols: those of lists, and those that are
// where Unicode has them.
func symbol(code string) string {
	switch strings.ToUpper(code) {
	case "F0B7", "F0A7", "F0A8", "F06C", "F076":
		return "•"
	case "F0E0", "F0E8":
		return "→"
	case "F0FC", "F0FE":
		return "✓"
	}
	return ""
}

// drawing adds the pictures of a drawing; the text in its boxes comes behind the
// paragraph.
func (d *document) drawing(e *element, add func(string)) {
	alt := ""
	e.all("docPr", func(p *element) {
		if alt == "" {
			alt = p.attr("descr")
		}
	})
	seen := map[string]bool{}
	for _, kind := range [][2]string{{"blip", "embed"}, {"svgBlip", "embed"}, {"imagedata", "id"}} {
		e.all(kind[0], func(p *element) {
			if id := p.attr(kind[1]); id != "" && len(seen) == 0 {
				seen[id] = true
				add(d.picture(id, alt))
			}
		})
	}
	e.topmost("txbxContent", func(box *element) {
		outer := d.pending
		d.pending = nil
		d.pending = append(outer, d.apart(box))
	})
}
