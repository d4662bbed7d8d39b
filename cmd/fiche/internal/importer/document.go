package importer

import (
	"strings"

	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/importer/markdown"
	"fiche/cmd/fiche/internal/importer/office"
	"fiche/cmd/fiche/internal/problem"
)

// sourceOfDocument returns what a document of a word processor holds.
func sourceOfDocument(name string, data []byte) (*source, []problem.Problem) {
	text, err := office.Document(data)
	if err != nil {
		return nil, []problem.Problem{*officeProblem(name, err)}
	}
	doc, err := html.Parse(strings.NewReader(text.HTML))
	if err != nil {
		return nil, []problem.Problem{*officeProblem(name, office.ErrTooLarge)}
	}
	fields := &frontmatter.Node{Kind: frontmatter.Mapping}
	addField(fields, "title", text.Title)
	body, left := markdown.FromHTML(contentOf(doc))
	for kind, n := range text.Left {
		left[kind] += n
	}
	return &source{path: name, fields: fields, body: body, plain: true, left: left, media: text.Media}, nil
}
