package scaffold

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// Values are what is known of a new sheet: what stands behind the names of its
// fields, by their keys, as somebody would type it.
type Values map[string]string

// Asked are the fields that are asked of somebody who makes a sheet, in the
// order of the questions.
var Asked = []string{"summary", "country", "status", "period", "as_of", "themes"}

// Set reads a value as a build would and keeps it, in the words of the
// language where the field has a closed list of them. What it says of a value
// with a mistake is that mistake.
func (v Values) Set(l *locale.Locale, field, text string) *problem.Problem {
	text = oneLine(text)
	if text == "" {
		return nil
	}
	s, wrong := Probe(l, "new.md", field, text)
	if wrong != nil {
		return wrong
	}
	switch field {
	case "title", "summary":
		text = Scalar(l, text)
	case "status":
		text = l.Terms.Status.Label(s.Status)
	case "country":
		text = countryNames(l, s.Countries, text)
	}
	v[field] = text
	return nil
}

// countryNames are the names of countries as a list on one line. The names
// that hold a comma of their own leave the text as it was typed.
func countryNames(l *locale.Locale, codes []string, typed string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = l.CountryName(code)
	}
	if len(names) > 1 && strings.Contains(strings.Join(names, ""), ",") {
		return typed
	}
	return strings.Join(names, ", ")
}

// Settings returns the settings of the site with this content; if it has no
// home, those of a site in the language l.
func Settings(content fs.FS, l *locale.Locale) *sheet.Settings {
	data, err := fs.ReadFile(content, sitefolder.Home)
	if err != nil {
		data = nil
	}
	return sheet.Parse(sitefolder.Home, data, l).Settings
}

// Sheet is a new sheet: the fields that have a value, the others as examples
// to be uncommented, and headings to write under.
func Sheet(l *locale.Locale, v Values) []byte {
	var others strings.Builder
	for _, f := range fieldsFor(sheet.FactSheet) {
		if _, known := v[f.Path]; !known {
			others.WriteString(commented(l.Fields[f.Path].Example))
		}
	}
	body, err := texts.ReadFile(path.Join("texts", l.Tag, "sheet", "body.md"))
	if err != nil {
		panic(err) // a test reads it in every language
	}
	return slices.Concat([]byte("---\n"+frontMatter(l, v)+"\n"+others.String()+"---\n"), body)
}

// frontMatter are the fields that have a value, in the order of the table.
func frontMatter(l *locale.Locale, v Values) string {
	var out strings.Builder
	for _, f := range fieldsFor(sheet.FactSheet) {
		if text, known := v[f.Path]; known {
			out.WriteString(line(l, f.Path, text))
		}
	}
	return out.String()
}

// line is a field with its value, which may go on below it.
func line(l *locale.Locale, field, value string) string {
	if strings.HasPrefix(value, "\n") {
		return fieldName(l, field) + ":" + value + "\n"
	}
	return fieldName(l, field) + ": " + value + "\n"
}

// NameOf is the name of the file of a sheet, or what is wrong with its title.
func NameOf(title string) (string, *problem.Problem) {
	if strings.TrimSpace(title) == "" {
		return "", &problem.Problem{Rule: "title-needed", Severity: problem.Error}
	}
	name := FileName(title)
	if name == "" {
		return "", &problem.Problem{Rule: "title-no-letters", Severity: problem.Error, Args: problem.Args{"title": title}}
	}
	return name, nil
}

// FileName is the name of the file of a sheet: its title as an address has it.
// It is empty for a title without a letter or a digit.
func FileName(title string) string {
	name := spelling.Slug(title)
	switch name {
	case "":
		return ""
	case "index", "readme": // these names mean something else to a site
		name += "-1"
	}
	return name + ".md"
}
