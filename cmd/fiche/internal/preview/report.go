package preview

import (
	"bytes"
	"encoding/json"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// A report is what is wrong with a site as a browser shows it: the text of the
// terminal, with words around it. client.js reads it as JSON.
type report struct {
	Lang      string            `json:"lang"`
	Direction string            `json:"dir"`
	Title     string            `json:"title"`
	Close     string            `json:"close"`
	Text      string            `json:"text"`
	Links     map[string]string `json:"links,omitempty"` // from "content/mali.md:3:1" to what opens the file there
}

func (p *Preview) newReport(l *locale.Locale, problems []problem.Problem) *report {
	var text strings.Builder
	// A strings.Builder takes everything.
	_ = problem.Printer{Words: l.Wording()}.Print(&text, problems)
	words := l.Command.Preview
	r := &report{Lang: l.Tag, Direction: l.Direction, Title: words.Stale, Close: words.Close, Text: text.String()}
	if p.options.Editor == "" {
		return r
	}
	r.Links = map[string]string{}
	for _, q := range problems {
		if at, link := p.editorLink(q.Place); link != "" {
			r.Links[at] = link
		}
	}
	return r
}

// edit returns a link that opens a place in the reader's editor, or "".
func (p *Preview) edit(place problem.Place) string {
	if p.options.Editor == "" {
		return ""
	}
	_, link := p.editorLink(place)
	return link
}

// editorLink returns a link that opens a place in the reader's editor, and the
// text of that place in a report. Both are empty for built-in files.
func (p *Preview) editorLink(place problem.Place) (at, link string) {
	if place.Path == "" {
		return "", ""
	}
	if _, err := p.folders.site.Stat(place.Path); err != nil {
		return "", ""
	}
	at = place.Path
	for _, n := range []int{place.Line, place.Col} {
		if n <= 0 {
			break
		}
		at += ":" + strconv.Itoa(n)
	}
	file := filepath.ToSlash(p.folders.path) + "/" + at
	u := url.URL{Scheme: p.options.Editor, Host: "file", Path: "/" + strings.TrimPrefix(file, "/")}
	return at, u.String()
}

// encode returns the report as one line of JSON, "null" for a nil report.
func (r *report) encode() []byte {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false) // it is never put into a page
	if err := encoder.Encode(r); err != nil {
		panic("preview: a report holds nothing but strings: " + err.Error())
	}
	return bytes.TrimSpace(line.Bytes())
}
