//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package tree

import (
	"errors"
	"os"
	"syscall"
)

// closedFirst reports whether a file can be removed only when it is closed.
const closedFirst = false

// lockFile locks a file at once or not at all.
func lockFile(f *os.File) error {
	for {
		switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.EWOULDBLOCK), errors.Is(err, syscall.EACCES):
			return errLocked
		default:
			return err
		}
	}
}
