package sheet

import (
	"strings"

	"fiche/cmd/fiche/internal/problem"
)

// How details, documents, contacts, links, words and menus are written.

// Any label and value.
var detailList = listOf[Detail]{
	path: "details",
	line: func(d *decoder, t *Detail, label, value *node) {
		t.Label = d.text(label)
		if value != nil {
			t.Value = d.text(value)
		}
	},
	finish: func(d *decoder, t *Detail, n *node) bool {
		if t.Value == "" {
			d.fail("detail-no-value", n, problem.Args{"label": t.Label})
		}
		return t.Value != ""
	},
}

// "convention.pdf : La convention"
var documentList = listOf[Document]{
	path: "documents", fields: documentFields, halves: []string{"file", "title"},
	line: func(d *decoder, doc *Document, label, value *node) {
		d.fileOrURL(doc, label)
		if value != nil {
			doc.Title = d.text(value)
		}
	},
	finish: func(d *decoder, doc *Document, n *node) bool {
		if doc.URL == "" && doc.File.Target == "" {
			d.missing(n, "documents", "file")
			return false
		}
		return true
	},
}

func (d *decoder) fileOrURL(doc *Document, n *node) {
	if url, ok := webAddress(d.text(n)); ok {
		doc.URL = d.leadsTo(n, url)
		return
	}
	doc.File = d.ref(n)
}

// "https://example.org/film : Le film du projet", or the other way round.
var linkList = listOf[Link]{
	path: "links", fields: linkFields, needs: []string{"url"}, halves: []string{"url", "title"},
	line: func(d *decoder, l *Link, label, value *node) {
		if value != nil {
			if looksLikeAddress(value.Value) && !looksLikeAddress(label.Value) {
				label, value = value, label
			}
			l.Title = d.text(value)
		}
		l.URL = d.url(label)
	},
	finish: func(d *decoder, l *Link, n *node) bool {
		if l.URL == "" && !d.failedIn(n) {
			d.missing(n, "links", "url")
		}
		return l.URL != ""
	},
}

// "habitants : inhabitants"
var wordList = listOf[Word]{
	path: "words",
	line: func(d *decoder, w *Word, label, value *node) {
		w.From = d.text(label)
		if value != nil {
			w.To = d.text(value)
		}
	},
	finish: func(d *decoder, w *Word, n *node) bool {
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
		path: "menu", fields: menuFields, halves: []string{"page", "title"},
		line: func(d *decoder, m *MenuItem, label, value *node) {
			m.To = d.menuRef(label)
			if value != nil {
				m.Title = d.text(value)
			}
		},
		finish: func(d *decoder, m *MenuItem, n *node) bool {
			if m.To.Target == "" {
				d.missing(n, path, "page")
			}
			return m.To.Target != ""
		},
	}
}

// menuRef reads what a menu leads to: a file, a folder, or a web address.
func (d *decoder) menuRef(n *node) Ref {
	ref := d.ref(n)
	if url, ok := webAddress(ref.Target); ok {
		d.leadsTo(n, url)
	} else if strings.Contains(ref.Target, "://") {
		d.fail("not-url", n, problem.Args{"value": ref.Target})
	}
	return ref
}
