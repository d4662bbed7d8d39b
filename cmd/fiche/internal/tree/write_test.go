package tree

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// put writes files into a folder of the disk, as somebody else would. A text
// of "-> x" makes a symbolic link to x, a path that ends with / a folder.
func put(t testing.TB, dir string, f files) {
	t.Helper()
	for path, text := range f {
		whole := filepath.Join(dir, filepath.FromSlash(path))
		err := os.MkdirAll(filepath.Dir(whole), 0o777)
		if err == nil {
			target, link := strings.CutPrefix(text, "-> ")
			switch {
			case link:
				err = os.Symlink(target, whole)
			case strings.HasSuffix(path, "/"):
				err = os.MkdirAll(whole, 0o777)
			default:
				err = os.WriteFile(whole, []byte(text), 0o666)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// onDisk reads a folder back, without the manifest: files with their text, links as
// put wrote them, empty folders as "name/".
func onDisk(t testing.TB, dir string) files {
	t.Helper()
	found := files{}
	err := filepath.WalkDir(dir, func(whole string, entry fs.DirEntry, err error) error {
		path, _ := filepath.Rel(dir, whole)
		path = filepath.ToSlash(path)
		switch {
		case err != nil || path == manifestName:
			return err
		case entry.IsDir():
			if inside, _ := os.ReadDir(whole); len(inside) == 0 && path != "." {
				found[path+"/"] = ""
			}
		case entry.Type()&fs.ModeSymlink != 0:
			target, _ := os.Readlink(whole)
			found[path] = "-> " + target
		default:
			text, err := os.ReadFile(whole)
			found[path] = string(text)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func mustWrite(t testing.TB, f files, dir string, opts Options) Report {
	t.Helper()
	report, err := Write(context.Background(), f.tree(t), dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func wantDisk(t testing.TB, dir string, want files) {
	t.Helper()
	if diff := cmp.Diff(want, onDisk(t, dir)); diff != "" {
		t.Errorf("on the disk (-want +got):\n%s", diff)
	}
}

// wantManifest checks that the manifest lists exactly the files of f.
func wantManifest(t testing.TB, dir string, f files) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	want := manifest{}
	for path, text := range f {
		want[path] = []stamp{stampOf([]byte(text))}
	}
	if diff := cmp.Diff(string(want.encode()), string(text)); diff != "" {
		t.Errorf("in the manifest (-want +got):\n%s", diff)
	}
}

func TestWrite(t *testing.T) {
	for _, c := range []struct {
		name    string
		earlier files // what Fiche wrote before; nil if it never did
		others  files // what somebody put there since
		now     files // what is written
		force   bool

		want   files // on the disk afterwards
		report Report
		refuse *ForeignError // but for Dir
	}{
		{
			name:   "a first build",
			now:    files{"index.html": "home", "projets/mali.html": "Mali", "projets/mali/carte.svg": "<svg>"},
			want:   files{"index.html": "home", "projets/mali.html": "Mali", "projets/mali/carte.svg": "<svg>"},
			report: Report{Written: []string{"index.html", "projets/mali.html", "projets/mali/carte.svg"}, Bytes: 13},
		},
		{
			name:    "one page changes, one comes, one goes, one stays",
			earlier: files{"a.html": "1", "b/c.html": "1", "d.html": "1"},
			now:     files{"a.html": "2", "d.html": "1", "e/f.html": "1"},
			want:    files{"a.html": "2", "d.html": "1", "e/f.html": "1"},
			report:  Report{Written: []string{"a.html", "e/f.html"}, Unchanged: 1, Removed: []string{"b/c.html"}, Bytes: 2},
		},
		{
			name:    "the same length is not the same bytes",
			earlier: files{"a.html": "12345678"},
			now:     files{"a.html": "12345679"},
			want:    files{"a.html": "12345679"},
			report:  Report{Written: []string{"a.html"}, Bytes: 8},
		},
		{
			name:    "nothing is wanted any more",
			earlier: files{"a.html": "1", "b/c/d.html": "1"},
			now:     files{},
			want:    files{},
			report:  Report{Removed: []string{"a.html", "b/c/d.html"}},
		},
		{
			name:    "somebody's files stay, and the folders that hold them",
			earlier: files{"a/b.html": "1", "a/c/d.html": "1"},
			others:  files{"a/notes.txt": "mine", "CNAME": "example.org"},
			now:     files{"x.html": "1"},
			want:    files{"a/notes.txt": "mine", "CNAME": "example.org", "x.html": "1"},
			report:  Report{Written: []string{"x.html"}, Removed: []string{"a/b.html", "a/c/d.html"}, Bytes: 1},
		},
		{
			name:    "a stale page that somebody has edited stays, and is told",
			earlier: files{"a.html": "1", "b.html": "1"},
			others:  files{"a.html": "2"},
			now:     files{"b.html": "1"},
			want:    files{"a.html": "2", "b.html": "1"},
			report:  Report{Unchanged: 1, Kept: []string{"a.html"}},
		},
		{
			name:    "a wanted page that somebody has edited is made new",
			earlier: files{"a.html": "1"},
			others:  files{"a.html": "edited"},
			now:     files{"a.html": "1"},
			want:    files{"a.html": "1"},
			report:  Report{Written: []string{"a.html"}, Bytes: 1},
		},
		{
			name:    "a page becomes a folder, a folder a page",
			earlier: files{"a": "1", "b/c": "1", "b/d/e": "1"},
			now:     files{"a/x": "2", "b": "2"},
			want:    files{"a/x": "2", "b": "2"},
			report:  Report{Written: []string{"a/x", "b"}, Removed: []string{"a", "b/c", "b/d/e"}, Bytes: 2},
		},
		{
			name:    "a folder that holds somebody's file cannot become a page, even by force",
			earlier: files{"b/c": "1"},
			others:  files{"b/notes.txt": "mine"},
			now:     files{"b": "2"},
			force:   true,
			want:    files{"b/c": "1", "b/notes.txt": "mine"},
			refuse:  &ForeignError{Paths: []string{"b"}, Folders: []string{"b"}},
		},
		{
			name:    "a stale page that somebody has edited cannot become a folder",
			earlier: files{"a": "1"},
			others:  files{"a": "2"},
			now:     files{"a/b": "1"},
			want:    files{"a": "2"},
			refuse:  &ForeignError{Paths: []string{"a"}},
		},
		{
			name:    "unless it is forced",
			earlier: files{"a": "1"},
			others:  files{"a": "2"},
			now:     files{"a/b": "1"},
			force:   true,
			want:    files{"a/b": "1"},
			report:  Report{Written: []string{"a/b"}, Forced: []string{"a"}, Bytes: 1},
		},
		{
			name:   "a folder that is somebody else's is refused",
			others: files{"thesis.doc": "years of work", "pictures/cat.jpg": "", ".git": "gitdir: x"},
			now:    files{"index.html": "1"},
			want:   files{"thesis.doc": "years of work", "pictures/cat.jpg": "", ".git": "gitdir: x"},
			refuse: &ForeignError{Whole: true, Paths: []string{"pictures", "thesis.doc"}},
		},
		{
			name:   "a site folder with its cache is refused",
			others: files{".fiche/photos/1.jpg": "", "content/index.md": "# Home"},
			now:    files{"index.html": "1"},
			want:   files{".fiche/photos/1.jpg": "", "content/index.md": "# Home"},
			refuse: &ForeignError{Whole: true, Paths: []string{".fiche", "content"}},
		},
		{
			name:   "by force, what is not in the way still stays",
			others: files{"thesis.doc": "years of work", "index.html": "old", "same.html": "1"},
			now:    files{"index.html": "1", "same.html": "1"},
			force:  true,
			want:   files{"thesis.doc": "years of work", "index.html": "1", "same.html": "1"},
			report: Report{Written: []string{"index.html"}, Unchanged: 1, Forced: []string{"index.html"}, Bytes: 1},
		},
		{
			name:   "a folder with nothing but Git's and the system's files is free",
			others: files{".gitignore": "*", ".git/HEAD": "ref", "Thumbs.db": "", ".fiche-tmp-old/3": "half"},
			now:    files{"index.html": "1"},
			want:   files{".gitignore": "*", ".git/HEAD": "ref", "Thumbs.db": "", "index.html": "1"},
			report: Report{Written: []string{"index.html"}, Bytes: 1},
		},
		{
			name:    "a file that somebody put where a page comes is in the way",
			earlier: files{"a.html": "1"},
			others:  files{"b.html": "mine", "c/d": "mine", "e": "mine"},
			now:     files{"a.html": "2", "b.html": "1", "c": "1", "e/f/g.html": "1"},
			want:    files{"a.html": "1", "b.html": "mine", "c/d": "mine", "e": "mine"},
			refuse:  &ForeignError{Paths: []string{"b.html", "c", "e"}, Folders: []string{"c"}},
		},
		{
			name:    "unless it is the very page: then it is Fiche's",
			earlier: files{"a.html": "1"},
			others:  files{"b.html": "1"},
			now:     files{"a.html": "1", "b.html": "1"},
			want:    files{"a.html": "1", "b.html": "1"},
			report:  Report{Unchanged: 2},
		},
		{
			name:    "empty folders where a page comes make room",
			earlier: files{"a.html": "1"},
			others:  files{"b/c/": "", "b/d/": ""},
			now:     files{"a.html": "1", "b": "1"},
			want:    files{"a.html": "1", "b": "1"},
			report:  Report{Written: []string{"b"}, Unchanged: 1, Bytes: 1},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			if c.earlier != nil {
				mustWrite(t, c.earlier, dir, Options{})
			}
			put(t, dir, c.others)
			report, err := Write(context.Background(), c.now.tree(t), dir, Options{Force: c.force})
			var refused *ForeignError
			if errors.As(err, &refused) {
				if refused.Dir != dir || refused.Error() == "" {
					t.Errorf("refused without saying where: %v", refused)
				}
				refused.Dir = ""
			} else if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.refuse, refused); diff != "" {
				t.Errorf("refused (-want +got):\n%s", diff)
			}
			if intact := Intact(t.Context(), dir, report.List); intact != (err == nil) {
				t.Errorf("the folder is intact: %v", intact)
			}
			if diff := cmp.Diff(c.report, report, anyList); diff != "" {
				t.Errorf("report (-want +got):\n%s", diff)
			}
			wantDisk(t, dir, c.want)
			if err == nil {
				wantManifest(t, dir, c.now)
			}
		})
	}
}

// TestTwiceTouchesNothing sets a time of long ago on each file, and finds it
// again after the second build.
func TestTwiceTouchesNothing(t *testing.T) {
	dir := t.TempDir()
	site := files{"index.html": "home", "a/b.html": strings.Repeat("long ", 100_000), "a/empty": ""}
	mustWrite(t, site, dir, Options{})
	long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	before := map[string]fs.FileInfo{}
	for _, path := range []string{"index.html", "a/b.html", "a/empty", "a", ".fiche"} {
		whole := filepath.Join(dir, path)
		if err := os.Chtimes(whole, long, long); err != nil {
			t.Fatal(err)
		}
		before[whole], _ = os.Lstat(whole)
	}
	report := mustWrite(t, site, dir, Options{})
	if diff := cmp.Diff(Report{Unchanged: 3}, report, anyList); diff != "" {
		t.Error(diff)
	}
	for whole, info := range before {
		again, err := os.Lstat(whole)
		if err != nil || !os.SameFile(info, again) || !again.ModTime().Equal(long) {
			t.Errorf("%s was touched", whole)
		}
	}
}

// A worker makes one file after the other in the same buffer; who reads a file
// of the tree keeps it.
func TestFilesMadeInScratch(t *testing.T) {
	want := files{}
	var list []File
	for i := range 200 {
		name, text := fmt.Sprintf("p/%03d.html", i), strings.Repeat(strconv.Itoa(i), 1+i%17)
		want[name] = text
		list = append(list, File{Path: name, Make: func(_ context.Context, scratch *bytes.Buffer) ([]byte, error) {
			scratch.WriteString(text)
			return scratch.Bytes(), nil
		}})
	}
	tree, err := New(list)
	if err != nil {
		t.Fatal(err)
	}
	read, err := fs.ReadFile(tree, "p/007.html")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := Write(context.Background(), tree, dir, Options{Workers: 3}); err != nil {
		t.Fatal(err)
	}
	wantDisk(t, dir, want)
	if string(read) != want["p/007.html"] {
		t.Errorf("what was read has become %q", read)
	}
}

func TestAPageThatCannotBeMadeStopsAll(t *testing.T) {
	dir := t.TempDir()
	earlier := files{"a.html": "1", "stale.html": "1"}
	mustWrite(t, earlier, dir, Options{})
	broken := errors.New("no such photo")
	var list []File
	for i := range 100 {
		list = append(list, File{Path: fmt.Sprintf("new/%02d.html", i), Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
			if i%10 == 7 {
				return nil, broken
			}
			return []byte("x"), nil
		}})
	}
	tree, err := New(append(list, File{Path: "a.html", Data: []byte("2")}))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		_, err = Write(context.Background(), tree, dir, Options{Workers: 8})
		var failed *MakeError
		if !errors.As(err, &failed) || !errors.Is(err, broken) || failed.Path != "new/07.html" {
			t.Fatalf("the error is %v, not that of the first broken page", err)
		}
	}
	wantDisk(t, dir, earlier)
	wantManifest(t, dir, earlier)
}

func TestACancelledWriteChangesNothing(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, files{"a.html": "1"}, dir, Options{})
	ctx, cancel := context.WithCancel(context.Background())
	tree, err := New([]File{
		{Path: "a.html", Data: []byte("2")},
		{Path: "b.html", Make: func(making context.Context, _ *bytes.Buffer) ([]byte, error) {
			cancel()
			if making.Err() == nil {
				t.Error("the file being made does not hear of it")
			}
			return []byte("2"), nil
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Write(ctx, tree, dir, Options{Workers: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	wantDisk(t, dir, files{"a.html": "1"})
}

func TestProgressCountsEveryFile(t *testing.T) {
	site := files{}
	for i := range 200 {
		site[fmt.Sprint(i)] = "x"
	}
	last := 0
	mustWrite(t, site, t.TempDir(), Options{Workers: 8, Progress: func(done, total int) {
		if done != last+1 || total != 200 {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	}})
	if last != 200 {
		t.Errorf("ended at %d", last)
	}
}

func TestWriteKeepsNothingInMemory(t *testing.T) {
	times := 0
	tree, err := New([]File{{Path: "a", Make: func(context.Context, *bytes.Buffer) ([]byte, error) { times++; return []byte("x"), nil }}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Write(context.Background(), tree, t.TempDir(), Options{}); err != nil {
		t.Fatal(err)
	}
	if tree.files[0].made.Load() != nil || times != 1 {
		t.Errorf("made %d times, and kept", times)
	}
	// But what a reader has had made is not made again.
	if _, err := tree.ReadFile("a"); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(context.Background(), tree, t.TempDir(), Options{}); err != nil || times != 2 {
		t.Errorf("made %d times, %v", times, err)
	}
}

// anyList compares reports whatever identifies their manifests.
var anyList = cmpopts.IgnoreFields(Report{}, "List")
