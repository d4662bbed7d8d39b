package dashboard

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"fiche/cmd/fiche/internal/problem"
)

// checked is what the last check has found, so that turning its pages does not
// check again.
type checked struct {
	state    string // the ID of the one that was checked
	problems []problem.Problem
}

// A checkPage is a page of what a check has found.
type checkPage struct {
	page
	Intro   string
	File    string // the only one that is spoken of; empty for all
	Summary string
	Files   []fileProblems
	Where   string
	Back    string
	On      string
}

// fileProblems are what there is to say of one file.
type fileProblems struct {
	Path     string
	Link     template.URL // opens it in the editor; empty for none
	Sheet    bool         // it can be opened otherwise
	Problems []problemView
}

// perCheck is how many problems a page shows.
const perCheck = 200

// check shows everything there is to say of the site as it is now.
func (h *handler) check() {
	words := h.l.Command.Desk
	all, err := h.checkSite()
	if err != nil {
		h.explain(words.Check, err)
		return
	}
	c := checkPage{page: h.page(words.Check), Intro: words.CheckIntro, File: h.r.URL.Query().Get("file")}
	if c.File != "" {
		all = slices.DeleteFunc(slices.Clone(all), func(p problem.Problem) bool { return p.Path != c.File })
	}
	c.Summary = h.l.Totals(all)
	pages := max(1, (len(all)+perCheck-1)/perCheck)
	n := min(h.tableQuery().page, pages)
	c.Files = h.byFile(all[(n-1)*perCheck : min(n*perCheck, len(all))])
	if pages > 1 {
		c.Where = set(h.l, words.Page, "page", strconv.Itoa(n), "of", strconv.Itoa(pages))
		link := func(n int) string {
			q := url.Values{"page": {strconv.Itoa(n)}}
			if c.File != "" {
				q.Set("file", c.File)
			}
			return "check?" + q.Encode()
		}
		if n > 1 {
			c.Back = link(n - 1)
		}
		if n < pages {
			c.On = link(n + 1)
		}
	}
	h.show(http.StatusOK, "check", c)
}

// byFile groups problems, which are sorted by file. What to do about a kind of
// problem is shown once, where it first occurs.
func (h *handler) byFile(list []problem.Problem) []fileProblems {
	var files []fileProblems
	shown := map[problem.Rule]bool{}
	for i, p := range list {
		s := h.problemView(p)
		if i == 0 || p.Path != list[i-1].Path {
			files = append(files, fileProblems{Path: p.Path, Link: h.edit(problem.Place{Path: p.Path}), Sheet: s.Path != ""})
		}
		if shown[p.Rule] {
			s.Hint = ""
		}
		shown[p.Rule] = true
		s.Path, s.Place = "", placeOf(problem.Place{Line: p.Line, Col: p.Col})
		last := &files[len(files)-1]
		last.Problems = append(last.Problems, s)
	}
	return files
}

// errorsFirst puts the files with an error before the others; else they stay
// in their order.
func errorsFirst(list []problem.Problem) []problem.Problem {
	faulty := map[string]bool{}
	for _, p := range list {
		if p.Severity == problem.Error {
			faulty[p.Path] = true
		}
	}
	var first, rest []problem.Problem
	for _, p := range list {
		if faulty[p.Path] {
			first = append(first, p)
		} else {
			rest = append(rest, p)
		}
	}
	return append(first, rest...)
}

// checkSite returns what a check finds in the current state. It checks each state
// once.
func (h *handler) checkSite() ([]problem.Problem, error) {
	h.working.Lock()
	defer h.working.Unlock()
	if h.checked.state == h.state.ID {
		return h.checked.problems, nil
	}
	problems, err := h.options.Check(h.r.Context())
	if err != nil {
		return nil, err
	}
	h.checked = checked{h.state.ID, errorsFirst(problems)}
	return h.checked.problems, nil
}
