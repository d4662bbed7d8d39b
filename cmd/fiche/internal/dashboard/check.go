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
	Files   []findings
	Where   string
	Back    string
	On      string
}

// findings are what there is to say of one file.
type findings struct {
	Path     string
	Link     template.URL // opens it in the editor; empty for none
	Sheet    bool         // it can be opened otherwise
	Problems []said
}

// perCheck is how many problems a page of findings shows.
const perCheck = 200

// check shows everything there is to say of the site as it is now.
func (v *visit) check() {
	words := v.l.Command.Desk
	all, err := v.findings()
	if err != nil {
		v.explain(words.Check, err)
		return
	}
	c := checkPage{page: v.page(words.Check), Intro: words.CheckIntro, File: v.r.URL.Query().Get("file")}
	if c.File != "" {
		all = slices.DeleteFunc(slices.Clone(all), func(p problem.Problem) bool { return p.Path != c.File })
	}
	c.Summary = v.l.Totals(all)
	pages := max(1, (len(all)+perCheck-1)/perCheck)
	n := min(v.asked().page, pages)
	c.Files = v.byFile(all[(n-1)*perCheck : min(n*perCheck, len(all))])
	if pages > 1 {
		c.Where = set(v.l, words.Page, "page", strconv.Itoa(n), "of", strconv.Itoa(pages))
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
	v.show(http.StatusOK, "check", c)
}

// byFile groups problems, which are sorted by file. What to do about a kind of
// problem is told once, where it first occurs.
func (v *visit) byFile(list []problem.Problem) []findings {
	var files []findings
	told := map[problem.Rule]bool{}
	for i, p := range list {
		s := v.one(p)
		if i == 0 || p.Path != list[i-1].Path {
			files = append(files, findings{Path: p.Path, Link: v.edit(problem.Place{Path: p.Path}), Sheet: s.Path != ""})
		}
		if told[p.Rule] {
			s.Hint = ""
		}
		told[p.Rule] = true
		s.Path, s.Place = "", placeOf(problem.Place{Line: p.Line, Col: p.Col})
		last := &files[len(files)-1]
		last.Problems = append(last.Problems, s)
	}
	return files
}

// gravestFirst puts the files with an error before the others; else they stay
// in their order.
func gravestFirst(list []problem.Problem) []problem.Problem {
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

// findings are what a check finds in the state of now.
func (v *visit) findings() ([]problem.Problem, error) {
	v.working.Lock()
	defer v.working.Unlock()
	if v.checked.state == v.state.ID {
		return v.checked.problems, nil
	}
	problems, err := v.options.Check(v.r.Context())
	if err != nil {
		return nil, err
	}
	v.checked = checked{v.state.ID, gravestFirst(problems)}
	return v.checked.problems, nil
}
