package tree

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// version is a site as one of two builds makes it: most pages change, some come and
// some go.
func version(n int) files {
	f := files{}
	for i := range 40 {
		f[fmt.Sprintf("d%d/%d.html", i%4, i)] = strings.Repeat(strconv.Itoa(n), 2000+500*n) + "</html>\n"
	}
	for i := range 5 {
		f[fmt.Sprintf("only-%d/%d.html", n, i)] = "<html></html>\n"
	}
	return f
}

// TestMain lets this program be one of two builds: it writes a version of a site
// when its environment says so.
func TestMain(m *testing.M) {
	dir := os.Getenv("FICHE_TEST_WRITE")
	if dir == "" {
		os.Exit(m.Run())
	}
	n, _ := strconv.Atoi(os.Getenv("FICHE_TEST_VERSION"))
	tree, err := New(version(n).list())
	if err == nil {
		_, err = Write(context.Background(), tree, dir, Options{})
	}
	var locked *LockedError
	switch {
	case errors.As(err, &locked):
		os.Exit(3)
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// Two processes that build into one folder at once: one writes its version whole,
// and the other does so after it or says that the folder is taken. Nothing else
// happens, and nothing is left.
func TestTwoProcessesIntoOneFolder(t *testing.T) {
	pairs := 12
	if testing.Short() {
		pairs = 3
	}
	if n, err := strconv.Atoi(os.Getenv("FICHE_PAIRS")); err == nil {
		pairs = n
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	taken := 0
	dir := filepath.Join(t.TempDir(), "public")
	for range pairs {
		var builds [2]*exec.Cmd
		for i := range builds {
			builds[i] = exec.Command(program)
			builds[i].Env = append(os.Environ(), "FICHE_TEST_WRITE="+dir, "FICHE_TEST_VERSION="+strconv.Itoa(i+1))
			if err := builds[i].Start(); err != nil {
				t.Fatal(err)
			}
		}
		wrote := 0
		for i, b := range builds {
			err := b.Wait()
			switch code := b.ProcessState.ExitCode(); code {
			case 0:
				wrote++
			case 3:
				taken++
			default:
				t.Errorf("version %d: %v", i+1, err)
			}
		}
		found := onDisk(t, dir)
		for name := range found {
			found[name] = strings.SplitAfter(found[name], "</html>\n")[0]
		}
		n := 1
		if found["only-2/0.html"] != "" {
			n = 2
		}
		if want := version(n); wrote == 0 || len(found) != len(want) {
			t.Errorf("%d wrote; %d files of version %d, want %d", wrote, len(found), n, len(want))
		}
		for name, text := range version(n) {
			if found[name] != text {
				t.Errorf("%s is not of version %d", name, n)
			}
		}
	}
	t.Logf("of %d pairs, in %d the folder was taken", pairs, taken)
}

// A folder is locked while it is written, and not by what a killed build left.
func TestTheFolderIsLockedWhileItIsWritten(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, files{"a.html": "1"}, dir, Options{})
	put(t, dir, files{lockName: ""})
	h := systemHooks()
	second := errors.New("the second build was not tried")
	h.step = func(op, path string) error {
		if op == "rename" {
			_, second = Write(context.Background(), files{"a.html": "3"}.tree(t), dir, Options{})
		}
		return nil
	}
	if _, err := write(context.Background(), files{"a.html": "2"}.tree(t), dir, Options{}, h); err != nil {
		t.Fatal(err)
	}
	var locked *LockedError
	if !errors.As(second, &locked) || locked.Dir != dir {
		t.Errorf("the second build: %v", second)
	}
	wantDisk(t, dir, files{"a.html": "2"})
}

// A link in the place of the lock is not followed.
func TestTheLockIsNoLink(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	put(t, dir, files{lockName: "-> " + filepath.Join(other, "made")})
	mustWrite(t, files{"a.html": "1"}, dir, Options{})
	wantDisk(t, dir, files{"a.html": "1"})
	wantDisk(t, other, files{})
}

// A rename that fails in the middle is told as what it is, and the next build
// mends it.
func TestHalfway(t *testing.T) {
	one, two := version(1), version(2)
	told := 0
	for n := int64(0); n < 400; n += 17 {
		dir := t.TempDir()
		mustWrite(t, one, dir, Options{})
		h, stop := stopAt(n, true)
		_, err := write(context.Background(), two.tree(t), dir, Options{}, h)
		moved := false
		for name := range onDisk(t, dir) {
			moved = moved || strings.HasPrefix(name, "only-2/")
		}
		var half *HalfwayError
		if errors.As(err, &half) {
			told++
		} else if stop.hit.Load() && moved && err != nil {
			t.Errorf("stopped at %s %s: %v", stop.op, stop.path, err)
		}
		mustWrite(t, two, dir, Options{})
		if left := onDisk(t, dir); len(left) != len(two) {
			t.Errorf("mended, there are %d files, want %d", len(left), len(two))
		}
	}
	if told == 0 {
		t.Error("never told")
	}
}
