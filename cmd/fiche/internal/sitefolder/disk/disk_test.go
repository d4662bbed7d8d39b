package disk_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// open opens a site with these files below content/.
func open(t *testing.T, names ...string) *disk.Site {
	t.Helper()
	dir := t.TempDir()
	for _, name := range append(names, "index.md") {
		write(t, dir, "content/"+name, "x")
	}
	site, err := disk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(site.Close)
	return site
}

// refused checks that an error is a refusal, and returns its arguments.
func refused(t *testing.T, err error, rule problem.Rule) problem.Args {
	t.Helper()
	var refusal *problem.Refusal
	if !errors.As(err, &refusal) || refusal.Rule != rule {
		t.Errorf("%v, want %s", err, rule)
		return nil
	}
	return refusal.Args
}

func link(t *testing.T, to, from string) {
	t.Helper()
	if err := os.Symlink(to, from); err != nil {
		t.Skip("this disk has no links: ", err)
	}
}

func TestOpen(t *testing.T) {
	site := open(t)
	if site.Templates != nil || site.Static != nil {
		t.Error("has folders that there are not")
	}
	write(t, site.Path, "templates/sheet.html", "x")
	write(t, site.Path, "static", "a file")
	again, err := disk.Open(site.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if _, err := fs.Stat(again.Templates, "sheet.html"); err != nil || again.Static != nil {
		t.Errorf("%v, static %v", err, again.Static)
	}

	_, err = disk.Open(filepath.Join(site.Path, "nowhere"))
	refused(t, err, "site-missing")
	_, err = disk.Open(filepath.Join(site.Path, "static"))
	refused(t, err, "site-missing")
	_, err = disk.Open(filepath.Join(site.Path, "templates"))
	if args := refused(t, err, "content-missing"); args["parent"] != site.Path {
		t.Errorf("the site is in %q", args["parent"])
	}
	_, err = disk.Open(t.TempDir())
	if args := refused(t, err, "content-missing"); args["parent"] != "" {
		t.Errorf("the site is in %q", args["parent"])
	}
}

func TestOpenRefusesLinksThatLeadOut(t *testing.T) {
	site := open(t)
	link(t, t.TempDir(), filepath.Join(site.Path, "static"))
	_, err := disk.Open(site.Path)
	refused(t, err, "site-link")
}

func TestOpenCache(t *testing.T) {
	site := open(t)
	for range 2 {
		if folder, err := site.OpenCache(); folder == nil || err != nil {
			t.Fatal("no cache", err)
		}
	}
	if text, err := os.ReadFile(filepath.Join(site.Path, ".fiche", ".gitignore")); string(text) != "*\n" {
		t.Errorf("%q, %v", text, err)
	}
	other := open(t)
	write(t, other.Path, ".fiche", "a file")
	if folder, err := other.OpenCache(); folder != nil || err != nil {
		t.Error("a file is a cache", err)
	}
	linked := open(t, "content/index.md")
	link(t, filepath.Join(linked.Path, "content"), filepath.Join(linked.Path, ".fiche"))
	_, err := linked.OpenCache()
	refused(t, err, "cache-link")
}

func TestCheckOutput(t *testing.T) {
	site := open(t, "projects/mali.md")
	linked := filepath.Join(t.TempDir(), "link")
	link(t, site.Path, linked)
	for _, out := range []string{
		"", "content", "content/projects/new", "templates", "static/pages", ".fiche", "Content", "STATIC/x", "public/../content",
	} {
		for _, home := range []string{site.Path, linked} {
			args := refused(t, site.CheckOutput(filepath.Join(home, out)), "output-is-source")
			if args["folder"] != filepath.Join(home, out) {
				t.Errorf("%s: %v", out, args)
			}
		}
	}
	refused(t, site.CheckOutput(filepath.Dir(site.Path)), "output-is-source")
	for _, out := range []string{"public", "contents", "public/content", filepath.Join("..", "elsewhere", "content")} {
		if err := site.CheckOutput(filepath.Join(site.Path, out)); err != nil {
			t.Errorf("%s: %v", out, err)
		}
	}
}

func TestSheetFolder(t *testing.T) {
	site := open(t, "projects/a.md", "projects/b.md", "countries/c.md")
	for typed, want := range map[string]string{
		"": "projects", ".": ".", "content": ".", "content/": ".", "content/water": "water", "water/lakes/": "water/lakes", "./water": "water",
	} {
		if got, err := site.SheetFolder(typed, nil); got != want || err != nil {
			t.Errorf("%q: %q, %v; want %q", typed, got, err, want)
		}
	}
	for typed, rule := range map[string]problem.Rule{
		"..": "folder-outside", "../x": "folder-outside", "/etc": "folder-outside",
		"_models": "folder-hidden", "a/.b": "folder-hidden", "content/a/_b/c": "folder-hidden",
	} {
		_, err := site.SheetFolder(typed, nil)
		refused(t, err, rule)
	}
}

func TestAddSheet(t *testing.T) {
	site := open(t, "projects/Mali Kayes.md")
	made, err := site.AddSheet("content/new/folder", "niger.md", []byte("text"), nil)
	if made != "content/new/folder/niger.md" || err != nil {
		t.Errorf("%q, %v", made, err)
	}
	if text, err := fs.ReadFile(site.Content, "new/folder/niger.md"); string(text) != "text" {
		t.Errorf("%q, %v", text, err)
	}
	_, err = site.AddSheet("new/folder", "niger.md", nil, nil)
	refused(t, err, "sheet-exists")
	_, err = site.AddSheet("projects", "mali-kayes.md", nil, nil)
	if args := refused(t, err, "sheet-exists"); args["path"] != filepath.Join(site.Path, "content", "projects", "Mali Kayes.md") {
		t.Errorf("in the way is %v", args)
	}
}

func TestRealPath(t *testing.T) {
	dir := t.TempDir()
	linked := filepath.Join(t.TempDir(), "link")
	link(t, dir, linked)
	want, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	got, err := disk.RealPath(filepath.Join(linked, "not", "yet"))
	if got != filepath.Join(want, "not", "yet") || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}
