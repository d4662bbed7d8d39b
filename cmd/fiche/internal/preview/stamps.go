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
// certain, which is why an event is believed without one.
type stamp struct {
	size int64
	time time.Time
	mode fs.FileMode
}

// A ledger holds the stamp of every file of a site, as it was when the site
// was last built. It tells which of the alarms are about something, and finds
// what no alarm told. Paths are those of the site's folder: "content/mali.md".
type ledger struct {
	folders *folders

	mu     sync.Mutex
	stamps map[string]stamp
}

func newLedger(f *folders) *ledger {
	l := &ledger{folders: f}
	l.stamps = l.walk()
	return l
}

// hidden tells the names that no build reads, so that nobody need wake up for
// them: what begins with a dot below content/ and templates/. Static files may
// begin with a dot.
func hidden(name string) bool {
	return !strings.HasPrefix(name, sitefolder.Static+"/") && strings.HasPrefix(path.Base(name), ".")
}

// walk takes the stamps of all files.
func (l *ledger) walk() map[string]stamp {
	stamps := make(map[string]stamp, len(l.stamps))
	for _, part := range l.folders.parts {
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

// look takes the stamps of what lies at or below a path.
func (l *ledger) look(full string, stamps map[string]stamp) {
	for _, part := range l.folders.parts {
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

// update takes new stamps at these paths and below them. It returns the files
// that are there, or were: the rest, such as what an editor writes and removes
// again within a breath, is nobody's business.
func (l *ledger) update(paths []string) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	touched := map[string]bool{}
	gone := map[string]bool{} // no file by that name is known: perhaps a folder was
	now := map[string]stamp{}
	for _, name := range paths {
		if _, known := l.stamps[name]; known {
			delete(l.stamps, name)
			touched[name] = true
		} else {
			gone[name] = true
		}
		l.look(name, now)
	}
	for name := range l.stamps {
		if _, still := now[name]; !still && len(gone) > 0 && hasAncestor(name, gone) {
			delete(l.stamps, name)
			touched[name] = true
		}
	}
	for name, s := range now {
		if before, known := l.stamps[name]; !known || before != s {
			touched[name] = true
		}
		l.stamps[name] = s
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

// knows reports whether there was such a file.
func (l *ledger) knows(name string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, known := l.stamps[name]
	return known
}

// changed reports whether the stamp of a file is another one than that in the
// ledger.
func (l *ledger) changed(name string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.differs(name)
}

func (l *ledger) differs(name string) bool {
	now := map[string]stamp{}
	l.look(name, now)
	s, there := now[name]
	before, known := l.stamps[name]
	return there != known || s != before
}

// scan walks the whole site and returns the files whose stamps are not those
// in the ledger, which it leaves as it is.
func (l *ledger) scan() []string {
	now := l.walk()
	l.mu.Lock()
	defer l.mu.Unlock()
	var found []string
	for name, s := range now {
		if before, known := l.stamps[name]; !known || before != s {
			found = append(found, name)
		}
	}
	for name := range l.stamps {
		if _, there := now[name]; !there {
			found = append(found, name)
		}
	}
	// The ledger may have been brought up to date while we walked.
	found = slices.DeleteFunc(found, func(name string) bool { return !l.differs(name) })
	slices.Sort(found)
	return found
}
