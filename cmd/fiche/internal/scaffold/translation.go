package scaffold

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Translatable returns what stands in the way of translating a file into a
// language, or nil. The file in the site's own language gives
// the facts, so that it is the one to translate.
func Translatable(original *sheet.Sheet, settings *sheet.Settings, to *locale.Locale) *problem.Problem {
	refuse := func(rule problem.Rule, args problem.Args) *problem.Problem {
		return &problem.Problem{Rule: rule, Severity: problem.Error, Args: args}
	}
	switch {
	case original.Locale != settings.Language:
		return refuse("translate-translation", problem.Args{"path": original.File()})
	case to == settings.Language:
		return refuse("translate-same", problem.Args{"path": original.File(), "language": to.Name})
	case !slices.Contains(settings.Languages, to):
		var tags []string
		for _, l := range append(slices.Clone(settings.Languages), to) {
			tags = append(tags, l.Tag)
		}
		return refuse("translate-unpublished", problem.Args{
			"language": to.Name, "line": edit.FieldName(settings.Language, "languages") + ": " + strings.Join(tags, ", "),
		})
	}
	return nil
}

// Translation returns the file, below content/, of a translation with these values
// (title, summary). It is a draft, unless it is that of the home, which cannot be
// one; and it holds the original text as a guide that no page prints. data are
// the bytes of the original.
func Translation(original *sheet.Sheet, data []byte, to *locale.Locale, v edit.Values) sitefolder.File {
	var text strings.Builder
	text.WriteString("---\n" + edit.Line(to, "title", v["title"]))
	if summary, known := v["summary"]; known {
		text.WriteString(edit.Line(to, "summary", summary))
	} else if original.Summary != "" {
		text.WriteString("#" + edit.Line(to, "summary", edit.OneLine(original.Summary)))
	}
	intro := to.Command.Start.TranslateHome
	if original.Kind != sheet.Home {
		intro = to.Command.Start.Translate
		text.WriteString(to.Fields["draft"].Example + "\n")
	}
	text.WriteString("\n")
	for _, field := range []string{"updated", "words"} {
		text.WriteString(commented(to.Fields[field].Example))
	}
	// Whatever stands in the original must not end the comment.
	guide := strings.NewReplacer("<!--", "<! --", "-->", "-- >", "--!>", "-- !>").Replace(strings.TrimSpace(frontmatter.Body(data)))
	intro = strings.ReplaceAll(intro, "{original}", original.Path)
	text.WriteString("---\n<!-- " + intro + "\n\n" + guide + "\n-->\n")
	return sitefolder.File{Path: original.Base + "." + to.Tag + ".md", Data: []byte(text.String())}
}
