package tree

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestSymbolicLinksAreNeverFollowed(t *testing.T) {
	for _, c := range []struct {
		name string
		link files
		now  files
		// in the order: refused at first, and what is there after force
		paths  []string
		forced files
	}{
		{"a page is a link to a file outside", files{"page.html": "-> ../outside/secret"},
			files{"page.html": "1"}, []string{"page.html"}, files{"page.html": "1"}},
		{"to the very bytes", files{"page.html": "-> ../outside/secret"},
			files{"page.html": "secret"}, []string{"page.html"}, files{"page.html": "secret"}},
		{"a folder is a link outside", files{"sub": "-> ../outside"},
			files{"sub/secret": "1"}, []string{"sub"}, files{"sub/secret": "1"}},
		{"a folder is a link to another folder of the output", files{"en": "-> fr", "fr/x": "mine"},
			files{"en/x": "1"}, []string{"en"}, files{"en/x": "1", "fr/x": "mine"}},
		{"a link to nowhere", files{"page.html": "-> nowhere"},
			files{"page.html": "1"}, []string{"page.html"}, files{"page.html": "1"}},
		{"a link to itself", files{"sub": "-> sub"},
			files{"sub/a/b": "1"}, []string{"sub"}, files{"sub/a/b": "1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			base := t.TempDir()
			dir := filepath.Join(base, "public")
			outside := files{"secret": "secret"}
			put(t, filepath.Join(base, "outside"), outside)
			mustWrite(t, files{"index.html": "home"}, dir, Options{})
			put(t, dir, c.link)
			c.now["index.html"], c.forced["index.html"] = "home", "home"

			_, err := Write(context.Background(), c.now.tree(t), dir, Options{})
			var refused *ForeignError
			if !errors.As(err, &refused) {
				t.Fatalf("not refused: %v", err)
			}
			if diff := cmp.Diff(c.paths, refused.Paths); diff != "" {
				t.Error(diff)
			}
			mustWrite(t, c.now, dir, Options{Force: true})
			wantDisk(t, dir, c.forced)
			wantDisk(t, filepath.Join(base, "outside"), outside)
		})
	}
}

func TestFichesOwnPageThatBecameALinkIsReplaced(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "public")
	mustWrite(t, files{"page.html": "1", "stale/x": "1", "stale.html": "1"}, dir, Options{})
	put(t, filepath.Join(base, "outside"), files{"secret": "1", "x": "1"})
	for _, name := range []string{"page.html", "stale", "stale.html"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	put(t, dir, files{"page.html": "-> ../outside/secret", "stale": "-> ../outside", "stale.html": "-> ../outside/secret"})
	report := mustWrite(t, files{"page.html": "1"}, dir, Options{})
	wantDisk(t, dir, files{"page.html": "1", "stale": "-> ../outside", "stale.html": "-> ../outside/secret"})
	wantDisk(t, filepath.Join(base, "outside"), files{"secret": "1", "x": "1"})
	if diff := cmp.Diff(Report{Written: []string{"page.html"}, Kept: []string{"stale.html"}, Bytes: 1}, report, anyList); diff != "" {
		t.Error(diff)
	}
}

// TestANewSpelling holds on disks that mind capitals and on those that do not.
func TestANewSpelling(t *testing.T) {
	for _, c := range []struct{ earlier, now files }{
		{files{"Mali.html": "1"}, files{"mali.html": "1"}},
		{files{"Mali.html": "1"}, files{"mali.html": "2"}},
		{files{"Projets/Mali.html": "1", "Projets/x": "1"}, files{"projets/mali.html": "1", "projets/y": "1"}},
		{files{"A/B/c": "1"}, files{"a/b/d": "1"}},
		{files{"Mali": "1"}, files{"mali/x": "1"}},
		{files{"Mali/x": "1"}, files{"mali": "1"}},
		{files{"\u00e9.html": "1"}, files{"e\u0301.html": "1"}},
	} {
		dir := t.TempDir()
		mustWrite(t, c.earlier, dir, Options{})
		mustWrite(t, c.now, dir, Options{})
		wantDisk(t, dir, c.now)
		wantManifest(t, dir, c.now)
	}
}

// TestOneFileUnderTwoSpellings plays a disk that does not mind capitals: there
// both names lead to one file. Hard links do so on every disk.
func TestOneFileUnderTwoSpellings(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, files{"Mali.html": "1"}, dir, Options{})
	if err := os.Link(filepath.Join(dir, "Mali.html"), filepath.Join(dir, "mali.html")); err != nil {
		t.Skip("this disk has no hard links, or does not mind capitals")
	}
	// It is Fiche's own, so it is not refused, and it is not removed.
	report := mustWrite(t, files{"mali.html": "2"}, dir, Options{})
	if report.Removed != nil || onDisk(t, dir)["mali.html"] != "2" {
		t.Errorf("%+v", report)
	}
}

