package opendata

import (
	"encoding/json"
	"path"
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/spelling"
)

// node is an object of JSON-LD.
type node = map[string]any

// dcat returns the description of the data for catalogues of open data (DCAT-AP, of
// which 2.1.1 and 3 ask for the same here). Its vocabularies are named in it, so that
// nothing has to be fetched to read it.
func (d *Data) dcat() ([]byte, error) {
	home, words := d.site.Editions[0].Home, d.words
	id := func(of string) string { return d.absolute(d.CatalogueAddress()) + "#" + of }
	publisher := node{"@id": id("publisher"), "@type": "foaf:Agent", "foaf:name": d.publisher()}
	if address := d.site.Settings.Organisation.URL; address != "" {
		publisher["foaf:homepage"] = document(address)
	}
	licence := d.licenceNode(id("licence"))
	var distributions []node
	for _, f := range d.Offered() {
		distributions = append(distributions, node{
			"@id": id(path.Base(f.Address)), "@type": "dcat:Distribution", "dct:title": d.literal(f.Name + " (" + strings.ToUpper(f.Format) + ")"),
			"dcat:accessURL":   node{"@id": d.absolute(f.Address), "@type": "rdfs:Resource"},
			"dcat:downloadURL": node{"@id": d.absolute(f.Address), "@type": "rdfs:Resource"},
			"dcat:mediaType":   node{"@id": "http://www.iana.org/assignments/media-types/" + formats[f.Format].media, "@type": "dct:MediaType"},
			"dct:format":       node{"@id": authority + "file-type/" + formats[f.Format].file, "@type": "dct:MediaTypeOrExtent"},
			"dct:license":      licence,
		})
	}
	dataset := node{
		"@id": id("dataset"), "@type": "dcat:Dataset", "dct:title": d.literal(home.Title.Plain), "dct:description": d.literal(d.description()),
		"dct:publisher": publisher, "dcat:distribution": distributions, "dct:accessRights": node{"@id": authority + "access-right/PUBLIC", "@type": "dct:RightsStatement"},
	}
	if email := d.site.Settings.Organisation.Email; email != "" {
		dataset["dcat:contactPoint"] = node{
			"@id": id("contact"), "@type": []string{"vcard:Kind", "vcard:Organization"}, "vcard:fn": d.publisher(), "vcard:hasEmail": node{"@id": "mailto:" + email},
		}
	}
	if themes := d.themes(); len(themes) > 0 {
		dataset["dcat:keyword"] = themes
	}
	catalogue := node{
		"@id": id("catalogue"), "@type": "dcat:Catalog", "dct:title": d.literal(words.Title + " – " + home.Title.Plain), "dct:description": d.literal(d.description()),
		"dct:publisher": publisher, "dct:license": licence, "dcat:dataset": dataset, "foaf:homepage": document(d.absolute(home.Address)),
	}
	if at := d.Modified(); !at.IsZero() {
		dataset["dct:modified"] = dateNode(at)
		catalogue["dct:modified"] = dateNode(at)
	}
	catalogue["@context"] = prefixes
	text, err := json.MarshalIndent(catalogue, "", "  ")
	return append(text, '\n'), err
}

var prefixes = map[string]string{
	"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
	"vcard": "http://www.w3.org/2006/vcard/ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "xsd": "http://www.w3.org/2001/XMLSchema#",
}

// authority is where the Publications Office of the European Union keeps its lists.
const authority = "http://publications.europa.eu/resource/authority/"

// formats are what the formats are called elsewhere.
var formats = map[string]struct{ media, file string }{
	"csv":     {"text/csv", "CSV"},
	"json":    {"application/json", "JSON"},
	"geojson": {"application/geo+json", "GEOJSON"},
	"xlsx":    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"},
}

// licences are the addresses of those that open data go by, by their folded names.
var licences = map[string]string{
	"licence ouverte 2 0": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/", "licence ouverte": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
	"cc by 4 0": "https://creativecommons.org/licenses/by/4.0/", "cc by sa 4 0": "https://creativecommons.org/licenses/by-sa/4.0/",
	"cc0": "https://creativecommons.org/publicdomain/zero/1.0/", "cc0 1 0": "https://creativecommons.org/publicdomain/zero/1.0/",
	"odbl": "https://opendatacommons.org/licenses/odbl/", "odbl 1 0": "https://opendatacommons.org/licenses/odbl/",
	"ogl 3 0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}

// licenceNode returns the licence: by its address where that is known, else by its
// name alone.
func (d *Data) licenceNode(id string) node {
	name := d.licence()
	key := strings.Join(strings.FieldsFunc(spelling.Fold(name), func(r rune) bool { return r == ' ' || r == '.' || r == '-' }), " ")
	if address, known := licences[key]; known {
		id = address
	}
	if strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://") {
		id = name
	}
	return node{"@id": id, "@type": "dct:LicenseDocument", "dct:title": d.literal(name)}
}

// literal returns a text in the language of the site.
func (d *Data) literal(s string) node {
	return node{"@value": s, "@language": d.site.Editions[0].Locale.Tag}
}

func document(address string) node { return node{"@id": address, "@type": "foaf:Document"} }

// dateNode returns a date as precisely as it is known.
func dateNode(d calendar.Date) node {
	text, typ := iso(d), "xsd:date"
	switch len(text) {
	case len("2022"):
		typ = "xsd:gYear"
	case len("2022-03"):
		typ = "xsd:gYearMonth"
	}
	return node{"@value": text, "@type": typ}
}

// themes returns those of all sheets, in the order of their listing.
func (d *Data) themes() []node {
	var all []node
	seen := map[string]bool{}
	for _, r := range d.records {
		for _, g := range r.page.Themes {
			if !seen[g.Key] {
				seen[g.Key] = true
				all = append(all, node{"@value": spaced(g.Name.Plain), "@language": r.page.Edition.Locale.Tag})
			}
		}
	}
	return all
}
