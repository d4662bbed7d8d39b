package dashboard

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"fiche/cmd/fiche/internal/importer"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// ImportOptions are what brings in sheets that were written for other programs.
type ImportOptions struct {
	// Keep keeps a file that was sent, by the way to it below the folder that was
	// chosen. Forget removes all that was kept.
	Keep   func(name string, from io.Reader) error
	Forget func() error
	// Import plans an import, and makes it if do is true.
	Import func(ctx context.Context, asked Import, do bool) (Imported, error)
}

// An Import is what is to be brought in, and how.
type Import struct {
	Path   string            // of the machine, as the user typed it; empty for what was kept
	Folder string            // of content/; empty for the usual one
	To     map[string]string // where keys go, in the words of importer.ReadTarget
}

// Imported is what comes of an import, or will.
type Imported struct {
	Collection *importer.Collection
	Mapping    *importer.Mapping
	Plan       *importer.Plan
	Report     string // the path of the page that tells all of it; empty if there is none

	id string // of what was brought in
}

// An incoming is what is to be imported: one choice of files, or one path.
type incoming struct{ id, path string }

// An importPage asks what to bring in.
type importPage struct {
	page
	Path  string
	Wrong []problemView
}

// showImport asks what to bring in, or shows what came of the last import.
func (h *handler) showImport() {
	h.mu.Lock()
	imported := h.imported
	h.mu.Unlock()
	if imported != nil && h.r.URL.Query().Has("done") {
		h.showImported(imported)
		return
	}
	h.askImport(http.StatusOK, "", nil)
}

func (h *handler) askImport(status int, typed string, wrong error) {
	p := importPage{page: h.page(h.l.Dashboard().Import.Title), Path: typed}
	p.Choosing = true
	if wrong != nil {
		p.Problem = true
		p.Wrong = h.unopened([]problem.Problem{h.explained(wrong)})
	}
	h.show(status, "import", p)
}

// unopened returns the views of problems in files that are none of the site.
func (h *handler) unopened(list []problem.Problem) []problemView {
	views := h.problemViews(list)
	for i := range views {
		views[i].Path, views[i].Link = "", ""
	}
	return views
}

// receive takes files as they come, so that nothing of them is kept in memory, or the
// path of a folder of the machine.
func (h *handler) receive() {
	typed, file, parts, ok := h.receiveForm()
	if !ok {
		return
	}
	h.working.Lock()
	defer h.working.Unlock()
	in := &incoming{id: rand.Text(), path: pathTyped(typed["path"])}
	h.setIncoming(nil)
	err := h.options.Import.Forget()
	if err == nil {
		err = h.keepParts(parts, file, in)
	}
	if err != nil {
		err = errors.Join(err, h.options.Import.Forget())
		if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
			err = problem.Refuse("upload-large", problem.Args{"limit": maxUpload >> 30})
		}
		h.askImport(http.StatusUnprocessableEntity, in.path, err)
		return
	}
	h.setIncoming(in)
	h.redirect("import-plan?" + url.Values{"id": {in.id}}.Encode())
}

// pathTyped returns a path without the quotation marks of a system that copies it with
// them.
func pathTyped(typed string) string { return strings.Trim(strings.TrimSpace(typed), `"'`) }

// keepParts keeps the files of a form, and the path that was typed, if any: it goes
// before them.
func (h *handler) keepParts(parts *multipart.Reader, part *multipart.Part, in *incoming) error {
	kept := 0
	for part != nil {
		var err error
		if part.FormName() == "path" {
			var typed []byte
			typed, err = io.ReadAll(io.LimitReader(part, maxForm))
			in.path = pathTyped(string(typed))
		} else if name := nameOf(part); name != "" && !hidden(name) {
			err = h.options.Import.Keep(name, part)
			kept++
		}
		if err != nil {
			return err
		}
		if part, err = parts.NextPart(); err != nil && !errors.Is(err, io.EOF) {
			return err
		}
	}
	if in.path == "" && kept == 0 {
		return problem.Refuse("import-none", nil)
	}
	return nil
}

