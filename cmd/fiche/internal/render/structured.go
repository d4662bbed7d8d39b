package render

import (
	"bytes"
	"encoding/json"
	"html/template"
	"slices"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/view"
)

// What machines read of a page: JSON-LD in the vocabulary of schema.org, and
// nothing that it does not define. A Project there is an Organization: it has
// no start and no end, so that the period of a sheet is not said.

// A thing is a page, a site, or what they are about. Fields are in the order in
// which they print.
type thing struct {
	Context     string          `json:"@context,omitempty"`
	Type        string          `json:"@type"`
	Name        string          `json:"name,omitempty"`
	Description string          `json:"description,omitempty"`
	URL         string          `json:"url,omitempty"`
	Identifier  string          `json:"identifier,omitempty"`
	Email       string          `json:"email,omitempty"`
	Logo        string          `json:"logo,omitempty"`
	Language    string          `json:"inLanguage,omitempty"`
	Modified    string          `json:"dateModified,omitempty"`
	License     string          `json:"license,omitempty"`
	Keywords    string          `json:"keywords,omitempty"`
	Caption     string          `json:"caption,omitempty"`
	Credit      string          `json:"creditText,omitempty"`
	IsPartOf    *thing          `json:"isPartOf,omitempty"`
	Publisher   *thing          `json:"publisher,omitempty"`
	Picture     *thing          `json:"primaryImageOfPage,omitempty"`
	Breadcrumb  *breadcrumbList `json:"breadcrumb,omitempty"`
	Entity      *thing          `json:"mainEntity,omitempty"`
	Area        []item          `json:"areaServed,omitempty"`
	Location    []item          `json:"location,omitempty"`
	Funder      []item          `json:"funder,omitempty"`
	Member      []item          `json:"member,omitempty"`
	Funding     []grant         `json:"funding,omitempty"`
	Citation    []string        `json:"citation,omitempty"`

	Distribution []download `json:"distribution,omitempty"`
}

// An item is a thing that little is said of: a country, a place, a partner.
type item struct {
	Type string `json:"@type"`
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
	Geo  *point `json:"geo,omitempty"`
}

// A grant is what a funder gives.
type grant struct {
	Type   string         `json:"@type"`
	Funder item           `json:"funder"`
	Amount monetaryAmount `json:"amount"`
}

type monetaryAmount struct {
	Type     string      `json:"@type"`
	Value    json.Number `json:"value"`
	Currency string      `json:"currency"`
}

