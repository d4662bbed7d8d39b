package sheet

import (
	"strings"
	"sync"
	"unicode"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/spelling"
)

// A meaning is what a name stands for that is none of a field.
type meaning struct {
	field string // the key of the field
	role  string // of partners, if the name says that they have one
	part  string // what it says of the field: "start" of the period, "alt" of the photo…
}

// meanings are what the languages know of names, by record and folded name.
var meanings = sync.OnceValue(func() map[string]map[string]meaning {
	all := map[string]map[string]meaning{}
	add := func(record string, names []string, m meaning) {
		if all[record] == nil {
			all[record] = map[string]meaning{}
		}
		for _, name := range names {
			if _, taken := all[record][name]; !taken {
				all[record][name] = m
			}
		}
	}
	for _, l := range locale.All() {
		s := l.Synonyms()
		for path, names := range s.Fields {
			record, key := splitPath(path)
			add(record, names, meaning{field: key})
		}
		for role, names := range s.Roles {
			add("", names, meaning{field: "partners", role: role})
		}
		for _, part := range []struct {
			names       []string
			field, part string
		}{
			{s.Start, "period", "start"}, {s.End, "period", "end"},
			{s.Alt, "photo", "alt"}, {s.Caption, "photo", "caption"}, {s.Credit, "photo", "credit"},
			{s.Lat, "places", "lat"}, {s.Lon, "places", "lon"},
			{s.Published, "", "published"}, {s.Needless, "", "needless"}, {s.None, "", "none"},
		} {
			add("", part.names, meaning{field: part.field, part: part.part})
		}
	}
	return all
})

// meaningOf returns what a name means in a record; nothing if no language knows.
func meaningOf(record, name string) meaning {
	names := meanings()[record]
	if m, ok := names[spelling.Field(name)]; ok {
		return m
	}
	return names[spelling.Field(parted(name))]
}

// parted writes "startDate" as "start Date".
func parted(name string) string {
	var out strings.Builder
	lower := false
	for _, r := range name {
		if lower && unicode.IsUpper(r) {
			out.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		out.WriteRune(r)
	}
	return out.String()
}

// MeaningOf returns what a name means that is none of a field: the key of the field
// that says it, the key of a role if that is what it says of partners, and which
// part of the field it gives: "start", "end", "alt", "caption", "credit", "lat",
// "lon"; "published", "needless" and "none" are parts of no field.
func MeaningOf(name string) (field, role, part string) {
	m := meaningOf("", name)
	return m.field, m.role, m.part
}
