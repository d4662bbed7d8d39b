package prose

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/net/html"
)

// start opens an element.
func (b *builder) start(t tag, r role) {
	if r.partsLines() && b.within {
		b.w.unwrapped(t)
		b.addText(" ")
		return
	}
	switch r {
	case roleUnknown:
		b.w.removed(t.Data, t.at, t.width)
	case roleNothing:
	case roleLook:
		b.w.unwrapped(t)
	case roleBreak:
		if b.line != nil {
			b.add(&phrase{tag: t})
		}
	case rolePicture:
		b.picture(t)
	case roleRule:
		b.place(ast.NewThematicBreak())
	case rolePhrase:
		b.startPhrase(t)
	case roleRow, roleRows, roleCell:
		if !b.within && b.indexOf("table", "") >= 0 {
			b.startInTable(t, r)
			return
		}
		fallthrough
	default:
		b.startBlock(t, r)
	}
}

func (b *builder) startPhrase(t tag) {
	if t.Data == "a" {
		b.endPhrase("a") // HTML has no links within links
	}
	if t.Type == html.SelfClosingTagToken && t.attribute("id")+t.attribute("name") == "" { // <span/> is meant to be empty
		return
	}
	if !b.push(element{tag: t, role: rolePhrase}) {
		return
	}
	if _, links := t.attributeAt("href"); t.Data == "a" && !links || t.attribute("id") != "" { // a place to be led to, though nothing stands in it
		b.addText("")
	}
	if t.Type == html.SelfClosingTagToken {
		b.endPhrase(t.Data)
	}
}

// push opens an element, and a phrase in its language, unless too many are open.
func (b *builder) push(e element) bool {
	if b.w.openTags >= maxOpenTags {
		b.w.removed(e.tag.Data, e.tag.at, e.tag.width)
		return false
	}
	b.open = append(b.open, e)
	b.w.openTags++
	if e.role == rolePhrase {
		return true
	}
	span := tag{Token: html.Token{Data: "span"}, at: e.tag.at, width: e.tag.width}
	for _, a := range e.tag.Attr {
		if a.Key == "lang" || a.Key == "dir" {
			span.Attr = append(span.Attr, a)
		}
	}
	if span.Attr != nil {
		b.open = append(b.open, element{tag: span, role: rolePhrase, language: true})
		b.w.openTags++
	}
	return true
}

// startBlock opens an element that stands between lines.
func (b *builder) startBlock(t tag, r role) {
	b.endLineElement()
	e := element{tag: t, role: r}
	switch r {
	case roleLine:
		e.node = b.lineNode(t)
	case roleQuote:
		e.node = ast.NewBlockquote()
	case roleList:
		e.node = listNode(t)
	case roleTable:
		e.node = east.NewTable()
	case roleItem:
		e.node = b.itemNode(t)
	}
	if e.node == nil {
		e.role = roleWrapper
		e.after = b.container().LastChild()
		b.push(e)
		b.w.unwrapped(t)
		return
	}
	if e.node.Parent() == nil {
		b.insert(e.node)
	}
	if !b.push(e) {
		return
	}
	b.w.attributesRemoved(t)
	if r == roleLine {
		b.line = e.node
	}
}

// lineNode returns the node of an element that holds a line of text.
func (b *builder) lineNode(t tag) ast.Node {
	switch {
	case t.Data == "dt" && b.indexOf("dl", "") >= 0:
		if i := b.indexOf("dd", "dl"); i >= 0 {
			b.closeTo(i)
		}
		term := east.NewDefinitionTerm()
		if list, ok := b.container().(*east.DefinitionList); ok {
			list.AppendChild(list, term)
		}
		return term
	case t.Data[0] == 'h':
		heading := ast.NewHeading(int(t.Data[1] - '0'))
		heading.SetPos(t.at)
		if id := t.attribute("id"); id != "" {
			heading.SetAttributeString("id", []byte(id))
		}
		return heading
	}
	line := ast.NewParagraph()
	if t.Data == "figcaption" {
		line.SetAttributeString("caption", true)
	}
	return line
}

func listNode(t tag) ast.Node {
	switch t.Data {
	case "dl":
		return east.NewDefinitionList(0, nil)
	case "ol":
		list := ast.NewList('.')
		list.Start = 1
		if start, err := strconv.ParseUint(t.attribute("start"), 10, 31); err == nil {
			list.Start = int(start)
		}
		return list
	}
	return ast.NewList('-')
}

// itemNode returns the node of an item, in the list that is open; <li> without
// a list makes one.
func (b *builder) itemNode(t tag) ast.Node {
	if t.Data == "dd" {
		if b.indexOf("dl", "") < 0 {
			return nil
		}
		if i := b.indexOf("dd", "dl"); i >= 0 {
			b.closeTo(i)
		}
		if list, ok := b.container().(*east.DefinitionList); ok {
			item := east.NewDefinitionDescription()
			list.AppendChild(list, item)
			return item
		}
		return nil
	}
	if i := b.indexOf("li", "ul ol"); i >= 0 {
		b.closeTo(i)
	}
	list, ok := b.container().(*ast.List)
	if !ok {
		if list, ok = b.parent().LastChild().(*ast.List); !ok {
			list = ast.NewList('-')
			b.insert(list)
		}
	}
	item := ast.NewListItem(0)
	list.AppendChild(list, item)
	return item
}

