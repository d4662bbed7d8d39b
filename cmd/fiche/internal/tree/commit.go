package tree

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"

	"fiche/cmd/fiche/internal/spelling"
)

// commit changes the folder. Each step leaves every file whole, and what the
// list says true, so that it may be cut off between any two.
func (w *writer) commit() error {
	final := make(list, len(w.verdicts))
	inTheWay, beside := w.partStale()
	moving := len(w.removable)+len(w.gone)+len(w.respelled) > 0
	for i, v := range w.verdicts {
		final[w.tree.files[i].path] = []stamp{v.stamp}
		moving = moving || v.changed()
	}
	steps := []func() error{
		func() error { return w.putList(w.own.union(final)) },
		func() error { return w.clear(inTheWay) },
		w.respell,
		w.place,
		func() error { return w.removeStale(beside) },
		w.prune,
	}
	if !moving {
		steps = nil
	}
	steps = append(steps, func() error { return w.putList(final) })
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// putList replaces the list, unless it stands there already.
func (w *writer) putList(l list) error {
	text := l.encode()
	if bytes.Equal(text, w.listText) {
		return nil
	}
	if err := w.stage.put(new(shelf), newList, text); err != nil {
		return err
	}
	w.listText = text
	return w.stage.place(newList, listName)
}

// partStale parts the stale files that stand in the way of new ones from
// those beside them. The first must go before anything comes; the others go
// last, so that a page leaves when its successor is there.
func (w *writer) partStale() (inTheWay, beside []string) {
	for _, name := range w.removable {
		if w.isInTheWay(name) {
			inTheWay = append(inTheWay, name)
		} else {
			beside = append(beside, name)
		}
	}
	return inTheWay, beside
}

// clear removes what stands in the way of new files and folders: stale files,
// then folders which they leave empty, and foreign files if forced.
func (w *writer) clear(inTheWay []string) error {
	if err := w.removeStale(inTheWay); err != nil {
		return err
	}
	for i, v := range w.verdicts {
		if v.finding == directory {
			if err := w.removeEmpty(w.tree.files[i].path); err != nil {
				return err
			}
		}
	}
	for _, name := range w.forced {
		if n := w.tree.node(name); n.folder {
			if err := w.disk.remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// isInTheWay reports whether a stale file stands where the tree needs a folder,
// or below a folder where the tree has a file, in whatever spelling.
func (w *writer) isInTheWay(name string) bool {
	if n := w.tree.nodes[spelling.Path(name)]; n != nil && n.folder {
		return true
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if n := w.tree.nodes[spelling.Path(dir)]; n != nil && !n.folder {
			return true
		}
	}
	return false
}

// removeEmpty removes a folder that holds nothing but folders.
func (w *writer) removeEmpty(dir string) error {
	var dirs []string
	err := fs.WalkDir(w.disk.FS(), dir, func(name string, entry fs.DirEntry, err error) error {
		dirs = append(dirs, name)
		return err
	})
	if err != nil {
		return err
	}
	for _, name := range slices.Backward(dirs) {
		if err := w.disk.remove(name); err != nil {
			return err
		}
	}
	return nil
}

// respell gives files and folders their new spelling, on a disk that does not
// mind how a name is spelled: else Projets/ would stay when a page moves to
// projets/, and its links would break on the web server.
func (w *writer) respell() error {
	tried := map[string]bool{}
	for _, stale := range slices.Concat(w.respelled, w.removable) {
		for end := range len(stale) + 1 {
			if end < len(stale) && stale[end] != '/' {
				continue
			}
			n := w.tree.nodes[spelling.Path(stale[:end])]
			if n == nil {
				break
			}
			from := path.Join(path.Dir(n.path), path.Base(stale[:end]))
			if from == n.path || tried[from] {
				continue
			}
			tried[from] = true
			if !w.disk.areSame(from, n.path) {
				break
			}
			if err := w.disk.rename(from, n.path); err != nil {
				return err
			}
		}
	}
	return nil
}

// place moves what is staged to its place: whole folders where they are new,
// and then single files. A folder that cannot be moved (on Windows, while a
// virus scanner reads one of its files) is made, and filled one by one.
func (w *writer) place() error {
	moved := map[string]bool{}
	for _, dir := range w.missing {
		if moved[path.Dir(dir)] || w.stage.place(newFolders+dir, dir) == nil {
			moved[dir] = true
		} else if err := w.disk.mkdir(dir); err != nil {
			return err
		}
	}
	return each(len(w.verdicts), w.opts.Workers, func(_, i int) error {
		name := w.tree.files[i].path
		if !w.verdicts[i].changed() || moved[path.Dir(name)] {
			return nil
		}
		return w.stage.place(w.staged(i), name)
	})
}

// removeStale removes files of earlier builds.
func (w *writer) removeStale(names []string) error {
	for _, name := range names {
		if err := w.disk.remove(name); err != nil {
			return err
		}
	}
	return nil
}

// prune removes the folders that stale files have left empty, the inner ones
// first.
func (w *writer) prune() error {
	dirs := map[string]bool{}
	for _, name := range slices.Concat(w.removable, w.gone, w.respelled) {
		for dir := path.Dir(name); dir != "." && !dirs[dir]; dir = path.Dir(dir) {
			dirs[dir] = true
		}
	}
	for _, dir := range slices.Backward(slices.Sorted(maps.Keys(dirs))) {
		if n := w.tree.nodes[spelling.Path(dir)]; n != nil && (n.path == dir || w.disk.areSame(n.path, dir)) {
			continue
		}
		s, err := w.folder(dir)
		if err != nil {
			return err
		}
		if s != present || !w.disk.isEmpty(dir) {
			continue
		}
		if err := w.disk.remove(dir); err != nil {
			return err
		}
	}
	return nil
}
