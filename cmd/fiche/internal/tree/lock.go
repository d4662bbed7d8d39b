package tree

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// lockName is the file in the output folder that a build keeps locked while it
// writes. The system unlocks it when the process ends, however that happens: one
// that a killed build left means nothing.
//
// The lock is our own few lines over the system's calls, and not a library's,
// since the file must be opened through the os.Root of the output.
const lockName = ".fiche-lock"

// A LockedError says that another build is writing into the output folder.
// Nothing was changed.
type LockedError struct{ Dir string }

func (e *LockedError) Error() string { return fmt.Sprintf("another build is writing into %s", e.Dir) }

var errLocked = errors.New("locked by another process")

// lock locks the output folder, and returns what unlocks it. Where the system
// cannot lock, as on some network shares, or does not let anything be written, as
// where nothing has changed, it does nothing.
func (d *disk) lock(dir string) (unlock func(), err error) {
	for {
		if info, err := d.Lstat(lockName); err == nil && !info.Mode().IsRegular() {
			if err := d.remove(lockName); err != nil { // it is no link to elsewhere
				return nil, err
			}
		}
		f, err := d.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o666)
		if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
			return func() {}, nil
		} else if err != nil {
			return nil, err
		}
		switch err := lockFile(f); {
		case errors.Is(err, errLocked):
			f.Close()
			return nil, &LockedError{Dir: dir}
		case err != nil: // there are no locks here
			return func() { d.unlock(f) }, nil
		}
		locked, err := f.Stat()
		if err != nil {
			f.Close()
			return nil, err
		}
		if d.isAt(lockName, locked) {
			return func() { d.unlock(f) }, nil
		}
		f.Close() // the build before has just removed it
	}
}

// unlock removes the file, which is no page of the site, and its lock. Windows
// removes no open file, and not one that the next build has opened: that stays.
func (d *disk) unlock(f *os.File) {
	_ = d.Root.Remove(lockName)
	f.Close()
	if closedFirst {
		_ = d.Root.Remove(lockName)
	}
}
