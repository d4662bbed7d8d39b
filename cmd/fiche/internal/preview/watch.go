package preview

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/fsnotify/fsnotify"
)

// A watcher rings the bell when the system tells that something under the
// folders of a site has changed. Folders are watched, not files: editors put a
// new file in the place of the old one.
type watcher struct {
	folders *folders
	ledger  *ledger
	bell    *bell
	system  *fsnotify.Watcher
	moves   atomic.Int64 // of the folders, when they were last watched from the top

	mu      sync.Mutex
	watched map[string]bool    // folders
	heard   [2]map[string]bool // paths that events have named: in this round and the one before
}

// newWatcher begins to watch. The error is that of the system: no more
// watches to be had, or none at all on such a disk.
func newWatcher(f *folders, l *ledger, b *bell) (*watcher, error) {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{folders: f, ledger: l, bell: b, system: system, watched: map[string]bool{}}
	w.nextRound()
	w.nextRound()
	if err := w.watchSite(); err != nil {
		system.Close()
		return nil, err
	}
	return w, nil
}

// watchSite watches the site's folder, where its parts come and go, and all
// folders of each part. It may be called again.
func (w *watcher) watchSite() error {
	w.moves.Store(w.folders.moves.Load())
	if err := w.add(""); err != nil {
		return err
	}
	for _, part := range w.folders.parts {
		if err := w.watchBelow(part.name); err != nil {
			return err
		}
	}
	return nil
}

// watchBelow watches a folder and those in it. A new folder may hold others,
// and files, before the system knows that they are of interest: whoever calls
// this rings for the folder afterwards.
func (w *watcher) watchBelow(name string) error {
	if hidden(name) {
		return nil
	}
	if err := w.add(name); err != nil {
		return err
	}
	entries, err := os.ReadDir(w.disk(name))
	if err != nil {
		return nil // it went again
	}
	for _, entry := range entries {
		if entry.IsDir() {
			if err := w.watchBelow(path.Join(name, entry.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// add watches one folder. One that is gone is no error: its parent tells when
// it is back.
func (w *watcher) add(name string) error {
	err := w.system.Add(w.disk(name))
	switch {
	case err == nil:
		w.mu.Lock()
		w.watched[name] = true
		w.mu.Unlock()
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission), isNoFolder(w.disk(name)):
		return nil
	}
	return err
}

// drop stops watching a folder and those in it. The system goes on watching a
// folder that is moved, and would call it by its old name.
func (w *watcher) drop(name string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.watched[name] {
		return
	}
	for folder := range w.watched {
		if name == "" || folder == name || strings.HasPrefix(folder, name+"/") {
			delete(w.watched, folder)
			_ = w.system.Remove(w.disk(folder)) // of a folder that is gone it knows already
		}
	}
}

// watchAgain watches the site's folder when another one has taken its place.
func (w *watcher) watchAgain() error {
	w.drop("")
	return w.watchSite()
}

func isNoFolder(path string) bool {
	info, err := os.Stat(path)
	return err != nil || !info.IsDir()
}

// disk is where a path of the site lies.
func (w *watcher) disk(name string) string {
	return filepath.Join(w.folders.path, filepath.FromSlash(name))
}

// listen rings for what the system tells, until the context ends. The error
// is what ended it otherwise: from then on nothing is told.
func (w *watcher) listen(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case event, open := <-w.system.Events:
			if !open {
				return fsnotify.ErrClosed
			}
			if err := w.hear(event); err != nil {
				return err
			}
		case err := <-w.system.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			// Too much happened at once, folders may be new too.
			if err := w.watchAgain(); err != nil {
				return err
			}
			w.bell.ringAll()
		}
	}
}

// hear rings for one event, if it is about the site.
func (w *watcher) hear(event fsnotify.Event) error {
	name, err := filepath.Rel(w.folders.path, event.Name)
	if err != nil {
		return nil
	}
	name = filepath.ToSlash(name)
	first, _, _ := strings.Cut(name, "/")
	if !slices.ContainsFunc(w.folders.parts[:], func(part *folder) bool { return part.name == first }) || hidden(name) {
		return nil
	}
	w.mu.Lock()
	w.heard[0][name] = true
	w.mu.Unlock()
	if event.Has(fsnotify.Rename) || event.Has(fsnotify.Remove) {
		w.drop(name)
	}
	info, err := os.Lstat(w.disk(name))
	if event.Op == fsnotify.Chmod && (err != nil || !info.IsDir()) && !w.ledger.changed(name) {
		return nil // indexers and virus scanners touch what nobody changed
	}
	if err == nil && (info.IsDir() || name == first) && event.Has(fsnotify.Create) {
		if err := w.watchBelow(name); err != nil {
			return err
		}
	}
	unfinished := err != nil || info.Mode().IsRegular() && info.Size() == 0
	w.bell.ring(name, unfinished && w.ledger.knows(name))
	return nil
}

// told reports whether an event named this file, or a folder above it, in this
// round or the one before.
func (w *watcher) told(name string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, heard := range w.heard {
		if heard[name] || hasAncestor(name, heard) {
			return true
		}
	}
	return false
}

// nextRound forgets what was heard before this round.
func (w *watcher) nextRound() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.heard = [2]map[string]bool{{}, w.heard[0]}
}

func (w *watcher) close() { w.system.Close() }
