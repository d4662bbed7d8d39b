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

// Options change how a tree is written.
type Options struct {
	// Workers is how many files are made and written at once; 0 for as many
	// as the machine has processors.
	Workers int
	// Force writes into a folder that Fiche has never written, and over files
	// that it did not write. Even so, what is not in the way stays.
	Force bool
	// Progress, if not nil, is told after each file how many are done. Calls
	// come one at a time, from any goroutine.
	Progress func(done, total int)
}

// A Report tells what Write did. Its paths are those of the output, sorted.
type Report struct {
	Written   []string // files that are new or changed
	Unchanged int      // how many files were right already, and not touched
	Removed   []string // files of an earlier build that are no longer wanted
	Kept      []string // such files that somebody has changed since: they stay
	Forced    []string // files, not Fiche's own, that Force has replaced
	Bytes     int64    // size of the written files
	// ListDamaged says that the list of an earlier build's files could not be
	// believed: nothing was removed, and what that build left stays.
	ListDamaged bool
}

// A MakeError says which file could not be made. Nothing was changed.
type MakeError struct {
	Path string
	Err  error
}

func (e *MakeError) Error() string { return fmt.Sprintf("making %s: %v", e.Path, e.Err) }
func (e *MakeError) Unwrap() error { return e.Err }

// A ForeignError says that the output folder holds files that Fiche did not
// write and would have to write over. Nothing was changed.
type ForeignError struct {
	Dir string
	// Whole says that Fiche has never written this folder, and that Paths are
	// what it holds at its top. Otherwise Paths are the files in the way.
	Whole bool
	Paths []string // sorted
	// Stubborn are those of Paths that even Force leaves alone: folders, with
	// files of somebody else in them, where a file has to stand.
	Stubborn []string
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
// A file that an earlier Write left and t does not hold is removed if it still
// has the bytes that were written. All others in the folder belong to somebody
// else and stay. What Write wrote is listed in a file named .fiche: before the
// first file moves it lists the old files and the new ones, at the end exactly
// those of t. Therefore a Write may be killed anywhere: each file is whole,
// and the next Write knows all that is its own and ends the work.
//
// That holds for a killed process. Nothing is synced to the disk, which would
// take longer than the whole build; after a power cut some systems may have
// lost what was written in the last seconds. The next Write compares bytes and
// mends pages; a list that was lost or cut short is recognised and removes
// nothing.
//
// A symbolic link in the folder is never followed: one that stands for a file
// or a folder of t is in the way like any other foreign file, or is replaced
// if its path is one of Fiche's own. Write keeps none of the files that it
// makes in memory.
func Write(ctx context.Context, t *Tree, dir string, opts Options) (Report, error) {
	return write(ctx, t, dir, opts, machine())
}

// A writer is one Write on its way.
type writer struct {
	tree  *Tree
	dir   string
	opts  Options
	disk  *disk
	stage *stage

	listText  []byte                     // the list as it stands on the disk; nil if there is none
	own       list                       // what it says
	damaged   bool                       // it cannot be believed
	spellings func() map[string][]string // stale files by folded path
	folders   map[string]state
	missing   []string  // folders of the tree that are not there, sorted
	verdicts  []verdict // one for each file of the tree
	removable []string  // stale files that are still as they were written
	gone      []string  // stale files that are not there any more
	kept      []string  // stale files that somebody has changed
	respelled []string  // stale files that are a new one under another spelling
	forced    []string  // foreign files to be replaced
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
		tree: t, dir: dir, opts: opts,
		disk: d, stage: &stage{disk: d},
		folders: map[string]state{".": present},
	}
	w.spellings = sync.OnceValue(w.spell)
	err = w.run(ctx)
	if discarded := w.stage.discard(); err == nil {
		err = discarded
	}
	if err != nil {
		return Report{}, err
	}
	return w.report(), nil
}

// run is the order of things: look, make, judge, and only then change.
func (w *writer) run(ctx context.Context) error {
	if err := w.open(); err != nil {
		return err
	}
	if err := w.survey(); err != nil {
		return err
	}
	if err := w.makeAll(ctx); err != nil {
		return err
	}
	if err := w.judgeStale(); err != nil {
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

// open reads the list of own files, refuses a folder that is somebody else's,
// and sweeps away what a killed build left.
func (w *writer) open() error {
	names, err := w.disk.names()
	if err != nil {
		return err
	}
	if err := w.readList(); err != nil {
		return err
	}
	if w.listText == nil && !w.opts.Force {
		others := slices.DeleteFunc(slices.Clone(names), isIgnorable)
		if len(others) > 0 {
			slices.Sort(others)
			return &ForeignError{Dir: w.dir, Whole: true, Paths: others}
		}
	}
	return w.disk.sweep(names)
}

// readList reads the list of own files. Something else of that name (a site
// keeps its cache in a folder named .fiche) is not a list.
func (w *writer) readList() error {
	w.own = list{}
	info, err := w.disk.Lstat(listName)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil
	}
	if err != nil {
		return err
	}
	if w.listText, err = w.disk.ReadFile(listName); err != nil {
		return err
	}
	own, ok := decodeList(w.listText)
	if w.damaged = !ok; ok {
		w.own = own
	}
	return nil
}

// isIgnorable reports whether a name at the top of a folder says nothing about
// whose folder it is: Git's files, those that systems strew about, and stages
// of builds that were killed.
func isIgnorable(name string) bool {
	switch spelling.Path(name) {
	case ".git", ".gitignore", ".gitattributes", ".gitkeep",
		".ds_store", "thumbs.db", "desktop.ini", "lost+found":
		return true
	}
	return strings.HasPrefix(name, stagePrefix)
}

// makeAll makes all files and stages those that differ from the disk.
func (w *writer) makeAll(ctx context.Context) error {
	total := w.tree.Len()
	w.verdicts = make([]verdict, total)
	desks := make([]desk, min(w.opts.Workers, total))
	defer func() {
		for i := range desks {
			desks[i].leave()
		}
	}()
	var telling sync.Mutex
	done := 0
	return each(total, w.opts.Workers, func(worker, i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.makeOne(&desks[worker], i); err != nil {
			return err
		}
		if w.opts.Progress != nil {
			telling.Lock()
			defer telling.Unlock()
			done++
			w.opts.Progress(done, total)
		}
		return nil
	})
}

func (w *writer) report() Report {
	r := Report{
		Removed:     w.removable,
		Forced:      w.forced,
		ListDamaged: w.damaged,
	}
	for _, name := range w.kept {
		if !slices.Contains(w.forced, name) {
			r.Kept = append(r.Kept, name)
		}
	}
	for i, v := range w.verdicts {
		if v.changed() {
			r.Written = append(r.Written, w.tree.files[i].path)
			r.Bytes += v.stamp.size
		} else {
			r.Unchanged++
		}
	}
	return r
}
