package render

import (
	"cmp"
	"html/template"
	"net/url"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/view"
)

// citation returns how to cite the page: its publisher, title, site and date,
// and its address when the site has one.
func (w *writer) citation(page *view.SheetPage, facts *sheet.Sheet) *view.Citation {
	date := facts.Updated
	if date.IsZero() {
		date = facts.AsOf
	}
	author := w.site.Organisation.Name
	if author.Plain == "" {
		author = w.site.Title
	}
	pattern := w.locale().Words.CiteAs
	if date.IsZero() {
		pattern = w.locale().Words.CiteUndated
	}
	text := w.fill(pattern, fillings{"author": author, "title": page.Title, "site": w.site.Title, "date": w.date(date)})
	if page.Canonical != "" {
		address := plainText(page.Canonical)
		text.Plain += ", " + address.Plain
		text.HTML += ", " + address.HTML
	}
	r := reference{
		key: cmp.Or(spelling.Slug(page.Title.Plain), "page"), author: author.Plain, title: page.Title.Plain,
		site: w.site.Title.Plain, url: page.Canonical, date: date, lang: page.Lang,
	}
	return &view.Citation{
		Name:   r.key,
		Text:   text,
		BibTeX: fileURL("application/x-bibtex", r.bibTeX()),
		RIS:    fileURL("application/x-research-info-systems", r.ris()),
	}
}

// A reference is a page as programs that manage citations know it.
type reference struct {
	key, author, title, site, url, lang string
	date                                calendar.Date
}

// year returns the year that a reference is dated to, or "".
func (r reference) year() string {
	if !r.date.IsBounded() {
		return ""
	}
	return strconv.Itoa(r.date.Last().Year)
}

// bibTeX writes a reference for BibTeX. The author is in braces of its own, since
// an organisation has no first name.
func (r reference) bibTeX() string {
	var b strings.Builder
	b.WriteString("@misc{" + r.key + ",\n")
	for _, field := range [][2]string{
		{"author", "{" + escapeBibTeX(r.author) + "}"}, {"title", escapeBibTeX(r.title)}, {"howpublished", escapeBibTeX(r.site)},
		{"year", r.year()}, {"url", r.url}, {"langid", r.lang},
	} {
		if field[1] != "" {
			b.WriteString("  " + field[0] + " = {" + field[1] + "},\n")
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// escapeBibTeX takes their meaning from the characters that TeX would act on.
var escapeBibTeX = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "$", `\$`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
).Replace

// ris writes a reference in the format of Research Information Systems: a tag a
// line.
func (r reference) ris() string {
	var b strings.Builder
	for _, field := range [][2]string{
		{"TY", "ELEC"}, {"AU", r.author}, {"TI", r.title}, {"T2", r.site}, {"PY", r.year()}, {"UR", r.url}, {"LA", r.lang},
	} {
		if field[1] != "" {
			b.WriteString(field[0] + "  - " + field[1] + "\r\n")
		}
	}
	b.WriteString("ER  - \r\n")
	return b.String()
}

// fileURL returns a small file as an address, so that it can be taken away from a
// page that lies on a disk too.
func fileURL(mediaType, text string) template.URL {
	return template.URL("data:" + mediaType + ";charset=utf-8," + url.PathEscape(text))
}
