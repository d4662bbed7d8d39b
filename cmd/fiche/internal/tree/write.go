package tree

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"fiche/cmd/fiche/internal/spelling"
)

// Options change how a tree is written. The zero value is ready to use.
type Options struct {
	// Workers is how many files are made and written at once; 0 for as many
	// as the machine has processors.
	Workers int
	// Force writes into a folder that Fiche has never written, and over files
	// that it did not write. Even so, what is not in the way stays.
	Force bool
	// Memory is the folder that the site keeps for itself, outside of the output:
	// Write notes in it which manifests it wrote. Of one that it does not know it
	// believes what the pages bear out. Nil to believe every whole one.
	Memory *os.Root
	// Progress, if not nil, is called after each file with how many are done.
	// Calls come one at a time, from any goroutine.
	Progress func(done, total int)
}

// A Report says what Write did. Its paths are those of the output, sorted.
type Report struct {
	Written   []string // files that are new or changed
	Unchanged int      // how many files were right already, and not touched
	Removed   []string // files of an earlier build that are no longer wanted
	Kept      []string // such files that were changed since by others: they stay
	Unsure    []string // such files of which only a manifest of unknown origin says so: they stay
	Forced    []string // files, not Fiche's own, that Force has replaced
	Bytes     int64    // size of the written files
	List      string   // identifies the manifest of all files, for Intact
	// ManifestDamaged says that the list of an earlier build's files was damaged
	// or gone. It was made anew: pages of ours are known by their marks, and what
	// else that build left and is no longer wanted stays.
	ManifestDamaged bool
}

// A MakeError says which file could not be made. Nothing was changed.
type MakeError struct {
	Path string
	Err  error
}

func (e *MakeError) Error() string { return fmt.Sprintf("making %s: %v", e.Path, e.Err) }
func (e *MakeError) Unwrap() error { return e.Err }

// A HalfwayError says that the folder stopped changing half-way: old and new files
// stand side by side, each of them whole, until the next Write.
type HalfwayError struct {
	Dir string
	Err error
}

func (e *HalfwayError) Error() string { return fmt.Sprintf("%s is half written: %v", e.Dir, e.Err) }
func (e *HalfwayError) Unwrap() error { return e.Err }

// A ForeignError says that the output folder holds files that Fiche did not
// write and would have to write over. Nothing was changed.
type ForeignError struct {
	Dir string
	// Whole says that Fiche has never written this folder, and that Paths are
	// what it holds at its top. Otherwise Paths are the files in the way.
	Whole bool
	Paths []string // sorted
	// Folders are those of Paths that even Force leaves alone: folders with
	// foreign files in them, where a file has to be.
	Folders []string
}

func (e *ForeignError) Error() string {
	const few = 3
	names := strings.Join(e.Paths[:min(few, len(e.Paths))], ", ")
	if len(e.Paths) > few {
		names += fmt.Sprintf(" and %d more", len(e.Paths)-few)
	}
	return fmt.Sprintf("%s holds files that Fiche did not write: %s", e.Dir, names)
}

// Write makes dir hold the files of t, and returns what it changed.
//
// Every file is made and compared with the one on the disk, by size and then
// by content; those that are equal are not touched. The others are written
// beside the output first, and move to their places after the last one is
// made: when one cannot be made (*MakeError), or something foreign is in the
// way (*ForeignError), or ctx ends, the folder stays as it was. Once the files
// begin to move, ctx no longer stops them. Any other error is the machine's: a
// full disk, a folder that may not be written.
//
// Only one Write at a time writes into a folder; another ends with a *LockedError.
//
// A file that an earlier Write left and t does not hold is removed if it still
// has the bytes that were written. All other files stay. What
// Write wrote is listed in a manifest named .fiche: before the first file moves
// it lists the old files and the new ones, at the end exactly those of t.
// Therefore a Write may be killed anywhere: each file is whole, and the next
// Write knows which are its own and ends the work.
//
// That holds for a killed process. Nothing is synced to the disk, which would
// take longer than the whole build; after a power cut some systems may have
// lost what was written in the last seconds. The next Write compares bytes and
// mends pages; a manifest that was lost or cut short is recognised, and pages are
// known by the marks that they carry.
//
// A symbolic link in the folder is never followed: one that stands for a file
// or a folder of t is in the way like any other foreign file, or is replaced
// if its path is one of Fiche's own. Write keeps none of the files that it
// makes in memory.
func Write(ctx context.Context, t *Tree, dir string, opts Options) (Report, error) {
	return write(ctx, t, dir, opts, systemHooks())
}

