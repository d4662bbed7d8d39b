package problem

import (
	"context"
	"errors"
	"io/fs"
	"syscall"
)

// A Reason is why the machine did not do something. It is an argument of a message.
type Reason struct {
	Kind string // what the languages have words for; empty for what they have none for
	Raw  string // the machine's own words
}

// reasons are what the machine refuses most, in the order in which it is asked
// for: words of a language stand for each.
var reasons = []struct {
	kind string
	is   []error
}{
	{"permission", []error{fs.ErrPermission}},
	{"missing", []error{fs.ErrNotExist}},
	{"exists", []error{fs.ErrExist}},
	{"disk-full", []error{syscall.ENOSPC}},
	{"read-only", []error{syscall.EROFS}},
	{"is-folder", []error{syscall.EISDIR}},
	{"not-folder", []error{syscall.ENOTDIR}},
	{"name-too-long", []error{syscall.ENAMETOOLONG}},
	{"busy", []error{syscall.EBUSY}},
	{"too-many-files", []error{syscall.EMFILE, syscall.ENFILE}},
	{"too-many-links", []error{syscall.ELOOP}},
	{"disk-failed", []error{syscall.EIO}},
	{"port-taken", []error{syscall.EADDRINUSE}},
	{"no-answer", []error{syscall.ETIMEDOUT, context.DeadlineExceeded}},
	{"connection-refused", []error{syscall.ECONNREFUSED}},
}

// ReasonOf returns what an error of the machine means. Paths, which messages name
// already, are left out.
func ReasonOf(err error) Reason {
	for _, known := range reasons {
		for _, one := range known.is {
			if errors.Is(err, one) {
				return Reason{known.kind, err.Error()}
			}
		}
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return Reason{"", err.Error()}
}

// Reasons returns the kinds of reasons that languages have words for.
func Reasons() []string {
	kinds := make([]string, len(reasons))
	for i, known := range reasons {
		kinds[i] = known.kind
	}
	return kinds
}
