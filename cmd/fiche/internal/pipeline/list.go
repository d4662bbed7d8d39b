package pipeline

import (
	"io/fs"
	"path"
	"slices"
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
}

// list sorts the files of content/ by their names. It follows no symbolic link
// to a folder: a link can lead in a circle.
func list(content fs.FS) (*listing, error) {
	l := new(listing)
	err := fs.WalkDir(content, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case name == ".":
			return err
		case ignored(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case err != nil: // a folder that cannot be read
			l.leaveOut(name, "unpublished-unreadable", nil)
			return nil
		case d.IsDir():
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			l.link(content, name)
			return nil
		case !d.Type().IsRegular():
			return nil
		}
		l.file(name)
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.conflicts()
	slices.Sort(l.sheets)
	slices.Sort(l.others)
	return l, nil
}

// Files are the paths, below content/, of all its files that are no sheets.
func Files(content fs.FS) ([]string, error) {
	l, err := list(content)
	if err != nil {
		return nil, err
	}
	return l.others, nil
}

// link takes a symbolic link for the file that it leads to.
func (l *listing) link(content fs.FS, name string) {
	info, err := fs.Stat(content, name)
	if err != nil || !info.Mode().IsRegular() {
		l.leaveOut(name, "unpublished-link", nil)
		return
	}
	l.file(name)
}

func (l *listing) file(name string) {
	lower := strings.ToLower(name)
	switch ext := path.Ext(lower); {
	case ext == ".md":
		l.sheets = append(l.sheets, name)
	case strings.HasSuffix(lower, ".md.txt"), ext == ".markdown", ext == ".mdown", ext == ".mkd":
		l.leaveOut(name, "unpublished-ending", problem.Args{"name": strings.TrimSuffix(strings.TrimSuffix(path.Base(name), path.Ext(name)), ".md") + ".md"})
	default:
		l.others = append(l.others, name)
	}
}

func (l *listing) leaveOut(name string, rule problem.Rule, args problem.Args) {
	l.unpublished = append(l.unpublished, problem.Problem{
		Rule: rule, Args: args, Severity: problem.Note, Place: problem.Place{Path: sitefolder.ContentPath(name)},
	})
}

// strayDocuments are the files of word processors that no sheet links: their
// authors may believe that they are published.
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

// ignored tells the names that are not content: what is hidden, what says how
// to use the folder, and what editors and systems leave behind.
func ignored(name string) bool {
	lower := strings.ToLower(name)
	switch lower {
	case "readme.md", "thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r":
		return true
	}
	for _, prefix := range []string{".", "_", "~$", "#"} {
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

// conflicts leaves out the copies that synchronised folders make of a sheet.
func (l *listing) conflicts() {
	known := make(map[string]bool, len(l.sheets))
	for _, name := range l.sheets {
		known[strings.ToLower(name)] = true
	}
	l.sheets = slices.DeleteFunc(l.sheets, func(name string) bool {
		base := name[:len(name)-len(path.Ext(name))]
		original, copied := copyOf(path.Base(base))
		beside := path.Join(path.Dir(name), original) + ".md"
		if !copied || !known[strings.ToLower(beside)] && !saysCopy(base) {
			return false
		}
		l.leaveOut(name, "unpublished-copy", problem.Args{"original": path.Base(beside)})
		return true
	})
}

// copyWords are what systems and services write into the name of a copy, in
// lower case: Dropbox, Nextcloud, Syncthing, Windows, macOS. The longer ones
// stand first, for some hold the shorter.
var copyWords = []string{
	" (conflicted copy", "conflicted copy", " (copie en conflit", "copie en conflit", "copie conflictuelle",
	".sync-conflict-", "_conflict-", " (conflict",
	"copie de ", "copy of ", " - copie", " - copy",
}

// saysCopy reports whether a name says in words that it is a copy: then it is one,
// even when the original is gone.
func saysCopy(base string) bool {
	lower := strings.ToLower(base)
	return slices.ContainsFunc(copyWords, func(word string) bool { return strings.Contains(lower, word) })
}

// machineNames begin the names of computers, which OneDrive puts behind the
// name of a file that two people changed: "mali-PC-AWA".
var machineNames = []string{"PC-", "DESKTOP-", "LAPTOP-", "WIN-", "MACBOOK", "IMAC", "POSTE-", "PORT-", "SRV-", "DELL-", "HP-", "LENOVO-"}

// copyOf is the name of the file that a file named base may be a copy of.
func copyOf(base string) (original string, copied bool) {
	lower := strings.ToLower(base)
	for _, word := range copyWords {
		if i := strings.Index(lower, word); i >= 0 {
			if i == 0 {
				return base[len(word):], true
			}
			return base[:i], true
		}
	}
	for i := range base {
		if base[i] != '-' || i == 0 {
			continue
		}
		if slices.ContainsFunc(machineNames, func(m string) bool { return strings.HasPrefix(strings.ToUpper(base[i+1:]), m) }) {
			return base[:i], true
		}
	}
	return numberedCopy(base)
}

// numberedCopy recognises "mali 2" and "mali (2)".
func numberedCopy(base string) (original string, copied bool) {
	rest := strings.TrimSuffix(base, ")")
	digits := len(rest) - len(strings.TrimRight(rest, "0123456789"))
	rest = rest[:len(rest)-digits]
	opening := " "
	if strings.HasSuffix(base, ")") {
		opening = " ("
	}
	original, ok := strings.CutSuffix(rest, opening)
	return original, ok && digits > 0 && digits <= 2 && original != ""
}
