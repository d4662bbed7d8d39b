package tree

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"fiche/cmd/fiche/internal/spelling"
)

// A state is what is on the disk where a folder of the output should be.
type state uint8

const (
	absent  state = iota
	present       // a folder
	blocked       // a file, or a symbolic link, which is not followed
)

// folder returns what is at dir. The answer is kept: concurrent calls are safe
// only for folders that were asked for before.
func (w *writer) folder(dir string) (state, error) {
	if s, known := w.folders[dir]; known {
		return s, nil
	}
	parent, err := w.folder(path.Dir(dir))
	if err != nil {
		return absent, err
	}
	s := absent
	if parent == present {
		info, err := w.disk.Lstat(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return absent, err
		case info.IsDir():
			s = present
		default:
			s = blocked
		}
	}
	w.folders[dir] = s
	return s, nil
}

// checkFolders looks for all folders of the tree, and adds those that are missing
// to the staging folder.
func (w *writer) checkFolders() error {
	for _, n := range w.tree.nodes {
		if !n.folder {
			continue
		}
		s, err := w.folder(n.path)
		if err != nil {
			return err
		}
		if s != present {
			w.missing = append(w.missing, n.path)
		}
	}
	slices.Sort(w.missing)
	for _, dir := range w.missing {
		if err := w.staging.addFolder(dir); err != nil {
			return err
		}
	}
	return nil
}

// A finding is what is on the disk where a file of the output should be.
type finding uint8

const (
	nothing   finding = iota
	equal             // a file with the right bytes, by Fiche or not
	outdated          // something else that is Fiche's own by its path
	foreign           // something else that is not
	directory         // a folder
)

// A result is what is known of a file of the tree once it was compared.
type result struct {
	finding finding
	stamp   stamp
}

func (r result) changed() bool { return r.finding != equal }

// makeOne makes a file, compares it with what is in its place, and stages it
// if that is not the same.
func (w *writer) makeOne(ctx context.Context, k *worker, i int) error {
	n := w.tree.files[i]
	data, err := n.uncached(ctx, &k.page)
	if err != nil {
		return &MakeError{Path: n.path, Err: err}
	}
	if page := marked(k.marked[:0], n.path, data); len(page) > len(data) {
		data, k.marked = page, page
	}
	var r result
	if r.finding, err = w.compare(k, n.path, data); err != nil {
		return err
	}
	r.stamp = stampOf(data)
	w.results[i] = r
	if !r.changed() {
		return nil
	}
	return w.staging.put(&k.staging, w.staged(i), data)
}

// staged returns the name of a file in the staging folder.
func (w *writer) staged(i int) string {
	name := w.tree.files[i].path
	if w.folders[path.Dir(name)] != present {
		return newFolders + name
	}
	return strconv.Itoa(i)
}

// compare compares a file of the output with what is in its place.
func (w *writer) compare(k *worker, name string, data []byte) (finding, error) {
	dir := path.Dir(name)
	if w.folders[dir] != present {
		return nothing, nil
	}
	root, err := k.output.open(w.disk.Root, dir)
	if err != nil {
		return nothing, err
	}
	base := path.Base(name)
	info, err := root.Lstat(base)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nothing, nil
	case err != nil:
		return nothing, err
	case info.IsDir():
		return directory, nil
	case info.Mode().IsRegular() && info.Size() == int64(len(data)) && k.equal(root, base, data):
		return equal, nil
	case w.owns(name, info):
		return outdated, nil
	}
	return foreign, nil
}

// owns reports whether the file on the disk was written by Fiche at this path, or
// at the same path in another spelling on a disk that ignores case. Where the
// manifest is damaged, a page says so itself, and what else stands exactly where a
// file of the tree has to was most likely listed.
func (w *writer) owns(name string, info fs.FileInfo) bool {
	if _, listed := w.own[name]; listed || w.damaged && !isPage(name) {
		return true
	}
	if _, ours := w.isOurs(name); ours {
		return true
	}
	for _, other := range w.spellings()[spelling.Path(name)] {
		if w.disk.isAt(other, info) {
			return true
		}
	}
	return false
}

