package office

import (
	"cmp"
	"fmt"
	"html"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Text is what a document says.
type Text struct {
	Title string
	HTML  string            // what stands below the title
	Media map[string][]byte // pictures, by how the HTML names them
	Left  map[string]int    // what was left out, by kind, with how often
}

// A document is read from its beginning to its end.
type document struct {
	*archive
	styles    map[string]*style
	numbering map[string][]level  // of a list, by its number
	links     map[string]string   // of the part that is read
	notes     map[string]*element // by "footnote" or "endnote" and their numbers
	text      *Text

	out     *strings.Builder
	lists   []string // "ul" or "ol": the lists that are open
	counts  map[string]int
	cited   []string // the notes that were referred to
	fields  []field  // that are open
	pending []string // what stands in boxes beside the paragraph
	titled  bool     // the title was a paragraph of its own style
	faked   bool     // no style makes a heading, so that bold lines are taken for some
	depth   int
}

// Document returns what a document says, with its changes accepted.
func Document(data []byte) (*Text, error) {
	a, _, err := openArchive(data, "word/document.xml", "word/document2.xml")
	if err != nil {
		return nil, err
	}
	d := &document{archive: a, text: &Text{Media: map[string][]byte{}, Left: map[string]int{}}, notes: map[string]*element{}, counts: map[string]int{}, out: &strings.Builder{}}
	part := "word/document.xml"
	if a.parts[part] == nil {
		part = "word/document2.xml" // of an old Office 365
	}
	root, err := a.parse(part)
	if err != nil {
		return nil, err
	}
	if root.child("document", "body") == nil {
		return nil, ErrBroken
	}
	if err := d.readParts(part); err != nil {
		return nil, err
	}
	body := root.child("document", "body")
	ofTitle := d.findTitle(body)
	d.blocks(body)
	d.closeLists(0)
	d.writeNotes()
	for _, note := range ofTitle { // a title refers to nothing
		if !slices.Contains(d.cited, note) {
			d.out.WriteString(d.apart(d.notes[note]))
		}
	}
	d.text.HTML = d.out.String()
	return d.text, nil
}

// readParts reads what the text refers to, and notes what is in none of its pages.
func (d *document) readParts(part string) error {
	var err error
	if d.links, err = d.relations(part); err != nil {
		return err
	}
	if err = d.readStyles(); err != nil {
		return err
	}
	if err = d.readNumbering(); err != nil {
		return err
	}
	for _, kind := range []string{"footnote", "endnote"} {
		root, err := d.parse("word/" + kind + "s.xml")
		if err != nil {
			return err
		}
		root.all(kind, func(e *element) {
			if e.attr("type") == "" || e.attr("type") == "normal" {
				d.notes[kind+e.attr("id")] = e
			}
		})
	}
	for _, name := range slices.Sorted(d.names()) {
		base := path.Base(name)
		for _, kind := range []string{"header", "footer", "comments"} {
			if path.Dir(name) != "word" || !strings.HasPrefix(base, kind) || path.Ext(base) != ".xml" {
				continue
			}
			root, err := d.parse(name)
			if err != nil {
				return err
			}
			d.leave(kind, spaced(root))
		}
	}
	return nil
}

// names returns those of the parts.
func (a *archive) names() func(func(string) bool) {
	return func(yield func(string) bool) {
		for name := range a.parts {
			if !yield(name) {
				return
			}
		}
	}
}

// spaced returns the text of an element on one line, with a space between paragraphs.
func spaced(e *element) string {
	var parts []string
	e.all("t", func(t *element) { parts = append(parts, t.words()) })
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// leave notes what is left out, with its first words.
func (d *document) leave(kind, words string) {
	if words == "" {
		return
	}
	const most = 60
	if runes := []rune(words); len(runes) > most {
		words = string(runes[:most]) + "…"
	}
	d.text.Left["<"+kind+"> "+words]++
}

// findTitle finds the title: a paragraph in the style of one, else the first heading if
// no other has its level. Where no style makes a heading, bold lines are. It returns the
// notes that the title refers to; what is no word in it goes to the text.
func (d *document) findTitle(body *element) (notes []string) {
	var title, first *element
	level, headings, same := 0, 0, 0
	for _, e := range body.children {
		if e.name != "p" {
			continue
		}
		p := d.properties(e)
		switch {
		case title == nil && p.title && strings.TrimSpace(e.words()) != "":
			title = e
		case p.heading > 0 && strings.TrimSpace(e.words()) != "":
			if headings++; first == nil {
				first, level = e, p.heading
			}
			if p.heading == level {
				same++
			}
		}
	}
	d.titled, d.faked = title != nil, headings == 0
	if title == nil && same == 1 {
		title = first
	}
	if title == nil && d.faked {
		for _, e := range body.children {
			if e.name == "p" && strings.TrimSpace(e.words()) != "" {
				if d.isBoldLine(e) {
					title = e
				}
				break
			}
		}
	}
	if title == nil {
		return nil
	}
	text := d.inline(title)
	d.text.Title = strings.Join(strings.Fields(html.UnescapeString(anyTag.ReplaceAllString(strings.ReplaceAll(text, "<br>", " "), ""))), " ")
	body.children = slices.DeleteFunc(slices.Clone(body.children), func(e *element) bool { return e == title })
	for _, picture := range image.FindAllString(text, -1) {
		d.out.WriteString("<p>" + picture + "</p>\n")
	}
	d.out.WriteString(strings.Join(d.pending, ""))
	notes, d.cited, d.pending = d.cited, nil, nil
	return notes
}

// What HTML is made of: pictures among other tags.
var (
	image  = regexp.MustCompile(`<img [^>]*>`)
	anyTag = regexp.MustCompile(`<[^>]*>`)
)

// blocks writes paragraphs and tables, whatever holds them.
func (d *document) blocks(e *element) {
	if d.depth++; d.depth > maxDepth {
		d.depth--
		d.leave("deep", spaced(e))
		return
	}
	defer func() { d.depth-- }()
	for _, c := range e.children {
		switch c.name {
		case "p":
			d.paragraph(c)
		case "tbl":
			d.closeLists(0)
			d.table(c)
		case "del", "moveFrom", "sectPr", "sdtPr", "tcPr", "tblPr", "trPr", "":
		case "AlternateContent":
			d.blocks(cmp.Or(c.child("Choice"), c))
		case "altChunk":
			d.text.Left["<altChunk>"]++
		default:
			d.blocks(c)
		}
	}
}

// paragraph writes a paragraph: a heading, an item of a list, or neither.
func (d *document) paragraph(e *element) {
	p := d.properties(e)
	if strings.HasPrefix(strings.ToLower(p.style), "toc ") {
		d.leave("toc", spaced(e))
		return
	}
	text := d.inline(e)
	boxes := d.pending
	d.pending = nil
	switch empty := strings.TrimSpace(strings.ReplaceAll(text, "<br>", "")) == ""; {
	case empty:
	case p.heading > 0:
		level := p.heading
		if d.titled {
			level++
		}
		d.closeLists(0)
		fmt.Fprintf(d.out, "<h%d>%s</h%[1]d>\n", min(level, 6), plainBold(text))
	case p.list != "":
		d.item(p, text)
	case preformatted(p.style):
		d.closeLists(0)
		d.out.WriteString("<pre>" + text + "</pre>\n")
	case d.faked && d.isBoldLine(e):
		d.closeLists(0)
		fmt.Fprintf(d.out, "<h2>%s</h2>\n", plainBold(text))
	default:
		d.closeLists(0)
		d.out.WriteString("<p>" + text + "</p>\n")
	}
	for _, box := range boxes {
		d.closeLists(0)
		d.out.WriteString(box)
	}
}

// preformatted reports whether a style is that of code, whose spaces and lines stay.
func preformatted(style string) bool {
	switch strings.ToLower(style) {
	case "source code", "code", "html preformatted", "préformaté html", "preformatted text", "texte préformaté":
		return true
	}
	return false
}

// plainBold returns the text of a heading, which is bold as it is.
func plainBold(text string) string {
	return strings.NewReplacer("<strong>", "", "</strong>", "").Replace(text)
}

// isBoldLine reports whether a paragraph is a short line that is all bold: a heading
// without its style.
func (d *document) isBoldLine(e *element) bool {
	const longest = 90
	words := strings.TrimSpace(spaced(e))
	if words == "" || len([]rune(words)) > longest || strings.ContainsAny(words[len(words)-1:], ".,;:!?") || strings.Contains(words, " : ") || strings.HasPrefix(words, "- ") || strings.HasPrefix(words, "•") {
		return false
	}
	bold, base := true, d.styleOf(e.child("pPr", "pStyle").attr("val"))
	e.all("r", func(r *element) {
		if strings.TrimSpace(r.words()) != "" && !d.lookOf(r, base).bold {
			bold = false
		}
	})
	return bold
}

// item writes an item of a list at its level.
func (d *document) item(p paragraph, text string) {
	level := min(p.level, 8)
	d.closeLists(level + 1)
	if len(d.lists) == level+1 && d.lists[level] != p.list {
		d.closeLists(level)
	}
	key := p.number + "/" + strconv.Itoa(level)
	before, begun := d.counts[key]
	if !begun {
		before = max(0, p.start-1)
	}
	for len(d.lists) <= level {
		start := ""
		if p.list == "ol" && before > 0 && len(d.lists) == level {
			start = fmt.Sprintf(" start=\"%d\"", before+1)
		}
		if len(d.lists) < level {
			d.out.WriteString("<" + p.list + "><li>")
		} else {
			d.out.WriteString("<" + p.list + start + ">")
		}
		d.lists = append(d.lists, p.list)
	}
	d.counts[key] = before + 1
	for deeper := level + 1; deeper < 9; deeper++ {
		delete(d.counts, p.number+"/"+strconv.Itoa(deeper))
	}
	d.out.WriteString("<li>" + text)
}

// closeLists closes lists until so many are open.
func (d *document) closeLists(open int) {
	for len(d.lists) > open {
		last := len(d.lists) - 1
		d.out.WriteString("</li></" + d.lists[last] + ">\n")
		d.lists = d.lists[:last]
	}
}

// table writes a table. Of cells that are one over several rows, the others are empty.
func (d *document) table(e *element) {
	outer := d.lists
	d.lists = nil
	d.out.WriteString("<table>")
	e.rows("tr", func(tr *element) {
		d.out.WriteString("<tr>")
		tr.rows("tc", func(tc *element) {
			span := tc.child("tcPr", "gridSpan").attr("val")
			if n, err := strconv.Atoi(span); err != nil || n < 2 || n > 100 {
				span = ""
			} else {
				span = " colspan=\"" + span + "\""
			}
			d.out.WriteString("<td" + span + ">")
			if merged := tc.child("tcPr", "vMerge"); merged == nil || merged.attr("val") == "restart" {
				d.blocks(tc)
				d.closeLists(0)
			}
			d.out.WriteString("</td>")
		})
		d.out.WriteString("</tr>\n")
	})
	d.out.WriteString("</table>\n")
	d.lists = outer
}

// rows calls do for each element with this name in a table, whatever holds it but for
// another table.
func (e *element) rows(name string, do func(*element)) {
	for _, c := range e.children {
		switch c.name {
		case name:
			do(c)
		case "sdt", "sdtContent", "customXml", "ins", "smartTag":
			c.rows(name, do)
		}
	}
}

// writeNotes writes the notes that the text refers to.
func (d *document) writeNotes() {
	for i := 0; i < len(d.cited); i++ { // a note may refer to another
		fmt.Fprintf(d.out, "<fiche-note id=\"%d\">%s</fiche-note>\n", i+1, d.apart(d.notes[d.cited[i]]))
	}
}

// apart returns what an element holds, which does not stand where it is written.
func (d *document) apart(e *element) string {
	lists, out := d.lists, d.out
	d.lists, d.out = nil, &strings.Builder{}
	d.blocks(e)
	d.closeLists(0)
	inside := d.out.String()
	d.lists, d.out = lists, out
	return inside
}

// note returns the reference to a note.
func (d *document) note(kind, id string) string {
	key := kind + id
	if d.notes[key] == nil {
		return ""
	}
	i := slices.Index(d.cited, key)
	if i < 0 {
		i, d.cited = len(d.cited), append(d.cited, key)
	}
	return fmt.Sprintf("<fiche-ref id=\"%d\"></fiche-ref>", i+1)
}

// picture returns a picture that the file holds.
func (d *document) picture(id, alt string) string {
	name := d.links[id]
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg":
	case "":
		return html.EscapeString(alt)
	default:
		d.text.Left["<img> "+path.Base(name)]++
		return html.EscapeString(alt)
	}
	if d.text.Media[name] == nil {
		data, err := d.read(name)
		if err != nil || data == nil {
			d.text.Left["<img> "+path.Base(name)]++
			return html.EscapeString(alt)
		}
		d.text.Media[name] = data
	}
	return "<img src=\"" + html.EscapeString(name) + "\" alt=\"" + html.EscapeString(alt) + "\">"
}
