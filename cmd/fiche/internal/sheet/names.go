package sheet

import (
	"slices"
	"strings"
	"sync"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// A fieldName is what a name in front matter stands for.
type fieldName struct {
	key  string
	lang *locale.Locale // whose word it is; nil for the key itself
	form string         // how it is written there
}

// fieldNames holds every name that a field may be written under, in all
// languages: by the record that the fields are in ("" for a file's own,
// "photo" for those of a photo), then by folded name. Where two languages use
// one name it stands for the same field in both; a test keeps it so.
var fieldNames = sync.OnceValue(func() map[string]map[string]fieldName {
	records := make(map[string]map[string]fieldName)
	add := func(path, name string, lang *locale.Locale) {
		record, key := splitPath(path)
		if records[record] == nil {
			records[record] = make(map[string]fieldName)
		}
		for _, form := range []string{name, spelling.Field(name)} { // as it is most often written, and folded
			if _, taken := records[record][form]; !taken {
				records[record][form] = fieldName{key, lang, form}
			}
		}
	}
	for _, l := range locale.All() {
		for path, f := range l.Fields {
			for _, name := range f.Names {
				add(path, name, l)
			}
		}
	}
	for path := range locale.All()[0].Fields {
		_, key := splitPath(path)
		add(path, key, nil)
	}
	return records
})

// splitPath parts "photo.alt" into the record and the field in it.
func splitPath(path string) (record, key string) {
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		return path[:i], path[i+1:]
	}
	return "", path
}

// join returns the path of a field in a record.
func join(record, key string) string {
	if record == "" {
		return key
	}
	return record + "." + key
}

// lookUp finds the field that name stands for in a record.
func lookUp(record, name string) (fieldName, bool) {
	names := fieldNames()[record]
	if f, ok := names[name]; ok {
		return f, true
	}
	var buffer [64]byte // for most names
	f, ok := names[string(spelling.AppendField(buffer[:0], name))]
	return f, ok
}

// isField reports whether name is that of a field of a file, in any language.
func isField(name string) bool {
	_, known := lookUp("", name)
	return known
}

// ownNames returns what the file calls its fields.
func (d *decoder) ownNames() problem.Names {
	if d.naming == nil {
		written := map[problem.Field]string{}
		gatherNames(written, "", d.root)
		d.naming = &problem.Names{Language: languageOf(written, d.l), Written: written}
	}
	return *d.naming
}

// nameOf returns what the file calls the field at path, for a Fix; an argument of
// a message is a problem.Field.
func (d *decoder) nameOf(path problem.Field) string {
	names := d.ownNames()
	return d.l.FieldName(&names, path)
}

// words returns the language that the file names its fields in.
func (d *decoder) words() *locale.Locale { return locale.Get(d.ownNames().Language) }

// gatherNames adds the names that stand in a mapping, or in the items of a list.
func gatherNames(written map[problem.Field]string, record string, n *node) {
	for _, item := range n.Items {
		gatherNames(written, record, item)
	}
	for i := range n.Pairs {
		p := &n.Pairs[i]
		name, known := lookUp(record, p.Key.Text)
		if !known {
			continue
		}
		path := join(record, name.key)
		if field := problem.Field(path); written[field] == "" {
			written[field] = kept(p.Key.Text)
		}
		if recordsOf[path] != "" {
			path = recordsOf[path]
		}
		gatherNames(written, path, p.Value)
	}
}

// recordsOf names the records of fields that have those of another.
var recordsOf = map[string]string{"gallery": "photo", "footer": "menu"}

// languageOf returns the tag of the language that most of the names of a file are
// of: that of l unless another has more of them. A nil l has none.
func languageOf(written map[problem.Field]string, l *locale.Locale) string {
	if l == nil {
		return ""
	}
	most, best := 0, l.Tag
	for _, lang := range append([]*locale.Locale{l}, locale.All()...) {
		count := 0
		for field, name := range written {
			if slices.ContainsFunc(lang.Fields[string(field)].Names, func(own string) bool {
				return own == name || spelling.Field(own) == spelling.Field(name)
			}) {
				count++
			}
		}
		if count > most {
			most, best = count, lang.Tag
		}
	}
	return best
}

// ownNames returns what the file calls its fields, as far as the sheet knows.
func (s *Sheet) ownNames() *problem.Names {
	written := make(map[problem.Field]string, len(s.Fields))
	for _, f := range s.Fields {
		written[problem.Field(f.Key())] = f.Name
	}
	return &problem.Names{Language: languageOf(written, s.Locale), Written: written}
}

// nearestName returns the field of a record that the author of name most likely
// meant among keys, in the words of l if one is near there, else in those of
// any other language.
func nearestName(l *locale.Locale, record, name string, keys []string) string {
	for _, lang := range append([]*locale.Locale{l}, locale.All()...) {
		var names []string
		for _, key := range keys {
			names = append(names, lang.Fields[join(record, key)].Names...)
		}
		if near := spelling.Nearest(name, names); near != "" {
			return near
		}
	}
	return ""
}
