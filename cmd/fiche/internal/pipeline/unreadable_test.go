package pipeline_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/static"
	"fiche/templates"
)

// faulty is a folder in which an operation on one name fails, the first times or
// always, and of which some names are what no Markdown file is.
type faulty struct {
	fstest.MapFS
	op, name string
	err      error
	times    *int // how often; nil for always
}

func (f faulty) fails(op, name string) error {
	if f.op != op || f.name != name || f.times != nil && *f.times == 0 {
		return nil
	}
	if f.times != nil {
		*f.times--
	}
	return &fs.PathError{Op: op, Path: name, Err: f.err}
}

func (f faulty) Open(name string) (fs.File, error) {
	if err := f.fails("open", name); err != nil {
		return nil, err
	}
	return f.MapFS.Open(name)
}

func (f faulty) ReadFile(name string) ([]byte, error) {
	if err := f.fails("open", name); err != nil {
		return nil, err
	}
	return f.MapFS.ReadFile(name)
}

func (f faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.fails("readdir", name); err != nil {
		return nil, err
	}
	return f.MapFS.ReadDir(name)
}

func (f faulty) Stat(name string) (fs.FileInfo, error) {
	if err := f.fails("stat", name); err != nil {
		return nil, err
	}
	return f.MapFS.Stat(name)
}

// whole is a site in which something can fail in every folder.
func whole() map[string]fstest.MapFS {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return map[string]fstest.MapFS{
		"content": {
			"index.md":             file("---\ntitre: P\nurl: https://example.org/\n---\n"),
			"a.md":                 file("# A\n\n[Le plan](plans/plan.pdf)\n"),
			"projets/b.md":         file("# B\n"),
			"projets/kayes/c.md":   file("# C\n"),
			"projets/kayes/d.docx": file(""),
			"plans/plan.pdf":       file("%PDF"),
			"lien.md":              {Data: []byte("a.md"), Mode: fs.ModeSymlink},
		},
		"static":    {"css/x.css": file("a{}"), "custom.css": file("b{}")},
		"templates": {"footer-extra.html": file("<p>x"), "parts/own.html": file("")},
	}
}

func buildFaulty(t *testing.T, folders map[string]fstest.MapFS, at, op, name string, err error, times *int) *pipeline.Result {
	t.Helper()
	folder := func(part string) fs.FS {
		f := faulty{MapFS: folders[part]}
		if part == at {
			f.op, f.name, f.err, f.times = op, name, err, times
		}
		return f
	}
	return buildSite(t, pipeline.Inputs{
		Content:   folder("content"),
		Templates: []fs.FS{folder("templates"), templates.FS},
		Static:    []fs.FS{folder("static"), static.FS},
	}, pipeline.Options{})
}

// Failure to read is never absence: whatever cannot be listed, asked about or
// opened is one error where it is, in words of the author, and nothing is written.
func TestWhatCannotBeReadIsAnError(t *testing.T) {
	faults := 0
	for part, folder := range whole() {
		var places [][2]string // an operation and a name
		seen := map[string]bool{}
		for name, f := range folder {
			if f.Mode&fs.ModeSymlink == 0 && !strings.HasSuffix(name, ".docx") && name != "parts/own.html" {
				places = append(places, [2]string{"open", name})
			}
			for dir := name; strings.Contains(dir, "/"); {
				dir = dir[:strings.LastIndexByte(dir, '/')]
				if !seen[dir] {
					seen[dir] = true
					places = append(places, [2]string{"readdir", dir})
				}
			}
		}
		for _, err := range []error{fs.ErrPermission, syscall.EIO, fs.ErrNotExist} {
			for _, p := range places {
				faults++
				r := buildFaulty(t, whole(), part, p[0], p[1], err, nil)
				var got []string
				for _, found := range r.Problems {
					if found.Severity == problem.Error {
						got = append(got, fmt.Sprint(found.Path, " ", found.Rule))
					}
				}
				kind := map[bool]string{true: "folder", false: "file"}[p[0] == "readdir"]
				end := map[error]string{fs.ErrPermission: "denied", syscall.EIO: "unreadable", fs.ErrNotExist: "gone"}[err]
				want := part + "/" + p[1] + " " + kind + "-" + end
				if r.Tree != nil || len(got) == 0 || got[0] != want {
					t.Errorf("%s of %s/%s: %v, %v, want %s", p[0], part, p[1], err, got, want)
				}
			}
		}
	}
	if faults < 30 {
		t.Errorf("only %d faults: the search itself is broken", faults)
	}
}

