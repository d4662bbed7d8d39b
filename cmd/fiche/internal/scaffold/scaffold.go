// Package scaffold says what a new site, and a new sheet, is made of.
//
// It stands before the pipeline: answers in, files out, for others to
// write. Its law: it is a function of the answers alone, and what it makes is
// read by package sheet without a mistake. Names of fields and their examples
// come from the table of fields, so that a model cannot show what is no longer
// read; the prose of the first pages stands in texts/, one folder a language,
// laid out like the site that it becomes.
package scaffold

import (
	"cmp"
	"embed"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/sitefolder"
)

//go:embed all:texts
var texts embed.FS

// ignored keeps what a build makes out of a repository.
const ignored = "/" + sitefolder.Public + "/\n/" + sitefolder.Cache + "/\n"

// Site returns a small working site, sorted by path.
func Site(a Answers) []sitefolder.File {
	a.Title = cmp.Or(a.Title, a.Locale.Command.Start.DefaultTitle)
	layers := []string{
		path.Join("texts", a.Locale.Tag, "every"),
		path.Join("texts", a.Locale.Tag, a.Profile),
	}
	if a.Workflow != "" {
		layers = append(layers, path.Join("texts", "workflow", a.Workflow))
	}
	files := append(editorFiles(a.Locale), sitefolder.File{Path: ".gitignore", Data: []byte(ignored)})
	for _, layer := range layers {
		files = append(files, a.layer(layer)...)
	}
	slices.SortFunc(files, func(a, b sitefolder.File) int { return cmp.Compare(a.Path, b.Path) })
	return files
}

// layer makes the files of one folder of texts; some profiles have none.
func (a *Answers) layer(folder string) []sitefolder.File {
	var files []sitefolder.File
	for _, name := range filesBelow(folder) {
		data, err := texts.ReadFile(path.Join(folder, name))
		if err != nil {
			panic(err) // the file was listed a moment ago, inside the program
		}
		text := string(data)
		if !strings.HasPrefix(folder, "texts/workflow/") { // whose braces are its own
			text = a.fill(name, text)
		}
		files = append(files, sitefolder.File{Path: name, Data: []byte(text)})
	}
	return files
}

// filesBelow lists the files of a folder of texts, which need not exist.
func filesBelow(folder string) []string {
	var names []string
	// What cannot be listed inside the program does not exist.
	_ = fs.WalkDir(texts, folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, strings.TrimPrefix(name, folder+"/"))
		}
		return err
	})
	return names
}

// fill puts the answers into the text of a page. A line that begins with a
// condition in braces is kept where that holds.
func (a *Answers) fill(name, text string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if condition, rest, ok := strings.Cut(line, "}"); ok && strings.HasPrefix(condition, "{") {
			if holds, known := a.holds(condition[1:]); known {
				if !holds {
					continue
				}
				line = rest
			}
		}
		out.WriteString(line)
	}
	filled := strings.NewReplacer(
		"{title.field}", edit.Scalar(a.Locale, a.Title),
		"{title.prose}", prose(a.Title),
		"{organisation.field}", edit.Scalar(a.Locale, a.Organisation),
		"{organisation.prose}", prose(a.Organisation),
		"{accent}", a.Accent,
		"{profile}", a.Locale.Terms.Profile.Label(a.Profile),
	).Replace(out.String())
	return strings.Replace(filled, "{fields}\n", commentedFields(name, filled, a.Locale), 1)
}

// holds reports whether a condition holds; known is false when it is none.
func (a *Answers) holds(condition string) (holds, known bool) {
	switch condition {
	case "named":
		return a.Organisation != "", true
	case "unnamed":
		return a.Organisation == "", true
	}
	if slices.Contains(Workflows, condition) {
		return a.Workflow == condition, true
	}
	for _, term := range a.Locale.Terms.Profile {
		if term.Key == condition {
			return a.Profile == condition, true
		}
	}
	return false, false
}

// prose returns a name as it is written in Markdown. An ampersand is one, but
// where it begins an entity.
func prose(name string) string {
	return special.ReplaceAllString(edit.OneLine(name), `\$0`)
}

var special = regexp.MustCompile("[\\\\`*_\\[\\]<>#|~]|&(?:#?[0-9A-Za-z]+;)")
