package render

import (
	"bytes"
	"errors"
	"html"
	"html/template"
	"strconv"
	"sync"

	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/typography"
	"fiche/cmd/fiche/internal/view"
)

// body fills the holes of the page's prose. place renders the block of data
// that the author put under one of the headings, and gives nothing when there
// is no such data; it may be nil.
func (w *writer) body(place func(block string) template.HTML) template.HTML {
	body := w.Renderer.site.Prose(w.page)
	return w.filledBody(body.Fill, body.LeadHoles, place)
}

// lead returns the lead that the page itself shows: the summary, or the first
// paragraph with its links if the prose opens with it. On cards it stands
// without them, wherever it is taken from.
func (w *writer) lead() view.Text {
	lead, body := w.page.Text.Lead, w.Renderer.site.Prose(w.page)
	switch {
	case body.Lead.Plain == "": // it is the summary
		return w.prose(lead)
	case !body.LeadTaken:
		return view.Text{}
	}
	return w.prose(typography.Text{Plain: lead.Plain, HTML: string(w.filledBody(body.FillLead, 0, nil))})
}

// filledBody returns HTML whose holes, from number next on, are filled.
func (w *writer) filledBody(
	html func([]byte, func([]byte, *prose.Hole) []byte) []byte, next int, place func(block string) template.HTML,
) template.HTML {
	buffer := byteBuffers.Get().(*[]byte)
	defer byteBuffers.Put(buffer)
	*buffer = html((*buffer)[:0], func(dst []byte, hole *prose.Hole) []byte {
		var target site.Target
		if next < len(w.page.Targets) {
			target = w.page.Targets[next]
		}
		next++
		switch hole.Kind {
		case prose.HoleLink:
			return w.anchorTag(dst, hole, target)
		case prose.HoleImage:
			return w.image(dst, hole, target)
		default:
			return w.writeBlock(dst, hole, place)
		}
	})
	return template.HTML(*buffer)
}

// byteBuffers are what prose and drawings are put together in.
var byteBuffers = sync.Pool{New: func() any { return new([]byte) }}

// anchorTag writes the start tag of a link.
func (w *writer) anchorTag(dst []byte, hole *prose.Hole, target site.Target) []byte {
	dst = append(dst, "<a"...)
	if url := w.target(target); url != "" {
		dst = attribute(dst, "href", url)
	}
	if p := target.Page; p != nil && p.Edition != w.edition {
		dst = attribute(dst, "hreflang", p.Edition.Locale.Tag)
	}
	if hole.Caption.Plain != "" {
		dst = attribute(dst, "title", hole.Caption.Plain)
	}
	return append(dst, '>')
}

func attribute(dst []byte, name, value string) []byte {
	dst = append(dst, ' ')
	dst = append(dst, name...)
	dst = append(dst, `="`...)
	dst = append(dst, html.EscapeString(value)...)
	return append(dst, '"')
}

// image writes a picture: a figure with its caption, or an image in a line.
func (w *writer) image(dst []byte, hole *prose.Hole, target site.Target) []byte {
	picture := w.picture(target.File, hole.Text, inProse)
	switch {
	case picture == nil:
		return append(dst, html.EscapeString(hole.Text)...)
	case hole.Figure:
		return append(dst, w.part("photo.html", &view.Photo{Image: *picture, Large: w.file(target.File), Caption: w.prose(hole.Caption)})...)
	}
	return append(dst, w.part("image.html", picture)...)
}

// writeBlock writes a block of data under the heading that its author
// gave it.
func (w *writer) writeBlock(dst []byte, hole *prose.Hole, place func(block string) template.HTML) []byte {
	body := w.Renderer.site.Prose(w.page)
	if place == nil || hole.Heading >= len(body.Outline) {
		return dst
	}
	data := place(hole.Block)
	if data == "" {
		return dst
	}
	heading := body.Outline[hole.Heading]
	tag := "h" + strconv.Itoa(heading.Level)
	dst = append(dst, "<"+tag...)
	dst = attribute(dst, "id", heading.ID)
	dst = append(dst, ">"+heading.Text.HTML+"</"+tag+">\n"...)
	return append(dst, data...)
}

// part executes the template of a part.
func (w *writer) part(file string, data any) template.HTML {
	b := partBuffers.Get().(*bytes.Buffer)
	defer partBuffers.Put(b)
	b.Reset()
	if err := w.templates.execute(b, file, data); err != nil {
		w.failed = errors.Join(w.failed, err)
	}
	return template.HTML(b.String())
}

// partBuffers are what parts are executed into.
var partBuffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}
