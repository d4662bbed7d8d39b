package scaffold

import (
	"bytes"
	"encoding/json"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
)

// An object is a piece of JSON. Its keys are written in alphabetical order.
type object map[string]any

// Schema returns a JSON Schema, draft 7, of front matter, explained in a language.
// Names and values of all languages are accepted: they may be mixed in a file.
// It is stricter than Fiche in one thing, which a schema cannot say: a name is
// spelt as the reference spells it, with its accents and in lower case. own are the
// fields and words of a site, or nil.
func Schema(l *locale.Locale, own *sheet.Own) []byte {
	definitions := object{
		// YAML makes a number or a truth of some texts.
		"text": object{"type": []string{"string", "number", "boolean", "null"}},
		"pair": object{
			"type": "object", "minProperties": 1, "maxProperties": 1,
			"additionalProperties": ref("text"),
		},
	}
	define(definitions, l, sheet.Fields())
	fields := properties(sheet.Fields())
	if own != nil {
		addOwn(definitions, fields, own)
	}
	return indented(object{
		"$schema":              "http://json-schema.org/draft-07/schema#",
		"title":                l.Command.Start.SchemaTitle,
		"type":                 "object",
		"properties":           fields,
		"additionalProperties": false,
		"definitions":          definitions,
	})
}

// addOwn adds what the settings of a site declare: its fields, and its words for the
// status. A role may be any text already.
func addOwn(definitions, fields object, own *sheet.Own) {
	for _, f := range own.Fields {
		schema := anyOf(ref("text"))
		switch f.Type {
		case "word":
			schema = anyOf(ref("text"), list(ref("text")))
		case "link":
			schema = anyOf(ref("text"), ref("links"), list(anyOf(ref("text"), ref("pair"))))
		case "yes-no":
			schema = anyOf(ref("draft"))
		}
		if f.Help != "" {
			schema["description"] = f.Help
		}
		fields[f.Name] = schema
	}
	words := []any{}
	for _, t := range own.Statuses {
		words = append(words, t.Word)
	}
	if len(words) > 0 {
		status := definitions["status"].(object)
		status["anyOf"] = append(status["anyOf"].([]object), object{"enum": unique(words)})
	}
}

// define says once, under its path, what each field is; its many names refer
// to that.
func define(definitions object, l *locale.Locale, fields []sheet.FieldInfo) {
	for _, f := range fields {
		schema := value(f)
		schema["description"] = l.Fields[f.Path].Purpose
		definitions[f.Path] = schema
		define(definitions, l, f.Parts)
	}
}

// properties returns fields under all their names.
func properties(fields []sheet.FieldInfo) object {
	all := object{}
	for _, f := range fields {
		for _, l := range locale.All() {
			for _, name := range l.Fields[f.Path].Names {
				all[name] = ref(f.Path)
			}
		}
	}
	return all
}

// value returns the schema of what may follow the name of a field.
func value(f sheet.FieldInfo) object {
	switch f.Type {
	case sheet.TermField:
		return term(f)
	case sheet.NamesField:
		return anyOf(ref("text"), list(ref("text")))
	case sheet.PairsField:
		return anyOf(ref("text"), object{"type": "object", "additionalProperties": ref("text")}, list(anyOf(ref("pair"), ref("text"))))
	case sheet.RecordField, sheet.ListField:
		full := object{"type": "object", "properties": properties(f.Parts), "additionalProperties": false}
		return anyOf(ref("text"), full, list(anyOf(ref("text"), full, ref("pair"))))
	}
	return anyOf(ref("text"))
}

// term is one word of a closed vocabulary, in any language.
func term(f sheet.FieldInfo) object {
	var words []any
	for _, l := range locale.All() {
		if f.Terms == nil {
			words = append(words, l.Tag)
			continue
		}
		for _, t := range f.Terms(l) {
			words = append(words, t.Label, t.Key)
			for _, also := range t.Also {
				words = append(words, also)
			}
		}
	}
	if f.Path == "draft" {
		words = append(words, true, false)
	}
	closed := object{"enum": unique(append(words, nil))}
	if f.Open { // several roles with commas, the name of a country, a language
		return anyOf(closed, ref("text"), list(ref("text")))
	}
	return anyOf(closed)
}

// unique drops what is in a list already: JSON Schema wants no value twice.
func unique(words []any) []any {
	seen, kept := map[any]bool{}, words[:0]
	for _, word := range words {
		if !seen[word] {
			seen[word] = true
			kept = append(kept, word)
		}
	}
	return kept
}

func ref(name string) object              { return object{"$ref": "#/definitions/" + name} }
func list(of object) object               { return object{"type": "array", "items": of} }
func anyOf(alternatives ...object) object { return object{"anyOf": alternatives} }

// indented returns JSON as people read it.
func indented(o object) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(o); err != nil {
		panic(err) // strings, numbers and truths always have a JSON form
	}
	return out.Bytes()
}
