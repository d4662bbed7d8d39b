package tree

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"fiche/cmd/fiche/internal/spelling"
)

var errStop = errors.New("stopped by the test")

// A stop is where a test has stopped a build: at the op on path.
type stop struct {
	hit      atomic.Bool
	op, path string
}

// stopAt lets n changes of the disk happen and refuses the next one: that one
// alone, as a disk may, or all that follow too, as if the process were killed.
func stopAt(n int64, killed bool) (hooks, *stop) {
	var count atomic.Int64
	s := new(stop)
	h := systemHooks()
	h.step = func(op, path string) error {
		switch at := count.Add(1) - 1; {
		case at == n:
			s.op, s.path = op, path
			s.hit.Store(true)
			return errStop
		case at > n && killed:
			return errStop
		}
		return nil
	}
	return h, s
}

// wantWhole checks that each file on the disk is whole: the earlier one, the
// new one or somebody's; and that a page which both trees have is there. It
// takes no notice of capitals, since some disks do not.
func wantWhole(t *testing.T, dir string, earlier, now, others files) {
	t.Helper()
	earlier, now, others = folded(earlier), folded(now), folded(others)
	found := folded(onDisk(t, dir))
	for path, text := range found {
		if strings.HasPrefix(path, stagingPrefix) || strings.HasSuffix(path, "/") {
			continue
		}
		was, a := earlier[path]
		is, b := now[path]
		theirs, c := others[path]
		if !(a && text == was || b && text == is || c && text == theirs) {
			t.Errorf("%s holds %q", path, text)
		}
	}
	for path := range earlier {
		if _, wanted := now[path]; wanted {
			if _, there := found[path]; !there {
				t.Errorf("%s is missing", path)
			}
		}
	}
	for path, text := range others {
		if found[path] != text {
			t.Errorf("%s, which is somebody's, holds %q", path, found[path])
		}
	}
}

func folded(f files) files {
	g := files{}
	for path, text := range f {
		g[spelling.Path(path)] = text
	}
	return g
}

func together(a, b files) files {
	both := files{}
	maps.Copy(both, a)
	maps.Copy(both, b)
	return both
}

// TestStoppedAnywhereThenMended stops a build at each of its changes to the
// disk, as a kill or as a single failure, and builds again: the same tree, or
// back to the earlier one.
func TestStoppedAnywhereThenMended(t *testing.T) {
	for _, c := range []struct {
		name                 string
		earlier, now, others files
	}{
		{"a first build", nil,
			files{"index.html": "home", "a/b.html": "1", "a/c/d.html": "1"}, nil},
		{"an edit",
			files{"index.html": "home", "a/b.html": "1", "same.html": "1", "old/x/y.html": "1", "old/z.html": "1"},
			files{"index.html": "HOME!", "a/b.html": "2", "same.html": "1", "new/x/y.html": "1"},
			files{"a/notes.txt": "mine"}},
		{"folders become pages and pages folders",
			files{"a": "1", "b/c": "1", "b/d/e": "1", "f": "1"},
			files{"a/x/y": "2", "b": "2", "f": "2"}, nil},
		{"nothing is left",
			files{"a/b.html": "1", "c.html": "1"}, files{}, files{"a/notes.txt": "mine"}},
		{"a new spelling",
			files{"Projets/Mali.html": "1", "Projets/x": "1"},
			files{"projets/mali.html": "1", "projets/y": "1"}, nil},
	} {
		for i := range 4 {
			killed, back := i%2 == 0, i/2 == 0
			t.Run(fmt.Sprintf("%s, killed %t, back %t", c.name, killed, back), func(t *testing.T) {
				t.Parallel()
				base := t.TempDir()
				for n := int64(0); ; n++ {
					dir := filepath.Join(base, fmt.Sprint(n))
					if c.earlier != nil {
						mustWrite(t, c.earlier, dir, Options{})
					}
					put(t, dir, c.others)
					h, stop := stopAt(n, killed)
					_, err := write(context.Background(), c.now.tree(t), dir, Options{Workers: 2}, h)
					if !stop.hit.Load() { // it had less than n changes to make
						t.Logf("stopped at each of %d changes", n)
						break
					}
					wantWhole(t, dir, c.earlier, c.now, c.others)
					if !killed && err == nil && stop.op == "rename" {
						wantDisk(t, dir, together(c.now, c.others)) // there is another way
					}
					tidying := stop.op == "remove" && strings.HasPrefix(stop.path, stagingPrefix)
					if left, _ := filepath.Glob(filepath.Join(dir, stagingPrefix+"*")); !killed && !tidying && left != nil {
						t.Errorf("%v is left", left)
					}
					mending := []files{c.now, c.earlier}
					if back {
						slices.Reverse(mending)
					}
					for _, next := range mending {
						report := mustWrite(t, next, dir, Options{})
						if report.ManifestDamaged || report.Kept != nil || report.Forced != nil {
							t.Errorf("stopped at %d, mending found %+v", n, report)
						}
						wantDisk(t, dir, together(next, c.others))
						wantManifest(t, dir, next)
					}
					if t.Failed() {
						t.Fatalf("stopped at change %d: %s %s", n, stop.op, stop.path)
					}
				}
			})
		}
	}
}

