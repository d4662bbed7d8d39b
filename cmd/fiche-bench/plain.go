package main

import (
	"bytes"
	_ "embed"
	"html/template"
	"time"

	"github.com/adrg/frontmatter"
	"github.com/yuin/goldmark"
)

// A plainSheet is a sheet as a program takes it that knows nothing of fact
// sheets: front matter decoded by a YAML library, and HTML.
type plainSheet struct {
	Title, Summary              string
	Countries, Statuses, Themes []string
	From                        int
	Participants                []struct{ Name, Role string }
	Dates                       []struct{ When, DateTime, State, Word, Label, Reason string }
	Figures                     []struct{ ID, Label, Written, Unit, Source string }
	Body                        template.HTML `yaml:"-"`
}

// plainPage holds the facts of a sheet and nothing else: no menu, no typography,
// no links between pages.
//
//go:embed floor.html
var plainPage string

// measurePlain takes the steps between reading and writing with the libraries
// that Fiche is built on, each alone and as they come: no date is understood,
// no number, no name, and nothing is checked.
func measurePlain(f *floor, c *corpus, sheets int) error {
	page, err := template.New("").Parse(plainPage)
	if err != nil {
		return err
	}
	var body, out bytes.Buffer
	for i := range sheets {
		source := []byte(hugoSource(c.sheet(i, sheets))) // YAML as it should be
		body.Reset()
		out.Reset()
		var s plainSheet
		started := time.Now()
		markdown, err := frontmatter.Parse(bytes.NewReader(source), &s)
		if err != nil {
			return err
		}
		parsed := time.Now()
		if err := goldmark.Convert(markdown, &body); err != nil {
			return err
		}
		converted := time.Now()
		s.Body = template.HTML(body.String())
		if err := page.Execute(&out, s); err != nil {
			return err
		}
		f.FrontMatter += parsed.Sub(started)
		f.Markdown += converted.Sub(parsed)
		f.Template += time.Since(converted)
	}
	return nil
}
