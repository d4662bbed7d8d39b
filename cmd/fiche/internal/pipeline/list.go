package pipeline

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A listing is what content/ holds.
type listing struct {
	sheets      []string // Markdown files
	others      []string // photos, documents
	unpublished []problem.Problem
	problems    []problem.Problem // folders that could not be read
}

// list sorts the files of content/ into kinds by their names.
func list(content fs.FS) (*listing, error) {
	l := new(listing)
	entries := sitefolder.List(content, func(name string, dir bool) bool {
		if strings.HasPrefix(path.Base(name), "_") {
			l.setAside(content, name, dir)
			return true
		}
		return ignored(path.Base(name))
	})
	if len(entries) == 0 {
		if _, err := fs.Stat(content, "."); err != nil {
			return nil, err // content/ itself
		}
	}
	for _, e := range entries {
		switch {
		case e.Path == ".":
			return nil, e.Err
		case e.Kind == sitefolder.Regular:
			l.file(e.Path)
		default:
			l.special(e)
		}
	}
	l.copies()
	slices.Sort(l.sheets)
	slices.Sort(l.others)
	return l, nil
}

// special reports what is neither a file nor a folder that can be read.
func (l *listing) special(e sitefolder.Entry) {
	switch e.Kind {
	case sitefolder.Unreadable:
		l.problems = append(l.problems, problem.UnreadableFolder(sitefolder.ContentPath(e.Path), e.Err))
	case sitefolder.DeadLink:
		l.leaveOut(e.Path, "unpublished-link", nil)
	default:
		l.leaveOut(e.Path, "unpublished-special", nil)
	}
}

// setAside lists what a name that begins with an underscore keeps from being
// published: a sheet, or a folder of sheets.
func (l *listing) setAside(content fs.FS, name string, dir bool) {
	plain := strings.TrimLeft(path.Base(name), "_")
	if !dir {
		if strings.EqualFold(path.Ext(name), ".md") {
			l.leaveOut(name, "unpublished-underscore", problem.Args{"name": plain})
		}
		return
	}
	sheets := 0
	for _, e := range sitefolder.List(content, func(below string, _ bool) bool {
		return below != name && ignored(path.Base(below)) || !isWithin(name, below)
	}) {
		if strings.EqualFold(path.Ext(e.Path), ".md") {
			sheets++
		}
	}
	if sheets > 0 {
		l.leaveOut(name, "unpublished-underscore-folder", problem.Args{"name": plain, "count": strconv.Itoa(sheets)})
	}
}

// isWithin reports whether a path is at or below another, or leads to it.
func isWithin(folder, name string) bool {
	return folder == name || strings.HasPrefix(name, folder+"/") || strings.HasPrefix(folder, name+"/")
}

// Files returns the paths, below content/, of all its files that are no sheets.
func Files(content fs.FS) ([]string, error) {
	l, err := list(content)
	if err != nil {
		return nil, err
	}
	return l.others, nil
}

func (l *listing) file(name string) {
	lower := strings.ToLower(name)
	switch ext := path.Ext(lower); {
	case ext == ".md":
		l.sheets = append(l.sheets, name)
	case slices.Contains(sheetEndings, ext), strings.HasSuffix(lower, ".md.txt"), strings.HasSuffix(strings.TrimRight(lower, ". "), ".md"):
		base := strings.TrimRight(path.Base(name), ". ")
		base = strings.TrimSuffix(base, path.Ext(base))
		l.leaveOut(name, "unpublished-ending", problem.Args{"name": strings.TrimSuffix(base, ".md") + ".md"})
	default:
		l.others = append(l.others, name)
	}
}

// sheetEndings are those by which other programs know Markdown.
var sheetEndings = []string{".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdtext", ".mdtxt", ".mdx", ".rmd", ".qmd"}

func (l *listing) leaveOut(name string, rule problem.Rule, args problem.Args) {
	l.unpublished = append(l.unpublished, problem.Problem{
		Rule: rule, Args: args, Severity: problem.Note, Place: problem.Place{Path: sitefolder.ContentPath(name)},
	})
}

// strayDocuments reports the files of word processors that no sheet links: their
// authors may think that they are published.
func strayDocuments(others []string, s *site.Site) []problem.Problem {
	var stray listing
	for _, name := range others {
		ext := strings.ToLower(path.Ext(name))
		if !slices.Contains([]string{".docx", ".doc", ".odt", ".rtf", ".pages"}, ext) {
			continue
		}
		if !slices.ContainsFunc(s.Files, func(f site.File) bool { return f.Path == name }) {
			stray.leaveOut(name, "unpublished-document", nil)
		}
	}
	return stray.unpublished
}

// ignored reports whether a name is not content: hidden files, the README of the
// folder, and what editors and systems leave behind.
func ignored(name string) bool {
	lower := strings.ToLower(name)
	switch lower {
	case "readme.md", "thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r":
		return true
	}
	for _, prefix := range []string{".", "~$", "#"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	for _, suffix := range []string{"~", ".tmp", ".temp", ".swp", ".swo", ".swx", ".bak", ".crdownload", ".part", "___jb_tmp___", "___jb_old___"} {
		if strings.HasSuffix(lower, suffix) {
			return true
		}
	}
	return false
}
