package tree

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const page = "<html>1</html>\n"

// withMark returns the bytes of a page on the disk.
func withMark(name, text string) string { return string(marked(nil, name, []byte(text))) }

func TestAPageCarriesItsMark(t *testing.T) {
	text := withMark("a/b.html", page)
	if !hasMark("a/b.html", []byte(text)) {
		t.Error("a page has not its mark")
	}
	for name, other := range map[string]string{
		"a/c.html": text,                                 // a copy
		"a/b.html": "x" + text,                           // edited
		"a/b.txt":  text,                                 // no page
		"b.html":   withMark("b.html", page)[:len(page)], // cut
	} {
		if hasMark(name, []byte(other)) {
			t.Errorf("%s has the mark of another", name)
		}
	}
	for _, part := range []string{"", "1", "<p>", "</html><!-- x -->"} {
		if got := withMark("a.html", part); got != part {
			t.Errorf("what is no whole page was marked: %q", got)
		}
	}
}

// A list that was damaged or lost is made anew from the pages: none is taken for
// somebody's, the stale ones go, and what is somebody's stays.
func TestALostListIsMended(t *testing.T) {
	for name, damage := range map[string]func(list string) error{
		"cut short": func(list string) error {
			text, _ := os.ReadFile(list)
			return os.WriteFile(list, text[:len(text)/2], 0o666)
		},
		"garbage": func(list string) error { return os.WriteFile(list, []byte("x\x00y"), 0o666) },
		"gone":    os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			mustWrite(t, files{"index.html": page, "stale.html": page, "edited.html": page, "feed.xml": "1"}, dir, Options{})
			put(t, dir, files{"edited.html": withMark("edited.html", page) + "x", "theirs.html": page, "copy.html": withMark("stale.html", page)})
			if err := damage(filepath.Join(dir, manifestName)); err != nil {
				t.Fatal(err)
			}
			now := files{"index.html": "<html>2</html>\n", "feed.xml": "2"}
			report := mustWrite(t, now, dir, Options{})
			if !report.ManifestDamaged || cmp.Diff(report.Removed, []string{"stale.html"}) != "" {
				t.Errorf("%+v", report)
			}
			wantDisk(t, dir, files{
				"index.html": withMark("index.html", now["index.html"]), "feed.xml": "2",
				"edited.html": withMark("edited.html", page) + "x", "theirs.html": page, "copy.html": withMark("stale.html", page),
			})
			if report := mustWrite(t, now, dir, Options{}); report.ManifestDamaged || report.Unchanged != 2 {
				t.Errorf("not mended: %+v", report)
			}
		})
	}
}

// A page that two builds at once left beside the list is found again.
func TestAPageThatNoListNamesIsFoundAgain(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, files{"index.html": page}, dir, Options{})
	put(t, dir, files{"old/orphan.html": withMark("old/orphan.html", page)})
	report := mustWrite(t, files{"index.html": page}, dir, Options{})
	if diff := cmp.Diff([]string{"old/orphan.html"}, report.Removed); diff != "" {
		t.Error(diff)
	}
	wantDisk(t, dir, files{"index.html": withMark("index.html", page)})
}

// A list that this site did not write, whole and with the right sums, removes
// nothing that does not say itself that it is ours.
func TestAForgedListRemovesNothing(t *testing.T) {
	base := t.TempDir()
	memory, err := os.OpenRoot(base)
	if err != nil {
		t.Fatal(err)
	}
	defer memory.Close()
	dir := t.TempDir()
	opts := Options{Memory: memory}
	now := files{"index.html": page}
	mustWrite(t, files{"index.html": page, "stale.html": page, "stale.svg": "1"}, dir, opts)
	theirs := files{"thesis.doc": "years of work", "a/theirs.html": page, "cat.svg": "<svg>"}
	put(t, dir, theirs)
	forged := manifest{}
	for name, text := range onDisk(t, dir) {
		forged[name] = []stamp{stampOf([]byte(text))}
	}
	put(t, dir, files{manifestName: string(forged.encode())})
	report := mustWrite(t, now, dir, opts)
	if diff := cmp.Diff([]string{"stale.html"}, report.Removed); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"a/theirs.html", "cat.svg", "stale.svg", "thesis.doc"}, report.Unsure); diff != "" {
		t.Error(diff)
	}
	// From then on the list is the site's own again.
	mustWrite(t, files{"index.html": page, "x.svg": "1"}, dir, opts)
	if report := mustWrite(t, now, dir, opts); len(report.Removed) != 1 || report.Unsure != nil {
		t.Errorf("%+v", report)
	}
	for name, text := range theirs {
		if onDisk(t, dir)[name] != text {
			t.Errorf("%s is gone", name)
		}
	}
}
