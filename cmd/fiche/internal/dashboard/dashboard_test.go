package dashboard_test

import (
	"context"
	"errors"
	"html"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/templates"
)

// twoSheets is a site in two languages, with a sheet and a draft.
var twoSheets = map[string]string{
	"index.md":            "---\ntitle: Projects\nlanguage: en\nlanguages: en, fr\n---\nWhat we do.\n",
	"about.md":            "---\ntitle: About us\nkind: page\n---\nWho we are.\n",
	"projects/mali.md":    "---\ntitle: Mali\ncountry: Mali\nstatus: under way\nas_of: 2021\n---\nA well.\n",
	"projects/niger.md":   "---\ntitle: Niger\nsummary: A river.\nas_of: 2019\ndraft: yes\n---\nA project.\n",
	"projects/mali.fr.md": "---\ntitre: Le Mali\n---\nUn puits.\n",
}

// with returns the files and some more.
func with(files map[string]string, more map[string]string) map[string]string {
	all := maps.Clone(files)
	maps.Copy(all, more)
	return all
}

// stateOf is the state of a preview of a site with these files below content/.
func stateOf(t *testing.T, files map[string]string) dashboard.State {
	t.Helper()
	content := fstest.MapFS{}
	for name, text := range files {
		content[name] = &fstest.MapFile{Data: []byte(text)}
	}
	builder := pipeline.New(pipeline.Inputs{Content: content, Templates: []fs.FS{templates.FS}}, pipeline.Options{Drafts: true, Locale: locale.Get("en")})
	result, err := builder.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	site, _ := builder.Site()
	over := make(chan struct{})
	close(over) // the preview has seen what was made by the time it is asked
	return dashboard.State{
		ID: "1", Locale: result.Locale, Base: "/base/", Site: site, Shown: result.Tree != nil, Over: over,
		Problems: result.Problems, Unpublished: result.Unpublished, Untranslated: result.Untranslated,
		Sheets: result.Sheets, Pages: result.Pages,
	}
}

// A client looks at a dashboard.
type client struct {
	*testing.T
	serve func(w http.ResponseWriter, r *http.Request)
	state dashboard.State
	token string
}

// open returns a client of a new dashboard whose site is in a state.
func open(t *testing.T, s dashboard.State, o dashboard.Options) *client {
	o.Explain = explain
	d := dashboard.New(o)
	c := &client{T: t, state: s}
	c.serve = func(w http.ResponseWriter, r *http.Request) {
		d.Serve(w, r, strings.TrimPrefix(r.URL.Path, "/.fiche/"), c.state)
	}
	c.token = c.get("new").submatch(`name="token" value="([^"]+)"`)
	return c
}

func explain(err error) problem.Problem {
	var refusal *problem.Refusal
	if errors.As(err, &refusal) {
		return refusal.Problem()
	}
	return problem.Problem{Rule: "machine-failed", Severity: problem.Error, Args: problem.Args{"reason": err.Error()}}
}

// An answer is a page as its reader sees it, but for the kinds of spaces.
type answer struct {
	*testing.T
	*httptest.ResponseRecorder
	text string
}

func (c *client) do(r *http.Request) answer {
	w := httptest.NewRecorder()
	c.serve(w, r)
	text := strings.NewReplacer("\u00a0", " ", "\u202f", " ", "’", "'").Replace(html.UnescapeString(w.Body.String()))
	return answer{c.T, w, text}
}

func (c *client) get(address string) answer {
	return c.do(httptest.NewRequest(http.MethodGet, "/.fiche/"+address, nil))
}

// post sends a form of fields and their values.
func (c *client) post(address string, fields ...string) answer {
	form := url.Values{"token": {c.token}}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	r := httptest.NewRequest(http.MethodPost, "/.fiche/"+address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return c.do(r)
}

// wants checks the status of a page and what it says.
func (a answer) wants(status int, texts ...string) {
	a.Helper()
	if a.Code != status {
		a.Errorf("status %d, want %d", a.Code, status)
	}
	for _, text := range texts {
		if !strings.Contains(a.text, text) {
			a.Errorf("%q is not on the page\n%s", text, a.text)
		}
	}
}

func (a answer) submatch(pattern string) string {
	a.Helper()
	found := regexp.MustCompile(pattern).FindStringSubmatch(a.text)
	if found == nil {
		a.Fatalf("%s is not on the page\n%s", pattern, a.text)
	}
	return found[1]
}

// order returns what of the texts stands on the page, in the order of the page.
func (a answer) order(texts ...string) []string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = regexp.QuoteMeta(text)
	}
	return regexp.MustCompile(strings.Join(quoted, "|")).FindAllString(a.text, -1)
}

