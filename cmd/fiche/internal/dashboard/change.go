package dashboard

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/rearrange"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Foreseen is what would follow for the published site if some files were changed.
type Foreseen struct {
	Problems   []problem.Problem // that are new
	Gone, Made []string          // addresses of pages
	Unused     []string          // photos and documents that nothing shows any more, below content/
}

// A changePage shows what follows when a whole file is renamed, duplicated, deleted,
// made a draft or published, and asks whether to do it.
type changePage struct {
	page
	Kind, Path, Of string
	Seen           string // identifies the files that were looked at
	For            string // the answers that what follows is about
	NewTitle, To   string // what a rename asks for: the title, the address
	Alias          bool
	Foreseen       bool // what follows is shown
	Again          bool // a file has changed since it was
	Files          []changedFile
	Following      []string // translations that are hidden or shown with it
	With           []choice // what else may go: path, and whether it does
	Links          []linkChoice
	Gone, Made     []string
	Old            []string // addresses that visitors may know
	Also           string
	Blocked        bool
	Problems       []problemView
	Wrong          []problemView // why it cannot be done
}

// A changedFile is what becomes of a file.
type changedFile struct{ Was, Now string }

// A linkChoice is a link to the file, and what is to become of it.
type linkChoice struct {
	rearrange.Link
	Keep bool
	Form string // the address of the form of its file
}

// OldList returns the old addresses as a sentence has them.
func (c *changePage) OldList() string { return strings.Join(c.Old, ", ") }

// changes are the pages that this file answers for, by their names.
var changes = []string{"draft", "publish", "rename", "duplicate", "delete"}

// asked is what a page of a change was asked with.
func (h *handler) asked() url.Values {
	if h.r.Method == http.MethodPost {
		return h.r.PostForm
	}
	return h.r.URL.Query()
}

// change shows what follows from a change to a whole file, or makes it.
func (h *handler) change(kind string) {
	asked := h.asked()
	f, ok := h.openFile(asked.Get("path"))
	if !ok {
		return
	}
	read := f.Sheet()
	c := &changePage{
		page: h.page(set(h.l, h.l.Dashboard().Change.Titles[kind])), Kind: kind, Path: sitefolder.ContentPath(f.Path), Of: read.Title,
		NewTitle: read.Title, To: strings.TrimSuffix(f.Path, ".md"), Alias: true,
	}
	if h.state.Site != nil {
		if sub := h.state.Site.Subject(f.Path); sub != nil {
			c.To = sub.Base
		}
	}
	if kind == "duplicate" {
		c.NewTitle = ""
	}
	if asked.Has("title") {
		c.NewTitle, c.To = strings.TrimSpace(asked.Get("title")), strings.TrimSpace(asked.Get("address"))
		c.Alias = asked.Has("alias") || asked.Get("for") == ""
	}
	asks := kind == "rename" || kind == "duplicate"
	if asks && !asked.Has("title") {
		h.show(http.StatusOK, "change", c)
		return
	}
	plan, err := h.plan(kind, f.Path, c, asked)
	if err != nil {
		c.Wrong = h.problemViews([]problem.Problem{h.explained(err)})
		h.show(http.StatusUnprocessableEntity, "change", c)
		return
	}
	c.For, c.Seen = c.NewTitle+"\n"+c.To, h.seen(plan)
	act := asked.Get("do") == "act" && h.r.Method == http.MethodPost
	switch {
	case act && kind == "duplicate", act && asked.Get("seen") == c.Seen && (!asks || sameLines(asked.Get("for"), c.For)):
		h.makeChange(kind, plan, c)
		return
	case act && asked.Get("seen") != c.Seen:
		c.Again = asked.Get("seen") != "" && (!asks || sameLines(asked.Get("for"), c.For))
	}
	h.showChange(kind, plan, c, asked, read)
}

// sameLines reports whether two texts are the same, whatever the ends of their lines:
// a form sends others than it was given.
func sameLines(a, b string) bool { return strings.ReplaceAll(a, "\r\n", "\n") == b }

// plan returns what is to be done.
func (h *handler) plan(kind, name string, c *changePage, asked url.Values) (*rearrange.Plan, error) {
	files := rearrange.Files{Site: h.state.Site, Read: h.options.Read}
	keep := func(id string) bool { return asked.Get("link/"+id) == "keep" }
	switch kind {
	case "draft":
		return files.Draft(name, keep)
	case "publish":
		return files.Publish(name)
	case "rename":
		return files.Rename(name, c.NewTitle, c.To, c.Alias)
	case "duplicate":
		return files.Duplicate(name, c.NewTitle)
	}
	var with []string
	for _, other := range h.translations(name) {
		if asked.Get("seen") == "" || slices.Contains(asked["with"], other) {
			with = append(with, other)
		}
	}
	for _, other := range asked["with"] {
		if !slices.Contains(with, other) && !strings.HasSuffix(other, ".md") {
			with = append(with, other)
		}
	}
	return files.Delete(name, with, keep)
}