// nameOf returns the way to a file below the folder that was chosen. The package that
// reads forms keeps the last part of it only.
func nameOf(file *multipart.Part) string {
	_, said, err := mime.ParseMediaType(file.Header.Get("Content-Disposition"))
	if err != nil {
		return ""
	}
	return strings.ReplaceAll(said["filename"], `\`, "/")
}

// hidden reports whether a file is one that programs keep for themselves.
func hidden(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return strings.HasPrefix(part, ".") || part == "node_modules" })
}

func (h *handler) setIncoming(in *incoming) {
	h.mu.Lock()
	h.incoming = in
	h.mu.Unlock()
}

// A planPage shows what an import would make, and asks where the keys go.
type planPage struct {
	page
	ID            string
	Folder, Usual string
	Folders       []string
	Will          string
	Asked, Known  []keyChoice // keys of which nothing says where they go, and the others
	Sheets        []importer.Made
	More          string
	Left, There   []string
	Refused       []problemView
	Wrong         []problemView
	Can           bool
}

// A keyChoice asks where a key goes.
type keyChoice struct {
	importer.Key
	Says    string // how many sheets have it, and an example
	To      string
	Choices []string
}

// maxMade is how many of the sheets of an import a page shows.
const maxMade = 100

// importPlan shows what an import would make; of a form it makes it, or gives it up.
func (h *handler) importPlan() {
	asked := h.asked()
	h.working.Lock()
	defer h.working.Unlock()
	h.mu.Lock()
	in, last := h.incoming, h.imported
	h.mu.Unlock()
	if last != nil && asked.Get("id") == last.id { // the form was sent twice
		h.redirect("import?done")
		return
	}
	if in == nil || asked.Get("id") != in.id {
		h.askImport(http.StatusConflict, "", problem.Refuse("import-gone", nil))
		return
	}
	i := Import{Path: in.path, Folder: strings.TrimSpace(asked.Get("folder")), To: map[string]string{}}
	for name := range asked {
		if key, ok := strings.CutPrefix(name, "to/"); ok {
			i.To[key] = asked.Get(name)
		}
	}
	do := h.r.Method == http.MethodPost && asked.Get("do") == "act"
	if h.r.Method == http.MethodPost && asked.Get("do") == "forget" {
		h.forgetImport("./")
		return
	}
	_ = http.NewResponseController(h.w).SetWriteDeadline(time.Time{}) // a thousand sheets take a while
	imported, err := h.options.Import.Import(h.r.Context(), i, do)
	folder := i.Folder
	var wrong error
	if refusal, ok := errors.AsType[*problem.Refusal](err); ok && fieldOf[refusal.Rule] == "folder" {
		wrong, do, i.Folder = err, false, ""
		imported, err = h.options.Import.Import(h.r.Context(), i, false)
	}
	switch {
	case err != nil:
		h.askImport(http.StatusUnprocessableEntity, in.path, err)
	case do:
		imported.id, imported.Plan.Files = in.id, nil // they are written
		h.mu.Lock()
		h.imported = &imported
		h.mu.Unlock()
		h.await()
		h.forgetImport("import?done")
	default:
		h.showPlan(in, folder, i.To, &imported, wrong)
	}
}

// forgetImport removes what was sent, and goes on.
func (h *handler) forgetImport(to string) {
	h.setIncoming(nil)
	if err := h.options.Import.Forget(); err != nil {
		h.explain(h.l.Dashboard().Import.Title, err)
		return
	}
	h.redirect(to)
}

func (h *handler) showPlan(in *incoming, folder string, asked map[string]string, i *Imported, wrong error) {
	status := http.StatusOK
	words := h.l.Dashboard().Import
	p := planPage{
		page: h.page(words.Title), ID: in.id, Folder: folder, Usual: sitefolder.ContentPath(i.Plan.Folder),
		Will: h.l.Counted(len(i.Plan.Sheets), h.l.Command.Import.WillMake), Left: i.Collection.Left, There: i.Plan.There,
		Refused: h.unopened(i.Collection.Refused), Can: len(i.Plan.Files) > 0,
	}
	p.Folders, _ = folders(h.state.Site)
	p.Sheets, p.More = h.someMade(i.Plan)
	if wrong != nil {
		status, p.Problem = http.StatusUnprocessableEntity, true
		p.Wrong = h.unopened([]problem.Problem{h.explained(wrong)})
	}
	own := h.own()
	if own == nil {
		own = &sheet.Own{}
	}
	unknown := map[string]bool{}
	for _, key := range i.Mapping.Unknown {
		unknown[key.Name] = true
	}
	for _, key := range i.Collection.Keys {
		says := words.Key
		if key.Example == "" {
			says = words.KeyOnly
		}
		c := keyChoice{Key: key, Says: set(h.l, h.l.Counted(key.Count, says), "example", shortened(key.Example))}
		for _, to := range importer.Choices(key, h.l, own) {
			c.Choices = append(c.Choices, to.Words(h.l))
		}
		if c.To = asked[key.Name]; c.To == "" {
			c.To = i.Mapping.Target(key.Name).Words(h.l)
		}
		if unknown[key.Name] {
			p.Asked = append(p.Asked, c)
		} else {
			p.Known = append(p.Known, c)
		}
	}
	h.show(status, "import-plan", p)
}

// shortened returns the beginning of a value.
func shortened(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// someMade returns the sheets of an import that a page shows, and how many more there
// are.
func (h *handler) someMade(plan *importer.Plan) (some []importer.Made, more string) {
	if n := len(plan.Sheets); n > maxMade {
		return plan.Sheets[:maxMade], h.l.Counted(n-maxMade, h.l.Command.More)
	}
	return plan.Sheets, ""
}

// An importedPage shows what came of an import.
type importedPage struct {
	page
	Says        string
	Report      string
	Sheets      []madeSheet
	More        string
	Left, There []string
	Refused     []problemView
}

// A madeSheet is a sheet that was made.
type madeSheet struct {
	importer.Made
	Form    string // its address
	Removed []string
}

func (h *handler) showImported(i *Imported) {
	words := h.l.Command.Import
	p := importedPage{
		page: h.page(h.l.Dashboard().Import.Title), Report: i.Report, Left: i.Collection.Left, There: i.Plan.There,
		Says:    set(h.l, h.l.Counted(len(i.Plan.Sheets), words.Made), "folder", sitefolder.ContentPath(i.Plan.Folder)),
		Refused: h.unopened(i.Collection.Refused),
	}
	some, more := h.someMade(i.Plan)
	p.More = more
	for _, made := range some {
		p.Sheets = append(p.Sheets, madeSheet{
			Made: made, Form: "edit?" + url.Values{"path": {sitefolder.ContentPath(made.To)}}.Encode(),
			Removed: slices.Sorted(maps.Keys(made.Removed)),
		})
	}
	h.show(http.StatusOK, "imported", p)
}