func TestStartPage(t *testing.T) {
	c := open(t, stateOf(t, twoSheets), dashboard.Options{})
	page := c.get("")
	page.wants(http.StatusOK,
		`<span class="of">Projects</span>`, "No errors: 2 sheets", "1 draft",
		`<a href="/base/projects/mali.html"`, "under way", "2021", ">English, Français<",
		`href="translate?language=fr&path=content%2Fprojects%2Fniger.md"`,
		"About us", "content/about.md", "projects/niger.md",
	)
	if strings.Contains(page.text, "translate?language=fr&path=content%2Fprojects%2Fmali.md") {
		t.Error("a translated sheet can be translated")
	}
	if policy := page.Header().Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'; script-src 'self';") {
		t.Errorf("policy %q", policy)
	}
}

func TestStartPageOfABrokenSite(t *testing.T) {
	state := stateOf(t, with(twoSheets, map[string]string{"projects/mali.md": "---\ntitle: Mali\ncountry: Malli\nstatus: under wy\n---\n"}))
	state.Edit = func(p problem.Place) string { return "editor:" + p.Path }
	page := open(t, state, dashboard.Options{}).get("")
	page.wants(http.StatusOK, ">2 errors</a>", "unknown country “Malli”", `href="editor:content/projects/mali.md"`, "2 errors", "content/projects/mali.md:3:10")
	const toSite = `<a href="/base/">`
	if strings.Contains(page.text, toSite) {
		t.Error("leads to a site that is not shown")
	}
	state.Shown = true // an older version of it
	open(t, state, dashboard.Options{}).get("").wants(http.StatusOK, toSite)
}

// Without a site there is nothing but what is wrong.
func TestStartPageWithoutHome(t *testing.T) {
	state := stateOf(t, map[string]string{"mali.md": "# Mali\n"})
	open(t, state, dashboard.Options{}).get("").wants(http.StatusOK, "index.md")
}

func TestTable(t *testing.T) {
	all := map[string]string{
		"projects/b.md": "---\ntitle: Beta\ncountry: Senegal\nas_of: 2010\nsummary: x\n---\n[no](nowhere.md)\n",
		"projects/c.md": "---\ntitle: Gamma\nupdated: 2020\ncountry: Benin\nstatus: completed\nsummary: x\nthemes: water\nperiod: 2019\n---\nA text.\n",
	}
	c := open(t, stateOf(t, with(twoSheets, all)), dashboard.Options{})
	titles := []string{">Beta<", ">Gamma<", ">Mali<", ">Niger<"}
	for query, want := range map[string]string{
		"":                     ">Beta< >Gamma< >Mali< >Niger<",
		"?sort=nothing":        ">Beta< >Gamma< >Mali< >Niger<",
		"?sort=date":           ">Beta< >Niger< >Gamma< >Mali<",
		"?sort=problems":       ">Beta< >Gamma< >Mali< >Niger<",
		"?sort=lacks":          ">Niger< >Beta< >Mali< >Gamma<",
		"?q=ma":                ">Gamma< >Mali<",
		"?q=sénégal":           ">Beta<",
		"?q=projects/c":        ">Gamma<",
		"?q=zzz":               "",
		"?q=Senegal+b%C3%AAta": ">Beta<", // words in any order, whatever their accents
		"?q=senegal+mali":      "",
		"?show=drafts":         ">Niger<",
		"?show=faulty":         ">Beta<",
		"?show=untranslated":   ">Beta< >Gamma< >Niger<",
		"?page=9":              ">Beta< >Gamma< >Mali< >Niger<",
	} {
		page := c.get(query)
		table := page
		table.text = page.submatch(`(?s)(<form[^>]*role="search".*?)<h2`)
		if got := strings.Join(table.order(titles...), " "); got != want {
			t.Errorf("%q: %s, want %s", query, got, want)
		}
	}
}

