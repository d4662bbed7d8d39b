package pipeline

import (
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// readings returns in which language each sheet is read, and reports what of a name
// may have been meant otherwise.
//
// The last part of a name is a language where the original stands beside, or where
// the site lists the language and nothing else in the name has a dot:
// cartes.gouv.fr.md is a sheet of its own. own are the fields and words of the site.
func (l *listing) readings(settings *sheet.Settings, own *sheet.Own, r *Result) []sheet.Reading {
	known := make(map[string]bool, len(l.sheets))
	for _, name := range l.sheets {
		known[spelling.Path(name)] = true
	}
	names := make([]sheet.Reading, 0, len(l.sheets))
	for _, name := range l.sheets {
		whole := sheet.Reading{
			FileName: sheet.FileName{Path: name, Base: strings.TrimSuffix(name, path.Ext(name))},
			Locale:   settings.Language, Currency: settings.Currency, Own: own,
		}
		as, tag := suffixed(whole)
		if tag == nil {
			names = append(names, whole)
			continue
		}
		listed, dotted := slices.Contains(settings.Languages, tag), strings.Contains(path.Base(as.Base), ".")
		beside := known[spelling.Path(as.Base+".md")] || dotted && hasVersion(as, known, settings)
		note := problem.Problem{Severity: problem.Note, Place: problem.Place{Path: sitefolder.ContentPath(name)}}
		switch {
		case beside && !listed:
			note.Rule, note.Args = "unpublished-language", problem.Args{"language": tag.Name, "line": languagesLine(settings, tag)}
			r.Unpublished = append(r.Unpublished, note)
		case beside || listed && !dotted:
			names = append(names, as)
		default:
			if listed {
				note.Rule, note.Args = "dotted-name", problem.Args{"suffix": "." + tag.Tag, "original": path.Base(as.Base) + ".md"}
				r.Problems = append(r.Problems, note)
			}
			names = append(names, whole)
		}
	}
	return names
}

// suffixed returns how a file is read if its name ends in a language; that is nil
// if it does not.
func suffixed(as sheet.Reading) (sheet.Reading, *locale.Locale) {
	for _, l := range locale.All() {
		if base, ok := strings.CutSuffix(as.Base, "."+l.Tag); ok && path.Base(base) != "" {
			as.Base, as.Suffixed, as.Locale = base, true, l
			return as, l
		}
	}
	return as, nil
}

// hasVersion reports whether a file of this name stands there in another language
// of the site.
func hasVersion(as sheet.Reading, known map[string]bool, settings *sheet.Settings) bool {
	return slices.ContainsFunc(settings.Languages, func(l *locale.Locale) bool {
		return l != as.Locale && known[spelling.Path(as.Base+"."+l.Tag+".md")]
	})
}

// languagesLine returns the setting by which a site is published in one more
// language.
func languagesLine(settings *sheet.Settings, more *locale.Locale) string {
	var tags []string
	for _, l := range append(slices.Clone(settings.Languages), more) {
		tags = append(tags, l.Tag)
	}
	return settings.Language.Fields["languages"].Names[0] + ": " + strings.Join(tags, ", ")
}
