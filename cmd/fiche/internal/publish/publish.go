// Package publish puts a built site on a host, and of it only what changed.
//
// It is the last stage: it takes the files that tree wrote. Two laws hold:
//
//   - A page is never ahead of what it shows. Pictures and styles go first, then
//     pages; pages are removed before what they showed. Wherever the work stops,
//     every page on the host has its files, and the next run ends the work.
//   - What Fiche did not put there stays. The list on the host says what it put;
//     it names each file before that is sent, so that a file of ours is never
//     taken for somebody else's.
package publish

import (
	"context"
	"path"
	"strings"

	"fiche/cmd/fiche/internal/problem"
)

// ListName is the file on the host that says what Fiche put there.
const ListName = ".fiche"

// UnfinishedSuffix ends the name under which a host may keep a file while it is
// sent.
const UnfinishedSuffix = ".fiche-new"

// A File is a file on a host.
type File struct {
	Path string // below the folder of the site, with slashes
	Size int64
	// Version changes when somebody writes the file: its time, or its ETag. It is
	// empty where the host does not tell.
	Version string
}

// A Host is a folder on some machine.
type Host interface {
	// Files returns all files, none if the folder is not there. It writes nothing.
	Files(ctx context.Context) ([]File, error)
	// Read returns the bytes of a file. An fs.ErrNotExist says that there is none.
	Read(ctx context.Context, path string) ([]byte, error)
	// Put makes or replaces a file, and the folders above it, and returns its new
	// version. Whoever reads the file meanwhile gets all of the old bytes or all of
	// the new ones. It may be called by as many goroutines as Workers says.
	Put(ctx context.Context, path string, data []byte) (version string, err error)
	// Remove removes a file, and the folders that this leaves empty. It is no
	// error if there is none.
	Remove(ctx context.Context, path string) error
	Workers() int
	// Warnings are what its user should know before anything is sent.
	Warnings() []problem.Rule
	// Flush ends a run of changes: a host that is written as a whole is written
	// then, and stays as it was without.
	Flush() error
	Close() error
}

// A HostError is what a host refused, or could not do: the rule and the arguments
// of a message.
type HostError struct {
	problem.Refusal
	Err error // what the host said, or nil
}

// Fail returns a HostError. Its reason is an argument of the message.
func Fail(rule problem.Rule, err error, args problem.Args) *HostError {
	if args == nil {
		args = problem.Args{}
	}
	if err != nil {
		args["reason"] = problem.ReasonOf(err)
	}
	return &HostError{problem.Refusal{Rule: rule, Args: args}, err}
}

func (e *HostError) Error() string {
	if e.Err == nil {
		return string(e.Rule)
	}
	return string(e.Rule) + " " + e.Args.Text("path") + ": " + e.Err.Error()
}

func (e *HostError) Unwrap() error { return e.Err }

// isPage reports whether a file shows others.
func isPage(name string) bool { return path.Ext(name) == ".html" }

// isOurTool reports whether a file serves the publishing alone.
func isOurTool(name string) bool {
	return name == ListName || strings.HasSuffix(name, UnfinishedSuffix)
}

// isHostDefault reports whether a file is one that hosts put into a new folder.
func isHostDefault(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	switch strings.ToLower(top) {
	case "index.html", "index.htm", "default.html", "favicon.ico", "robots.txt",
		".ftpquota", ".ovhconfig", ".well-known", "cgi-bin", ".ds_store", "thumbs.db", "desktop.ini":
		return true
	}
	return false
}

// mayReplaceUnasked reports whether a host's default file gives way to ours.
func mayReplaceUnasked(name string) bool {
	return name == "index.html" || name == "favicon.ico" || name == "robots.txt"
}