func TestTableIsPaged(t *testing.T) {
	files := maps.Clone(twoSheets)
	for _, a := range "abcdefghijkl" {
		for _, b := range "vwxyz" {
			files["many/"+string(a)+string(b)+".md"] = "---\ntitle: Sheet " + string(a) + string(b) + "\n---\nA text.\n"
		}
	}
	c := open(t, stateOf(t, files), dashboard.Options{})
	count := func(page answer) int { return len(page.order(`<tr>`)) - 1 }
	first, last := c.get("?sort=title"), c.get("?page=2&sort=title")
	if count(first) != 50 || count(last) != 12 {
		t.Errorf("%d and %d sheets", count(first), count(last))
	}
	first.wants(http.StatusOK, "./?page=2&sort=title#sheets", "1 of 2")
	last.wants(http.StatusOK, "./?sort=title#sheets", "2 of 2")
	if strings.Contains(first.text, "page=0") || strings.Contains(last.text, "page=3") {
		t.Error("leads to a page that there is not")
	}
}

func TestNewSheet(t *testing.T) {
	var made []string
	c := open(t, stateOf(t, twoSheets), dashboard.Options{AddSheet: func(folder, name string, data []byte) (string, error) {
		made = append(made, folder, name, string(data))
		if name == "mali.md" {
			return "", problem.Refuse("sheet-exists", problem.Args{"path": "content/projects/mali.md"})
		}
		return "content/projects/niger.md", nil
	}})
	c.get("new").wants(http.StatusOK, `list="country-known"`, `<option value="active">under way`, "projects")

	wrong := c.post("new", "title", "", "country", "Malli", "period", "2022 - 2019", "summary", "Two <words>.")
	wrong.wants(http.StatusUnprocessableEntity, "a sheet needs a title", "unknown country “Malli”", "did you mean “Mali”?", `value="Malli"`, ">Two <words>.</textarea>")
	if strings.Contains(wrong.Body.String(), "<words>") {
		t.Error("what was typed became markup")
	}
	if made != nil {
		t.Errorf("made %q", made)
	}

	// What only making the file finds is said beside the field to blame.
	c.post("new", "title", "Mali").wants(http.StatusUnprocessableEntity, `id="title-wrong"`)

	made = nil
	if a := c.post("new", "title", "Le Niger", "status", "active", "draft", "yes"); a.Code != http.StatusSeeOther || a.Header().Get("Location") != "/.fiche/?made" {
		t.Errorf("status %d, to %q", a.Code, a.Header().Get("Location"))
	}
	if len(made) != 3 || made[0] != "projects" || made[1] != "le-niger.md" || !strings.HasPrefix(made[2], "---\ntitle: Le Niger\nstatus: under way\ndraft: yes\n\n#") {
		t.Errorf("made %q", made)
	}
	c.get("?made").wants(http.StatusOK, "content/projects/niger.md", `href="/base/projects/niger.html"`)

	made = nil
	c.post("new", "title", "Chad", "folder", " water/lakes ")
	if len(made) != 3 || made[0] != "water/lakes" {
		t.Errorf("made %q", made)
	}
}

func TestTranslation(t *testing.T) {
	var made []any
	c := open(t, stateOf(t, twoSheets), dashboard.Options{Translate: func(path, language string, v edit.Values) (string, error) {
		made = []any{path, language, v}
		return "content/projects/niger.fr.md", nil
	}})
	c.get("translate?language=fr&path=content/projects/niger.md").wants(http.StatusOK, `lang="fr"`, "Niger", "A river.", `name="language" value="fr"`)
	for _, query := range []string{"", "language=fr&path=content/nothing.md", "language=en&path=content/projects/niger.md", "language=xx&path=content/projects/niger.md"} {
		c.get("translate?" + query).wants(http.StatusNotFound)
	}
	c.post("translate", "path", "content/nothing.md", "language", "fr", "title", "x").wants(http.StatusNotFound)
	fields := []string{"path", "content/projects/niger.md", "language", "fr", "title"}
	c.post("translate", append(fields, "!?")...).wants(http.StatusUnprocessableEntity)
	if made != nil {
		t.Errorf("made %v", made)
	}
	c.post("translate", append(fields, "Le Niger", "summary", "Un fleuve.")...).wants(http.StatusSeeOther)
	if diff := cmp.Diff([]any{"content/projects/niger.md", "fr", edit.Values{"title": "Le Niger", "summary": "Un fleuve."}}, made); diff != "" {
		t.Error(diff)
	}
}

