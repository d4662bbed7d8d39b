package tree

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"

	"fiche/cmd/fiche/internal/spelling"
)

// commit changes the folder. After each step every file is whole and the manifest
// is true, so that the process may be killed between any two.
func (w *writer) commit() error {
	final := make(manifest, len(w.results))
	inTheWay, beside := w.splitStale()
	moving := len(w.removable)+len(w.gone)+len(w.respelled) > 0
	for i, r := range w.results {
		final[w.tree.files[i].path] = []stamp{r.stamp}
		moving = moving || r.changed()
	}
	if moving {
		if err := w.writeManifest(w.own.union(final)); err != nil {
			return err
		}
	}
	steps := []func() error{
		func() error { return w.clearWay(inTheWay) },
		w.respell,
		w.place,
		func() error { return w.removeStale(beside) },
		w.prune,
	}
	if !moving {
		steps = nil
	}
	steps = append(steps, func() error { return w.writeManifest(final) })
	for _, step := range steps {
		if err := step(); err != nil {
			if moving {
				err = &HalfwayError{Dir: w.dir, Err: err}
			}
			return err
		}
	}
	return nil
}

// writeManifest replaces the manifest, unless it is the same.
func (w *writer) writeManifest(m manifest) error {
	text := m.encode()
	remember(w.opts.Memory, text)
	if bytes.Equal(text, w.manifestText) {
		return nil
	}
	if err := w.staging.put(new(openDir), newManifest, text); err != nil {
		return err
	}
	w.manifestText = text
	return w.staging.place(newManifest, manifestName)
}

// splitStale separates the stale files that stand in the way of new ones from
// those beside them. The first are removed before anything is moved; the others
// last, so that a page goes when its successor is there.
func (w *writer) splitStale() (inTheWay, beside []string) {
	for _, name := range w.removable {
		if w.isInTheWay(name) {
			inTheWay = append(inTheWay, name)
		} else {
			beside = append(beside, name)
		}
	}
	return inTheWay, beside
}

// clearWay removes what stands in the way of new files and folders: stale files,
// then folders which they leave empty, and foreign files if forced.
func (w *writer) clearWay(inTheWay []string) error {
	if err := w.removeStale(inTheWay); err != nil {
		return err
	}
	for i, r := range w.results {
		if r.finding == directory {
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

// respell gives files and folders their new spelling, on a disk that ignores case
// or accents' encoding: else Projets/ would stay when a page moves to projets/,
// and its links would break on the web server.
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
		if moved[path.Dir(dir)] || w.staging.place(newFolders+dir, dir) == nil {
			moved[dir] = true
		} else if err := w.disk.mkdir(dir); err != nil {
			return err
		}
	}
	return each(len(w.results), w.opts.Workers, func(_, i int) error {
		name := w.tree.files[i].path
		if !w.results[i].changed() || moved[path.Dir(name)] {
			return nil
		}
		return w.staging.place(w.staged(i), name)
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
