package tree

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/problem"
)

// files is a tree written down as a map from paths to bytes.
type files map[string]string

func (f files) list() (list []File) {
	for path, text := range f {
		list = append(list, File{Path: path, Make: func(context.Context, *bytes.Buffer) ([]byte, error) { return []byte(text), nil }})
	}
	return list
}

func (f files) tree(t testing.TB) *Tree {
	t.Helper()
	tree, err := New(f.list())
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func TestTreeIsAFileSystem(t *testing.T) {
	tree := files{
		"index.html":             "home",
		"projets/mali.html":      "Mali",
		"projets/mali/carte.svg": "<svg/>",
		"projets/mali-2.html":    "",
		"pays/Côte d’Ivoire.css": "accents",
		".well-known/x":          "dot",
	}.tree(t)
	if err := fstest.TestFS(tree, "index.html", "projets/mali.html", "projets/mali/carte.svg",
		"projets/mali-2.html", "pays/Côte d’Ivoire.css", ".well-known/x"); err != nil {
		t.Error(err)
	}
	empty, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(empty); err != nil {
		t.Error(err)
	}
}

func TestPathsAreSorted(t *testing.T) {
	tree := files{"b.html": "", "a/x.html": "", "a-b.html": "", "a.html": ""}.tree(t)
	want := []string{"a-b.html", "a.html", "a/x.html", "b.html"}
	if diff := cmp.Diff(want, tree.Paths()); diff != "" {
		t.Error(diff)
	}
	if tree.Len() != 4 || !tree.Has("a/x.html") || tree.Has("a") || tree.Has("A.html") || tree.Has(".") || tree.Has("") {
		t.Error("Has and Len do not agree with Paths")
	}
}

func TestFilesThatCannotStandTogetherAreRefused(t *testing.T) {
	const nfc, nfd = "\u00e9", "e\u0301"
	for _, c := range []struct {
		name  string
		paths []string
		want  []string // kind, A, B
	}{
		{"one path", []string{"a.html", "a.html"}, []string{"0 a.html a.html"}},
		{"three of one path", []string{"a", "a", "a"}, []string{"0 a a", "0 a a"}},
		{"capitals", []string{"mali.html", "Mali.html"}, []string{"1 Mali.html mali.html"}},
		{"capitals with accents", []string{"École.html", "école.html"}, []string{"1 École.html école.html"}},
		{"the Kelvin sign is a k", []string{"k", "\u212a"}, []string{"1 k \u212a"}},
		{"two encodings of an accent", []string{nfc, nfd}, []string{"1 " + nfd + " " + nfc}},
		{"capitals in a folder, told once", []string{"css/a", "css/b", "CSS/c", "css/d"}, []string{"1 CSS/c css/a"}},
		{"a file for a folder", []string{"a", "a/b", "a/c"}, []string{"2 a a/b"}},
		{"a file for a folder in capitals", []string{"A/b", "a"}, []string{"2 a A/b"}},
		{"Fiche's own names", []string{".fiche", ".FICHE/x", ".fiche-tmp-1/a"},
			[]string{"3 .FICHE/x ", "3 .fiche ", "3 .fiche-tmp-1/a "}},
		{"no path", []string{"", "/a", "a/", "../a", "a//b", ".", "a\xff"},
			[]string{"4  ", "4 . ", "4 ../a ", "4 /a ", "4 a/ ", "4 a//b ", "4 a\xff "}},
		{"neighbours", []string{"a", "a.b", "a-b/c", "ab", "é", "e", ".fichet", "x/.fiche"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var list []File
			for _, path := range c.paths {
				list = append(list, File{Path: path, From: "content/" + path})
			}
			_, err := New(list)
			var clashes *ClashError
			var got []string
			if errors.As(err, &clashes) {
				for _, c := range clashes.Clashes {
					got = append(got, fmt.Sprintf("%d %s %s", c.Kind, c.A.Path, c.B.Path))
					if c.A.From != "content/"+c.A.Path {
						t.Errorf("%s has lost where it comes from", c.A.Path)
					}
				}
				if clashes.Error() == "" {
					t.Error("no words")
				}
			} else if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAFileIsMadeOnceHoweverManyRead(t *testing.T) {
	var made [50]atomic.Int32
	var list []File
	for i := range made {
		list = append(list, File{Path: fmt.Sprintf("d%d/f%d", i%7, i), Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
			made[i].Add(1)
			for range 10 {
				runtime.Gosched() // so that others come to wait
			}
			return []byte{byte(i)}, nil
		}})
	}
	tree, err := New(list)
	if err != nil {
		t.Fatal(err)
	}
	var readers sync.WaitGroup
	for r := range 16 {
		readers.Go(func() {
			random := rand.New(rand.NewPCG(uint64(r), 0))
			for step := range 400 {
				i := step // all start with the same files
				if i >= len(made) {
					i = random.IntN(len(made))
				}
				data, err := tree.ReadFile(list[i].Path)
				if err != nil || len(data) != 1 || data[0] != byte(i) {
					t.Errorf("file %d: %v, %v", i, data, err)
				}
				data[0] = 255 // a reader's copy is its own
			}
		})
	}
	readers.Wait()
	for i := range made {
		if n := made[i].Load(); n != 1 {
			t.Errorf("file %d was made %d times", i, n)
		}
	}
}

func TestListingMakesNothing(t *testing.T) {
	tree, err := New([]File{{Path: "a/b.html", Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
		t.Error("a file was made")
		return nil, nil
	}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tree.ReadDir("a"); err != nil || !tree.Has("a/b.html") || len(tree.Paths()) != 1 {
		t.Error("the file is not listed")
	}
	if _, err := fs.Stat(tree, "a"); err != nil {
		t.Error(err)
	}
}

func TestEachReaderHearsOfAFailedMaking(t *testing.T) {
	broken := errors.New("the photo is gone")
	times := 0
	tree, err := New([]File{{Path: "a.jpg", Make: func(context.Context, *bytes.Buffer) ([]byte, error) { times++; return []byte("half"), broken }}})
	if err != nil {
		t.Fatal(err)
	}
	_, err1 := tree.Open("a.jpg")
	_, err2 := tree.ReadFile("a.jpg")
	_, err3 := tree.Stat("a.jpg")
	for _, err := range []error{err1, err2, err3} {
		var where *fs.PathError
		if !errors.Is(err, broken) || !errors.As(err, &where) || where.Path != "a.jpg" {
			t.Errorf("a reader heard %v", err)
		}
	}
	if times != 1 {
		t.Errorf("made %d times", times)
	}
}

// A file that panics while it is made is an error of this file.
func TestPanic(t *testing.T) {
	tree, err := New([]File{
		{Path: "a.html", Make: func(context.Context, *bytes.Buffer) ([]byte, error) { panic("a fault") }},
		{Path: "b.html", Data: []byte("b")},
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = tree.ReadFile("a.html")
	if fault, ok := errors.AsType[*problem.Panic](err); !ok || fault.Path != "a.html" {
		t.Errorf("reading gives %v", err)
	}
	if _, err := Write(t.Context(), tree, t.TempDir(), Options{}); err == nil {
		t.Error("the tree was written")
	}
	if b, err := tree.ReadFile("b.html"); err != nil || string(b) != "b" {
		t.Errorf("another file is %q, %v", b, err)
	}
}

func TestMissingAndMistakenNames(t *testing.T) {
	tree := files{"a/b.html": "x"}.tree(t)
	for name, want := range map[string]error{
		"a/c.html": fs.ErrNotExist, "A/b.html": fs.ErrNotExist, "a/b.html/c": fs.ErrNotExist,
		"../a": fs.ErrInvalid, "/a": fs.ErrInvalid, "": fs.ErrInvalid, `a\b.html`: fs.ErrNotExist,
	} {
		if _, err := tree.Open(name); !errors.Is(err, want) {
			t.Errorf("Open(%q): %v, not %v", name, err, want)
		}
	}
	if _, err := tree.ReadFile("a"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("reading a folder: %v", err)
	}
	if _, err := tree.ReadDir("a/b.html"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("listing a file: %v", err)
	}
}

func TestAnOpenFileCanBeSought(t *testing.T) {
	f, err := files{"a": "0123456789"}.tree(t).Open("a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.(io.Seeker).Seek(-3, io.SeekEnd); err != nil {
		t.Fatal(err)
	}
	rest, _ := io.ReadAll(f)
	if string(rest) != "789" {
		t.Errorf("read %q", rest)
	}
}

// A tree with some files replaced reads as if it had been made of them, and
// leaves the one before as it was.
func TestWith(t *testing.T) {
	file := func(path, text string) File {
		return File{Path: path, Make: func(context.Context, *bytes.Buffer) ([]byte, error) { return []byte(text), nil }}
	}
	before, err := New([]File{file("index.html", "home"), file("a/b.html", "b"), file("a/c/d.html", "d")})
	if err != nil {
		t.Fatal(err)
	}
	after, ok := before.With([]File{file("a/c/d.html", "new d"), file("index.html", "new home")})
	if !ok {
		t.Fatal("refused")
	}
	if err := fstest.TestFS(after, "index.html", "a/b.html", "a/c/d.html"); err != nil {
		t.Error(err)
	}
	for _, test := range []struct {
		tree       *Tree
		path, want string
	}{
		{before, "index.html", "home"}, {before, "a/b.html", "b"}, {before, "a/c/d.html", "d"},
		{after, "index.html", "new home"}, {after, "a/b.html", "b"}, {after, "a/c/d.html", "new d"},
	} {
		if got, err := fs.ReadFile(test.tree, test.path); err != nil || string(got) != test.want {
			t.Errorf("%s: %q %v, want %q", test.path, got, err, test.want)
		}
	}
	entries, err := fs.ReadDir(after, "a/c")
	if err != nil || len(entries) != 1 {
		t.Fatal(entries, err)
	}
	if info, err := entries[0].Info(); err != nil || info.Size() != int64(len("new d")) {
		t.Errorf("the folder still lists the file before: %v %v", info, err)
	}
	for _, path := range []string{"a/x.html", "a", "A/b.html"} {
		if _, ok := before.With([]File{file(path, "x")}); ok {
			t.Errorf("%s is no file of the tree, and was taken", path)
		}
	}
}
