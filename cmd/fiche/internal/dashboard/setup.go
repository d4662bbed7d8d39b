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
	Own    string         // path of the desk, "/.fiche/": all other addresses lead there

	// Make makes the site in a new folder, or in Folder itself when there is no
	// name. From its return on, requests go to the preview of that site.
	Make func(a scaffold.Answers, folder string) error
	// Choose goes on to one of Sites, as Make does.
	Choose func(name string) error
	Stop   func()
	// Explain says what an error means to the user.
	Explain func(error) problem.Problem
}

// A Setup is the desk of a folder in which there is no site yet: a form that
// makes one.
type Setup struct {
	options SetupOptions
	token   string
	making  sync.Mutex // of two who send a form at once, one makes the site
	made    bool
}

// NewSetup returns a setup.
func NewSetup(o SetupOptions) *Setup { return &Setup{options: o, token: rand.Text()} }

func (s *Setup) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, own := strings.CutPrefix(r.URL.Path, s.options.Own)
	v := &setupVisit{Setup: s, w: w, r: r}
	switch {
	case own && serveAsset(w, r, name):
	case own && name == "":
		dispatch(w, r, s.token, v.ask, nil, v.refuse)
	case own && name == "setup":
		dispatch(w, r, s.token, v.ask, v.make, v.refuse)
	case own && name == "site":
		dispatch(w, r, s.token, nil, v.choose, v.refuse)
	case own && name == "stop":
		dispatch(w, r, s.token, nil, v.stop, v.refuse)
	case own:
		http.NotFound(w, r)
	default: // whoever knows the address of the site comes to where it begins
		http.Redirect(w, r, s.options.Own, http.StatusFound)
	}
}

type setupVisit struct {
	*Setup
	w http.ResponseWriter
	r *http.Request
}

func (v *setupVisit) page(title string) page {
	l := v.options.Locale
	return page{L: l, W: &l.Command.Desk, Title: set(l, title), Token: v.token, CanStop: true}
}

// ask shows the form.
func (v *setupVisit) ask() {
	show(v.w, v.r, http.StatusOK, "form", v.form(v.usual))
}

// usual are the answers that somebody who has none of their own would give.
func (v *setupVisit) usual(name string) string {
	switch name {
	case "title":
		return v.options.Locale.Command.Start.DefaultTitle
	case "language":
		return v.options.Locale.Tag
	case "accent":
		return scaffold.DefaultAccent
	}
	return ""
}

// form are the questions of "fiche init", with what was typed.
func (v *setupVisit) form(typed func(string) string) *form {
	l := v.options.Locale
	words, start := l.Command.Desk, l.Command.Start
	f := &form{page: v.page(words.Setup), Intro: set(l, words.SetupIntro, "folder", v.options.Folder), Action: "setup", Do: words.SetupDo}
	f.Sites = v.options.Sites
	var languages []choice
	for _, known := range locale.All {
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
	if n := v.options.Others; n > 0 {
		f.add(field{
			Name: "folder", Kind: "text", Label: words.InFolder, Optional: true,
			Hint: l.Counted(n, words.SetupOthers) + " " + words.InFolderTip,
		}, typed("folder"))
		f.add(field{Name: "here", Kind: "yes", Label: set(l, words.Here, "folder", v.options.Folder)}, typed("here"))
	}
	return f
}

// make makes the site, or sends the form back.
func (v *setupVisit) make() {
	l, typed := v.options.Locale, v.r.PostForm
	answers := map[string]string{}
	for _, name := range []string{"title", "language", "organisation", "profile", "accent", "workflow"} {
		answers[name] = typed.Get(name)
	}
	a, mistakes := scaffold.ReadAnswers(l, answers)
	folder := ""
	if v.options.Others > 0 && !typed.Has("here") {
		name := strings.TrimSpace(typed.Get("folder"))
		folder = spelling.Slug(cmp.Or(name, a.Title, a.Locale.Command.Start.DefaultTitle))
		if folder == "" {
			p := problem.Problem{Rule: "title-no-letters", Severity: problem.Error, Args: problem.Args{"title": cmp.Or(name, a.Title)}}
			mistakes = appendMistake(mistakes, "folder", &p)
		}
	}
	if len(mistakes) == 0 {
		err := v.once(func() error { return v.options.Make(*a, folder) })
		if err == nil {
			http.Redirect(v.w, v.r, v.options.Own, http.StatusSeeOther)
			return
		}
		p := v.options.Explain(err)
		mistakes = []scaffold.Mistake{{Field: blames[p.Rule], Problem: p}}
	}
	f := v.form(typed.Get)
	f.object(mistakes)
	f.Title = set(l, l.Command.Desk.Mistake, "title", f.Title)
	show(v.w, v.r, http.StatusUnprocessableEntity, "form", f)
}

// choose goes on to a site that is there already.
func (v *setupVisit) choose() {
	name := v.r.PostForm.Get("site")
	if !slices.Contains(v.options.Sites, name) {
		v.refuse(http.StatusNotFound)
		return
	}
	if err := v.once(func() error { return v.options.Choose(name) }); err != nil {
		f := v.form(v.usual)
		f.object([]scaffold.Mistake{{Problem: v.options.Explain(err)}})
		show(v.w, v.r, http.StatusInternalServerError, "form", f)
		return
	}
	http.Redirect(v.w, v.r, v.options.Own, http.StatusSeeOther)
}

// once comes to a site, once.
func (v *setupVisit) once(do func() error) error {
	v.making.Lock()
	defer v.making.Unlock()
	if v.made {
		return nil
	}
	err := do()
	v.made = err == nil
	return err
}

// stop ends the preview, once the browser has been told.
func (v *setupVisit) stop() {
	showStopped(v.w, v.r, v.page(v.options.Locale.Command.Desk.Stopped))
	v.options.Stop()
}

func (v *setupVisit) refuse(status int) {
	p := v.page(v.options.Locale.Command.Desk.Refused)
	show(v.w, v.r, status, "told", told{page: p, Text: p.W.Retry})
}