// picture adds an image.
func (b *builder) picture(t tag) {
	link := ast.NewLink()
	link.Destination, link.Title = escapedText(t.attribute("src")), escapedText(t.attribute("title"))
	image := ast.NewImage(link)
	image.SetPos(t.at)
	if alt := strings.TrimSpace(withoutSpaces(t.attribute("alt"))); alt != "" {
		image.AppendChild(image, ast.NewString([]byte(alt)))
	}
	b.w.attributesRemoved(t)
	b.add(image)
}

// end closes the element that an end tag names, and those left open within it.
// One that closes nothing is passed over, as browsers do.
func (b *builder) end(t tag) {
	r := roles[t.Data]
	switch {
	case r == rolePhrase:
		b.endPhrase(t.Data)
	case !r.partsLines():
	case b.within:
		b.addText(" ")
	default:
		if i := b.indexOf(t.Data, scopeOf(t.Data, r)); i >= 0 {
			b.closeTo(i)
		}
		if top := b.top(); top == nil || top.role != roleLine {
			b.endLine()
		}
	}
}

// scopeOf returns the elements beyond which an end tag does not reach.
func scopeOf(name string, r role) string {
	switch {
	case name == "li":
		return "ul ol td th"
	case name == "dd" || name == "dt":
		return "dl td th"
	case r == roleTable:
		return ""
	case roleRows <= r && r <= roleCell:
		return "table"
	}
	return "td th"
}

// indexOf returns where the innermost open element of that name stands, or -1 if
// there is none or it stands beyond one of scope. One heading is as another.
func (b *builder) indexOf(name, scope string) int {
	for i := len(b.open) - 1; i >= 0; i-- {
		e := &b.open[i]
		if e.tag.Data == name || isHeading(name) && isHeading(e.tag.Data) {
			return i
		}
		if scope != "" && containsWord(scope, e.tag.Data) {
			return -1
		}
	}
	return -1
}

func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6'
}

func containsWord(list, word string) bool {
	return strings.Contains(" "+list+" ", " "+word+" ")
}

// endPhrase closes a phrase alone: those that were opened within it go on.
func (b *builder) endPhrase(name string) {
	for i := len(b.open) - 1; i >= 0; i-- {
		e := &b.open[i]
		if e.role != rolePhrase || e.language || e.tag.Data != name {
			continue
		}
		b.nameLink(e)
		b.open = append(b.open[:i], b.open[i+1:]...)
		b.w.openTags--
		for j := i; j < len(b.open); j++ {
			if b.open[j].role == rolePhrase {
				b.open[j].node = nil
			}
		}
		return
	}
}

// endPhrases closes all phrases.
func (b *builder) endPhrases() {
	for i := range b.open {
		b.nameLink(&b.open[i])
	}
	kept := b.open[:0]
	for _, e := range b.open {
		if e.role == rolePhrase && !e.language {
			b.w.openTags--
		} else {
			kept = append(kept, e)
		}
	}
	b.open = kept
}

// nameLink makes a link of one in which nothing stands, as Markdown does.
func (b *builder) nameLink(e *element) {
	if e.tag.Data == "a" && !e.used && e.tag.attribute("href") != "" {
		b.addText("")
	}
}

// endLineElement closes the element that holds a line, if one is open.
func (b *builder) endLineElement() {
	if top := b.top(); top != nil && top.role == roleLine {
		for i := len(b.open) - 1; i >= 0; i-- {
			if &b.open[i] == top {
				b.closeTo(i)
				break
			}
		}
	}
	b.endLine()
}

// closeTo closes the open elements from number i on, the innermost first.
func (b *builder) closeTo(i int) {
	for len(b.open) > i {
		last := len(b.open) - 1
		b.nameLink(&b.open[last])
		e := b.open[last]
		b.open = b.open[:last]
		b.w.openTags--
		b.closed(&e)
	}
	b.endLine()
}

// closed finishes the node of an element. One in which nothing stands goes.
func (b *builder) closed(e *element) {
	switch {
	case e.tag.Data == "figure":
		b.figure(e)
	case e.role == roleTable:
		finishTable(e.node.(*east.Table))
		fallthrough
	case e.role == roleLine || e.role == roleList || e.role == roleQuote:
		if parent := e.node.Parent(); parent != nil && !e.node.HasChildren() {
			parent.RemoveChild(parent, e.node)
		}
	}
}

// figure gives the only picture of a figure its caption.
func (b *builder) figure(e *element) {
	var picture *ast.Image
	first := b.container().FirstChild()
	if e.after != nil {
		first = e.after.NextSibling()
	}
	for n := first; n != nil; n = n.NextSibling() {
		if !isCaption(n) {
			image, ok := n.FirstChild().(*ast.Image)
			if picture != nil || !ok || image.NextSibling() != nil {
				return
			}
			picture = image
		}
	}
	for n := first; n != nil; n = n.NextSibling() {
		if isCaption(n) && picture != nil && len(picture.Title) == 0 && isText(n) {
			picture.Title = escapedText(textOf(n, b.w.source))
			n.Parent().RemoveChild(n.Parent(), n)
			return
		}
	}
}

func isCaption(n ast.Node) bool {
	_, ok := n.AttributeString("caption")
	return ok
}

// isText reports whether a node holds nothing but text.
func isText(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != ast.KindText && c.Kind() != ast.KindString {
			return false
		}
	}
	return true
}
