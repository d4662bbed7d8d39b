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

// A watcher receives the system's events for the folders of a site. Folders are
// watched, not files: editors replace a file by a new one.
type watcher struct {
	folders      *folders
	stamps       *fileStamps
	debouncer    *debouncer
	system       *fsnotify.Watcher
	replacements atomic.Int64 // those of folders, when the site was last watched from the top

	mu       sync.Mutex
	watched  map[string]bool    // folders
	reported [2]map[string]bool // paths that events have named: since the last scan, and between the two before
}

// newWatcher begins to watch. The error is the system's: its limit of watches, or
// a disk without events.
func newWatcher(f *folders, s *fileStamps, d *debouncer) (*watcher, error) {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{folders: f, stamps: s, debouncer: d, system: system, watched: map[string]bool{}}
	w.nextScan()
	w.nextScan()
	if err := w.watchSite(); err != nil {
		system.Close()
		return nil, err
	}
	return w, nil
}

// watchSite watches the site's folder, where its parts come and go, and all
// folders of each part. It may be called again.
func (w *watcher) watchSite() error {
	w.replacements.Store(w.folders.replacements.Load())
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

// watchBelow watches a folder and those in it. A new folder may hold others, and
// files, before it is watched: the caller adds the folder to the changes
// afterwards.
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

// add watches one folder. One that is gone is no error: there is an event for its
// parent when it is back.
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
// folder that is moved, under its old name.
func (w *watcher) drop(name string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.watched[name] {
		return
	}
	for folder := range w.watched {
		if name == "" || folder == name || strings.HasPrefix(folder, name+"/") {
			delete(w.watched, folder)
			_ = w.system.Remove(w.disk(folder)) // fails for a folder that is gone
		}
	}
}

// watchAgain watches the site's folder after it was replaced.
func (w *watcher) watchAgain() error {
	w.drop("")
	return w.watchSite()
}

func isNoFolder(path string) bool {
	info, err := os.Stat(path)
	return err != nil || !info.IsDir()
}

// disk returns the path on the disk of a path of the site.
func (w *watcher) disk(name string) string {
	return filepath.Join(w.folders.path, filepath.FromSlash(name))
}

// listen handles the system's events until the context ends, which is no error.
// After an error there are no more events.
func (w *watcher) listen(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case event, open := <-w.system.Events:
			if !open {
				return fsnotify.ErrClosed
			}
			if err := w.handle(event); err != nil {
				return err
			}
		case err := <-w.system.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			// Events were lost, perhaps those of new folders.
			if err := w.watchAgain(); err != nil {
				return err
			}
			w.debouncer.addAll()
		}
	}
}

// handle adds one event to the changes, if it is about the site.
func (w *watcher) handle(event fsnotify.Event) error {
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
	w.reported[0][name] = true
	w.mu.Unlock()
	if event.Has(fsnotify.Rename) || event.Has(fsnotify.Remove) {
		w.drop(name)
	}
	info, err := os.Lstat(w.disk(name))
	if event.Op == fsnotify.Chmod && (err != nil || !info.IsDir()) && !w.stamps.changed(name) {
		return nil // indexers and virus scanners touch unchanged files
	}
	if err == nil && (info.IsDir() || name == first) && event.Has(fsnotify.Create) {
		if err := w.watchBelow(name); err != nil {
			return err
		}
	}
	unfinished := err != nil || info.Mode().IsRegular() && info.Size() == 0
	w.debouncer.add(name, unfinished && w.stamps.knows(name))
	return nil
}

// wasReported reports whether an event named this file, or a folder above it, since
// the scan before the last one.
func (w *watcher) wasReported(name string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, reported := range w.reported {
		if reported[name] || hasAncestor(name, reported) {
			return true
		}
	}
	return false
}

// nextScan forgets the events before the last scan.
func (w *watcher) nextScan() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.reported = [2]map[string]bool{{}, w.reported[0]}
}

func (w *watcher) close() { w.system.Close() }
