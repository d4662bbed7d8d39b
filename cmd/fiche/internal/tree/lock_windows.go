package tree

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// closedFirst reports whether a file can be removed only when it is closed.
const closedFirst = true

// lockFile locks a file at once or not at all.
func lockFile(f *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return errLocked
	}
	return err
}
