package dashboard

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// newSheet asks for what is known of a new sheet.
func (h *handler) newSheet() { h.showForm(http.StatusOK, h.sheetForm(url.Values{})) }

// makeSheet makes a sheet of the answers, or sends the form back with what is
// wrong, and what was typed.
func (h *handler) makeSheet() {
	typed := h.r.PostForm
	form := h.sheetForm(typed)
	values := edit.Values{}
	name, wrong := edit.NameOf(typed.Get("title"))
	mistakes := appendMistake(nil, "title", wrong)
	mistakes = appendMistake(mistakes, "title", values.Set(h.l, "title", typed.Get("title")))
	for _, f := range scaffold.Asked() {
		mistakes = appendMistake(mistakes, f.Path, values.Set(h.l, f.Path, typed.Get(f.Path)))
	}
	if typed.Has("draft") {
		mistakes = appendMistake(mistakes, "draft", values.Set(h.l, "draft", h.l.Terms.Answer.Label("yes")))
	}
	folder := strings.TrimSpace(typed.Get("folder"))
	if folder == "" {
		_, folder = folders(h.state.Site)
	}
	h.make(form, mistakes, func() (string, error) {
		return h.options.AddSheet(folder, name, scaffold.Sheet(h.l, h.own(), values))
	})
}

// own returns the fields of the site's own, or nil when there is no site yet.
func (h *handler) own() *sheet.Own {
	if h.state.Site == nil || h.state.Site.Settings == nil {
		return nil
	}
	return &h.state.Site.Settings.Own
}

// make makes a file of the answers of a form, unless there are mistakes.
func (h *handler) make(form *form, mistakes []scaffold.Mistake, do func() (string, error)) {
	if len(mistakes) == 0 {
		made, err := do()
		if err == nil {
			h.mu.Lock()
			h.made = made
			h.mu.Unlock()
			h.await()
			h.redirect("./?made")
			return
		}
		p := h.options.Explain(err)
		mistakes = []scaffold.Mistake{{Field: fieldOf[p.Rule], Problem: p}}
	}
	form.object(mistakes)
	form.Title = set(h.l, h.l.Dashboard().Mistake, "title", form.Title)
	h.showForm(http.StatusUnprocessableEntity, form)
}

// fieldOf returns the field to blame for a problem that was found only when the
// file was made.
var fieldOf = map[problem.Rule]string{
	"folder-outside": "folder", "folder-hidden": "folder", "folder-taken": "folder", "sheet-exists": "title",
}

// appendMistake adds what is wrong with a field, unless something was already.
func appendMistake(list []scaffold.Mistake, field string, wrong *problem.Problem) []scaffold.Mistake {
	if wrong == nil || slices.ContainsFunc(list, func(m scaffold.Mistake) bool { return m.Field == field }) {
		return list
	}
	return append(list, scaffold.Mistake{Field: field, Problem: *wrong})
}

func (h *handler) showForm(status int, f *form) { h.show(status, "form", f) }

// sheetForm returns the questions about a new sheet.
func (h *handler) sheetForm(typed url.Values) *form {
	words, start := h.l.Dashboard(), h.l.Command.Start
	f := &form{page: h.page(words.New), Intro: words.NewIntro, Action: "new", Do: words.NewDo}
	f.add(field{Name: "title", Kind: "text", Label: start.AskFields["title"]}, typed.Get("title"))
	for _, of := range scaffold.Asked() {
		q := field{Name: of.Path, Kind: "text", Label: start.AskFields[of.Path], Hint: words.Examples[of.Path], Optional: true}
		switch {
		case of.Path == "summary":
			q.Kind = "lines"
		case of.Path == "country":
			q.Known = slices.Sorted(slices.Values(h.l.CountryNames()))
		case of.Terms != nil:
			q.Kind = "choice"
			q.Choices = append([]choice{{"", words.Unsaid}}, choicesOf(of.Terms(h.l))...)
		}
		f.add(q, typed.Get(of.Path))
	}
	all, usual := folders(h.state.Site)
	if usual == "." || usual == "" {
		usual = sitefolder.Content
	}
	f.add(field{
		Name: "folder", Kind: "text", Label: words.Folder, Optional: true, Known: all,
		Hint: set(h.l, words.FolderHint, "folder", usual),
	}, typed.Get("folder"))
	f.add(field{Name: "draft", Kind: "yes", Label: words.AsDraft, Hint: words.AsDraftHint}, typed.Get("draft"))
	return f
}

func choicesOf(terms locale.Vocabulary) []choice {
	choices := make([]choice, len(terms))
	for i, t := range terms {
		choices[i] = choice{t.Key, t.Label}
	}
	return choices
}

// translation asks for the title and the summary of a translation.
func (h *handler) translation() {
	query := h.r.URL.Query()
	original, to := h.original(query)
	if original == nil {
		http.NotFound(h.w, h.r)
		return
	}
	h.showForm(http.StatusOK, h.translationForm(original, to, url.Values{}))
}

// makeTranslation makes a translation of the answers.
func (h *handler) makeTranslation() {
	typed := h.r.PostForm
	original, to := h.original(typed)
	if original == nil {
		h.refuse(http.StatusNotFound)
		return
	}
	form := h.translationForm(original, to, typed)
	values := edit.Values{}
	_, wrong := edit.NameOf(typed.Get("title"))
	mistakes := appendMistake(nil, "title", wrong)
	for _, name := range []string{"title", "summary"} {
		mistakes = appendMistake(mistakes, name, values.Set(to, name, typed.Get(name)))
	}
	h.make(form, mistakes, func() (string, error) {
		return h.options.Translate(sitefolder.ContentPath(original.Path), to.Tag, values)
	})
}

// original returns the sheet that is to be translated, and the language into which.
// It returns nil if there is no such sheet, or it cannot be translated.
func (h *handler) original(query url.Values) (*sheet.Sheet, *locale.Locale) {
	to := locale.Get(query.Get("language"))
	if to == nil {
		return nil, nil
	}
	for p := range filePages(h.state.Site) {
		if sitefolder.ContentPath(p.Text.Path) == query.Get("path") && scaffold.Translatable(p.Text, h.state.Site.Settings, to) == nil {
			return p.Text, to
		}
	}
	return nil, nil
}

// translationForm returns the questions about a translation, in the language of
// the dashboard; the answers are in the other.
func (h *handler) translationForm(original *sheet.Sheet, to *locale.Locale, typed url.Values) *form {
	words, start := h.l.Dashboard(), h.l.Command.Start
	intro := words.TransIntro
	if original.Kind == sheet.Home {
		intro = words.TransHome
	}
	f := &form{
		page:   h.page(set(h.l, words.NewTitle, "title", original.Heading.Plain, "language", to.Name)),
		Intro:  set(h.l, intro, "path", sitefolder.ContentPath(original.Path)),
		Action: "translate", Do: words.TransDo,
		Hidden: map[string]string{"path": sitefolder.ContentPath(original.Path), "language": to.Tag},
	}
	f.add(field{Name: "title", Kind: "text", Label: start.AskFields["title"], Hint: original.Heading.Plain, Lang: to.Tag}, typed.Get("title"))
	f.add(field{Name: "summary", Kind: "lines", Label: start.AskFields["summary"], Hint: original.Summary, Optional: true, Lang: to.Tag}, typed.Get("summary"))
	return f
}