// A file that a program is saving, by putting another in its place, is read again.
func TestAFileThatIsGoneForAMomentIsReadAgain(t *testing.T) {
	for _, c := range []struct{ part, op, name string }{
		{"content", "open", "a.md"}, {"content", "open", "index.md"}, {"content", "open", "plans/plan.pdf"},
		{"content", "readdir", "projets"}, {"static", "open", "custom.css"},
	} {
		once := 1
		r := buildFaulty(t, whole(), c.part, c.op, c.name, fs.ErrNotExist, &once)
		if r.Tree == nil || !r.Tree.Has("projets/b.html") || !r.Tree.Has("a.html") || !r.Tree.Has("custom.css") {
			t.Errorf("%s/%s: %v", c.part, c.name, r.Problems)
		}
	}
}

// A named pipe, a socket, a device is never opened, in no folder; a link that leads
// to no file is listed.
func TestWhatIsNoFileIsNeverOpened(t *testing.T) {
	for _, c := range []struct {
		part, name string
		file       fstest.MapFile
		rule       problem.Rule
	}{
		{"content", "pipe.md", fstest.MapFile{Mode: fs.ModeNamedPipe}, "unpublished-special"},
		{"content", "projets/socket", fstest.MapFile{Mode: fs.ModeSocket}, "unpublished-special"},
		{"content", "device.jpg", fstest.MapFile{Mode: fs.ModeDevice}, "unpublished-special"},
		{"content", "out.md", fstest.MapFile{Data: []byte("../../etc/passwd"), Mode: fs.ModeSymlink}, "unpublished-link"},
		{"content", "gone.md", fstest.MapFile{Data: []byte("nowhere.md"), Mode: fs.ModeSymlink}, "unpublished-link"},
		{"static", "pipe.css", fstest.MapFile{Mode: fs.ModeNamedPipe}, "unpublished-special"},
		{"static", "custom.css", fstest.MapFile{Mode: fs.ModeDevice | fs.ModeCharDevice}, "unpublished-special"},
		{"static", "gone", fstest.MapFile{Data: []byte("nowhere"), Mode: fs.ModeSymlink}, "unpublished-link"},
		{"static", "folder", fstest.MapFile{Data: []byte("css"), Mode: fs.ModeSymlink}, "unpublished-link"},
		{"static", "out.pdf", fstest.MapFile{Data: []byte("../out.pdf"), Mode: fs.ModeSymlink}, "unpublished-link"},
		{"templates", "pipe.html", fstest.MapFile{Mode: fs.ModeNamedPipe}, "template-no-file"},
		{"templates", "head.html", fstest.MapFile{Data: []byte("nowhere"), Mode: fs.ModeSymlink}, "template-no-file"},
	} {
		folders := whole()
		folders[c.part][c.name] = &c.file
		opened := errors.New("it was opened")
		r := buildFaulty(t, folders, c.part, "open", c.name, opened, nil)
		found := false
		for _, p := range append(r.Unpublished, r.Problems...) {
			found = found || p.Rule == c.rule && p.Path == c.part+"/"+c.name
			if p.Args["reason"] == opened.Error() {
				t.Errorf("%s/%s was opened", c.part, c.name)
			}
		}
		if !found {
			t.Errorf("%s/%s is not told: %v %v", c.part, c.name, r.Problems, r.Unpublished)
		}
		if wantsTree := c.part != "templates"; (r.Tree != nil) != wantsTree {
			t.Errorf("%s/%s: problems %v", c.part, c.name, r.Problems)
		}
	}
}
