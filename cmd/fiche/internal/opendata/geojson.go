package opendata

import (
	"math"

	"fiche/cmd/fiche/internal/sheet"
)

// geoJSON returns the places that a map may show (RFC 7946): an exact one as a point,
// a vague one as the square that it lies in.
func (d *Data) geoJSON() ([]byte, error) {
	w := newJSONWriter()
	w.WriteString(`{"type":"FeatureCollection","features":[`)
	between := "\n"
	for _, r := range d.records {
		for _, p := range r.facts.PublicPlaces() {
			if !p.Mapped {
				continue
			}
			w.WriteString(between)
			between = ",\n"
			w.WriteString(`{"type":"Feature","geometry":`)
			w.geometry(p)
			w.WriteString(`,"properties":{`)
			for i, property := range [][2]string{
				{"sheet", r.id()}, {"url", d.absolute(r.page.Address)}, {"title", r.facts.Title}, {"name", p.Name}, {"precision", p.Precision}, {"status", r.facts.Status},
			} {
				if i > 0 {
					w.WriteByte(',')
				}
				w.key(property[0])
				w.text(property[1])
			}
			w.WriteString(`}}`)
		}
	}
	w.WriteString("\n]}\n")
	return w.Bytes(), nil
}

func (w *jsonWriter) geometry(p sheet.PublicPlace) {
	point := func(lat, lon float64) string { return "[" + decimal(lon) + "," + decimal(lat) + "]" }
	if p.Exact() {
		w.WriteString(`{"type":"Point","coordinates":` + point(p.Lat, p.Lon) + `}`)
		return
	}
	half := p.Step / 2
	south, north := max(round(p.Lat-half), -90), min(round(p.Lat+half), 90)
	west, east := max(round(p.Lon-half), -180), min(round(p.Lon+half), 180)
	w.WriteString(`{"type":"Polygon","coordinates":[[`)
	for _, corner := range []string{point(south, west), point(south, east), point(north, east), point(north, west)} {
		w.WriteString(corner + ",")
	}
	w.WriteString(point(south, west) + "]]}")
}

// round takes from a number what binary arithmetic has added: 14.65 is not
// 14.649999999999999.
func round(degrees float64) float64 { return math.Round(degrees*1e6) / 1e6 }
