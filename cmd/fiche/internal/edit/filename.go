package edit

import (
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

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
