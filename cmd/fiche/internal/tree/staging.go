package tree

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path"
	"strconv"
	"strings"
	"sync"
)

// stagingPrefix begins the name of the folder in which changed files wait until
// all are made. A build that was killed leaves it behind; the next one removes
// it.
const stagingPrefix = ".fiche-tmp-"

// A staging is the folder in which changed files wait. It is in the output
// folder, so that moving a file to its place is a rename, and is made with the
// first file that needs it. Its name is random: where there are no locks, two
// builds at once still never mix their files (the second removes the folder of the
// first, which ends with an error).
type staging struct {
	disk *disk
	once sync.Once
	name string
	root *os.Root
	err  error
}

// Names in the staging folder: changed files have numbers; new folders are below
// newFolders, so that each is moved by one rename.
const (
	newManifest = "list"
	newFolders  = "new/"
)

func (s *staging) open() error {
	s.once.Do(func() {
		name := stagingPrefix + strconv.FormatUint(rand.Uint64(), 36)
		if s.err = s.disk.mkdir(name); s.err == nil {
			s.name = name
			s.root, s.err = s.disk.OpenRoot(name)
		}
	})
	return s.err
}

// addFolder makes a folder among the new ones.
func (s *staging) addFolder(dir string) error {
	if err := s.open(); err != nil {
		return err
	}
	return s.disk.mkdirAll(path.Join(s.name, newFolders, dir))
}

// put writes a file, in a folder that was added before; last is the folder in
// which the goroutine wrote last.
func (s *staging) put(last *openDir, name string, data []byte) error {
	if err := s.open(); err != nil {
		return err
	}
	root, err := last.open(s.root, path.Dir(name))
	if err != nil {
		return err
	}
	whole := s.name + "/" + name
	if err := s.disk.hooks.step("create", whole); err != nil {
		return err
	}
	f, err := root.OpenFile(path.Base(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	err = s.disk.hooks.step("write", whole)
	if err == nil {
		_, err = f.Write(data)
	}
	return errors.Join(err, f.Close())
}

// place moves a file or a new folder to its place in the output, a file over any
// file that is there.
func (s *staging) place(name, to string) error {
	return s.disk.rename(s.name+"/"+name, to)
}

// discard removes the folder with what is left in it.
func (s *staging) discard() error {
	if s.root != nil {
		s.root.Close()
	}
	if s.name == "" {
		return nil
	}
	return s.disk.removeAll(s.name)
}

// removeStaging removes the staging folders of builds that were killed, of these
// names at the top of the output.
func (d *disk) removeStaging(names []string) error {
	for _, name := range names {
		if strings.HasPrefix(name, stagingPrefix) {
			if err := d.removeAll(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// An openDir is the folder in which one worker reads or writes: files come
// sorted, so that each folder is opened about once.
type openDir struct {
	dir  string
	root *os.Root
}

// open returns a folder below base, which is the same one at each call.
func (d *openDir) open(base *os.Root, dir string) (*os.Root, error) {
	if dir == "." {
		return base, nil
	}
	if d.root != nil && d.dir == dir {
		return d.root, nil
	}
	d.close()
	root, err := base.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	d.dir, d.root = dir, root
	return root, nil
}

func (d *openDir) close() {
	if d.root != nil {
		d.root.Close()
		d.root = nil
	}
}

// A worker is what one goroutine uses again from file to file.
type worker struct {
	page    bytes.Buffer // the file it makes
	marked  []byte       // the same with its mark
	buf     []byte       // for comparing
	output  openDir
	staging openDir
}

func (k *worker) close() {
	k.output.close()
	k.staging.close()
}

// equal compares a file with bytes. A file that cannot be read counts as
// different: if it is Fiche's own, replacing it is what mends it.
func (k *worker) equal(root *os.Root, name string, data []byte) bool {
	f, err := root.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	if k.buf == nil {
		k.buf = make([]byte, 64<<10)
	}
	return hasBytes(f, data, k.buf)
}

// hasBytes reports whether the open file r has exactly these bytes. It reads as
// far as they agree, through buf.
func hasBytes(r io.Reader, data, buf []byte) bool {
	for {
		n, err := r.Read(buf)
		if n > len(data) || string(buf[:n]) != string(data[:n]) {
			return false
		}
		data = data[n:]
		if err != nil {
			return err == io.EOF && len(data) == 0
		}
	}
}