func (w *writer) spell() map[string][]string {
	stale := map[string][]string{}
	for name := range w.own {
		if !w.tree.Has(name) {
			stale[spelling.Path(name)] = append(stale[spelling.Path(name)], name)
		}
	}
	return stale
}

// compareStale sorts the files of earlier builds that are no longer wanted.
func (w *writer) compareStale() error {
	for _, name := range slices.Sorted(maps.Keys(w.own)) {
		if w.tree.Has(name) {
			continue
		}
		dir, err := w.folder(path.Dir(name))
		if err != nil {
			return err
		}
		if dir != present {
			w.gone = append(w.gone, name)
			continue
		}
		info, err := w.disk.Lstat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir():
			w.gone = append(w.gone, name)
		case err != nil:
			return err
		case w.isRespelled(name, info):
			w.respelled = append(w.respelled, name)
		case w.isAsWritten(name, info):
			if _, ours := w.isOurs(name); !ours && w.doubtful {
				w.unsure = append(w.unsure, name)
				continue
			}
			w.removable = append(w.removable, name)
		default:
			w.kept = append(w.kept, name)
		}
	}
	return nil
}

// isRespelled reports whether a stale file is on this disk the same one as a file
// of the tree (Mali.html and mali.html on Windows or macOS). Removing it would
// remove the new one.
func (w *writer) isRespelled(name string, info fs.FileInfo) bool {
	n := w.tree.nodes[spelling.Path(name)]
	return n != nil && !n.folder && w.disk.isAt(n.path, info)
}

// isAsWritten reports whether a listed file has bytes that were listed for it.
func (w *writer) isAsWritten(name string, info fs.FileInfo) bool {
	sizeFits := func(s stamp) bool { return s.size == info.Size() }
	if !info.Mode().IsRegular() || !slices.ContainsFunc(w.own[name], sizeFits) {
		return false
	}
	s, err := w.disk.stamp(name)
	return err == nil && slices.Contains(w.own[name], s)
}

// refuseForeign returns a *ForeignError if something is in the way that Fiche did
// not write, unless it is forced.
func (w *writer) refuseForeign() error {
	var folders []string
	for i, r := range w.results {
		name := w.tree.files[i].path
		if r.finding == foreign {
			w.forced = append(w.forced, name)
		} else if r.finding == directory && !w.isRemovableFolder(name) {
			folders = append(folders, name)
		}
	}
	for dir, s := range w.folders {
		n := w.tree.node(dir)
		if s == blocked && n != nil && n.folder && !w.isRemovable(dir) {
			w.forced = append(w.forced, dir)
		}
	}
	slices.Sort(w.forced)
	if len(folders) == 0 && (len(w.forced) == 0 || w.opts.Force) {
		return nil
	}
	all := slices.Concat(w.forced, folders)
	slices.Sort(all)
	return &ForeignError{Dir: w.dir, Paths: all, Folders: folders}
}

// isRemovableFolder reports whether a folder on the disk holds nothing but files
// that are about to be removed.
func (w *writer) isRemovableFolder(dir string) bool {
	left := errors.New("something is left")
	err := fs.WalkDir(w.disk.FS(), dir, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !w.isRemovable(name) {
			err = left
		}
		return err
	})
	return err == nil
}

// isRemovable reports whether what is at name is a stale file that is about
// to be removed, under this spelling or another.
func (w *writer) isRemovable(name string) bool {
	for _, stale := range w.spellings()[spelling.Path(name)] {
		if _, found := slices.BinarySearch(w.removable, stale); found && w.disk.areSame(stale, name) {
			return true
		}
	}
	return false
}

// each calls do for 0 to n-1, begun in this order, from several goroutines.
// After an error it begins no more. It returns the error of the least number,
// so that it does not depend on how the goroutines run.
func each(n, workers int, do func(worker, i int) error) error {
	var (
		next    atomic.Int64
		failed  atomic.Bool
		mu      sync.Mutex
		least   = n
		failure error
		group   sync.WaitGroup
	)
	for worker := range min(workers, n) {
		group.Go(func() {
			for !failed.Load() {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := do(worker, i); err != nil {
					failed.Store(true)
					mu.Lock()
					if i < least {
						least, failure = i, err
					}
					mu.Unlock()
				}
			}
		})
	}
	group.Wait()
	return failure
}
