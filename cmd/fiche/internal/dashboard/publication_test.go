package dashboard_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// A publisher is a host that takes files as the test says.
type publisher struct {
	tasks  sync.WaitGroup
	steps  chan publish.Progress // what has been sent; closed at the end
	closed int
}

func (p *publisher) options(t *testing.T) dashboard.Options {
	return dashboard.Options{
		Publish: func(_ context.Context, _ sheet.Destination, a dashboard.Answers) (*dashboard.Publication, error) {
			if a.Password == "panic" {
				panic("at the host")
			}
			return &dashboard.Publication{
				Plan:     &publish.Plan{New: []publish.Entry{{Path: "a.html", Size: 2000}}},
				Warnings: func() []problem.Rule { return nil },
				Send: func(ctx context.Context, report func(publish.Progress)) error {
					for {
						select {
						case now, more := <-p.steps:
							if !more {
								return nil
							}
							report(now)
						case <-ctx.Done():
							return ctx.Err()
						}
					}
				},
				Close: func() { p.closed++ },
			}, nil
		},
		NotPublished: func(context.Context) ([]problem.Problem, error) { return nil, nil },
		Go:           func(do func(context.Context)) bool { p.tasks.Go(func() { do(t.Context()) }); return true },
	}
}

// published opens a dashboard whose site is about to be sent.
func published(t *testing.T) (*client, *publisher) {
	p := &publisher{steps: make(chan publish.Progress)}
	site := with(twoSheets, map[string]string{"index.md": "---\ntitle: Projects\nlanguage: en\npublication: folder: ../online\n---\n"})
	c := open(t, stateOf(t, site), p.options(t))
	c.post("publication", "do", "plan", "to", "folder: ../online").wants(http.StatusSeeOther)
	page := c.get("publication")
	page.wants(http.StatusOK, "1 new file (2.0 KB): a.html", "What changes online")
	c.post("publication", "do", "send", "id", page.submatch(`name="id" value="([^"]+)"`)).wants(http.StatusSeeOther)
	return c, p
}

// A page tells how far the sending is as it goes on, without a script, and ends with
// what came of it.
func TestPublicationIsFollowed(t *testing.T) {
	c, p := published(t)
	w := &growing{ResponseRecorder: httptest.NewRecorder(), wrote: make(chan string)}
	done := make(chan bool)
	go func() {
		c.serve(w, httptest.NewRequest(http.MethodGet, "/.fiche/publication", nil))
		close(w.wrote)
		done <- true
	}()
	begin := <-w.wrote
	if !strings.Contains(begin, "Being published") || !strings.Contains(begin, ">Stop</button>") {
		t.Errorf("it begins with\n%s", begin)
	}
	p.steps <- publish.Progress{Files: 1, AllFiles: 3, Bytes: 1000, AllBytes: 2000}
	if line := <-w.wrote; !strings.Contains(line, "1 of 3 files sent") {
		t.Errorf("then it says %q", line)
	}
	p.steps <- publish.Progress{Files: 2, AllFiles: 3, Bytes: 1001, AllBytes: 2000} // too little to be told
	close(p.steps)
	end := <-w.wrote
	for range w.wrote { // nothing more
		t.Error("it goes on")
	}
	<-done
	p.tasks.Wait()
	if !strings.Contains(end, "The site is online") || !strings.HasSuffix(strings.TrimSpace(end), "</html>") || p.closed != 1 {
		t.Errorf("it ends with\n%s", end)
	}
	if w.Header().Get("Content-Security-Policy") == "" {
		t.Error("no policy")
	}
}

// A growing is an answer whose parts are read as they are written.
type growing struct {
	*httptest.ResponseRecorder
	wrote chan string
}

func (g *growing) Write(p []byte) (int, error) {
	g.wrote <- string(p)
	return len(p), nil
}

// Leaving the page stops nothing; the button does, and says what was done so far.
func TestPublicationIsStopped(t *testing.T) {
	c, p := published(t)
	ctx, leave := context.WithCancel(t.Context())
	leave()
	c.do(httptest.NewRequestWithContext(ctx, http.MethodGet, "/.fiche/publication", nil))
	p.steps <- publish.Progress{Files: 1, AllFiles: 3, Bytes: 1000, AllBytes: 2000}
	c.post("publication", "do", "plan", "to", "folder: ../online") // is no second one
	c.post("publication", "do", "leave").wants(http.StatusSeeOther)
	p.tasks.Wait()
	c.get("publication").wants(http.StatusOK, "The sending has stopped", "stopped after 1 file of 3", "Prepare to publish")
	if p.closed != 1 {
		t.Errorf("closed %d times", p.closed)
	}
}

// A fault in what publishes is told, and the preview lives on.
func TestPublicationPanics(t *testing.T) {
	p := &publisher{}
	site := with(twoSheets, map[string]string{"index.md": "---\ntitle: Projects\nlanguage: en\npublication: folder: ../online\n---\n"})
	c := open(t, stateOf(t, site), p.options(t))
	c.post("publication", "do", "plan", "to", "folder: ../online", "password", "panic").wants(http.StatusSeeOther)
	c.get("publication").wants(http.StatusOK, "at the host", "Prepare to publish")
}
