package preview

import (
	"os"
	"runtime"
	"strconv"
	"testing"

	"go.uber.org/goleak"
)

// A day's work leaves nothing behind: a thousand edits, with pages that are
// opened and closed, folders that come and go, and the whole of content/
// replaced now and then.
func TestThousandEdits(t *testing.T) {
	edits := 1000
	if testing.Short() {
		edits = 100
	}
	s := show(t, smallSite(t), nil)
	w, err := newWatcher(s.folders, s.stamps, s.debouncer)
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	reported := make(chan error, 1)
	go func() { reported <- w.listen(t.Context()) }()
	day := func(edits int) {
		for n := range edits {
			s.write(t, "content/projets/mali.md", "---\ntitle: Mali\n---\nWell "+strconv.Itoa(n)+".\n")
			s.write(t, "content/new/a/b.md", "# B\n")
			switch n % 10 {
			case 3:
				s.remove(t, "content/new")
			case 5:
				s.rename(t, "content", "aside")
				s.rename(t, "aside", "content")
			case 7:
				s.rename(t, "content/new", "content/newer")
				s.remove(t, "content/newer")
			}
			s.build(t)
			if n%10 == 0 {
				page := s.open(t, "/projets/mali.html", "/css/fiche.css")
				page.report(t)
				page.stop()
				for range page.events { // until it is closed
				}
			}
		}
		s.server.Client().CloseIdleConnections()
		s.server.CloseClientConnections()
	}
	day(30) // what is opened once stays open
	goroutines, files := goleak.IgnoreCurrent(), descriptors(t)
	day(edits)
	goleak.VerifyNone(t, goroutines)
	if now := descriptors(t); now > files+2 {
		t.Errorf("%d open files after %d edits, %d before", now, edits, files)
	}
	select {
	case err := <-reported:
		t.Errorf("the watcher gave up: %v", err)
	default:
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if n := len(w.watched); n > 20 {
		t.Errorf("%d folders are watched", n)
	}
}

// descriptors is how many files this process has open, 0 where the system does
// not say.
func descriptors(t *testing.T) int {
	t.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}