func TestCheck(t *testing.T) {
	checks := 0
	warning := func(path string, line int) problem.Problem {
		return problem.Problem{Rule: "empty-section", Severity: problem.Warning, Args: problem.Args{"title": "x"}, Place: problem.Place{Path: path, Line: line, Col: 1}}
	}
	found := []problem.Problem{warning("content/a.md", 3), warning("content/a.md", 5), warning("content/b.md", 7)}
	found[2].Severity = problem.Error
	var failure error
	c := open(t, stateOf(t, twoSheets), dashboard.Options{Check: func(context.Context) ([]problem.Problem, error) {
		checks++
		return found, failure
	}})
	page := c.get("check")
	page.wants(http.StatusOK, "content/a.md", "3:1", "5:1", "7:1")
	if got := page.order("content/b.md<", "content/a.md<"); cmp.Diff([]string{"content/b.md<", "content/a.md<"}, got) != "" {
		t.Errorf("the file with an error does not come first: %v\n%s", got, page.text)
	}
	only := c.get("check?file=content/a.md")
	only.wants(http.StatusOK, "2 warnings", "3:1")
	if strings.Contains(only.text, "7:1") {
		t.Error("speaks of another file")
	}
	if checks != 1 {
		t.Errorf("checked one state %d times", checks)
	}
	c.state.ID = "2"
	if c.get("check"); checks != 2 {
		t.Error("showed what was found in another state")
	}

	found = []problem.Problem{warning("content/a.md", 12), warning("content/a.md", 0)}
	found[0].Col = 0
	c.state.ID = "3"
	c.get("check").wants(http.StatusOK, ">12<")

	found = nil
	for i := range 450 {
		found = append(found, warning("content/a.md", i+1))
	}
	many := open(t, stateOf(t, twoSheets), dashboard.Options{Check: func(context.Context) ([]problem.Problem, error) { return found, nil }})
	many.get("check").wants(http.StatusOK, "200:1", "1 of 3", `href="check?page=2"`)
	last := many.get("check?page=3&file=content/a.md")
	last.wants(http.StatusOK, "401:1", "450:1", "3 of 3", `href="check?file=content%2Fa.md&page=2"`)
	if strings.Contains(last.text, " 400:1") || strings.Contains(last.text, "page=4") {
		t.Error("the last page goes on")
	}

	failure = errors.New("it burns")
	broken := open(t, stateOf(t, twoSheets), dashboard.Options{Check: func(context.Context) ([]problem.Problem, error) { return nil, failure }})
	broken.get("check").wants(http.StatusInternalServerError, "it burns")
}

func TestBuild(t *testing.T) {
	built, err := dashboard.Built{Summary: "2 sheets, 9 pages"}, error(nil)
	c := open(t, stateOf(t, twoSheets), dashboard.Options{Out: "/tmp/public", Build: func(context.Context) (dashboard.Built, error) { return built, err }})
	page := c.get("build")
	page.wants(http.StatusOK, "/tmp/public", "<button")
	if strings.Contains(page.text, "2 sheets, 9 pages") {
		t.Error("tells of a build that was not made")
	}
	if a := c.post("build"); a.Code != http.StatusSeeOther || a.Header().Get("Location") != "/.fiche/build" {
		t.Errorf("status %d, to %q", a.Code, a.Header().Get("Location"))
	}
	c.get("build").wants(http.StatusOK, "The site is built", "2 sheets, 9 pages")

	built = dashboard.Built{Problems: []problem.Problem{{Rule: "not-a-day", Severity: problem.Error, Args: problem.Args{"value": "x"}}}}
	c.post("build")
	c.get("build").wants(http.StatusOK, "The site was not built", "“x”")

	err = errors.New("it burns")
	c.post("build")
	c.get("build").wants(http.StatusOK, "The site was not built", "it burns")
}