func TestADamagedListRemovesNothing(t *testing.T) {
	for name, damage := range map[string]func(string) string{
		"cut short": func(text string) string { return text[:len(text)/2] },
		"empty":     func(string) string { return "" },
		"edited":    func(text string) string { return strings.Replace(text, "stale", "extra", 1) },
		"of a later": func(text string) string {
			body, _, _ := cutEnd([]byte(text))
			return string(appendSum([]byte(strings.Replace(string(body), "list 2", "list 3", 1))))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			mustWrite(t, files{"same.html": "1", "stale.html": "1", "other.html": "1"}, dir, Options{})
			put(t, dir, files{"extra.html": "1"})
			list := filepath.Join(dir, manifestName)
			text, _ := os.ReadFile(list)
			put(t, dir, files{manifestName: damage(string(text))})

			now := files{"same.html": "1", "new.html": "1"}
			report := mustWrite(t, now, dir, Options{})
			if !report.ManifestDamaged || report.Removed != nil {
				t.Errorf("%+v", report)
			}
			wantDisk(t, dir, files{"same.html": "1", "stale.html": "1", "other.html": "1", "extra.html": "1", "new.html": "1"})
			wantManifest(t, dir, now)

			put(t, dir, files{manifestName: damage(string(text))})
			_, err := Write(context.Background(), files{"other.html": "2"}.tree(t), dir, Options{})
			var refused *ForeignError
			if !errors.As(err, &refused) {
				t.Errorf("a page that may be somebody's was written over: %v", err)
			}
		})
	}
}

func TestMachineErrorsCanBeToldApart(t *testing.T) {
	site := files{"a/b.html": "2"}
	base := t.TempDir()
	put(t, base, files{"file": ""})
	for _, dir := range []string{"file", "file/public"} {
		_, err := Write(context.Background(), site.tree(t), filepath.Join(base, dir), Options{})
		var where *fs.PathError
		if !errors.As(err, &where) {
			t.Errorf("writing to %s: %v", dir, err)
		}
	}
	full := &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}
	dir := filepath.Join(base, "public")
	mustWrite(t, files{"a/b.html": "1"}, dir, Options{})
	h := systemHooks()
	h.step = func(op, _ string) error {
		if op == "write" {
			return full
		}
		return nil
	}
	_, err := write(context.Background(), site.tree(t), dir, Options{}, h)
	if !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("a full disk gives %v", err)
	}
	wantDisk(t, dir, files{"a/b.html": "1"})
}

func TestAReadOnlyFolderIsNotTroubledByWhatIsUnchanged(t *testing.T) {
	if os.Getuid() <= 0 {
		t.Skip("permissions mean nothing to this user, or on this system")
	}
	dir := t.TempDir()
	mustWrite(t, files{"a.html": "1"}, dir, Options{})
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o777)
	mustWrite(t, files{"a.html": "1"}, dir, Options{})
	if _, err := Write(context.Background(), files{"a.html": "2"}.tree(t), dir, Options{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("the error is %v", err)
	}
	wantDisk(t, dir, files{"a.html": "1"})
}

// TestOnlyWindowsIsBusy knows 32, ERROR_SHARING_VIOLATION, which is a broken
// pipe elsewhere.
func TestOnlyWindowsIsBusy(t *testing.T) {
	err := &os.LinkError{Op: "rename", Err: syscall.Errno(32)}
	if isBusy(err) != (runtime.GOOS == "windows") || isBusy(errStop) {
		t.Error("an error was taken for another")
	}
}

func TestABusyFileIsTriedAgain(t *testing.T) {
	shared := errors.New("the file is open in another program")
	for _, c := range []struct {
		busy, pauses int
		want         error
	}{{0, 0, nil}, {3, 3, nil}, {1000, 7, shared}} {
		dir := t.TempDir()
		mustWrite(t, files{"a.html": "1"}, dir, Options{})
		tries, pauses, last := 0, 0, time.Duration(0)
		h := hooks{
			step: func(op, path string) error {
				if op == "rename" && path == "a.html" {
					if tries++; tries <= c.busy {
						return shared
					}
				}
				return nil
			},
			busy: func(err error) bool { return err == shared },
			pause: func(d time.Duration) {
				if pauses++; d <= last {
					t.Errorf("pause of %v after one of %v", d, last)
				}
				last = d
			},
		}
		_, err := write(context.Background(), files{"a.html": "2"}.tree(t), dir, Options{}, h)
		if !errors.Is(err, c.want) || pauses != c.pauses {
			t.Errorf("busy %d times: %v after %d pauses", c.busy, err, pauses)
		}
	}
}
