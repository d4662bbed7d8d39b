package render

import (
	"strings"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/view"
)

// own returns what a sheet says in the fields of the site's own.
func (w *writer) own(facts *sheet.Sheet) []view.Own {
	var list []view.Own
	for i := range facts.Own {
		v := &facts.Own[i]
		list = append(list, view.Own{Name: v.Field.Name, Label: w.ownLabel(v.Field), Items: w.ownItems(v)})
	}
	return list
}

// ownLabel returns the name of a field: in the language of the settings, where the
// edition has no words for it.
func (w *writer) ownLabel(f *sheet.OwnField) view.Text {
	name, lang := w.edition.Phrase(f.Name, w.settings().Language)
	l := w.locale()
	if lang != "" {
		l = w.settings().Language
	}
	return w.text(l.Typeset(capitalised(name)), l.Tag)
}

// ownItems returns the values of one field: links to the listings of a facet.
func (w *writer) ownItems(v *sheet.OwnValue) []view.Link {
	if groups := w.page.Own[v.Field.Key]; groups != nil {
		return w.groupLinks(groups)
	}
	plain := func(text view.Text) []view.Link { return []view.Link{{Text: text}} }
	switch v.Field.Type {
	case "word":
		var items []view.Link
		for _, n := range v.Names {
			items = append(items, plain(w.phrase(n.Text))...)
		}
		return items
	case "number":
		return plain(w.amount(v.Number))
	case "date":
		return plain(w.date(v.Date))
	case "link":
		return w.links(v.Links)
	case "yes-no":
		return plain(w.words(w.locale().Terms.Answer.Label(v.Answer)))
	}
	return plain(w.phrase(v.Text))
}

// links returns links to addresses elsewhere; one without a title goes by its
// address.
func (w *writer) links(links []sheet.Link) []view.Link {
	var list []view.Link
	for _, l := range links {
		link := view.Link{Text: w.phrase(l.Title), URL: l.URL}
		if l.Title == "" {
			link.Text = plainText(strings.TrimPrefix(l.URL, "https://"))
		}
		list = append(list, link)
	}
	return list
}
