package importer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// Choices returns where a key of a collection may go: the likeliest first, then every
// field in the order of the table, partners with each of their roles, the fields of the
// site's own, a new one, and leaving it out.
func Choices(k Key, l *locale.Locale, own *sheet.Own) []Target {
	all := likely(k, l, own)
	add := func(to Target) {
		if !slices.Contains(all, to) {
			all = append(all, to)
		}
	}
	for _, f := range edit.FieldsFor(sheet.FactSheet) {
		switch {
		case f.Path == "draft" || f.Path == "details" || !takes(f.Path):
		case f.Path == "partners":
			for _, role := range l.Terms.Role {
				add(Target{Field: f.Path, Role: role.Key})
			}
			add(Target{Field: f.Path})
		case f.Path == "period":
			add(Target{Field: f.Path})
			add(Target{Field: f.Path, Part: "start"})
			add(Target{Field: f.Path, Part: "end"})
		default:
			add(Target{Field: f.Path})
		}
	}
	for _, f := range own.Fields {
		add(Target{Field: f.Name, Own: true})
	}
	add(Target{New: true})
	add(Target{})
	add(Target{Ignore: true})
	return all
}

// Declare adds to the settings the fields of the site's own that keys are to go to. It
// returns the new text of the file of the settings, or nil if nothing is to be added,
// with the settings as that says them; what cannot be declared goes to the details.
func (m *Mapping) Declare(keys []Key, settings *sheet.Settings, data []byte) (*sheet.Settings, []byte) {
	keys = slices.DeleteFunc(slices.Clone(keys), func(k Key) bool { return !m.Target(k.Name).New })
	l := settings.Language
	home, err := edit.OpenIn(settings, sitefolder.Home, data)
	for _, k := range keys {
		m.Set(k.Name, Target{})
		if err != nil {
			continue
		}
		kind := l.Terms.Own.Label("text")
		if k.Link {
			kind = l.Terms.Own.Label("link")
		}
		after, err := home.Insert("fields", home.Count("fields"), k.Name+" : "+kind)
		if err != nil {
			continue
		}
		s := sheet.Parse(sitefolder.Home, after.Data, l).Settings
		if f := s.Own.Field(k.Name); f != nil {
			home, settings = after, s
			m.Set(k.Name, Target{Field: f.Name, Own: true})
		}
	}
	if len(keys) == 0 || err != nil || string(home.Data) == string(data) {
		return settings, nil
	}
	return settings, home.Data
}

// likely returns where a key that no language knows goes most likely: to the field whose
// name is nearly its own, else to the details, else to one that its example reads as.
func likely(k Key, l *locale.Locale, own *sheet.Own) []Target {
	if to, known := targetOf(k, own); known {
		return []Target{to}
	}
	names := map[string]Target{}
	var all []string
	for _, f := range own.Fields {
		names[f.Name] = Target{Field: f.Name, Own: true}
		all = append(all, f.Name)
	}
	for _, f := range edit.FieldsFor(sheet.FactSheet) {
		if takes(f.Path) && f.Path != "details" {
			for _, name := range l.Fields[f.Path].Names {
				names[name] = Target{Field: f.Path}
				all = append(all, name)
			}
		}
	}
	var likely []Target
	if near := spelling.Nearest(k.Name, all); near != "" {
		likely = append(likely, names[near])
	}
	likely = append(likely, Target{})
	w := &fieldsWriter{l: l}
	for _, field := range []string{"country", "updated", "status", "contacts"} {
		value := k.Example
		if infoOf(field).Type == sheet.ListField {
			value = "\n  - " + value
		}
		if k.Example != "" && (field != "contacts" || strings.Contains(k.Example, "@")) && w.reads(field, value) {
			likely = append(likely, Target{Field: field})
		}
	}
	const sentence = 60 // characters
	if utf8.RuneCountInString(k.Example) > sentence {
		likely = append(likely, Target{Field: "summary"})
	}
	return likely
}
