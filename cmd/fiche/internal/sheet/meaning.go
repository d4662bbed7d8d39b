package sheet

import (
	"strings"
	"sync"
	"unicode"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/spelling"
)

// A Meaning is what a name stands for that is none of a field. That of a name which no
// language knows is zero.
type Meaning struct {
	Field string // the key of the field
	Role  string // of partners, if the name says that they have one
	// Part is what it says of the field: "start", "end", "alt", "caption", "credit",
	// "lat", "lon". "published", "needless" and "none" are parts of no field.
	Part string
}

// meanings are what the languages know of names, by record and folded name.
var meanings = sync.OnceValue(func() map[string]map[string]Meaning {
	all := map[string]map[string]Meaning{}
	add := func(record string, names []string, m Meaning) {
		if all[record] == nil {
			all[record] = map[string]Meaning{}
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
			add(record, names, Meaning{Field: key})
		}
		for role, names := range s.Roles {
			add("", names, Meaning{Field: "partners", Role: role})
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
			add("", part.names, Meaning{Field: part.field, Part: part.part})
		}
	}
	return all
})

// meaningOf returns what a name means in a record; nothing if no language knows.
func meaningOf(record, name string) Meaning {
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

// MeaningOf returns what a name means that is none of a field.
func MeaningOf(name string) Meaning { return meaningOf("", name) }