// translations returns the other files of the subject of a file that is an original.
func (h *handler) translations(name string) []string {
	if h.state.Site == nil {
		return nil
	}
	sub := h.state.Site.Subject(name)
	if sub == nil || len(sub.Files) == 0 || sub.Files[0] != name {
		return nil
	}
	return sub.Files[1:]
}

// seen identifies the files that a plan is about, as they are now.
func (h *handler) seen(plan *rearrange.Plan) string {
	sum := sha256.New()
	for _, name := range plan.Seen {
		data, _ := h.options.Read(name) // one that cannot be read is refused when it is changed
		digest := sha256.Sum256(data)
		sum.Write([]byte(name + "\x00"))
		sum.Write(digest[:])
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// makeChange does what was planned, and goes on to the file.
func (h *handler) makeChange(kind string, plan *rearrange.Plan, c *changePage) {
	if len(plan.Changes) > 0 {
		if err := h.options.Change(plan.Changes); err != nil {
			c.Wrong = h.problemViews([]problem.Problem{h.explained(err)})
			h.show(http.StatusConflict, "change", c)
			return
		}
		h.await()
	}
	if kind == "delete" {
		h.redirect("bin?done")
		return
	}
	h.redirect("edit?" + url.Values{"path": {sitefolder.ContentPath(plan.To)}, "done": {kind}}.Encode())
}

// explained says what an error means. One of the engine says it itself.
func (h *handler) explained(err error) problem.Problem {
	if refusal, ok := errors.AsType[*problem.Refusal](err); ok {
		return refusal.Problem()
	}
	return h.options.Explain(err)
}

// showChange shows what follows.
func (h *handler) showChange(kind string, plan *rearrange.Plan, c *changePage, asked url.Values, read *sheet.Sheet) {
	laid := map[string][]byte{}
	for i := range plan.Changes {
		change := &plan.Changes[i]
		file := changedFile{Was: sitefolder.ContentPath(change.Name)}
		laid[change.Name] = change.Data
		switch {
		case change.To != "":
			file.Now = sitefolder.ContentPath(change.To)
			laid[change.Name], laid[change.To] = nil, change.Data
		case change.IsNew():
			file = changedFile{Now: file.Was}
		case change.Data == nil && change.Name != strings.TrimPrefix(c.Path, sitefolder.Content+"/"):
			continue // it is among those to choose from
		case change.Data != nil && slices.ContainsFunc(plan.Links, func(l rearrange.Link) bool { return l.File == change.Name }):
			continue
		}
		c.Files = append(c.Files, file)
	}
	for _, l := range plan.Links {
		c.Links = append(c.Links, linkChoice{l, asked.Get("link/"+l.ID) == "keep", "edit?" + url.Values{"path": {sitefolder.ContentPath(l.File)}}.Encode()})
	}
	c.Foreseen, c.Also = true, plan.Also
	if h.state.Foresee != nil && len(laid) > 0 {
		seen, err := h.state.Foresee(h.r.Context(), laid)
		if err != nil {
			h.explain(c.Title, err)
			return
		}
		c.Gone, c.Made = seen.Gone, seen.Made
		c.Blocked = problem.Worst(seen.Problems) == problem.Error
		c.Problems = h.problemViews(withoutNotes(seen.Problems))
		if kind == "delete" {
			h.offer(c, plan, seen.Unused)
		}
	}
	if kind == "draft" || kind == "publish" {
		for _, name := range h.translations(read.Path) {
			c.Following = append(c.Following, sitefolder.ContentPath(name))
		}
	}
	if sub := h.subjectOf(read.Path); kind == "rename" && sub != nil && plan.To != read.Path {
		for _, address := range sub {
			c.Old = append(c.Old, "/"+address)
		}
	}
	h.show(http.StatusOK, "change", c)
}

// subjectOf returns the addresses of the pages of a file.
func (h *handler) subjectOf(name string) []string {
	if h.state.Site == nil {
		return nil
	}
	if sub := h.state.Site.Subject(name); sub != nil {
		return sub.Addresses
	}
	return nil
}

// offer lists what may be deleted with a file: its translations, which do unless it is
// said otherwise, and what nothing else shows.
func (h *handler) offer(c *changePage, plan *rearrange.Plan, unused []string) {
	going := map[string]bool{}
	for i := range plan.Changes {
		going[plan.Changes[i].Name] = plan.Changes[i].Data == nil
	}
	name, _ := sitefolder.CutContent(c.Path)
	all := h.translations(name)
	for _, file := range unused {
		if !slices.Contains(all, file) {
			all = append(all, file)
		}
	}
	for _, file := range all {
		with := choice{Value: file}
		if going[file] {
			with.Label = "with"
		}
		c.With = append(c.With, with)
	}
}

func withoutNotes(list []problem.Problem) []problem.Problem {
	return slices.DeleteFunc(list, func(p problem.Problem) bool { return p.Severity == problem.Note })
}
