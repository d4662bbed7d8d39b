package dashboard

import (
	"cmp"
	"crypto/rand"
	"net/http"
	"slices"
	"strings"
	"sync"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/spelling"
)

// SetupOptions say where a new site would go.
type SetupOptions struct {
	Locale *locale.Locale // of the user
	Folder string         // as the user knows it
	Others int            // how many things are there already that are not Fiche's
	Sites  []string       // the folders in it that hold a site

	// Make makes the site in a new folder, or in Folder itself when there is no
	// name. From its return on, requests go to the preview of that site.
	Make func(a scaffold.Answers, folder string) error
	// Choose goes on to one of Sites, as Make does.
	Choose func(name string) error
	Stop   func()
	// Explain says what an error means to the user.
	Explain func(error) problem.Problem
}

// A Setup is the dashboard of a folder without a site: a form that makes one.
type Setup struct {
	options SetupOptions
	token   string
	making  sync.Mutex // of two who send a form at once, one makes the site
	made    bool
}

// NewSetup returns a setup.
func NewSetup(o SetupOptions) *Setup { return &Setup{options: o, token: rand.Text()} }

// Serve answers a request for the page called name, the end of its address.
func (s *Setup) Serve(w http.ResponseWriter, r *http.Request, name string) {
	h := &setupHandler{Setup: s, w: w, r: r}
	switch {
	case serveAsset(w, r, name):
	case name == "":
		dispatch(w, r, s.token, maxForm, h.ask, nil, h.refuse)
	case name == "setup":
		dispatch(w, r, s.token, maxForm, h.ask, h.make, h.refuse)
	case name == "site":
		dispatch(w, r, s.token, maxForm, nil, h.choose, h.refuse)
	case name == "stop":
		dispatch(w, r, s.token, maxForm, nil, h.stop, h.refuse)
	default:
		http.NotFound(w, r)
	}
}

type setupHandler struct {
	*Setup
	w http.ResponseWriter
	r *http.Request
}

func (h *setupHandler) page(title string) page {
	l := h.options.Locale
	return page{L: l, W: l.Dashboard(), Title: set(l, title), Token: h.token, CanStop: true}
}

// ask shows the form.
func (h *setupHandler) ask() {
	show(h.w, h.r, "", http.StatusOK, "form", h.form(h.usual))
}

// usual returns the default answer to a question.
func (h *setupHandler) usual(name string) string {
	switch name {
	case "title":
		return h.options.Locale.Command.Start.DefaultTitle
	case "language":
		return h.options.Locale.Tag
	case "accent":
		return scaffold.DefaultAccent
	}
	return ""
}

// form returns the questions of "fiche init", with what was typed.
func (h *setupHandler) form(typed func(string) string) *form {
	l := h.options.Locale
	words, start := l.Dashboard(), l.Command.Start
	f := &form{page: h.page(words.Setup), Intro: set(l, words.SetupIntro, "folder", h.options.Folder), Action: "setup", Do: words.SetupDo}
	f.Sites = h.options.Sites
	var languages []choice
	for _, known := range locale.All() {
		languages = append(languages, choice{known.Tag, known.Name})
	}
	workflows := []choice{{"", start.NoWorkflow}}
	for i, host := range scaffold.Workflows {
		workflows = append(workflows, choice{host, start.Workflows[i]})
	}
	for _, q := range []field{
		{Name: "language", Kind: "choice", Label: start.AskLanguage, Choices: languages},
		{Name: "title", Kind: "text", Label: start.AskTitle},
		{Name: "organisation", Kind: "text", Label: start.AskOrganisation, Optional: true},
		{Name: "profile", Kind: "choice", Label: start.AskProfile, Choices: choicesOf(l.Terms.Profile)},
		{Name: "accent", Kind: "colour", Label: start.AskAccent},
		{Name: "workflow", Kind: "choice", Label: start.AskWorkflow, Choices: workflows},
	} {
		f.add(q, typed(q.Name))
	}
	if n := h.options.Others; n > 0 {
		f.add(field{
			Name: "folder", Kind: "text", Label: words.InFolder, Optional: true,
			Hint: l.Counted(n, words.SetupOthers) + " " + words.InFolderTip,
		}, typed("folder"))
		f.add(field{Name: "here", Kind: "yes", Label: set(l, words.Here, "folder", h.options.Folder)}, typed("here"))
	}
	return f
}

// make makes the site, or sends the form back.
func (h *setupHandler) make() {
	l, typed := h.options.Locale, h.r.PostForm
	answers := map[string]string{}
	for _, name := range []string{"title", "language", "organisation", "profile", "accent", "workflow"} {
		answers[name] = typed.Get(name)
	}
	a, mistakes := scaffold.ReadAnswers(l, answers)
	folder := ""
	if h.options.Others > 0 && !typed.Has("here") {
		name := strings.TrimSpace(typed.Get("folder"))
		folder = spelling.Slug(cmp.Or(name, a.Title, a.Locale.Command.Start.DefaultTitle))
		if folder == "" {
			p := problem.Problem{Rule: "title-no-letters", Severity: problem.Error, Args: problem.Args{"title": cmp.Or(name, a.Title)}}
			mistakes = appendMistake(mistakes, "folder", &p)
		}
	}
	if len(mistakes) == 0 {
		err := h.once(func() error { return h.options.Make(*a, folder) })
		if err == nil {
			http.Redirect(h.w, h.r, "./", http.StatusSeeOther)
			return
		}
		p := h.options.Explain(err)
		mistakes = []scaffold.Mistake{{Field: fieldOf[p.Rule], Problem: p}}
	}
	f := h.form(typed.Get)
	f.object(mistakes)
	f.Title = set(l, l.Dashboard().Mistake, "title", f.Title)
	show(h.w, h.r, "", http.StatusUnprocessableEntity, "form", f)
}

// choose goes on to a site that is there already.
func (h *setupHandler) choose() {
	name := h.r.PostForm.Get("site")
	if !slices.Contains(h.options.Sites, name) {
		h.refuse(http.StatusNotFound)
		return
	}
	if err := h.once(func() error { return h.options.Choose(name) }); err != nil {
		f := h.form(h.usual)
		f.object([]scaffold.Mistake{{Problem: h.options.Explain(err)}})
		show(h.w, h.r, "", http.StatusInternalServerError, "form", f)
		return
	}
	http.Redirect(h.w, h.r, "./", http.StatusSeeOther)
}

// once comes to a site, once.
func (h *setupHandler) once(do func() error) error {
	h.making.Lock()
	defer h.making.Unlock()
	if h.made {
		return nil
	}
	err := do()
	h.made = err == nil
	return err
}

// stop ends the preview after its last answer.
func (h *setupHandler) stop() {
	showStopped(h.w, h.r, h.page(h.options.Locale.Dashboard().Stopped))
	h.options.Stop()
}

func (h *setupHandler) refuse(status int) {
	p := h.page(h.options.Locale.Dashboard().Refused)
	show(h.w, h.r, "", status, "notice", notice{page: p, Text: p.W.Retry})
}
