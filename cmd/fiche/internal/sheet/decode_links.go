package sheet

import (
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
)

// How details, documents, contacts, links, words and menus are written.

// Any label and value.
var detailList = listOf[Detail]{
	path: "details",
	line: func(d *decoder, t *Detail, label, value *frontmatter.Node) {
		t.Label = d.text(label)
		if value != nil {
			t.Value = d.text(value)
		}
	},
	finish: func(d *decoder, t *Detail, n *frontmatter.Node) bool {
		if t.Value == "" {
			d.fail("detail-no-value", n, problem.Args{"label": t.Label})
		}
		return t.Value != ""
	},
}

// "convention.pdf : La convention"
var documentList = listOf[Document]{
	path: "documents", fields: documentFields,
	line: func(d *decoder, doc *Document, label, value *frontmatter.Node) {
		d.fileOrURL(doc, label)
		if value != nil {
			doc.Title = d.text(value)
		}
	},
	finish: func(d *decoder, doc *Document, n *frontmatter.Node) bool {
		if doc.URL == "" && doc.File.Target == "" {
			d.missing(n, "documents", "file")
			return false
		}
		return true
	},
}

func (d *decoder) fileOrURL(doc *Document, n *frontmatter.Node) {
	if url, ok := webAddress(d.text(n)); ok {
		doc.URL = d.leadsTo(n, url)
		return
	}
	doc.File = d.ref(n)
}

// "Service international : international@example.org"
var contactList = listOf[Contact]{
	path: "contacts", fields: contactFields,
	line: func(d *decoder, c *Contact, label, value *frontmatter.Node) {
		switch {
		case value == nil && strings.Contains(label.Value, "@"):
			c.Email = d.email(label)
		case value != nil && strings.Contains(value.Value, "@"):
			c.Name, c.Email = d.text(label), d.email(value)
		case value != nil && strings.ContainsAny(value.Value, "0123456789"):
			c.Name, c.Phone = d.text(label), d.text(value)
		case value != nil:
			c.Name, c.Function = d.text(label), d.text(value)
		default:
			c.Name = d.text(label)
		}
	},
	finish: func(d *decoder, c *Contact, n *frontmatter.Node) bool {
		if *c == (Contact{}) && !d.failedIn(n) {
			d.missing(n, "contacts", "name")
		}
		return *c != (Contact{})
	},
}

// "https://example.org/film : Le film du projet", or the other way round.
var linkList = listOf[Link]{
	path: "links", fields: linkFields,
	line: func(d *decoder, l *Link, label, value *frontmatter.Node) {
		if value != nil {
			if _, ok := webAddress(value.Value); ok {
				label, value = value, label
			}
			l.Title = d.text(value)
		}
		l.URL = d.url(label)
	},
	finish: func(d *decoder, l *Link, n *frontmatter.Node) bool {
		if l.URL == "" && !d.failedIn(n) {
			d.missing(n, "links", "url")
		}
		return l.URL != ""
	},
}

// "habitants : inhabitants"
var wordList = listOf[Word]{
	path: "words",
	line: func(d *decoder, w *Word, label, value *frontmatter.Node) {
		w.From = d.text(label)
		if value != nil {
			w.To = d.text(value)
		}
	},
	finish: func(d *decoder, w *Word, n *frontmatter.Node) bool {
		w.Pos = d.pos(n)
		if w.To == "" {
			d.fail("word-no-translation", n, problem.Args{"word": w.From})
		}
		return w.To != ""
	},
}

// "a-propos.md : À propos"
func menuList(path string) listOf[MenuItem] {
	return listOf[MenuItem]{
		path: "menu", fields: menuFields,
		line: func(d *decoder, m *MenuItem, label, value *frontmatter.Node) {
			m.To = d.menuRef(label)
			if value != nil {
				m.Title = d.text(value)
			}
		},
		finish: func(d *decoder, m *MenuItem, n *frontmatter.Node) bool {
			if m.To.Target == "" {
				d.missing(n, path, "page")
			}
			return m.To.Target != ""
		},
	}
}

// menuRef reads what a menu leads to: a file, a folder, or a web address.
func (d *decoder) menuRef(n *frontmatter.Node) Ref {
	ref := d.ref(n)
	if url, ok := webAddress(ref.Target); ok {
		d.leadsTo(n, url)
	} else if strings.Contains(ref.Target, "://") {
		d.fail("not-url", n, problem.Args{"value": ref.Target})
	}
	return ref
}
