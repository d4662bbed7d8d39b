package prose

import (
	"bytes"
	"path"

	"github.com/yuin/goldmark/ast"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/typography"
)

// link writes a link. One that cannot be followed leaves its text.
func (w *writer) link(n *ast.Link) {
	if w.in.linked { // HTML has no links within links
		at, width := w.addressAt(n.Pos(), n.Destination)
		w.report("link-in-link", problem.Warning, at, width, problem.Args{"address": raw(n.Destination)})
		w.inlines(n)
		return
	}
	if !w.affords(n.Reference, n.Destination, n.Pos()) {
		w.inlines(n)
		return
	}
	at, width := w.addressAt(n.Pos(), n.Destination)
	a := addressOf(n.Destination)
	if !w.followed(a, at, width) {
		w.inlines(n)
		return
	}
	w.startLink(a, n, at, width)
	w.in.linked = true
	if says(n) {
		w.inlines(n)
	} else {
		w.linkNoText(n.Pos(), at-max(n.Pos(), 0)+width, a.name())
		w.in.opaque(a.name())
	}
	w.in.linked = false
	w.in.link("</a>")
}

// says reports whether anything stands in a link.
func says(n *ast.Link) bool {
	first := n.FirstChild()
	text, isString := first.(*ast.String)
	return first != nil && !(isString && len(text.Value) == 0 && text.NextSibling() == nil)
}

// linkNoText reports a link that says nothing but where it leads.
func (w *writer) linkNoText(at, width int, address string) {
	w.report("link-no-text", problem.Warning, max(at, 0), width, problem.Args{"address": address})
}

// affords spends what the destination of a link or an image costs that stands
// in a definition: it may be long, and used on every line.
func (w *writer) affords(definition *ast.ReferenceLink, destination []byte, pos int) bool {
	return definition == nil || w.guard.spend(len(destination)*stepsPerAddress, pos)
}

func (w *writer) startLink(a address, n *ast.Link, at, width int) {
	title := w.caption(n.Title)
	if a.kind == addressExternal {
		w.external(a, title.Plain, at, width)
		return
	}
	w.in.hole(Hole{
		Kind: HoleLink, Target: a.target, Fragment: a.fragment,
		Text: textOf(n, w.source), Caption: title, Pos: w.at.pos(w.base+at, width),
	})
}

// external writes the start tag of a link out of the site.
func (w *writer) external(a address, title string, at, width int) {
	w.in.link(startTagOf(a.href, title))
	if a.web {
		w.body.External = append(w.body.External, External{a.href, w.at.pos(w.base+at, width)})
	}
}

func startTagOf(href, title string) string {
	tag := appendAttribute([]byte("<a"), "href", href)
	if title != "" {
		tag = appendAttribute(tag, "title", title)
	}
	return string(append(tag, '>'))
}

// name returns what a link says that was given no text.
func (a address) name() string {
	switch {
	case a.kind == addressExternal:
		return a.href
	case a.target != "":
		return path.Base(a.target)
	}
	return a.fragment
}

// autoLink writes an address that stands in the text as it is.
func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.source)
	at, width := w.addressAt(n.Pos(), label)
	destination := n.URL(w.source)
	if n.AutoLinkType == ast.AutoLinkEmail {
		destination = append([]byte("mailto:"), destination...)
	}
	a := readAddress(string(destination))
	if w.in.linked || !w.followed(a, at, width) {
		w.in.opaque(raw(label))
		return
	}
	w.external(a, "", at, width)
	w.in.opaque(raw(label))
	w.in.link("</a>")
}

// followed reports whether a link can be written, and reports why not.
func (w *writer) followed(a address, at, width int) bool {
	rule, args := problem.Rule(""), problem.Args{}
	switch a.kind {
	case addressLocal, addressExternal:
		return true
	case addressNone:
		rule = "link-empty"
	case addressMalformed:
		rule = "link-malformed"
	case addressForbidden:
		rule, args = "link-scheme", problem.Args{"scheme": raw([]byte(a.scheme))}
	}
	w.report(rule, problem.Warning, at, width, args)
	return false
}

// isLocalPicture reports whether a picture can be made of an image: the others
// are written as links or as text.
func (w *writer) isLocalPicture(n *ast.Image) bool {
	a := addressOf(n.Destination)
	return a.kind == addressLocal && a.target != ""
}

// figure writes a picture that stands for itself.
func (w *writer) figure(n *ast.Image) {
	h := w.picture(n, addressOf(n.Destination))
	h.Figure = true
	w.hole(h)
}

// image writes a picture within a line of text.
func (w *writer) image(n *ast.Image) {
	if !w.affords(n.Reference, n.Destination, n.Pos()) {
		w.in.run([]byte(textOf(n, w.source)))
		return
	}
	a := addressOf(n.Destination)
	if a.kind == addressLocal && a.target != "" {
		w.in.hole(w.picture(n, a))
		return
	}
	w.descriptionLinks(n)
	at, width := w.addressAt(n.Pos(), n.Destination)
	alt := textOf(n, w.source)
	if a.kind == addressLocal { // ![…](#place) shows nothing
		a.kind = addressNone
	}
	if !w.followed(a, at, width) {
		w.in.run([]byte(alt))
		return
	}
	w.report("image-external", problem.Warning, at, width, problem.Args{"address": a.href})
	if w.in.linked {
		w.in.run([]byte(alt))
		return
	}
	w.external(a, w.caption(n.Title).Plain, at, width)
	if alt != "" {
		w.in.run([]byte(alt))
	} else {
		w.in.opaque(a.href)
	}
	w.in.link("</a>")
}

// descriptionLinks reports links and pictures in the description of a picture,
// which is plain words.
func (w *writer) descriptionLinks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		var to []byte
		switch c := c.(type) {
		case *ast.Link:
			to = c.Destination
		case *ast.Image:
			to = c.Destination
		case *ast.RawHTML:
			if t, ok := w.inlineTag(c); ok && t.Data == "img" {
				w.dropped(t)
			}
		}
		if to != nil {
			at, width := w.addressAt(c.Pos(), to)
			w.report("image-text-plain", problem.Warning, at, width, problem.Args{"address": raw(to)})
		}
		w.descriptionLinks(c)
	}
}

func (w *writer) picture(n *ast.Image, a address) Hole {
	w.descriptionLinks(n)
	at, width := w.addressAt(n.Pos(), n.Destination)
	alt := textOf(n, w.source)
	if alt == "" {
		w.report("image-no-alt", problem.Warning, at, width, problem.Args{"file": a.target})
	} else {
		alt = w.locale.Typeset(alt).Plain
	}
	return Hole{
		Kind: HoleImage, Target: a.target, Fragment: a.fragment, Text: alt,
		Caption: w.caption(n.Title), Pos: w.at.pos(w.base+at, width),
	}
}

// caption returns the title of a link or a picture, typeset.
func (w *writer) caption(title []byte) typography.Text {
	if len(title) == 0 {
		return typography.Text{}
	}
	return w.locale.Typeset(string(unescape(title)))
}

// addressAt returns where the destination of a link that begins at pos stands:
// the tree does not say. It is the start of the link when the destination
// stands elsewhere, in a link definition.
func (w *writer) addressAt(pos int, destination []byte) (at, width int) {
	pos = max(pos, 0)
	near := w.source[pos:min(len(w.source), pos+2*maxAddress)]
	if i := bytes.Index(near, destination); i >= 0 && len(destination) > 0 {
		return pos + i, len(destination)
	}
	return pos, 1
}
