package sheet

import (
	"strings"
	"sync"

	"fiche/cmd/fiche/internal/locale"
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

// nameOf returns what l calls the field at path.
func nameOf(l *locale.Locale, path string) string {
	if f, ok := l.Fields[path]; ok && len(f.Names) > 0 {
		return f.Names[0]
	}
	_, key := splitPath(path)
	return key
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
