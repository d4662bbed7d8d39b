package importer

import (
	"bytes"
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/importer/markdown"
	"fiche/cmd/fiche/internal/problem"
)

// sourceOfPage returns what a web page holds: its content, and what its head says
// of it. The menus around the content are left out, and told.
func sourceOfPage(name string, data []byte) (*source, []problem.Problem) {
	src, problems := frontmatter.Decode(name, data)
	if src == nil || problem.Worst(problems) == problem.Error {
		return nil, problems
	}
	doc, err := html.Parse(bytes.NewReader(src.Text))
	if err != nil {
		return nil, []problem.Problem{*officeProblem(name, err)}
	}
	fields := &frontmatter.Node{Kind: frontmatter.Mapping}
	content := contentOf(doc)
	heading := soleHeading(content)
	title := ""
	page := "/" + name
	if path.Base(name) == "index.html" {
		page = "/" + path.Dir(name)
	}
	for n := range doc.Descendants() {
		switch value := attrOf(n, "content"); {
		case n.DataAtom == atom.Title && title == "" && n.Parent != nil && n.Parent.DataAtom == atom.Head:
			title = markdown.Words(n)
		case n.DataAtom == atom.Link && attrOf(n, "rel") == "canonical":
			if u, err := url.Parse(attrOf(n, "href")); err == nil && len(u.Path) > 1 {
				page = u.Path
			}
		case n.DataAtom != atom.Meta || value == "":
		default:
			switch key := strings.ToLower(cmp.Or(attrOf(n, "name"), attrOf(n, "property"))); key {
			case "description", "date", "author":
				addField(fields, key, value)
			case "keywords":
				addField(fields, key, strings.Split(value, ",")...)
			case "article:modified_time", "last-modified":
				addField(fields, "lastmod", value)
			}
		}
	}
	if heading != nil {
		title = markdown.Words(heading)
		heading.Parent.RemoveChild(heading)
	}
	addField(fields, "title", title)
	left := cutMenus(content)
	text, more := markdown.FromHTML(content)
	for kind, n := range more {
		left[kind] += n
	}
	return &source{path: name, fields: fields, body: text, plain: true, left: left, page: page}, problems
}

// contentOf returns the element that holds what a page is about.
func contentOf(doc *html.Node) *html.Node {
	var body *html.Node
	found := map[string][]*html.Node{}
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Body:
			body = n
		case n.DataAtom == atom.Main || attrOf(n, "role") == "main":
			found["main"] = append(found["main"], n)
		case n.DataAtom == atom.Article:
			found["article"] = append(found["article"], n)
		}
	}
	for _, kind := range []string{"main", "article"} {
		if len(found[kind]) == 1 {
			return found[kind][0]
		}
	}
	return cmp.Or(body, doc)
}

// soleHeading returns the heading of the first level, if there is one.
func soleHeading(content *html.Node) *html.Node {
	var heading *html.Node
	for n := range content.Descendants() {
		if n.DataAtom == atom.H1 {
			if heading != nil {
				return nil
			}
			heading = n
		}
	}
	return heading
}

// cutMenus takes out of a page what stands on each page of its site, and returns what,
// with its first words. Around an element that was chosen for its content all is.
func cutMenus(content *html.Node) map[string]int {
	left := map[string]int{}
	var gone []*html.Node
	if content.DataAtom == atom.Body {
		for n := range content.ChildNodes() {
			if slices.Contains([]atom.Atom{atom.Header, atom.Footer, atom.Aside}, n.DataAtom) {
				gone = append(gone, n)
			}
		}
		for _, n := range gone {
			content.RemoveChild(n)
		}
	} else {
		for n := content; n.Parent != nil; n = n.Parent {
			for other := range n.Parent.ChildNodes() {
				if other != n && other.DataAtom != atom.Head && other.DataAtom != atom.Script && other.DataAtom != atom.Style {
					gone = append(gone, other)
				}
			}
		}
	}
	for _, n := range gone {
		if markdown.Words(n) != "" {
			left[markdown.Name(n)]++
		}
	}
	return left
}

func attrOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// addField adds a field to those of a source; one without a value is none.
func addField(fields *frontmatter.Node, key string, values ...string) {
	n := &frontmatter.Node{Kind: frontmatter.Sequence, Items: scalars(values)}
	switch len(n.Items) {
	case 0:
		return
	case 1:
		n = n.Items[0]
	}
	fields.Pairs = append(fields.Pairs, frontmatter.Pair{Key: frontmatter.Key{Text: key}, Value: n})
}
