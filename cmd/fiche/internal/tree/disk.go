package tree

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"syscall"
	"time"
)

// A disk is the output folder. All that changes anything in it goes through
// these methods, and none of them can leave the folder: an os.Root follows no
// symbolic link and no ".." out of it.
type disk struct {
	*os.Root
	hooks hooks
}

// hooks stand between a disk and the operating system, for tests.
type hooks struct {
	step  func(op, path string) error // called before each change; its error replaces the system's
	busy  func(error) bool            // reports whether to try again
	pause func(time.Duration)         // waits before trying again
}

func systemHooks() hooks {
	return hooks{
		step:  func(string, string) error { return nil },
		busy:  isBusy,
		pause: time.Sleep,
	}
}

// isBusy reports whether Windows refused something because another program (a
// virus scanner, a synchronising client, a browser) has the file open at this
// moment: ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION.
// No other system does.
func isBusy(err error) bool {
	var number syscall.Errno
	return runtime.GOOS == "windows" && errors.As(err, &number) && (number == 5 || number == 32 || number == 33)
}

// retry tries again for a little over a second while a file is busy.
func (d *disk) retry(op, path string, do func() error) error {
	for wait := 10 * time.Millisecond; ; wait *= 2 {
		err := d.hooks.step(op, path)
		if err == nil {
			err = do()
		}
		if err == nil || !d.hooks.busy(err) || wait > time.Second {
			return err
		}
		d.hooks.pause(wait)
	}
}

func (d *disk) mkdir(path string) error {
	return d.retry("mkdir", path, func() error { return d.Root.Mkdir(path, 0o777) })
}

func (d *disk) mkdirAll(path string) error {
	return d.retry("mkdir", path, func() error { return d.Root.MkdirAll(path, 0o777) })
}

func (d *disk) rename(from, to string) error {
	return d.retry("rename", to, func() error { return d.Root.Rename(from, to) })
}

// remove removes a file, a symbolic link (not what it points to) or an empty
// folder. It is no error when nothing is there.
func (d *disk) remove(path string) error {
	err := d.retry("remove", path, func() error { return d.Root.Remove(path) })
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (d *disk) removeAll(path string) error {
	return d.retry("remove", path, func() error { return d.Root.RemoveAll(path) })
}

// names returns the names at the top of the folder.
func (d *disk) names() ([]string, error) {
	f, err := d.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdirnames(-1)
}

// isAt reports whether path leads to the file or folder that info describes.
func (d *disk) isAt(path string, info fs.FileInfo) bool {
	there, err := d.Lstat(path)
	return err == nil && os.SameFile(info, there)
}

// areSame reports whether two paths lead to one file or folder.
func (d *disk) areSame(a, b string) bool {
	info, err := d.Lstat(a)
	return err == nil && d.isAt(b, info)
}

// isEmpty reports whether a folder holds nothing. One that is not there, or
// cannot be read, is not known to be empty.
func (d *disk) isEmpty(dir string) bool {
	f, err := d.Open(dir)
	if err != nil {
		return false
	}
	defer f.Close()
	_, err = f.Readdirnames(1)
	return err == io.EOF
}

// stamp returns the stamp of a file.
func (d *disk) stamp(path string) (stamp, error) {
	f, err := d.Open(path)
	if err != nil {
		return stamp{}, err
	}
	defer f.Close()
	return readStamp(f)
}
