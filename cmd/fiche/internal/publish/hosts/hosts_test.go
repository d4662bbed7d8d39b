package hosts

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

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

// A disk is what a test sees of a host from behind.
type disk interface {
	files(t *testing.T) map[string]string
	write(t *testing.T, name, text string)
	remove(t *testing.T, name string)
}

// A folderDisk is a disk at a path of this machine.
type folderDisk string

func (d folderDisk) files(t *testing.T) map[string]string {
	t.Helper()
	there := map[string]string{}
	err := filepath.WalkDir(string(d), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() && !d.isEmpty(name) {
			return err
		}
		below, _ := filepath.Rel(string(d), name)
		if entry.IsDir() {
			there[filepath.ToSlash(below)+"/"] = "" // nothing leaves one behind
			return nil
		}
		data, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) { // it takes its place just now
			return nil
		}
		there[filepath.ToSlash(below)] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // or the folder is not made yet
		t.Fatal(err)
	}
	return there
}

func (d folderDisk) isEmpty(dir string) bool {
	inside, err := os.ReadDir(dir)
	return err == nil && len(inside) == 0
}

func (d folderDisk) write(t *testing.T, name, text string) {
	t.Helper()
	writeFile(t, filepath.Join(string(d), filepath.FromSlash(name)), text, 0o666)
}

func (d folderDisk) remove(t *testing.T, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(string(d), filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}

// A tried host is one that a test opens anew for each run, as the command does.
type tried struct {
	*testing.T
	open func() (publish.Host, error)
	disk disk
	// writes returns how often the host was asked to write, as its own log says; nil if
	// it does not say.
	writes func() int
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

// sends publishes a site, and fails unless that sends and removes as many files. What
// goes is planned twice: a plan alone writes nothing.
func (h *tried) sends(site fstest.MapFS, sent, removed int) {
	h.Helper()
	before, written := h.disk.files(h.T), h.written()
	host, _ := h.plan(site, publish.Options{})
	host.Close()
	if !maps.Equal(before, h.disk.files(h.T)) || h.written() != written {
		h.Errorf("a plan has changed the host: %d writes", h.written()-written)
	}
	host, plan := h.plan(site, publish.Options{})
	defer host.Close()
	if n := len(plan.New) + len(plan.Changed) + len(plan.Again); n != sent || len(plan.Removed) != removed {
		h.Fatalf("sends %d files and removes %d, want %d and %d: %+v", n, len(plan.Removed), sent, removed, plan.Changed)
	}
	var last publish.Progress
	if err := plan.Send(h.Context(), func(p publish.Progress) { last = p }); err != nil {
		h.Fatal(err)
	}
	if last.Files != sent || last.Files != last.AllFiles || last.Bytes != last.AllBytes {
		h.Errorf("the progress ends at %+v", last)
	}
}

func (h *tried) written() int {
	if h.writes == nil {
		return 0
	}
	return h.writes()
}

// holds fails unless the disk has just the files of a site, and the list of them.
func (h *tried) holds(site fstest.MapFS) {
	h.Helper()
	there := h.disk.files(h.T)
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

// try is what every host has to do.
func (h *tried) try(count int) {
	h.Helper()
	site := siteOf(0, count, "a")
	h.sends(site, 2*count+2, 0)
	h.holds(site)
	h.sends(site, 0, 0)

	site["projets/1.html"] = &fstest.MapFile{Data: []byte("css/style.css changed")}
	h.disk.remove(h.T, "css/style.css")
	delete(site, "photos/2/été a.jpg")
	delete(site, "projets/2.html")
	h.sends(site, 2, 2)
	h.holds(site) // without the folder that is empty now

	h.refusesEdited(site)
	h.killedAnywhere()
}

// tryHost tries a host whose files are in a folder of this machine.
func tryHost(t *testing.T, count int, dir string, open func() (publish.Host, error)) {
	t.Helper()
	h := &tried{T: t, open: open, disk: folderDisk(dir)}
	h.try(count)
}

// refusesEdited fails unless what somebody else wrote is refused, and replaced only
// on demand.
func (h *tried) refusesEdited(site fstest.MapFS) {
	h.Helper()
	h.disk.write(h.T, "index.html", "by another hand")
	host, err := h.open()
	if err != nil {
		h.Fatal(err)
	}
	_, err = publish.Compare(h.Context(), host, site, pathsOf(site), publish.Options{})
	if refused, ok := err.(*publish.RefusedError); !ok || refused.Why != publish.Edited || !slices.Equal(refused.Paths, []string{"index.html"}) {
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

// kills is how often a sending is killed. FICHE_KILLS sets another number.
func kills(t *testing.T) int {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv("FICHE_KILLS")); err == nil {
		return n
	}
	return 10
}

// killedAnywhere stops the sending after every n-th file: each page has what it
// shows, and the next run ends the work.
func (h *tried) killedAnywhere() {
	h.Helper()
	const pages = 6
	for round := range kills(h.T) {
		site := siteOf(round, round+pages, fmt.Sprint("round ", round))
		host, plan := h.plan(site, publish.Options{})
		ctx, stop := context.WithCancel(h.Context())
		err := plan.Send(ctx, func(p publish.Progress) {
			if p.Files > round%(2*pages) {
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
// A host may still be busy with what it was asked before the line was cut.
func (h *tried) pagesAreWhole() {
	h.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; {
		missing := h.missing()
		switch {
		case missing == nil:
			return
		case time.Now().After(deadline):
			h.Fatalf("not there: %v", missing)
		}
		<-time.After(5 * time.Millisecond)
	}
}

// missing returns what pages show and the host does not have.
func (h *tried) missing() (all []string) {
	there := h.disk.files(h.T)
	for page, text := range there {
		if path.Dir(page) != "projets" || path.Ext(page) != ".html" {
			continue
		}
		style, words, _ := strings.Cut(text, " ")
		number := strings.TrimSuffix(path.Base(page), ".html")
		for _, shown := range []string{style, "photos/" + number + "/été " + words + ".jpg"} {
			if _, ok := there[shown]; !ok && words != "changed" {
				all = append(all, page+" shows "+shown)
			}
		}
	}
	return all
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

func mkdirAll(dir string) error { return os.MkdirAll(dir, 0o755) }
