package hosts

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/publish"
)

// siteOf is a site of pages, each with a picture and all with a style.
func siteOf(from, to int, words string) fstest.MapFS {
	site := fstest.MapFS{"css/style.css": {Data: []byte("/* " + words + " */")}, "index.html": {Data: []byte("css/style.css")}}
	for i := from; i < to; i++ {
		picture := fmt.Sprintf("photos/%d/été %s.jpg", i, words)
		site[picture] = &fstest.MapFile{Data: []byte(picture)}
		site[fmt.Sprintf("projets/%d.html", i)] = &fstest.MapFile{Data: []byte("css/style.css " + words)}
	}
	return site
}

func pathsOf(site fstest.MapFS) []string { return slices.Sorted(maps.Keys(site)) }

// A tried host is one that a test opens anew for each run, as the command does.
type tried struct {
	*testing.T
	open func() (publish.Host, error)
	disk string // where its files are
}

func (h *tried) plan(site fstest.MapFS, o publish.Options) (publish.Host, *publish.Plan) {
	h.Helper()
	host, err := h.open()
	if err != nil {
		h.Fatal(err)
	}
	plan, err := publish.Compare(h.Context(), host, site, pathsOf(site), o)
	if err != nil {
		h.Fatal(err)
	}
	return host, plan
}

// sends publishes a site, and fails unless that sends and removes as many files.
func (h *tried) sends(site fstest.MapFS, sent, removed int) {
	h.Helper()
	host, plan := h.plan(site, publish.Options{})
	defer host.Close()
	if n := len(plan.New) + len(plan.Changed) + len(plan.Again); n != sent || len(plan.Removed) != removed {
		h.Fatalf("sends %d files and removes %d, want %d and %d: %+v", n, len(plan.Removed), sent, removed, plan.Changed)
	}
	if err := plan.Send(h.Context(), nil); err != nil {
		h.Fatal(err)
	}
}

// holds fails unless the disk has just the files of a site, and the list of them.
func (h *tried) holds(site fstest.MapFS) {
	h.Helper()
	there := map[string]string{}
	err := filepath.WalkDir(h.disk, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		below, _ := filepath.Rel(h.disk, name)
		there[filepath.ToSlash(below)] = string(data)
		return err
	})
	if err != nil {
		h.Fatal(err)
	}
	for name, f := range site {
		if there[name] != string(f.Data) {
			h.Errorf("%s is %q", name, there[name])
		}
		delete(there, name)
	}
	if delete(there, publish.ListName); len(there) > 0 {
		h.Errorf("left: %v", slices.Sorted(maps.Keys(there)))
	}
}

// tryHost is what every host on whose disk a test can look has to do.
func tryHost(t *testing.T, count int, disk string, open func() (publish.Host, error)) {
	h := &tried{t, open, disk}
	site := siteOf(0, count, "a")
	h.sends(site, 2*count+2, 0)
	h.holds(site)
	h.sends(site, 0, 0)

	site["projets/1.html"] = &fstest.MapFile{Data: []byte("css/style.css changed")}
	if err := os.Remove(filepath.Join(disk, "css", "style.css")); err != nil {
		t.Fatal(err)
	}
	delete(site, "photos/2/été a.jpg")
	delete(site, "projets/2.html")
	h.sends(site, 2, 2)
	h.holds(site)
	if _, err := os.Stat(filepath.Join(disk, "photos", "2")); err == nil {
		t.Error("an empty folder is left")
	}

	h.refusesEdited(site)
	h.killedAnywhere()
}

// refusesEdited fails unless what somebody else wrote is refused, and replaced only
// on demand.
func (h *tried) refusesEdited(site fstest.MapFS) {
	h.Helper()
	if err := os.WriteFile(filepath.Join(h.disk, "index.html"), []byte("by another hand"), 0o666); err != nil {
		h.Fatal(err)
	}
	host, err := h.open()
	if err != nil {
		h.Fatal(err)
	}
	_, err = publish.Compare(h.Context(), host, site, pathsOf(site), publish.Options{})
	if refused, ok := err.(*publish.RefusedError); !ok || refused.Why != publish.Edited {
		h.Errorf("%v", err)
	}
	host.Close()
	host, plan := h.plan(site, publish.Options{Force: true})
	defer host.Close()
	if err := plan.Send(h.Context(), nil); err != nil {
		h.Fatal(err)
	}
	h.holds(site)
}

// killedAnywhere stops the sending after every n-th file: each page has what it
// shows, and the next run ends the work.
func (h *tried) killedAnywhere() {
	h.Helper()
	for round := range 8 {
		site := siteOf(round, round+6, fmt.Sprint("round ", round))
		host, plan := h.plan(site, publish.Options{})
		ctx, stop := context.WithCancel(h.Context())
		err := plan.Send(ctx, func(p publish.Progress) {
			if p.Files > round {
				stop()
			}
		})
		stop()
		host.Close()
		if err == nil {
			h.Errorf("round %d was not stopped", round)
		}
		h.pagesAreWhole()
		host, plan = h.plan(site, publish.Options{})
		if err := plan.Send(h.Context(), nil); err != nil {
			h.Fatal(err)
		}
		host.Close()
		h.holds(site)
	}
}

// pagesAreWhole fails unless each page has the style and the picture that it shows.
func (h *tried) pagesAreWhole() {
	h.Helper()
	pages, err := filepath.Glob(filepath.Join(h.disk, "projets", "*.html"))
	if err != nil {
		h.Fatal(err)
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			h.Fatal(err)
		}
		style, words, _ := strings.Cut(string(text), " ")
		number := strings.TrimSuffix(filepath.Base(page), ".html")
		for _, shown := range []string{style, "photos/" + number + "/été " + words + ".jpg"} {
			if _, err := os.Stat(filepath.Join(h.disk, filepath.FromSlash(shown))); err != nil && words != "changed" {
				h.Errorf("%s shows %s, which is not there", page, shown)
			}
		}
	}
}

func TestFolder(t *testing.T) {
	disk := t.TempDir()
	tryHost(t, 30, disk, func() (publish.Host, error) { return openFolder(disk) })
}

// A link in a folder leads nowhere else.
func TestFolderKeepsLinks(t *testing.T) {
	disk, elsewhere := t.TempDir(), t.TempDir()
	if err := os.Symlink(elsewhere, filepath.Join(disk, "photos")); err != nil {
		t.Skip(err)
	}
	host, err := openFolder(disk)
	if err != nil {
		t.Fatal(err)
	}
	defer host.Close()
	site := siteOf(0, 3, "a")
	plan, err := publish.Compare(t.Context(), host, site, pathsOf(site), publish.Options{Force: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := plan.Send(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(elsewhere); err != nil || len(left) > 0 {
		t.Error(left, err)
	}
}