// A writer is one Write on its way.
type writer struct {
	tree    *Tree
	dir     string
	opts    Options
	disk    *disk
	staging *staging

	manifestText []byte                     // the manifest on the disk; nil if there is none
	own          manifest                   // what it says
	damaged      bool                       // it is not used
	doubtful     bool                       // it is damaged, or of unknown origin
	spellings    func() map[string][]string // stale files by folded path
	folders      map[string]state
	missing      []string // folders of the tree that are not there, sorted
	results      []result // one for each file of the tree
	removable    []string // stale files that are still as they were written
	gone         []string // stale files that are not there any more
	kept         []string // stale files that were changed by others
	unsure       []string // stale files that only a doubtful manifest calls ours
	respelled    []string // stale files that are a new one under another spelling
	forced       []string // foreign files to be replaced
}

func write(ctx context.Context, t *Tree, dir string, opts Options, h hooks) (Report, error) {
	if opts.Workers <= 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return Report{}, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Report{}, err
	}
	defer root.Close()
	d := &disk{Root: root, hooks: h}
	w := &writer{
		tree: t.all(), dir: dir, opts: opts,
		disk: d, staging: &staging{disk: d},
		folders: map[string]state{".": present},
	}
	w.spellings = sync.OnceValue(w.spell)
	unlock, err := d.lock(dir)
	if err != nil {
		return Report{}, err
	}
	defer unlock()
	err = w.run(ctx)
	if discarded := w.staging.discard(); err == nil {
		err = discarded
	}
	if err != nil {
		return Report{}, err
	}
	return w.report(), nil
}

// run does a Write in its order: look, make, compare, and only then change.
func (w *writer) run(ctx context.Context) error {
	if err := w.open(); err != nil {
		return err
	}
	if err := w.checkFolders(); err != nil {
		return err
	}
	if err := w.makeAll(ctx); err != nil {
		return err
	}
	if err := w.compareStale(); err != nil {
		return err
	}
	if err := w.refuseForeign(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return w.commit()
}

// open reads the manifest, refuses a folder of other files, and removes what a
// killed build left.
func (w *writer) open() error {
	names, err := w.disk.names()
	if err != nil {
		return err
	}
	if err := w.readManifest(); err != nil {
		return err
	}
	others := slices.DeleteFunc(slices.Clone(names), isIgnorable)
	if w.manifestText == nil && len(others) > 0 {
		if _, ours := w.isOurs("index.html"); ours {
			w.damaged, w.doubtful = true, true
		} else if !w.opts.Force {
			slices.Sort(others)
			return &ForeignError{Dir: w.dir, Whole: true, Paths: others}
		}
	}
	w.findPages()
	return w.disk.removeStaging(names)
}

// readManifest reads the manifest. Something else of that name (a site keeps its
// cache in a folder named .fiche) is none.
func (w *writer) readManifest() error {
	w.own = manifest{}
	info, err := w.disk.Lstat(manifestName)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil
	}
	if err != nil {
		return err
	}
	if w.manifestText, err = w.disk.ReadFile(manifestName); err != nil {
		return err
	}
	own, ok := decodeManifest(w.manifestText)
	if w.damaged = !ok; ok {
		w.own = own
	}
	w.doubtful = w.damaged || !remembers(w.opts.Memory, w.manifestText)
	return nil
}

// isIgnorable reports whether a name at the top of a folder says nothing about
// whose folder it is: Git's files, those of operating systems, and the staging
// folders of builds that were killed.
func isIgnorable(name string) bool {
	switch spelling.Path(name) {
	case ".git", ".gitignore", ".gitattributes", ".gitkeep",
		".ds_store", "thumbs.db", "desktop.ini", "lost+found":
		return true
	}
	return name == lockName || strings.HasPrefix(name, stagingPrefix)
}

// makeAll makes all files and stages those that differ from the disk.
func (w *writer) makeAll(ctx context.Context) error {
	total := w.tree.Len()
	w.results = make([]result, total)
	workers := make([]worker, min(w.opts.Workers, total))
	defer func() {
		for i := range workers {
			workers[i].close()
		}
	}()
	var progress sync.Mutex
	done := 0
	return each(total, w.opts.Workers, func(worker, i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.makeOne(ctx, &workers[worker], i); err != nil {
			return err
		}
		if w.opts.Progress != nil {
			progress.Lock()
			defer progress.Unlock()
			done++
			w.opts.Progress(done, total)
		}
		return nil
	})
}

func (w *writer) report() Report {
	report := Report{
		Removed:         w.removable,
		Unsure:          w.unsure,
		Forced:          w.forced,
		ManifestDamaged: w.damaged,
		List:            digest(w.manifestText),
	}
	for _, name := range w.kept {
		if !slices.Contains(w.forced, name) {
			report.Kept = append(report.Kept, name)
		}
	}
	for i, r := range w.results {
		if r.changed() {
			report.Written = append(report.Written, w.tree.files[i].path)
			report.Bytes += r.stamp.size
		} else {
			report.Unchanged++
		}
	}
	return report
}