func TestOpen(t *testing.T) {
	var opened string
	c := open(t, stateOf(t, twoSheets), dashboard.Options{Open: func(path string) error {
		if path == "secret" {
			return problem.Refuse("open-refused", problem.Args{"path": path})
		}
		opened = path
		return nil
	}})
	if c.post("open", "path", "content/projects/mali.md").wants(http.StatusSeeOther); opened != "content/projects/mali.md" {
		t.Errorf("opened %q", opened)
	}
	c.post("open", "path", "secret").wants(http.StatusInternalServerError, "secret")

	// What was searched for is still there afterwards.
	c.get("?q=mali&sort=date").wants(http.StatusOK, `action="open?q=mali&sort=date"`)
	if a := c.post("open?q=mali&sort=date", "path", "content/projects/mali.md"); a.Header().Get("Location") != "/.fiche/?q=mali&sort=date#sheets" {
		t.Errorf("leads to %s", a.Header().Get("Location"))
	}
}

func TestStop(t *testing.T) {
	stopped := 0
	c := open(t, stateOf(t, twoSheets), dashboard.Options{Stop: func() { stopped++ }})
	c.get("stop").wants(http.StatusMethodNotAllowed)
	if stopped != 0 {
		t.Error("looking has stopped it")
	}
	page := c.post("stop")
	page.wants(http.StatusOK)
	if stopped != 1 || !page.Flushed || strings.Contains(page.text, `action="stop"`) {
		t.Errorf("stopped %d times, flushed %v\n%s", stopped, page.Flushed, page.text)
	}
}

func TestRefusedRequests(t *testing.T) {
	c := open(t, stateOf(t, twoSheets), dashboard.Options{Stop: func() { t.Error("stopped") }})
	const form = "application/x-www-form-urlencoded"
	for name, test := range map[string]struct {
		method, kind, body string
		status             int
	}{
		"no token":      {http.MethodPost, form, "", http.StatusForbidden},
		"another token": {http.MethodPost, form, "token=" + strings.Repeat("A", len(c.token)), http.StatusForbidden},
		"no form":       {http.MethodPost, "text/plain", "token=" + c.token, http.StatusUnsupportedMediaType},
		"too long":      {http.MethodPost, form, "token=" + c.token + "&x=" + strings.Repeat("a", 65<<10), http.StatusBadRequest},
		"PUT":           {http.MethodPut, form, "token=" + c.token, http.StatusMethodNotAllowed},
	} {
		r := httptest.NewRequest(test.method, "/.fiche/stop", strings.NewReader(test.body))
		r.Header.Set("Content-Type", test.kind)
		if a := c.do(r); a.Code != test.status || a.Header().Get("Allow") != "" && test.status != http.StatusMethodNotAllowed {
			t.Errorf("%s: status %d, want %d", name, a.Code, test.status)
		}
	}
	if a := c.do(httptest.NewRequest(http.MethodPut, "/.fiche/check", nil)); a.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("allows %q", a.Header().Get("Allow"))
	}
	c.get("nothing").wants(http.StatusNotFound)
}

func TestStyleSheet(t *testing.T) {
	c := open(t, stateOf(t, twoSheets), dashboard.Options{})
	address := c.get("").submatch(`href="(dashboard\.css\?[0-9a-f]{16})"`)
	if a := c.get(address); a.Code != http.StatusOK || a.Header().Get("Content-Type") != "text/css; charset=utf-8" || a.Body.Len() < 1000 {
		t.Errorf("status %d, %q, %d bytes", a.Code, a.Header().Get("Content-Type"), a.Body.Len())
	}
	if a := c.do(httptest.NewRequest(http.MethodDelete, "/.fiche/dashboard.css", nil)); a.Code != http.StatusMethodNotAllowed {
		t.Errorf("status %d", a.Code)
	}
	if a := c.do(httptest.NewRequest(http.MethodHead, "/.fiche/", nil)); a.Code != http.StatusOK || a.Body.Len() != 0 || a.Header().Get("Content-Length") == "" {
		t.Errorf("HEAD: status %d, %d bytes", a.Code, a.Body.Len())
	}
}
