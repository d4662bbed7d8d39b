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

// stagePrefix begins the name of the folder in which changed files wait until
// all are made. A build that was killed leaves it behind; the next one sweeps
// it away.
const stagePrefix = ".fiche-tmp-"

// A stage is the folder in which changed files wait. It stands in the output
// folder, so that moving a file to its place is a rename, and it is made with
// the first file that needs it. Its name is new each time: two builds at once
// never mix their files (the second sweeps the first one's stage away, and the
// first ends with an error).
type stage struct {
	disk *disk
	once sync.Once
	name string
	root *os.Root
	err  error
}

// Names in the stage: changed files have numbers; whole new folders stand
// below newFolders, so that each is moved by one rename.
const (
	newList    = "list"
	newFolders = "new/"
)

func (s *stage) open() error {
	s.once.Do(func() {
		name := stagePrefix + strconv.FormatUint(rand.Uint64(), 36)
		if s.err = s.disk.mkdir(name); s.err == nil {
			s.name = name
			s.root, s.err = s.disk.OpenRoot(name)
		}
	})
	return s.err
}

// addFolder makes a folder among the new ones.
func (s *stage) addFolder(dir string) error {
	if err := s.open(); err != nil {
		return err
	}
	return s.disk.mkdirAll(path.Join(s.name, newFolders, dir))
}

// put writes a file of the stage, in a folder that it has; k is where the
// goroutine wrote last.
func (s *stage) put(k *shelf, name string, data []byte) error {
	if err := s.open(); err != nil {
		return err
	}
	root, err := k.enter(s.root, path.Dir(name))
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

// place moves a file or a new folder of the stage to its place in the output,
// a file over whatever file stands there.
func (s *stage) place(name, to string) error {
	return s.disk.rename(s.name+"/"+name, to)
}

// discard removes the stage with what is left in it.
func (s *stage) discard() error {
	if s.root != nil {
		s.root.Close()
	}
	if s.name == "" {
		return nil
	}
	return s.disk.removeAll(s.name)
}

// sweep removes the stages of builds that were killed.
func (d *disk) sweep(names []string) error {
	for _, name := range names {
		if strings.HasPrefix(name, stagePrefix) {
			if err := d.removeAll(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// A shelf is the folder in which one worker reads or writes: files come
// sorted, so that each folder is opened about once.
type shelf struct {
	dir  string
	root *os.Root
}

// enter opens a folder below base, always the same one, or goes on with it.
func (k *shelf) enter(base *os.Root, dir string) (*os.Root, error) {
	if dir == "." {
		return base, nil
	}
	if k.root != nil && k.dir == dir {
		return k.root, nil
	}
	k.leave()
	root, err := base.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	k.dir, k.root = dir, root
	return root, nil
}

func (k *shelf) leave() {
	if k.root != nil {
		k.root.Close()
		k.root = nil
	}
}

// A desk is what one worker has at hand.
type desk struct {
	page  bytes.Buffer // what it makes
	buf   []byte       // what it compares
	disk  shelf        // where it compares
	stage shelf        // where it writes
}

func (k *desk) leave() {
	k.disk.leave()
	k.stage.leave()
}

// equal compares a file with bytes. A file that cannot be read counts as
// different: if it is Fiche's own, replacing it is what mends it.
func (k *desk) equal(root *os.Root, name string, data []byte) bool {
	f, err := root.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	if k.buf == nil {
		k.buf = make([]byte, 64<<10)
	}
	return holds(f, data, k.buf)
}

// holds reports whether the open file r has exactly these bytes. It reads as
// far as they agree, through buf.
func holds(r io.Reader, data, buf []byte) bool {
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
