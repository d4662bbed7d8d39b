package cli

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fiche/cmd/fiche/internal/cli/terminal"
)

// What a build would do again is not done again, whatever it said; and whatever is
// not as it was is seen, also where its size and its time are.
func TestBuildIsNotRepeated(t *testing.T) {
	const mark = "777 pages" // stands in the record, and so is printed by a build that is not made
	for name, test := range map[string]struct {
		change  func(t *testing.T, dir string)
		flags   []string
		rebuilt bool
	}{
		"nothing":                  {},
		"the time of a file":       {change: func(t *testing.T, dir string) { aged(t, dir, 2*time.Hour) }},
		"a letter of a sheet":      {change: func(t *testing.T, dir string) { rewrite(t, dir, "content/mali.md", "puits", "Puits") }, rebuilt: true},
		"a template":               {change: func(t *testing.T, dir string) { rewrite(t, dir, "templates/sheet-end.html", "Fin", "fin") }, rebuilt: true},
		"a static file":            {change: func(t *testing.T, dir string) { rewrite(t, dir, "static/a.txt", "A", "a") }, rebuilt: true},
		"a file more":              {change: func(t *testing.T, dir string) { put(t, dir, "content/plan.pdf", "%PDF") }, rebuilt: true},
		"a file less":              {change: func(t *testing.T, dir string) { remove(t, dir, "static/a.txt") }, rebuilt: true},
		"a letter of a page":       {change: func(t *testing.T, dir string) { rewrite(t, dir, "public/mali.html", "puits", "Puits") }, rebuilt: true},
		"a page less":              {change: func(t *testing.T, dir string) { remove(t, dir, "public/mali.html") }, rebuilt: true},
		"a link for a page":        {change: linkPage, rebuilt: true},
		"the list of pages":        {change: func(t *testing.T, dir string) { rewrite(t, dir, "public/.fiche", "files", "Files") }, rebuilt: true},
		"what a killed build left": {change: func(t *testing.T, dir string) { put(t, dir, "public/.fiche-tmp-1/0", "x") }, rebuilt: true},
		"a file beside the pages":  {change: func(t *testing.T, dir string) { put(t, dir, "public/own.txt", "x") }},
		"the drafts":               {flags: []string{"--drafts"}, rebuilt: true},
		"it is forced":             {flags: []string{"--force"}, rebuilt: true},
		"a damaged record":         {change: func(t *testing.T, dir string) { put(t, dir, ".fiche/last-build", "{") }, rebuilt: true},
		"the record of another":    {change: func(t *testing.T, dir string) { rewrite(t, dir, ".fiche/last-build", `"Key":"`, `"Key":"0`) }, rebuilt: true},
		"a link to nothing in it":  {change: func(t *testing.T, dir string) { link(t, "nowhere", filepath.Join(dir, "content", "a.pdf")) }, rebuilt: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("LANG", "en_GB.UTF-8")
			dir := minimalSite(t)
			put(t, dir, "content/mali.md", "---\ntitle: Mali\nthemes: water\n---\nUn puits, un forage.\n")
			put(t, dir, "content/draft.md", "---\ntitle: Draft\ndraft: yes\n---\n")
			put(t, dir, "templates/sheet-end.html", "Fin")
			put(t, dir, "static/a.txt", "A")
			aged(t, dir, time.Hour)
			said, errs := runBuild(t, dir)
			rewrite(t, dir, ".fiche/last-build", `"Pages":`, `"Pages":777,"Was":`)
			if test.change != nil {
				test.change(t, dir)
			}
			again, errsAgain := runBuild(t, dir, test.flags...)
			if rebuilt := !strings.Contains(again, mark); rebuilt != test.rebuilt {
				t.Errorf("rebuilt: %v\n%s", rebuilt, again)
			}
			if test.rebuilt {
				return
			}
			_, rest, _ := strings.Cut(said, "\n")
			_, restAgain, _ := strings.Cut(again, "\n")
			if rest == "" || rest != restAgain || errs == "" || errs != errsAgain {
				t.Errorf("said first\n%s%s\nand then\n%s%s", errs, rest, errsAgain, restAgain)
			}
		})
	}
}

// A file that was changed while it was read or shortly before may have been changed
// twice: the build of it is not kept.
func TestBuildOfAChangeJustMadeIsNotKept(t *testing.T) {
	dir := minimalSite(t)
	runBuild(t, dir)
	if _, err := os.Stat(filepath.Join(dir, ".fiche", "last-build")); !os.IsNotExist(err) {
		t.Errorf("the build is kept: %v", err)
	}
}

func runBuild(t *testing.T, dir string, flags ...string) (out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := Run(t.Context(), append([]string{"build", "--site", dir}, flags...), nil, &stdout, &stderr); code != terminal.ExitGood {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	return stdout.String(), stderr.String()
}

// aged gives all files of a site a time in the past.
func aged(t *testing.T, dir string, ago time.Duration) {
	t.Helper()
	then := time.Now().Add(-ago)
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if err == nil {
			err = os.Chtimes(name, then, then)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// rewrite replaces a text of a file, which keeps its time.
func rewrite(t *testing.T, dir, name, before, after string) {
	t.Helper()
	whole := filepath.Join(dir, filepath.FromSlash(name))
	info, err := os.Stat(whole)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte(before)) {
		t.Fatalf("%s does not hold %q", name, before)
	}
	put(t, dir, name, strings.Replace(string(text), before, after, 1))
	if err := os.Chtimes(whole, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Skip(err)
	}
}

// linkPage puts in the place of a page a link to its bytes.
func linkPage(t *testing.T, dir string) {
	t.Helper()
	page := filepath.Join(dir, "public", "mali.html")
	if err := os.Rename(page, page+".kept"); err != nil {
		t.Fatal(err)
	}
	link(t, "mali.html.kept", page)
}