// TestIncrementalEqualsClean writes random trees one after the other, stops
// some of the builds, lets somebody edit the folder, and finds at the end what
// a first build would have written beside what somebody put there.
func TestIncrementalEqualsClean(t *testing.T) {
	random := rand.New(rand.NewPCG(2019, 2022))
	steps := 400
	if testing.Short() {
		steps = 50
	}
	dir := t.TempDir()
	last := files{}
	for step := range steps {
		now := randomFiles(random)
		if random.IntN(3) == 0 {
			h, _ := stopAt(random.Int64N(30), random.IntN(2) == 0)
			_, _ = write(context.Background(), now.tree(t), dir, Options{Workers: 2}, h)
			for path, text := range onDisk(t, dir) {
				if !strings.HasPrefix(path, stagingPrefix) && !strings.HasSuffix(path, "/") && !isRandomText(text) {
					t.Fatalf("step %d: %s holds %q", step, path, text)
				}
			}
			continue
		}
		edited := editOne(t, random, dir, last)
		report, err := Write(context.Background(), now.tree(t), dir, Options{Workers: 1 + random.IntN(3)})
		var refused *ForeignError
		if errors.As(err, &refused) && edited != "" {
			// Somebody's edit is in the way of a folder. He takes it away.
			if err := os.Remove(filepath.Join(dir, edited)); err != nil {
				t.Fatal(err)
			}
			report, err = Write(context.Background(), now.tree(t), dir, Options{})
		}
		if err != nil {
			t.Fatalf("step %d: %v", step, err)
		}
		for _, path := range report.Kept {
			if path != edited {
				t.Errorf("step %d: %s was kept", step, path)
			}
			if err := os.Remove(filepath.Join(dir, path)); err != nil {
				t.Fatal(err)
			}
			removeEmptyParents(dir, path)
		}
		wantDisk(t, dir, now)
		wantManifest(t, dir, now)
		if t.Failed() {
			t.Fatalf("step %d", step)
		}
		last = now
	}
}

// randomFiles is a small tree over few names, so that pages and folders often
// change places.
func randomFiles(random *rand.Rand) files {
	f := files{}
	for range random.IntN(9) {
		path := string(rune('a' + random.IntN(3)))
		for range random.IntN(3) {
			path += "/" + string(rune('a'+random.IntN(3)))
		}
		f[path] = strings.Repeat("x", random.IntN(3)) + fmt.Sprint(random.IntN(3)) + "."
	}
	for _, path := range slices.Collect(maps.Keys(f)) {
		for other := range f {
			if strings.HasPrefix(path, other+"/") {
				delete(f, path)
			}
		}
	}
	return f
}

// isRandomText reports whether a text is one of those, or an edit, and whole.
func isRandomText(text string) bool { return strings.HasSuffix(text, ".") }

// editOne edits one of the files, as somebody else would, and says which.
func editOne(t *testing.T, random *rand.Rand, dir string, f files) string {
	t.Helper()
	if len(f) == 0 || random.IntN(4) != 0 {
		return ""
	}
	name := slices.Sorted(maps.Keys(f))[random.IntN(len(f))]
	whole := filepath.Join(dir, name)
	if info, err := os.Lstat(whole); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	if err := os.WriteFile(whole, []byte("edited."), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

func removeEmptyParents(dir, name string) {
	for up := path.Dir(name); up != "."; up = path.Dir(up) {
		if os.Remove(filepath.Join(dir, up)) != nil {
			return
		}
	}
}
