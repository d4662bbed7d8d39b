//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package tree

import (
	"errors"
	"os"
)

// closedFirst reports whether a file can be removed only when it is closed.
const closedFirst = false

// lockFile finds no locks on this system.
func lockFile(*os.File) error { return errors.ErrUnsupported }
