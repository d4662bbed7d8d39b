package dashboard

import (
	"errors"
	"net/http"
	"net/url"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A textPage is a file that cannot be shown as a form, as its text.
type textPage struct {
	page
	Path, Read, Text string
	Line             int // at which something is wrong; 0 for no line
	Problems         []problemView
	Saved            bool
}

// showText shows a file as its text, with what is wrong with it. It reports whether it
// is a text.
func (h *handler) showText(status int, name string, data []byte, typed string, why error) bool {
	text, ok := edit.Content(name, data)
	if !ok {
		return false
	}
	t := textPage{
		page: h.page(h.l.Dashboard().Edit.AsText), Path: sitefolder.ContentPath(name), Read: digestOf(data), Text: text,
		Saved: h.r.URL.Query().Has("saved"),
	}
	if typed != "" {
		t.Text = typed
	}
	problems := []problem.Problem{h.explained(why)}
	if refusal, ok := errors.AsType[*problem.Refusal](why); ok {
		t.Line, _ = refusal.Args["line"].(int)
	}
	l := h.l
	if h.state.Site != nil {
		l = edit.LocaleOf(name, h.state.Site.Settings)
	}
	for _, p := range sheet.Parse(name, data, l).Problems {
		if p.Severity == problem.Error {
			problems = append(problems, p)
			if t.Line == 0 || t.Line == 1 {
				t.Line = p.Line
			}
		}
	}
	t.Problems = h.problemViews(problems)
	t.Editing = true
	h.show(status, "text", t)
	return true
}

// saveText writes a file that was changed as a text.
func (h *handler) saveText() {
	form := h.r.PostForm
	name, inside := sitefolder.CutContent(form.Get("path"))
	data, err := h.options.Read(name)
	if !inside || err != nil {
		h.refuse(http.StatusNotFound)
		return
	}
	err = problem.Refuse("file-changed", problem.Args{"path": problem.File(sitefolder.ContentPath(name))})
	if form.Get("read") == digestOf(data) {
		var after []byte
		if after, err = edit.Rewrite(name, data, form.Get("text")); err == nil && string(after) != string(data) {
			err = h.options.Save(name, edit.Digest(data), after)
		}
	}
	if err != nil {
		if !h.showText(http.StatusConflict, name, data, form.Get("text"), err) {
			h.explain(h.l.Dashboard().Edit.Closed, err)
		}
		return
	}
	h.await()
	h.redirect("../edit?" + url.Values{"path": {form.Get("path")}, "saved": {""}}.Encode())
}
