package render

import (
	"html"
	"html/template"
	"strconv"
	"strings"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/typography"
	"fiche/cmd/fiche/internal/view"
)

// A writer makes the view of one page within a context.
//
// The page may be of another edition than the context: so it is on the card of a
// sheet that has no translation.
type writer struct {
	*pageContext
	page    *site.Page
	address string // of what is written; a long listing has several
	ids     map[string]bool
	sources sources
	failed  error // of the parts executed on the way
}

// writer starts the view of a page at an address in its own language.
func (r *Renderer) writer(p *site.Page, address string) *writer {
	return &writer{pageContext: r.contextOf(p.Edition, upToRoot(address)), page: p, address: address}
}

// locale returns the language that the page is shown in.
func (w *writer) locale() *locale.Locale { return w.edition.Locale }

// text marks a text with its language when that is not the page's.
func (w *writer) text(t typography.Text, lang string) view.Text {
	if lang == "" || lang == w.locale().Tag || t.Plain == "" {
		return view.Text{Plain: t.Plain, HTML: template.HTML(t.HTML)}
	}
	return view.Text{
		Plain: t.Plain,
		HTML:  template.HTML(`<span lang="` + html.EscapeString(lang) + `">` + t.HTML + `</span>`),
		Lang:  lang,
	}
}

// prose returns a text of the file whose prose the page shows.
func (w *writer) prose(t typography.Text) view.Text {
	if w.page.Text == nil {
		return w.text(t, w.page.Edition.Locale.Tag)
	}
	return w.text(t, w.page.Text.Locale.Tag)
}

// title returns the title of a page, in whichever language it could be had.
func (w *writer) title(p *site.Page) view.Text {
	switch {
	case p.Text != nil:
		return w.text(p.Title, p.Text.Locale.Tag)
	case p.Group != nil && p.Group.Lang != "":
		return w.text(p.Title, p.Group.Lang)
	}
	return w.text(p.Title, p.Edition.Locale.Tag)
}

// groupName returns the name of a group.
func (w *writer) groupName(g *site.Group) view.Text { return w.text(g.Name, g.Lang) }

// words returns interface words, typeset. There are few of them, and each page
// of the context uses most.
func (w *writer) words(s string) view.Text {
	if text, known := w.pageContext.typeset.Load(s); known {
		return text.(view.Text)
	}
	text := w.text(w.locale().Typeset(s), "")
	w.pageContext.typeset.Store(s, text)
	return text
}

// phrase returns a fact as its author wrote it, in the language of the page
// where there is a translation.
func (w *writer) phrase(s string) view.Text {
	if s == "" {
		return view.Text{}
	}
	text, l := w.translated(s)
	return w.text(l.Typeset(text), l.Tag)
}

// translated returns a fact in the language of the page where there is a
// translation, and the language that it is in.
func (w *writer) translated(s string) (text string, l *locale.Locale) {
	text, lang := w.page.Phrase(s)
	if other := locale.Get(lang); other != nil {
		return text, other
	}
	return text, w.page.Edition.Locale
}

// joinTexts returns texts as a list in words: "a, b et c".
func (w *writer) joinTexts(texts []view.Text) view.Text {
	if len(texts) == 1 {
		return texts[0]
	}
	names, with := make([]string, len(texts)), fillings{}
	for i, text := range texts {
		name := strconv.Itoa(i)
		names[i], with[name] = "{"+name+"}", text
	}
	return w.fill(w.locale().List(names), with)
}

// fillings are what fills a pattern, by placeholder.
type fillings map[string]view.Text

// fill puts texts into a pattern of interface words: "Situation à {date}".
func (w *writer) fill(pattern string, with fillings) view.Text {
	t := w.words(pattern)
	return view.Text{
		Plain: fillWith(t.Plain, func(name string) (string, bool) { text, ok := with[name]; return text.Plain, ok }),
		HTML:  template.HTML(fillWith(string(t.HTML), func(name string) (string, bool) { text, ok := with[name]; return string(text.HTML), ok })),
	}
}

// fillWith replaces each {name} that there is a text for. What is put in is
// not looked into again: a title may hold braces.
func fillWith(pattern string, text func(name string) (string, bool)) string {
	var buffer [256]byte // for most texts
	filled := buffer[:0]
	for {
		before, rest, ok := strings.Cut(pattern, "{")
		filled = append(filled, before...)
		if !ok {
			return string(filled)
		}
		name, after, closed := strings.Cut(rest, "}")
		if with, known := text(name); closed && known {
			filled = append(filled, with...)
			pattern = after
		} else {
			filled = append(filled, '{')
			pattern = rest
		}
	}
}

// date prints a date in the language of the page.
func (w *writer) date(d calendar.Date) view.Text {
	if d.IsZero() {
		return view.Text{}
	}
	return w.text(w.calendar.Date(d), "")
}

// plainText returns a text of the program's own making.
func plainText(s string) view.Text {
	return view.Text{Plain: s, HTML: template.HTML(html.EscapeString(s))}
}

// maxDescription is how long a description may be, in characters: the limit
// of the European Commission's teasers, and about what search engines show.
const maxDescription = 300

// description cuts a text at a word, so that it fits <meta name=description>.
func description(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= maxDescription {
		return s
	}
	cut := string([]rune(s)[:maxDescription-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.–") + "…"
}
