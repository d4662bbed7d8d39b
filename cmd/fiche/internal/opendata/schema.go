package opendata

import (
	"encoding/json"

	"fiche/cmd/fiche/internal/locale"
)

// schemaVersion changes when a reader of the JSON has to.
const schemaVersion = "1"

// A schemaNode is a part of a JSON Schema (draft 2020-12).
type schemaNode struct {
	Schema      string                `json:"$schema,omitempty"`
	ID          string                `json:"$id,omitempty"`
	Ref         string                `json:"$ref,omitempty"`
	Title       string                `json:"title,omitempty"`
	Description string                `json:"description,omitempty"`
	Type        string                `json:"type,omitempty"`
	Const       string                `json:"const,omitempty"`
	Format      string                `json:"format,omitempty"`
	Pattern     string                `json:"pattern,omitempty"`
	Enum        []string              `json:"enum,omitempty"`
	Required    []string              `json:"required,omitempty"`
	Properties  map[string]schemaNode `json:"properties,omitempty"`
	Additional  *bool                 `json:"additionalProperties,omitempty"`
	Items       *schemaNode           `json:"items,omitempty"`
	Defs        map[string]schemaNode `json:"$defs,omitempty"`
}

// schema returns the JSON Schema of the data: that of the whole file, and under
// $defs/sheets that of one sheet.
func (d *Data) schema() ([]byte, error) {
	whole := object("$schema", "version", "title", "url", "publisher", "licence", "modified", "sheets")
	whole.Schema = "https://json-schema.org/draft/2020-12/schema"
	if d.site.Settings.URL != "" {
		whole.ID = d.absolute(d.SchemaAddress())
	}
	whole.Title = d.site.Editions[0].Home.Title.Plain
	whole.Properties["version"] = schemaNode{Type: "string", Const: schemaVersion}
	whole.Properties["sheets"] = schemaNode{Type: "array", Items: &schemaNode{Ref: "#/$defs/sheets"}}
	whole.Required = []string{"version", "title", "sheets"}
	whole.Defs = map[string]schemaNode{}
	for _, t := range d.Tables {
		whole.Defs[t.Key] = d.schemaOf(t)
	}
	sheets := whole.Defs["sheets"]
	sheets.Required = []string{"id", "language", "url", "title"}
	whole.Defs["sheets"] = sheets
	text, err := json.MarshalIndent(whole, "", "  ")
	return append(text, '\n'), err
}

func (d *Data) schemaOf(t *Table) schemaNode {
	o := object()
	o.Description = d.words.Tables[t.Key].About
	for _, c := range t.Columns {
		p := schemaNode{Type: "string", Description: d.Explain(t, c, d.words)}
		switch c.Type {
		case Number:
			p.Type = "number"
		case Date:
			p.Pattern = `^\d{4}(-\d{2}(-\d{2})?)?$`
		case Address:
			p.Format = "uri-reference"
		case List:
			p.Type, p.Items = "array", &schemaNode{Type: "string"}
		case Items:
			p.Type, p.Items = "array", &schemaNode{Ref: "#/$defs/" + c.ID}
		}
		if terms := termsOf(t.Key, c.ID); terms != nil {
			if p.Items != nil {
				p.Items.Enum = terms
			} else {
				p.Enum = terms
			}
		}
		o.Properties[c.ID] = p
	}
	return o
}

// object returns the schema of an object of texts that has no other properties.
func object(texts ...string) schemaNode {
	o := schemaNode{Type: "object", Properties: map[string]schemaNode{}, Additional: new(bool)}
	for _, key := range texts {
		o.Properties[key] = schemaNode{Type: "string"}
	}
	return o
}

// termsOf returns the closed list of values of a column, or nil.
func termsOf(table, id string) []string {
	terms := locale.Fallback().Terms
	vocabulary := map[string]locale.Vocabulary{
		"sheets.status": terms.Status, "figures.scope": terms.Scope, "dates.state": terms.State, "partners.roles": terms.Role, "places.precision": terms.Precision,
	}[table+"."+id]
	var keys []string
	for _, term := range vocabulary {
		if table != "places" || term.Key != "hidden" {
			keys = append(keys, term.Key)
		}
	}
	if table == "budget" && id == "kind" {
		return []string{"total", "share", "spent"}
	}
	return keys
}
