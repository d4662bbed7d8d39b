// Package opendata makes the files in which a site's data can be taken away:
// tables, JSON, GeoJSON, and a description for catalogues.
//
// It stands beside render and feed, between site and tree. Its law: it says what
// the pages say and no more. Notes, drafts, hidden places and the people behind a
// project are in none of its files; Sheet.PublicPlaces decides of every position.
// Nothing in it is dated by a clock.
package opendata

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
)

// A File is one file of the output, before it is made.
type File struct {
	Path string // from the root of the site
	Make func() ([]byte, error)
}

// Files lists the data files of a site, in the formats that it offers.
func Files(s *site.Site) []File {
	d := New(s)
	if len(d.records) == 0 {
		return nil
	}
	var files []File
	for _, f := range d.Offered() {
		files = append(files, File{f.Address, f.make})
	}
	if s.Settings.Offers("json") {
		files = append(files, File{d.SchemaAddress(), d.schema})
		for _, r := range d.records {
			files = append(files, File{s.DataAddress(r.page), func() ([]byte, error) { return d.object(r), nil }})
		}
	}
	if d.IsCatalogued() {
		files = append(files, File{d.CatalogueAddress(), d.dcat})
	}
	return files
}

// An Offer is a file with the data of the whole site.
type Offer struct {
	Name    string // of what is in it
	Table   string // key of the table that it holds; "" if it holds all
	Format  string // key of locale.Terms.Data
	Address string

	make func() ([]byte, error)
}

// Offered returns the files with the data of the whole site, those of all tables
// first.
func (d *Data) Offered() []Offer {
	var all []Offer
	add := func(t *Table, whole bool, format string, make func() ([]byte, error)) {
		if !d.site.Settings.Offers(format) {
			return
		}
		o := Offer{Name: d.words.Title, Format: format, Address: d.Address(t, format), make: make}
		if !whole {
			o.Name, o.Table = d.words.Tables[t.Key].Name, t.Key
		}
		all = append(all, o)
	}
	add(d.Tables[0], true, "xlsx", d.xlsx)
	add(d.Tables[0], true, "json", d.json)
	for _, t := range d.Tables {
		add(t, false, "csv", func() ([]byte, error) { return d.csv(t) })
	}
	add(d.Table("places"), false, "geojson", d.geoJSON)
	return all
}

// MediaType returns the type of the file.
func (o Offer) MediaType() string { return formats[o.Format].media }

// IsCatalogued reports whether there is a description for catalogues: what it must
// say is known.
func (d *Data) IsCatalogued() bool {
	return d.site.Settings.Offers("dcat") && d.site.Settings.URL != "" && d.licence() != "" && len(d.Offered()) > 0
}

// CatalogueAddress returns where the description for catalogues is.
func (d *Data) CatalogueAddress() string { return d.site.DataFile(d.words.Catalogue + ".jsonld") }

// publisher returns who publishes the data.
func (d *Data) publisher() string {
	return cmp.Or(d.site.Settings.Organisation.Name, d.site.Editions[0].Home.Title.Plain)
}

// description returns what the site says of itself.
func (d *Data) description() string {
	if home := d.site.Editions[0].Home; home.Text != nil {
		return cmp.Or(spaced(home.Text.Lead.Plain), d.words.Lead)
	}
	return d.words.Lead
}

// Data are the data of a site: its tables, and the sheets that fill them.
type Data struct {
	Tables []*Table // that of the sheets first

	site    *site.Site
	words   *locale.DataWords // of the first language, which names the files
	records []*record
}

// A record is a sheet whose data are published.
type record struct {
	page  *site.Page // of its first language
	facts *sheet.Sheet
	l     *locale.Locale // that the facts are written in
	dates *sync.Map      // calendar.Date in a language → dated, of all records

	object atomic.Pointer[[]byte] // see Data.object
}

// New returns the data of a site. Each sheet is there once, whatever its
// translations, in the order of the listings.
func New(s *site.Site) *Data {
	d := &Data{site: s, words: s.Editions[0].Locale.Data()}
	dates := new(sync.Map)
	for _, p := range s.Editions[0].Sheets { // those of other languages included
		if !p.Facts.Draft {
			d.records = append(d.records, &record{page: p, facts: p.Facts, l: p.Facts.Locale, dates: dates})
		}
	}
	d.Tables = d.tables()
	return d
}

// Table returns the table with a key.
func (d *Data) Table(key string) *Table {
	return d.Tables[slices.IndexFunc(d.Tables, func(t *Table) bool { return t.Key == key })]
}

// Rows returns how many rows a table has.
func (d *Data) Rows(t *Table) int {
	n := 0
	for _, r := range d.records {
		n += t.count(r)
	}
	return n
}

// Address returns where a table is in a format.
func (d *Data) Address(t *Table, format string) string {
	return d.site.DataFile(d.words.Tables[t.Key].File + "." + format)
}

// SchemaAddress returns where the JSON Schema is.
func (d *Data) SchemaAddress() string {
	return d.site.DataFile(d.words.Tables["sheets"].File + ".schema.json")
}

// Modified returns the latest date on which a sheet says that it was updated; the
// zero Date if none says so.
func (d *Data) Modified() calendar.Date {
	var latest calendar.Date
	for _, r := range d.records {
		if at := r.facts.Updated; at.IsBounded() && (latest.IsZero() || at.Last().Compare(latest.Last()) > 0) {
			latest = at
		}
	}
	return latest
}

// Explain returns what a column is, in the words of a language.
func (d *Data) Explain(t *Table, c Column, words *locale.DataWords) string {
	switch {
	case c.Own != "":
		return strings.ReplaceAll(words.OwnColumn, "{name}", c.Own)
	case c.In != "":
		return strings.NewReplacer("{column}", c.Of, "{language}", locale.Get(c.In).Name).Replace(words.InLanguage)
	}
	return words.Tables[t.Key].Columns[c.ID]
}
