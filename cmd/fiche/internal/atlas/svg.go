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

// longestTitle is the longest title, in characters: what no page writes, so that
// a map stays light whatever it is given.
const longestTitle = 200

// accent stands for it in looks.
const accent = "ACCENT"

// looks gives the attributes of each class, as they are on a light ground. Paper is
// light.
var looks = map[string]string{
	"sea":    `fill="#e3ecf1"`,
	"land":   `fill="#f8f8f6" stroke="#b4bec5" stroke-width="2"`,
	"home":   `fill="ACCENT" fill-opacity=".32" stroke="ACCENT" stroke-width="2"`,
	"islet":  `stroke="ACCENT" stroke-width="8"`,
	"ring":   `fill="ACCENT" fill-opacity=".12" stroke="ACCENT" stroke-width="3"`,
	"region": `fill="ACCENT" fill-opacity=".22"`,
	"about":  `fill="ACCENT" fill-opacity=".3" stroke="ACCENT" stroke-width="2.5"`,
	"halo":   `stroke="#fff"`,
	"dot":    `stroke="ACCENT"`,
	"bar":    `stroke="#5a6771" stroke-width="2.5"`,
	"box":    `fill="#fff" fill-opacity=".35" stroke="#14202a" stroke-width="3"`,
	"leader": `stroke="#14202a" stroke-width="1.5"`,
	"label":  `fill="#14202a" stroke="#fff" stroke-opacity=".85" stroke-width="6" paint-order="stroke" font-weight="600"`,
	"own":    `fill="#14202a" stroke="#fff" stroke-opacity=".5" stroke-width="5" paint-order="stroke" font-weight="600"`,
	"name":   `fill="#5a6771"`,
	"number": `fill="#fff" font-weight="700"`,
}

// darkStyle is what differs on a dark ground. A map shown as an image cannot see
// the style of its page, so it carries its own.
const darkStyle = `@media screen and (prefers-color-scheme:dark){.sea{fill:#10171c}.land{fill:#2b343b;stroke:#56626c}.home{fill:%[1]s;stroke:%[1]s}` +
	`.islet,.dot,.ring,.about{stroke:%[1]s}.ring,.about,.region{fill:%[1]s}.halo{stroke:#10171c}.bar,.leader{stroke:#a3b0ba}.box{fill-opacity:.15;stroke:#f1f5f7}` +
	`.label,.own{fill:#f1f5f7;stroke:#10171c}.name{fill:#a3b0ba}.number{fill:#10171c}}`

// smallStyle leaves out the texts of a map that is shown small.
const smallStyle = `@media(max-width:%dpx){text,.leader{display:none}}`

// The accents that stand for one that is not a colour, on light and dark.
const (
	defaultAccent     = "#1d5f85"
	defaultAccentDark = "#7cc0e8"
)

// A drawing is an SVG file in the making. Elements are painted in the order in
// which they are added.
type drawing struct {
	bytes.Buffer
	accents [2]string // on light and dark
	group   string    // class of the group that is open, or ""
}

// open writes all that comes before the shapes.
func (d *drawing) open(f *Format, o Options) {
	fmt.Fprintf(d, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" `+
		`fill="none" stroke-linejoin="round" stroke-linecap="round" font-family="system-ui,sans-serif"`,
		f.width/fine, f.height/fine, f.width, f.height)
	if o.Lang != "" {
		d.WriteString(` lang="` + escape(o.Lang) + `"`)
	}
	d.WriteString(">\n")
	if o.Title != "" {
		d.WriteString("<title>" + escape(shorten(o.Title, longestTitle)) + "</title>\n")
	}
	fmt.Fprintf(d, "<style>"+darkStyle, d.accents[1])
	if f.textFrom > 0 {
		fmt.Fprintf(d, smallStyle, f.textFrom-1)
	}
	d.WriteString("</style>\n")
}

func (d *drawing) close() []byte {
	d.in("")
	d.WriteString("</svg>\n")
	return d.Bytes()
}

// begin writes the start of an element of a class, with how it looks.
func (d *drawing) begin(element, class string) {
	d.WriteString("<" + element + ` class="` + class + `" `)
	d.WriteString(strings.ReplaceAll(looks[class], accent, d.accents[0]))
}

// in opens the group of a class, which says once how its elements look; "" opens
// none.
func (d *drawing) in(class string) {
	if d.group == class {
		return
	}
	if d.group != "" {
		d.WriteString("</g>\n")
	}
	if d.group = class; class != "" {
		d.begin("g", class)
		d.WriteString(">\n")
	}
}

// shape adds a path of a class, unless it is empty. Attributes are written as they are.
func (d *drawing) shape(class string, data []byte, attributes string) {
	d.shapes(class, [][]byte{data}, attributes)
}

// shapes is shape for a path in pieces.
func (d *drawing) shapes(class string, data [][]byte, attributes string) {
	if sizeOf(data) == 0 {
		return
	}
	d.in("")
	d.begin("path", class)
	d.WriteString(attributes + ` d="`)
	for _, piece := range data {
		d.Write(piece)
	}
	d.WriteString("\"/>\n")
}

func sizeOf(pieces [][]byte) (n int) {
	for _, piece := range pieces {
		n += len(piece)
	}
	return n
}

// dots adds discs of a width in units, with a halo that parts them from what
// lies below.
func (d *drawing) dots(data []byte, width float64) {
	d.shape("halo", data, fmt.Sprintf(` stroke-width="%.0f"`, width+6))
	d.shape("dot", data, fmt.Sprintf(` stroke-width="%.0f"`, width))
}

func (d *drawing) circle(class string, at point, radius float64) {
	d.in(class)
	fmt.Fprintf(d, "<circle cx=\"%.0f\" cy=\"%.0f\" r=\"%.0f\"/>\n", at.x, at.y, radius)
}

// text adds a line of text whose base line begins, ends or is centred at a
// point: anchor is start, end or middle.
func (d *drawing) text(class string, at point, size float64, anchor, s string) {
	d.in(class)
	fmt.Fprintf(d, `<text x="%.0f" y="%.0f" font-size="%.0f"`, at.x, at.y, size)
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
