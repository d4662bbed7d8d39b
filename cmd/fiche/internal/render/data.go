package render

import (
	"html/template"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/opendata"
	"fiche/cmd/fiche/internal/view"
)

// data makes the page that explains the data files.
func (w *writer) data() *view.DataPage {
	d, l := w.siteData(), w.locale()
	words := l.Data()
	typeset := func(s string) view.Text { return w.text(l.Typeset(s), "") }
	p := &view.DataPage{
		Page: w.head("data", w.title(w.page)), Lead: typeset(words.Lead),
		Heading: view.DataHeading{
			Files: typeset(words.Files), Facts: typeset(words.Facts), Rows: typeset(words.Rows), Column: typeset(words.Column), Meaning: typeset(words.Meaning),
		},
	}
	p.Description = p.Lead.Plain
	for _, t := range d.Tables {
		table := view.DataTable{
			ID: "table_" + t.Key, Name: typeset(words.Tables[t.Key].Name), About: typeset(words.Tables[t.Key].About), Rows: plainText(strconv.Itoa(d.Rows(t))),
		}
		for _, c := range t.Columns {
			table.Columns = append(table.Columns, view.DataColumn{ID: c.ID, Meaning: typeset(d.Explain(t, c, words))})
		}
		for _, o := range d.Offered() {
			if o.Table == t.Key {
				table.Files = append(table.Files, w.fileLink(o))
			}
		}
		p.Tables = append(p.Tables, table)
	}
	for _, o := range d.Offered() {
		if o.Table == "" {
			p.Files = append(p.Files, w.fileLink(o))
		}
	}
	if address := d.CatalogueAddress(); d.IsCatalogued() {
		p.Files = append(p.Files, view.Link{Text: plainText("DCAT"), URL: w.href(address)})
	}
	p.Facts, p.Notes = w.dataFacts(d, p)
	p.Data = w.datasetData(d, p)
	return p
}

func (w *writer) fileLink(o opendata.Offer) view.Link {
	return view.Link{Text: plainText(strings.ToUpper(o.Format)), URL: w.href(o.Address)}
}

// siteData returns the data of the site, which looks at every sheet.
func (w *writer) siteData() *opendata.Data {
	return w.openData.of(w.Renderer.site, func() *opendata.Data { return opendata.New(w.Renderer.site) })
}

// sheetsFile returns a link to the table of all sheets as a file, or nil if the site
// does not offer it.
func (w *writer) sheetsFile() []view.Link {
	d := w.siteData()
	for _, o := range d.Offered() {
		if o.Table == d.Tables[0].Key {
			link := w.fileLink(o)
			link.Text = w.words(w.locale().Words.AllSheets + " (" + link.Text.Plain + ")")
			return []view.Link{link}
		}
	}
	return nil
}

// dataFacts returns what holds for all data files.
func (w *writer) dataFacts(d *opendata.Data, p *view.DataPage) (facts []view.Detail, notes []view.Text) {
	words, l := w.locale().Data(), w.locale()
	at := d.Modified()
	if !at.IsZero() {
		facts = append(facts, view.Detail{Label: w.words(words.Updated), Value: w.date(at)})
	}
	licence := w.site.Licence
	if licence.Plain == "" {
		licence = w.words(words.NoLicence)
	}
	facts = append(facts, view.Detail{Label: w.words(l.Words.Licence), Value: licence})
	author := w.site.Organisation.Name
	if author.Plain == "" {
		author = w.site.Title
	}
	pattern := words.CiteAs
	if at.IsZero() {
		pattern = words.CiteUndated
	}
	cite := w.fill(pattern, fillings{"author": author, "title": p.Title, "site": w.site.Title, "date": w.date(at)})
	if p.Canonical != "" {
		cite.Plain, cite.HTML = cite.Plain+", "+p.Canonical, cite.HTML+", "+plainText(p.Canonical).HTML
	}
	facts = append(facts, view.Detail{Label: w.words(words.Cite), Value: cite})
	notes = append(notes, w.words(words.Places))
	if w.settings().Offers("json") {
		address := w.href(d.SchemaAddress())
		notes = append(notes, w.fill(words.Schema, fillings{"link": {
			Plain: address, HTML: template.HTML(`<a href="` + template.HTMLEscapeString(address) + `">JSON Schema</a>`),
		}}))
	}
	return facts, notes
}

// datasetData describes the data for machines.
func (w *writer) datasetData(d *opendata.Data, p *view.DataPage) template.JS {
	if p.Canonical == "" {
		return ""
	}
	t := thing{
		Type: "Dataset", Name: w.site.Title.Plain, Description: p.Lead.Plain, URL: p.Canonical, Language: p.Lang,
		Modified: modified(d.Modified()), License: w.site.Licence.Plain, Publisher: w.publisherData(),
	}
	for _, o := range d.Offered() {
		t.Distribution = append(t.Distribution, download{Type: "DataDownload", Name: o.Name, Format: o.MediaType(), URL: w.absolute(o.Address)})
	}
	return jsonLD(t)
}

// A download is a file with data.
type download struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}
