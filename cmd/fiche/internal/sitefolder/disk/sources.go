package disk

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"time"

	"fiche/cmd/fiche/internal/sitefolder"
)

// Sources identify what a site is made of at a moment.
type Sources struct {
	Sum [sha256.Size]byte // of the paths and the bytes of all files

	state  [sha256.Size]byte // of their paths, sizes and times
	newest time.Time
	read   time.Time // when reading them began
}

// What Sources reads at most, in bytes: of a folder with more, a build knows sooner
// what it needs. A file of any size may lie there, and take no room on the disk.
const (
	mostOfFile = 96 << 20
	mostOfAll  = 2 << 30
)

var errTooMuch = errors.New("the site's folders hold too much to read it all")

// Sources reads all files of the site's folders. The error is that of one that cannot
// be read or is too large, or of ctx.
func (s *Site) Sources(ctx context.Context) (Sources, error) {
	started, sum, buffer := time.Now(), sha256.New(), make([]byte, 256<<10)
	left := int64(mostOfAll)
	src, err := s.state(func(name string, folder fs.FS, below string) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if folder == nil {
			fmt.Fprintf(sum, "%q is no file\n", name) // a hash takes everything
			return nil
		}
		f, err := sitefolder.Open(folder, below)
		if err != nil {
			return err
		}
		defer f.Close()
		most := min(left, mostOfFile)
		if info, err := f.Stat(); err != nil || info.Size() > most {
			return cmp.Or(err, errTooMuch)
		}
		one := sha256.New()
		size, err := io.CopyBuffer(one, io.LimitReader(f, most), buffer)
		left -= size
		fmt.Fprintf(sum, "%q %d %x\n", name, size, one.Sum(nil))
		return err
	})
	src.read = started
	sum.Sum(src.Sum[:0])
	return src, err
}

// clockStep is the longest step of the clock by which a file system notes changes:
// that of FAT.
const clockStep = 2 * time.Second

// Unchanged reports whether all files are as they were when src was read, by their
// sizes and times. It reports false where these cannot tell: the last change was so
// short a time before that another would have the same time.
func (s *Site) Unchanged(src Sources) bool {
	now, err := s.state(func(string, fs.FS, string) error { return nil })
	return err == nil && now.state == src.state && src.read.Sub(src.newest) > clockStep
}

// state notes the state of all files of the site's folders, and calls read for each
// with its path, its folder, and its path in that. What is no file has no folder.
func (s *Site) state(read func(name string, folder fs.FS, below string) error) (src Sources, err error) {
	state := sha256.New()
	defer func() { state.Sum(src.state[:0]) }()
	for _, of := range []struct {
		name   string
		folder fs.FS
	}{{sitefolder.Content, s.Content}, {sitefolder.Templates, s.Templates}, {sitefolder.Static, s.Static}} {
		for _, e := range sitefolder.List(of.folder, func(string, bool) bool { return false }) {
			if e.Kind == sitefolder.Unreadable {
				return src, e.Err
			}
			name := path.Join(of.name, e.Path)
			if e.Kind != sitefolder.Regular {
				if err := read(name, nil, ""); err != nil {
					return src, err
				}
				continue
			}
			info, err := fs.Stat(of.folder, e.Path)
			if err != nil {
				return src, err
			}
			fmt.Fprintf(state, "%q %d %d\n", name, info.Size(), info.ModTime().UnixNano())
			if info.ModTime().After(src.newest) {
				src.newest = info.ModTime()
			}
			if err := read(name, of.folder, e.Path); err != nil {
				return src, err
			}
		}
	}
	return src, nil
}
