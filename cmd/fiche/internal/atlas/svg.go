package atlas

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// fine is how many units of a drawing make one pixel of the image: whole numbers
// are short, and half pixels are smooth on dense screens.
const fine = 2

// The longest title and description, in characters: what no page writes, so
// that a map stays light whatever it is given.
const (
	longestTitle = 200
	longestDesc  = 600
)

// style gives the colours, for a light and a dark ground. A map shown as an
// image cannot see the style of its page, so it carries its own. Paper is light.
const style = `text{font-family:system-ui,sans-serif;paint-order:stroke;stroke-width:7px;stroke-linejoin:round}
.sea,text{stroke:#e3ecf1}.sea{fill:#e3ecf1;stroke:none}.land{fill:#f8f8f6;stroke:#b4bec5}.world{fill:#d5dce0}.lines{fill:none;stroke:#fff}
.home,.islet{fill:%[1]s;stroke:%[1]s}.country{fill:%[1]s}.region,.about,.ring{fill:%[1]s;stroke:%[1]s}
.dot{stroke:%[1]s}.halo{stroke:#fff}.label{fill:#14202a}.name{fill:#5a6771}.bar{stroke:#5a6771}
.land,.home{stroke-width:2px;stroke-linejoin:round}.home{fill-opacity:.32}.islet{fill:none;stroke-width:9px}
.lines{stroke-width:1.5px}.country{fill-opacity:.5}.region{fill-opacity:.2;stroke:none}.about{fill-opacity:.3;stroke-width:2.5px}
.ring{fill-opacity:.12;stroke-width:4px}.dot,.halo,.islet,.bar{fill:none;stroke-linecap:round}.bar{stroke-width:3px}
.label{font-weight:600}.name{stroke:none}.own{font-weight:600;fill:#14202a}
@media screen and (prefers-color-scheme:dark){.sea{fill:#10171c}text{stroke:#10171c}.land{fill:#2b343b;stroke:#56626c}.world{fill:#3a454d}.lines{stroke:#161c21}
.home,.islet{fill:%[2]s;stroke:%[2]s}.islet{fill:none}.country{fill:%[2]s}.region,.about,.ring{fill:%[2]s;stroke:%[2]s}.region{stroke:none}
.dot{stroke:%[2]s}.halo{stroke:#10171c}.label,.own{fill:#f1f5f7}.name:not(.own){fill:#a3b0ba}.bar{stroke:#a3b0ba}.name{stroke:none}}
`

// The accents that stand for one that is not a colour, on light and dark.
const (
	defaultAccent     = "#1d5f85"
	defaultAccentDark = "#7cc0e8"
)

// A drawing is an SVG file in the making. Elements are painted in the order in
// which they are added.
type drawing struct{ bytes.Buffer }

// open writes all that comes before the shapes. Width and height are in units.
func (d *drawing) open(width, height int, o Options) {
	fmt.Fprintf(d, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d"`,
		width/fine, height/fine, width, height)
	if o.Lang != "" {
		d.WriteString(` lang="` + escape(o.Lang) + `"`)
	}
	d.WriteString(">\n")
	if o.Title != "" {
		d.WriteString("<title>" + escape(shorten(o.Title, longestTitle)) + "</title>\n")
	}
	if o.Desc != "" {
		d.WriteString("<desc>" + escape(shorten(o.Desc, longestDesc)) + "</desc>\n")
	}
	fmt.Fprintf(d, "<style>"+style+"</style>\n", colour(o.Accent, defaultAccent), colour(o.AccentDark, defaultAccentDark))
}

func (d *drawing) close() []byte {
	d.WriteString("</svg>\n")
	return d.Bytes()
}

// begin returns a path whose data goes straight to the end of the drawing. It must
// be added before anything else is. Attributes are written as they are.
func (d *drawing) begin(class, attributes string) path {
	head := append(d.AvailableBuffer(), `<path class="`...)
	head = append(append(head, class...), '"')
	head = append(append(head, attributes...), ` d="`...)
	return path{data: head, head: len(head)}
}

// add takes a path in, unless it is empty.
func (d *drawing) add(p path) {
	if len(p.data) > p.head {
		d.Write(append(p.data, "\"/>\n"...))
	}
}

// path adds one whose data is made already.
func (d *drawing) path(class string, data []byte, attributes string) {
	p := d.begin(class, attributes)
	p.data = append(p.data, data...)
	d.add(p)
}

// dots adds discs of a width in units, with a halo that parts them from what
// lies below.
func (d *drawing) dots(data []byte, width int) {
	d.path("halo", data, fmt.Sprintf(` stroke-width="%d"`, width+width/2))
	d.path("dot", data, fmt.Sprintf(` stroke-width="%d"`, width))
}

func (d *drawing) circle(class string, at point, radius float64) {
	fmt.Fprintf(d, "<circle class=\"%s\" cx=\"%.0f\" cy=\"%.0f\" r=\"%.0f\"/>\n", class, at.x, at.y, radius)
}

// text adds a line of text whose base line begins, ends or is centred at a
// point: anchor is start, end or middle.
func (d *drawing) text(class string, at point, size float64, anchor, s string) {
	fmt.Fprintf(d, "<text class=\"%s\" x=\"%.0f\" y=\"%.0f\" font-size=\"%.0f\"", class, at.x, at.y, size)
	if anchor != "start" {
		d.WriteString(` text-anchor="` + anchor + `"`)
	}
	d.WriteString(">" + escape(s) + "</text>\n")
}

// escape makes text safe in an element and in an attribute; characters that XML
// cannot hold become U+FFFD.
func escape(s string) string {
	var b strings.Builder
	// Writing to a builder does not fail.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// shorten cuts a text that is longer than so many characters.
func shorten(s string, most int) string {
	if len(s) <= most {
		return s
	}
	if runes := []rune(s); len(runes) > most {
		return strings.TrimSpace(string(runes[:most-1])) + "…"
	}
	return s
}

// colour returns s when it is "#rgb" or "#rrggbb", else the other.
func colour(s, other string) string {
	if len(s) != 4 && len(s) != 7 || s[0] != '#' || strings.Trim(s[1:], "0123456789abcdefABCDEF") != "" {
		return other
	}
	return s
}
