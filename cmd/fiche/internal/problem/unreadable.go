package problem

import (
	"errors"
	"io/fs"
)

// Unreadable reports a file of a site that could not be read, with the reason in
// words of the reader where it is a usual one.
func Unreadable(path string, err error) Problem {
	p := Problem{Rule: "file-unreadable", Severity: Error, Place: Place{Path: path}}
	switch {
	case errors.Is(err, fs.ErrPermission):
		p.Rule = "file-denied"
	case errors.Is(err, fs.ErrNotExist):
		p.Rule = "file-gone"
	default:
		p.Args = Args{"reason": ReasonOf(err)}
	}
	return p
}

// UnreadableFolder reports a folder of a site, or a link, of which the system does
// not say what it holds.
func UnreadableFolder(path string, err error) Problem {
	p := Unreadable(path, err)
	switch p.Rule {
	case "file-denied":
		p.Rule = "folder-denied"
	case "file-gone":
		p.Rule = "folder-gone"
	default:
		p.Rule = "folder-unreadable"
	}
	return p
}
