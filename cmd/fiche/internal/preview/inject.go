package preview

import (
	"bytes"
	"errors"
	"html"
	"net/http"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/mediatype"
	"fiche/cmd/fiche/internal/problem"
)

// pageTag returns the element that brings live reload to a page. It is not
// deferred: the script must see the page before any other script changes it.
func (s *snapshot) pageTag(page version, placeholder bool) string {
	tag := `<script src="` + ownPrefix + `client.js" data-state="` + s.id() + `" data-page="` + string(page) + `"`
	if s.dashboard != "" {
		tag += ` data-dashboard="` + html.EscapeString(s.dashboard) + `" data-edit="` + html.EscapeString(s.edit) + `"`
	}
	if placeholder {
		tag += " data-placeholder"
	}
	return tag + "></script>"
}

// trialTag returns the element that lets the page of a trial be replaced by the next.
func (s *snapshot) trialTag() string {
	return `<script src="` + ownPrefix + `client.js" data-state="` + s.id() + `" data-page="" data-trial></script>`
}

// inject returns a page with an element added at its end.
func inject(page []byte, tag string) []byte {
	at := lastIndexFold(page, "</body>")
	if at < 0 {
		at = len(page)
	}
	return slices.Concat(page[:at], []byte(tag), page[at:])
}

// lastIndexFold returns the offset of the last occurrence of a lower-case text,
// whatever the case of its letters, or -1.
func lastIndexFold(data []byte, text string) int {
	for end := len(data); ; {
		at := bytes.LastIndexByte(data[:end], text[0])
		if at < 0 {
			return -1
		}
		if len(data)-at >= len(text) && bytes.EqualFold(data[at:at+len(text)], []byte(text)) {
			return at
		}
		end = at
	}
}

// pageFailure returns the text for a page of a good site that could not be made.
func pageFailure(l *locale.Locale, page string, err error) string {
	p := problem.Problem{Rule: "page-failed", Severity: problem.Error, Args: problem.Args{"page": page, "reason": problem.ReasonOf(err)}}
	if fault, ok := errors.AsType[*problem.Panic](err); ok {
		p = fault.Problem()
	}
	return problem.Printer{Words: l.Wording()}.Text(p)
}

// barePage returns a page with nothing of the site in it. title and body are HTML.
func barePage(l *locale.Locale, title, body string) string {
	return strings.NewReplacer("{lang}", l.Tag, "{dir}", l.Direction, "{title}", title, "{body}", body).Replace(`<!DOCTYPE html>
<html lang="{lang}" dir="{dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
<h1>{title}</h1>
{body}</body>
</html>
`)
}

// servePlaceholder serves a page that says why there is no other. Its script loads
// the address again when there is something to show.
func (s *snapshot) servePlaceholder(w http.ResponseWriter, r *http.Request, text string, page version) {
	body := barePage(s.locale, html.EscapeString(s.locale.Command.Preview.NoPage),
		"<pre>"+html.EscapeString(text)+"</pre>\n"+s.pageTag(page, true))
	servePage(w, r, http.StatusInternalServerError, []byte(body))
}

// servePage serves a page in place of the one that was asked for.
func servePage(w http.ResponseWriter, r *http.Request, status int, page []byte) {
	w.Header().Set("Content-Type", mediatype.Of(indexFile))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(page) // the browser may have gone
	}
}
