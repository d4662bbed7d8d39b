package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/problem"
)

var errKilled = errors.New("killed")

// memory is a host that fails after so many changes.
type memory struct {
	files   map[string]string
	written map[string]int // time of the last change, by path
	clock   int
	changes int // since reset
	limit   int // fails when as many have been made; -1 for never
	sent    []string
}

func newMemory() *memory {
	return &memory{files: map[string]string{}, written: map[string]int{}, limit: -1}
}

func (m *memory) change(name string) error {
	if m.changes == m.limit {
		return errKilled
	}
	m.changes++
	m.clock++
	m.written[name] = m.clock
	return nil
}

func (m *memory) Files(context.Context) ([]File, error) {
	var all []File
	for name, data := range m.files {
		all = append(all, File{name, int64(len(data)), strconv.Itoa(m.written[name])})
	}
	return all, nil
}

func (m *memory) Read(_ context.Context, name string) ([]byte, error) {
	data, ok := m.files[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return []byte(data), nil
}

func (m *memory) Put(_ context.Context, name string, data []byte) (string, error) {
	if err := m.change(name); err != nil {
		return "", err
	}
	m.files[name] = string(data)
	if name != ListName {
		m.sent = append(m.sent, name)
	}
	return strconv.Itoa(m.written[name]), nil
}

func (m *memory) Remove(_ context.Context, name string) error {
	if err := m.change(name); err != nil {
		return err
	}
	delete(m.files, name)
	return nil
}

func (m *memory) Workers() int             { return 1 }
func (m *memory) Warnings() []problem.Rule { return nil }
func (m *memory) Flush() error             { return nil }
func (m *memory) Close() error             { return nil }

// siteOf is a site of pages, each with a picture and all with a style.
func siteOf(from, to int, words string) fstest.MapFS {
	site := fstest.MapFS{"style.css": {Data: []byte("/* " + words + " */")}}
	for i := from; i < to; i++ {
		picture := fmt.Sprintf("photos/%d-%s.jpg", i, words)
		site[picture] = &fstest.MapFile{Data: []byte(picture)}
		site[fmt.Sprintf("projets/%d.html", i)] = &fstest.MapFile{Data: []byte("style.css " + picture)}
	}
	return site
}

func publish(m *memory, site fstest.MapFS, o Options) (*Plan, error) {
	m.changes, m.sent = 0, nil
	p, err := Compare(context.Background(), m, site, slices.Sorted(maps.Keys(site)), o)
	if err != nil {
		return nil, err
	}
	return p, p.Send(context.Background(), nil)
}

func mustPublish(t *testing.T, m *memory, site fstest.MapFS) *Plan {
	t.Helper()
	p, err := publish(m, site, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// holds fails unless the host has the files of the site and nothing else of ours.
func holds(t *testing.T, m *memory, site fstest.MapFS) {
	t.Helper()
	for name, f := range site {
		if m.files[name] != string(f.Data) {
			t.Errorf("%s is %q on the host", name, m.files[name])
		}
	}
	if len(m.files) != len(site)+1 {
		t.Errorf("%d files on the host, want %d", len(m.files), len(site)+1)
	}
}

func TestOnlyChangedBytesTravel(t *testing.T) {
	m, site := newMemory(), siteOf(0, 500, "a")
	mustPublish(t, m, site)
	holds(t, m, site)
	if p := mustPublish(t, m, site); m.changes != 0 || p.Unchanged != len(site) {
		t.Errorf("again: %d changes, %d unchanged", m.changes, p.Unchanged)
	}
	site["projets/7.html"] = &fstest.MapFile{Data: []byte("style.css photos/7-a.jpg !")}
	delete(m.files, "photos/9-a.jpg")
	mustPublish(t, m, site)
	if want := []string{"photos/9-a.jpg", "projets/7.html"}; !slices.Equal(m.sent, want) {
		t.Errorf("sent %v, want %v", m.sent, want)
	}
	holds(t, m, site)
}

// Wherever the work is stopped, every page has what it shows, and the next run
// ends the work.
func TestKilledAnywhere(t *testing.T) {
	before, after := siteOf(0, 110, "a"), siteOf(10, 120, "b")
	whole := newMemory()
	mustPublish(t, whole, before)
	mustPublish(t, whole, after)
	for limit := 0; limit < whole.changes; limit += 1 + limit%13 {
		m := newMemory()
		mustPublish(t, m, before)
		m.limit = limit
		if _, err := publish(m, after, Options{}); !errors.Is(err, errKilled) {
			t.Fatalf("limit %d: %v", limit, err)
		}
		for name, page := range m.files {
			for _, shown := range strings.Fields(page) {
				if _, there := m.files[shown]; isPage(name) && !there {
					t.Fatalf("limit %d: %s shows %s, which is not there", limit, name, shown)
				}
			}
		}
		m.limit = -1
		mustPublish(t, m, after)
		holds(t, m, after)
		if mustPublish(t, m, after); m.changes != 0 {
			t.Fatalf("limit %d: the work was not ended", limit)
		}
	}
}

// What a cut line left unfinished goes before anything is sent, also of files that are
// no longer wanted: a full disk needs the room.
func TestUnfinishedGoFirst(t *testing.T) {
	m := newMemory()
	m.limit = 3 // the list and two files
	if _, err := publish(m, siteOf(0, 3, "a"), Options{}); !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	m.files["photos/2-a.jpg"+UnfinishedSuffix] = "half"
	m.files["letter"+UnfinishedSuffix] = "of another"
	m.limit = 1
	if _, err := publish(m, siteOf(0, 2, "b"), Options{}); !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	if _, there := m.files["photos/2-a.jpg"+UnfinishedSuffix]; there {
		t.Error("an unfinished file is still there")
	}
	m.limit = -1
	mustPublish(t, m, siteOf(0, 2, "b"))
	if m.files["letter"+UnfinishedSuffix] == "" {
		t.Error("a file of another is gone")
	}
}

// The list is never behind what stands on the host, and never far ahead.
func TestTheListKeepsUp(t *testing.T) {
	site := siteOf(0, 250, "a")
	for _, limit := range []int{2, 150, 300, 490} {
		m := newMemory()
		m.limit = limit
		if _, err := publish(m, site, Options{}); !errors.Is(err, errKilled) {
			t.Fatal(err)
		}
		named, ok := decodeList([]byte(m.files[ListName]))
		if !ok {
			t.Fatalf("limit %d: the list cannot be read", limit)
		}
		for name := range m.files {
			if name != ListName && named[name] == nil {
				t.Errorf("limit %d: %s is there and not in the list", limit, name)
			}
		}
		if ahead := len(named) - (len(m.files) - 1); ahead > batch {
			t.Errorf("limit %d: the list names %d files that are not there, want %d at most", limit, ahead, batch)
		}
	}
}

func TestFilesOfOthers(t *testing.T) {
	site := siteOf(0, 3, "a")
	refused := func(m *memory, want Reason, paths ...string) {
		t.Helper()
		_, err := publish(m, site, Options{})
		var e *RefusedError
		if !errors.As(err, &e) || e.Why != want || !slices.Equal(e.Paths, paths) || m.changes != 0 {
			t.Errorf("%v after %d changes, want %s %v", err, m.changes, want, paths)
		}
	}
	m := newMemory()
	m.files["compta.xlsx"] = "x"
	refused(m, NotASite, "compta.xlsx")
	if _, err := publish(m, site, Options{Force: true}); err != nil || m.files["compta.xlsx"] != "x" {
		t.Error(err, m.files["compta.xlsx"])
	}
	m.files["style.css"], m.written["style.css"] = "/* b */", 10_000
	refused(m, Edited, "style.css")
	if _, err := publish(m, site, Options{Force: true}); err != nil || m.files["style.css"] != "/* a */" {
		t.Error(err, m.files["style.css"])
	}
	m.files["projets/3.html"] = "of another"
	site = siteOf(0, 4, "a")
	refused(m, InTheWay, "projets/3.html")
	m.files[ListName] = m.files[ListName][:40]
	refused(m, ListDamaged)

	m = newMemory()
	mustPublish(t, m, site)
	m.files["photos2"] = "of another"
	site["photos2/x.jpg"] = &fstest.MapFile{Data: []byte("x")}
	refused(m, InTheWay, "photos2")
	if _, err := publish(m, site, Options{Force: true}); err != nil || m.files["photos2"] != "" || m.files["photos2/x.jpg"] != "x" {
		t.Error(err, m.files["photos2"])
	}

	m = newMemory()
	m.files["index.html"] = "It works!"
	site["index.html"] = &fstest.MapFile{Data: []byte("style.css")}
	mustPublish(t, m, site)
	holds(t, m, site)
}

// A file becomes a folder, and a folder a file.
func TestInTheWayOfFolders(t *testing.T) {
	m := newMemory()
	mustPublish(t, m, fstest.MapFS{"a": {Data: []byte("1")}, "b/c": {Data: []byte("2")}})
	next := fstest.MapFS{"a/x": {Data: []byte("3")}, "b": {Data: []byte("4")}}
	mustPublish(t, m, next)
	holds(t, m, next)
}

// What has changed since a site was published is known without its host.
func TestSince(t *testing.T) {
	m, site := newMemory(), siteOf(0, 3, "a")
	list := mustPublish(t, m, site).Published()
	site["projets/0.html"].Data = []byte("other")
	site["style.css"].Data = []byte("other")
	site["new.html"] = &fstest.MapFile{Data: []byte("new")}
	delete(site, "projets/1.html")
	got, ok, err := Since(list, site, slices.Sorted(maps.Keys(site)))
	if want := (Difference{New: 1, Changed: 2, Removed: 1, Pages: 3}); got != want || !ok || err != nil {
		t.Errorf("%+v, %v, %v; want %+v", got, ok, err, want)
	}
	if _, ok, err := Since(list[:len(list)/2], site, nil); ok || err != nil {
		t.Errorf("half a list: %v, %v", ok, err)
	}
}

// A file that is not what was planned any more is not sent: the list would be wrong
// of it, and the next plan would take it for somebody else's.
func TestSentAsPlanned(t *testing.T) {
	m, site := newMemory(), siteOf(0, 1, "a")
	p, err := Compare(t.Context(), m, site, slices.Sorted(maps.Keys(site)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	site["projets/0.html"].Data = []byte("other")
	if refused, ok := errors.AsType[*problem.Refusal](p.Send(t.Context(), nil)); !ok || refused.Rule != "publish-changed" {
		t.Errorf("sent: %v", m.sent)
	}
}
