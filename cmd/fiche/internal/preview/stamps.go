package preview

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"fiche/cmd/fiche/internal/sitefolder"
)

// A stamp is what a file shows of itself without being read. Two stamps that
// differ say that the file must be read again; two that agree say nothing for
// certain, so that an event counts also without a difference.
type stamp struct {
	size int64
	time time.Time
	mode fs.FileMode
}

// fileStamps holds the stamp of every file of a site, as it was when the site was
// last built. It finds which events are about a change, and changes without an
// event. Paths are those of the site's folder: "content/mali.md".
type fileStamps struct {
	folders *folders

	mu    sync.Mutex
	files map[string]stamp
}

func newFileStamps(in *folders) *fileStamps {
	f := &fileStamps{folders: in}
	f.files = f.walk()
	return f
}

// hidden reports whether no build reads a file: its name begins with a dot, and it
// is no static file.
func hidden(name string) bool {
	return !strings.HasPrefix(name, sitefolder.Static+"/") && strings.HasPrefix(path.Base(name), ".")
}

// walk returns the stamps of all files.
func (f *fileStamps) walk() map[string]stamp {
	stamps := make(map[string]stamp, len(f.files))
	for _, part := range f.folders.parts {
		walkFiles(part, ".", stamps)
	}
	return stamps
}

// walkFiles adds the stamps of what lies at or below a name of a folder.
// Folders are not entered by symbolic links, since a build does not do so.
func walkFiles(in *folder, from string, stamps map[string]stamp) {
	// What cannot be read has no stamp; the build will say so.
	_ = fs.WalkDir(in, from, func(name string, entry fs.DirEntry, err error) error {
		full := path.Join(in.name, name)
		switch {
		case entry == nil:
			return nil
		case name != "." && hidden(full):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || err != nil:
			return nil
		}
		if s, ok := stampOf(in, name, entry); ok {
			stamps[full] = s
		}
		return nil
	})
}

func stampOf(in *folder, name string, entry fs.DirEntry) (stamp, bool) {
	info, err := entry.Info()
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		info, err = in.Stat(name)
	}
	if err != nil {
		return stamp{}, false
	}
	return stamp{size: info.Size(), time: info.ModTime(), mode: info.Mode()}, true
}

// walkPath adds the stamps of what lies at or below a path.
func (f *fileStamps) walkPath(full string, stamps map[string]stamp) {
	for _, part := range f.folders.parts {
		if full == part.name {
			walkFiles(part, ".", stamps)
		}
		name, in := strings.CutPrefix(full, part.name+"/")
		if !in {
			continue
		}
		info, err := part.lstat(name)
		switch {
		case err != nil:
		case info.Mode()&fs.ModeSymlink == 0:
			walkFiles(part, name, stamps)
		default:
			if s, ok := stampOf(part, name, fs.FileInfoToDirEntry(info)); ok {
				stamps[full] = s
			}
		}
	}
}

// update takes new stamps at these paths and below them. It returns the files that
// are there, or were when the site was last built: not those that an editor wrote
// and removed since.
func (f *fileStamps) update(paths []string) []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	touched := map[string]bool{}
	gone := map[string]bool{} // no file by that name is known: perhaps a folder was
	now := map[string]stamp{}
	for _, name := range paths {
		if _, known := f.files[name]; known {
			delete(f.files, name)
			touched[name] = true
		} else {
			gone[name] = true
		}
		f.walkPath(name, now)
	}
	for name := range f.files {
		if _, still := now[name]; !still && len(gone) > 0 && hasAncestor(name, gone) {
			delete(f.files, name)
			touched[name] = true
		}
	}
	for name, s := range now {
		if before, known := f.files[name]; !known || before != s {
			touched[name] = true
		}
		f.files[name] = s
	}
	return slices.Sorted(maps.Keys(touched))
}

func hasAncestor(name string, folders map[string]bool) bool {
	for name = path.Dir(name); name != "."; name = path.Dir(name) {
		if folders[name] {
			return true
		}
	}
	return false
}

// knows reports whether there was such a file when the site was last built.
func (f *fileStamps) knows(name string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, known := f.files[name]
	return known
}

// changed reports whether a file was added, removed or changed since the site was
// last built.
func (f *fileStamps) changed(name string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	now := map[string]stamp{}
	f.walkPath(name, now)
	s, there := now[name]
	before, known := f.files[name]
	return there != known || s != before
}

// scan walks the whole site and returns the files that have changed. Others may
// update the stamps meanwhile: ask changed again before using the result. It does
// not change the stamps.
func (f *fileStamps) scan() []string {
	now := f.walk()
	f.mu.Lock()
	defer f.mu.Unlock()
	var found []string
	for name, s := range now {
		if before, known := f.files[name]; !known || before != s {
			found = append(found, name)
		}
	}
	for name := range f.files {
		if _, there := now[name]; !there {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	return found
}
