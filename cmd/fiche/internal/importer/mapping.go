package importer

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A Target is where the values of a key go. The zero Target is the facts with no
// field of their own: details.
type Target struct {
	Field  string // key of a field of the table, or the name of one of the site's own
	Own    bool   // Field is one of the site's own
	Role   string // key of a role, for partners
	Part   string // of the field, as sheet.MeaningOf names it
	Ignore bool   // the values are left out
	New    bool   // they go to a field of the site's own, called as the key, that is yet to be declared
}

// A Mapping says where the keys of a collection go.
type Mapping struct {
	Targets map[string]Target // by spelling.Field of the key
	// Unknown are the keys of which nothing says where they go.
	Unknown []Key

	written map[string]Target // what a file says, by spelling.Field of the key
}

// Target returns where a key goes.
func (m *Mapping) Target(key string) Target { return m.Targets[spelling.Field(key)] }

// Set says where a key goes.
func (m *Mapping) Set(key string, to Target) { m.Targets[spelling.Field(key)] = to }

// NewMapping returns where the keys go as far as their names tell: fields of the
// site's own, those of the table, and what the languages know of other names.
func NewMapping(keys []Key, own *sheet.Own) *Mapping {
	m := &Mapping{Targets: map[string]Target{}, written: map[string]Target{}}
	for _, k := range keys {
		if to, known := targetOf(k, own); known {
			m.Set(k.Name, to)
		} else {
			m.Unknown = append(m.Unknown, k)
		}
	}
	return m
}

func targetOf(k Key, own *sheet.Own) (to Target, known bool) {
	if f := own.Field(k.Name); f != nil {
		return Target{Field: f.Name, Own: true}, true
	}
	field, _ := sheet.FieldNamed(k.Name)
	switch {
	case field == "kind" || field == "draft":
		return Target{Ignore: true}, true // each is a sheet, and a draft
	case takes(field):
		return Target{Field: field}, true
	}
	m := sheet.MeaningOf(k.Name)
	switch {
	case m.Part == "needless" || m.Part == "published" || m.Field == "draft" || m.Field == "kind":
		return Target{Ignore: true}, true
	case takes(m.Field):
		return Target{Field: m.Field, Role: m.Role, Part: m.Part}, true
	case k.Link:
		return Target{Field: "links"}, true
	}
	return Target{}, false
}

// takes reports whether a sheet takes a field.
func takes(field string) bool { return infoOf(field) != nil }

// infoOf describes a field of a sheet; nil if a sheet has none of this key, or one
// that only serves translations.
func infoOf(field string) *sheet.FieldInfo {
	fields := sheet.Fields()
	i := slices.IndexFunc(fields, func(f sheet.FieldInfo) bool {
		return f.Path == field && f.In(sheet.FactSheet) && (!f.Rare || field == "aliases")
	})
	if i < 0 {
		return nil
	}
	return &fields[i]
}

// Arrow stands between a key and where it goes.
const Arrow = "->"

// Read reads lines such as "incubator -> partners (lead)" into the mapping. Empty
// lines, and those that begin with "#", say nothing.
func (m *Mapping) Read(path string, text string, l *locale.Locale, own *sheet.Own) []problem.Problem {
	var problems []problem.Problem
	src := problem.NewSource(path, []byte(text))
	at := 0
	for line := range strings.Lines(text) {
		plain := strings.TrimSpace(line)
		if plain != "" && plain[0] != '#' {
			key, words, ok := strings.Cut(plain, Arrow)
			to, known := ReadTarget(words, l, own)
			if !ok || !known {
				problems = append(problems, problem.Problem{
					Rule: "import-map-line", Severity: problem.Error, Place: src.Place(at, len(strings.TrimRight(line, "\n"))),
					Args: problem.Args{"line": plain, "key": strings.TrimSpace(key)},
				})
			} else {
				key = strings.TrimSpace(key)
				m.Set(key, to)
				m.written[spelling.Field(key)] = to
				m.Unknown = slices.DeleteFunc(m.Unknown, func(k Key) bool { return spelling.Field(k.Name) == spelling.Field(key) })
			}
		}
		at += len(line)
	}
	return problems
}

// ReadTarget reads where a key goes: the name of a field, in brackets behind it a
// role or a part, or the word for leaving it out.
func ReadTarget(words string, l *locale.Locale, own *sheet.Own) (to Target, ok bool) {
	words = strings.TrimSpace(words)
	name, inside, _ := strings.Cut(strings.TrimSuffix(words, ")"), "(")
	name = strings.TrimSpace(name)
	for _, other := range locale.All() {
		if spelling.Fold(other.Command.Import.Ignore) == spelling.Fold(words) {
			return Target{Ignore: true}, true
		}
		if spelling.Fold(other.Command.Import.New) == spelling.Fold(words) {
			return Target{New: true}, true
		}
	}
	if f := own.Field(words); f != nil {
		return Target{Field: f.Name, Own: true}, true
	}
	field, known := sheet.FieldNamed(name)
	switch {
	case !known || !takes(field):
		return Target{}, false
	case field == "details":
		return Target{}, true
	}
	to.Field = field
	if inside == "" {
		return to, true
	}
	if _, role, labelled := strings.Cut(inside, ":"); labelled {
		inside = role
	}
	if field == "partners" {
		for _, other := range append([]*locale.Locale{l}, locale.All()...) {
			if key, ok := other.Terms.Role.Key(strings.TrimSpace(inside)); ok {
				to.Role = key
				return to, true
			}
		}
		return to, false
	}
	m := sheet.MeaningOf(strings.TrimSpace(inside))
	to.Part = m.Part
	return to, m.Field == field && m.Part != ""
}

// Words returns how a language writes where a key goes, as ReadTarget reads it.
func (to Target) Words(l *locale.Locale) string {
	switch {
	case to.Ignore:
		return l.Command.Import.Ignore
	case to.New:
		return l.Command.Import.New
	case to.Own:
		return to.Field
	case to.Field == "":
		return l.Fields["details"].Names[0]
	}
	name := l.Fields[to.Field].Names[0]
	switch {
	case to.Role != "":
		return name + " (" + l.Terms.Role.Label(to.Role) + ")"
	case to.Part != "":
		return name + " (" + to.Part + ")" // a word that every language knows
	}
	return name
}

// Lines returns the mapping as lines that Read reads: the keys in their order, but
// for those that were read and have not changed since.
func (m *Mapping) Lines(keys []Key, l *locale.Locale) string {
	var out strings.Builder
	for _, k := range keys {
		to := m.Target(k.Name)
		if said, written := m.written[spelling.Field(k.Name)]; written && said == to {
			continue
		}
		out.WriteString(k.Name + " " + Arrow + " " + to.Words(l) + "\n")
	}
	return out.String()
}