// A point is a position on the Earth, in degrees (WGS 84).
type point struct {
	Type      string  `json:"@type"`
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// A breadcrumbList is the way to a page.
type breadcrumbList struct {
	Type  string     `json:"@type"`
	Items []listItem `json:"itemListElement,omitempty"`
}

type listItem struct {
	Type     string `json:"@type"`
	Name     string `json:"name,omitempty"`
	Position int    `json:"position,omitempty"`
	Item     string `json:"item,omitempty"`
}

// jsonLD writes a thing as a data block holds it: encoding/json escapes <, >
// and &, so that it cannot end the block.
func jsonLD(t thing) template.JS {
	t.Context = "https://schema.org"
	b := partBuffers.Get().(*bytes.Buffer)
	defer partBuffers.Put(b)
	b.Reset()
	if err := json.NewEncoder(b).Encode(t); err != nil {
		return "" // a latitude that is no number: sheet has refused it
	}
	return template.JS(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// websiteData returns the web site that a page belongs to.
func (w *writer) websiteData() *thing {
	return &thing{Type: "WebSite", Name: w.site.Title.Plain, URL: w.absolute(w.edition.Home.Address)}
}

// publisherData returns the organisation behind the site, or nil when it has no
// name.
func (w *writer) publisherData() *thing {
	o := w.site.Organisation
	if o.Name.Plain == "" {
		return nil
	}
	t := &thing{Type: "Organization", Name: o.Name.Plain, URL: o.URL, Email: o.Email}
	if logo := w.Renderer.site.Logo; logo != "" {
		t.Logo = w.publicPicture(logo)
	}
	return t
}

// homeData describes the site. It says nothing without an address to say it of.
func (w *writer) homeData(p *view.HomePage) template.JS {
	if p.Canonical == "" {
		return ""
	}
	t := *w.websiteData()
	t.Description, t.Language, t.Publisher = p.Description, p.Lang, w.publisherData()
	return jsonLD(t)
}

// sheetData describes a sheet and its project.
func (w *writer) sheetData(p *view.SheetPage) template.JS {
	if p.Canonical == "" {
		return ""
	}
	facts := w.page.Facts
	t := thing{
		Type: "WebPage", Name: p.Title.Plain, Description: p.Description, URL: p.Canonical, Language: p.Lang,
		Modified: modified(facts.Updated), IsPartOf: w.websiteData(), Publisher: w.publisherData(),
		Breadcrumb: w.breadcrumbData(p), Entity: w.projectData(p, facts), Citation: works(p.Sheet.Sources),
	}
	if photo := facts.Photo; photo != nil {
		if url := w.publicPicture(w.page.Files[photo.File.Target]); url != "" {
			t.Picture = &thing{Type: "ImageObject", URL: url, Caption: w.phrase(photo.Caption).Plain, Credit: w.phrase(photo.Credit).Plain}
		}
	}
	return jsonLD(t)
}

// modified returns a date as schema.org has it, or empty when it is no single
// one.
func modified(d calendar.Date) string {
	if d.IsZero() || d.Form != calendar.Single {
		return ""
	}
	return d.From.ISO()
}

// projectData describes the project of a sheet.
func (w *writer) projectData(p *view.SheetPage, facts *sheet.Sheet) *thing {
	t := &thing{Type: "Project", Name: p.Title.Plain, Description: p.Description, Identifier: p.Sheet.Reference.Plain}
	for _, c := range p.Sheet.Countries {
		area := item{Type: "Country", Name: c.Text.Plain}
		if c.URL == "" {
			area.Type = "Place" // a region of the world
		}
		t.Area = append(t.Area, area)
	}
	for i, theme := range p.Sheet.Themes {
		if i > 0 {
			t.Keywords += ", "
		}
		t.Keywords += theme.Text.Plain
	}
	for _, place := range facts.PublicPlaces() {
		where := item{Type: "Place", Name: w.phrase(place.Name).Plain}
		if place.Exact() {
			where.Geo = &point{Type: "GeoCoordinates", Latitude: place.Lat, Longitude: place.Lon}
		}
		t.Location = append(t.Location, where)
	}
	for i, o := range facts.Partners {
		who := item{Type: "Organization", Name: p.Sheet.Partners[i].Link.Text.Plain, URL: p.Sheet.Partners[i].Site.URL}
		if o.Has("funder") {
			t.Funder = append(t.Funder, who)
		} else {
			t.Member = append(t.Member, who)
		}
	}
	t.Funding = w.grants(facts)
	return t
}

// grants returns who gives how much, where that is one number.
func (w *writer) grants(facts *sheet.Sheet) []grant {
	if facts.Budget == nil {
		return nil
	}
	var all []grant
	for _, s := range facts.Budget.By {
		if value, ok := s.Amount.Summable(); ok && s.Amount.Currency != "" {
			all = append(all, grant{"MonetaryGrant", item{Type: "Organization", Name: w.phrase(s.Name).Plain}, monetaryAmount{"MonetaryAmount", json.Number(value.String()), s.Amount.Currency}})
		}
	}
	return all
}

// works returns what a sheet takes its figures from, in words.
func works(sources []view.Source) []string {
	var all []string
	for _, s := range sources {
		work := s.Name.Plain
		if s.URL != "" && s.URL != work {
			work += ", " + s.URL
		}
		all = append(all, work)
	}
	return all
}

// breadcrumbData returns the way from the home to the page.
func (w *writer) breadcrumbData(p *view.SheetPage) *breadcrumbList {
	t := &breadcrumbList{Type: "BreadcrumbList"}
	for parent := w.page.Parent; parent != nil; parent = parent.Parent {
		t.Items = append(t.Items, listItem{Type: "ListItem", Name: w.title(parent).Plain, Item: w.absolute(parent.Address)})
	}
	slices.Reverse(t.Items)
	t.Items = append(t.Items, listItem{Type: "ListItem", Name: p.Title.Plain, Item: p.Canonical})
	for i := range t.Items {
		t.Items[i].Position = i + 1
	}
	return t
}

// publicPicture returns the absolute address of a picture in its largest size,
// or empty when there is none.
func (w *writer) publicPicture(file string) string {
	variants := w.variants(file)
	if len(variants) == 0 {
		return ""
	}
	return w.absolute(w.variantAddress(file, variants[len(variants)-1]))
}
