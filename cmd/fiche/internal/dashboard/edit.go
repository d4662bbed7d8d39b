package dashboard

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"path"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheetform"
	"fiche/cmd/fiche/internal/sitefolder"
)

// An editPage is a file as a form.
type editPage struct {
	page
	Of        string // the title of the file
	Path      string
	Read      string // the digest of the version that is shown
	Seen      string // the digest of the one that its conflicts are with
	See       string // the address of its page; empty if there is none
	Saved     bool
	Done      string // what was just done to the file as a whole
	Draft     bool
	SentBack  bool   // it holds answers that are not saved
	Taken     string // the fields that another program has changed meanwhile
	Form      *sheetform.Form
	Mistakes  []editMistake
	Conflicts []conflict
	Lost      []lostWord
	Unsaved   *unsavedView // work that was not saved, offered again
	Focus     string       // the button that the focus is on, by its value, or the ID of a box
}

// An editMistake is a place in the form at which something is wrong.
type editMistake struct{ ID, Message string }

// A conflict is a field that was changed here and elsewhere.
type conflict struct{ Field, Name, Mine, Theirs string }

// ToolNames returns what the buttons above the text write.
func (p *editPage) ToolNames() []string {
	return []string{"bold", "italic", "heading", "list", "link", "photo", "table", "footnote"}
}

// Kinds returns what can be done to the file as a whole.
func (p *editPage) Kinds() []string {
	name, _ := sitefolder.CutContent(p.Path)
	switch {
	case path.Base(name) == sitefolder.Home:
		return []string{"rename"}
	case p.Draft:
		return changes[1:]
	}
	return append([]string{"draft"}, changes[2:]...)
}

// showEdit shows a file as a form: the one at a path, or the one that a page of the
// site is made of.
func (h *handler) showEdit() {
	if at := h.r.URL.Query().Get("page"); at != "" {
		h.redirect(h.formOf(at))
		return
	}
	f, ok := h.openFile(h.r.URL.Query().Get("path"))
	if !ok {
		return
	}
	p := h.editPage(f, nil)
	_, _, p.Unsaved = h.unsaved(f)
	query := h.r.URL.Query()
	p.Saved = query.Has("saved")
	p.Done = h.l.Dashboard().Change.Done[query.Get("done")]
	for _, field := range query["taken"] {
		p.Taken = strings.TrimPrefix(p.Taken+", "+h.fieldName(field), ", ")
	}
	h.show(http.StatusOK, "edit", p)
}

// formOf returns the address of the form of the file that a page is made of; of a
// list, which is made of no file, that of the start page.
func (h *handler) formOf(address string) string {
	if strings.HasSuffix(address, "/") {
		address += "index.html"
	}
	for p := range filePages(h.state.Site) {
		if h.state.Base+p.Address == address {
			return "edit?" + url.Values{"path": {sitefolder.ContentPath(p.Text.Path)}}.Encode()
		}
	}
	return "./"
}

// openFile opens a file to be changed, or says why it cannot be.
func (h *handler) openFile(path string) (*edit.File, bool) {
	name, inside := sitefolder.CutContent(path)
	data, err := h.options.Read(name)
	if !inside || err != nil {
		http.NotFound(h.w, h.r)
		return nil, false
	}
	f, err := h.fileOf(name, data)
	if err != nil {
		if !h.showText(http.StatusOK, name, data, "", err) {
			h.explain(h.l.Dashboard().Edit.Closed, err)
		}
		return nil, false
	}
	h.remember(data)
	return f, true
}

// fileOf reads a version of a file.
func (h *handler) fileOf(name string, data []byte) (*edit.File, error) {
	if s := h.state.Site; s != nil {
		return edit.OpenIn(s.Settings, name, data)
	}
	return edit.Open(name, data, h.l)
}

// editPage returns the form of a file with what was answered so far.
func (h *handler) editPage(f *edit.File, a sheetform.Answers) *editPage {
	words := h.l.Dashboard().Edit
	p := &editPage{
		page: h.page(words.Title), Path: sitefolder.ContentPath(f.Path), Read: digestOf(f.Data),
		Form: h.filler().Fill(f, a),
	}
	p.Editing, p.SentBack = true, a != nil
	p.Draft = f.Sheet().Draft
	if a == nil {
		p.Lost = h.lostWords(f)
	}
	p.Of, _ = f.Text("title")
	for made := range filePages(h.state.Site) {
		if made.Text.Path == f.Path {
			p.Of = made.Text.Heading.Plain
			p.See = h.address(made)
		}
	}
	for _, section := range p.Form.Sections {
		for _, field := range section.Fields {
			p.mistakes(h, sheetform.ID(field.Address), field.Label, field.Told)
			for _, row := range field.Rows {
				p.mistakes(h, row.RowID(), field.Label, row.Told)
			}
		}
	}
	return p
}

// mistakes adds the errors of one place to the list at the top.
func (p *editPage) mistakes(h *handler, id, label string, told []sheetform.Told) {
	for _, t := range told {
		if t.Severity == problem.Error {
			message, _ := printer(h.l).Say(t)
			p.Mistakes = append(p.Mistakes, editMistake{id, label + " – " + message})
		}
	}
}

// Tell returns what is wrong as the page shows it.
func (p *editPage) Tell(told []sheetform.Told) []problemView {
	printer := printer(p.L)
	var all []problemView
	for _, t := range told {
		view := problemView{Severity: t.Severity.String(), Fix: printer.Cure(t)}
		view.Message, view.Hint = printer.Say(t)
		view.Word = map[problem.Severity]string{
			problem.Error: p.L.Command.Error, problem.Warning: p.L.Command.Warning, problem.Note: p.L.Command.Note,
		}[t.Severity]
		all = append(all, view)
	}
	return all
}

// A part is what the template gives to a part of itself.
type part struct {
	P     *editPage
	Item  any
	Label string // of the list that the item is a row of
}

// With and InList are for the template, which gives a part of itself one value
// only.
func (p *editPage) With(item any) part { return part{P: p, Item: item} }

func (p *editPage) InList(row *sheetform.Row, label string) part { return part{p, row, label} }

// Said returns what is told of an element.
func (p *editPage) Said(id string, told []sheetform.Told) said { return said{id, p.Tell(told)} }

type said struct {
	ID   string
	Told []problemView
}

// ID returns an address as the identity of an element.
func (p *editPage) ID(address string) string { return sheetform.ID(address) }

// filler returns what makes forms of this site.
func (h *handler) filler() sheetform.Filler {
	fill := sheetform.Filler{Words: h.l, Known: map[string][]string{}}
	s := h.state.Site
	if s == nil {
		return fill
	}
	fill.Own = &s.Settings.Own
	fill.Known["country"] = h.l.CountryNames()
	seen := map[string]bool{}
	know := func(field, word string) {
		if key := field + "\x00" + word; word != "" && !seen[key] {
			seen[key] = true
			fill.Known[field] = append(fill.Known[field], word)
		}
	}
	for p := range filePages(s) {
		for _, theme := range p.Facts.Themes {
			know("themes", theme.Text)
		}
		for _, partner := range p.Facts.Partners {
			know("partners.name", partner.Name)
		}
		for _, place := range p.Facts.Places {
			know("places", place.Name)
		}
		for _, figure := range p.Facts.Figures {
			know("figures.label", figure.Label)
		}
	}
	return fill
}

// fieldName returns what the form calls a field.
func (h *handler) fieldName(field string) string {
	if field == edit.BodyField {
		return set(h.l, h.l.Dashboard().Edit.Text)
	}
	return edit.FieldName(h.l, field)
}

// saveEdit writes what was answered, or changes the rows of the form as a button of
// it asks; then nothing is written.
func (h *handler) saveEdit() {
	sent := sheetform.Answers(h.r.PostForm)
	now, ok := h.openFile(sent.Get("path"))
	if !ok {
		return
	}
	base := h.baseOf(now, sent.Get("read"))
	if do := sent.Get("do"); do == "resume" || do == "forget" {
		h.resume(now, do)
		return
	} else if do != "" && do != "save" {
		focus, known := sent.Do(do, now)
		if base == nil || !known {
			h.refuse(http.StatusConflict)
			return
		}
		p := h.editPage(base, sent)
		p.Focus = p.focusAfter(do, focus)
		h.show(http.StatusOK, "edit", p)
		return
	}
	h.save(now, base, sent)
}

// focusAfter returns where the focus is once a button of a row has done what it says:
// on the same button, on the one that takes it back, or in the new row.
func (p *editPage) focusAfter(do, row string) string {
	action, rest, _ := strings.Cut(do, " ")
	switch action {
	case "delete":
		return "back " + rest
	case "back":
		return "delete " + rest
	case "up", "down":
		return do
	}
	for _, section := range p.Form.Sections {
		for _, field := range section.Fields {
			for _, r := range field.Rows {
				if r.List+"/"+r.Token == row && len(r.Boxes) > 0 {
					return sheetform.ID(r.Boxes[0].Address)
				}
			}
		}
	}
	return ""
}

// baseOf returns the version of a file that a form was made of; nil if it is not
// remembered.
func (h *handler) baseOf(now *edit.File, read string) *edit.File {
	if read == digestOf(now.Data) {
		return now
	}
	h.mu.Lock()
	data := h.versions[read]
	h.mu.Unlock()
	if data == nil {
		return nil
	}
	base, err := h.fileOf(now.Path, data)
	if err != nil {
		return nil
	}
	return base
}

// save joins what was answered with what the file says now.
func (h *handler) save(now, base *edit.File, sent sheetform.Answers) {
	choose := func(field string) string {
		if sent.Get("seen") != digestOf(now.Data) {
			return "" // what was chosen was another version
		}
		return sent.Get("choose/" + field)
	}
	from := base
	if from == nil { // the preview has been started again since
		from = now
	}
	mine, _, refused := sent.Apply(from)
	merged, taken, conflicts, err := edit.Merge(base, mine, now, choose)
	switch {
	case err != nil:
		h.explain(h.l.Dashboard().Edit.Closed, err)
		return
	case len(conflicts) > 0:
		h.showConflicts(now, from, sent, conflicts)
		return
	case len(refused) > 0:
		h.show(http.StatusUnprocessableEntity, "edit", h.editPage(from, sent))
		return
	}
	if !bytes.Equal(merged.Data, now.Data) {
		if err := h.options.Save(now.Path, edit.Digest(now.Data), merged.Data); err != nil {
			h.failSave(err, from, sent)
			return
		}
		h.await()
	}
	h.forgetUnsaved(now.Path)
	to := url.Values{"path": {sitefolder.ContentPath(now.Path)}, "saved": {""}, "taken": taken}
	h.redirect("edit?" + to.Encode())
}

// failSave tells why a file was not written. What was typed stays in the form.
func (h *handler) failSave(err error, from *edit.File, sent sheetform.Answers) {
	if changed, ok := errors.AsType[*problem.Refusal](err); ok && changed.Rule == "file-changed" {
		h.saveEdit() // once more, with what is there now
		return
	}
	p := h.editPage(from, sent)
	message, hint := printer(h.l).Say(h.options.Explain(err))
	p.Mistakes = append(p.Mistakes, editMistake{"", message + " – " + hint})
	h.show(http.StatusInternalServerError, "edit", p)
}

// showConflicts asks whose words to keep.
func (h *handler) showConflicts(now, from *edit.File, sent sheetform.Answers, conflicts []edit.Conflict) {
	p := h.editPage(from, sent)
	p.Seen = digestOf(now.Data)
	for _, c := range conflicts {
		p.Conflicts = append(p.Conflicts, conflict{c.Field, h.fieldName(c.Field), c.Mine, c.Theirs})
	}
	p.Title = set(h.l, h.l.Dashboard().Edit.Conflict)
	h.show(http.StatusConflict, "edit", p)
}

// tryEdit says what was understood of the answers, and writes nothing.
func (h *handler) tryEdit() {
	sent := sheetform.Answers(h.r.PostForm)
	_, now, ok := h.current(sent.Get("path"))
	if !ok {
		return
	}
	base := h.baseOf(now, sent.Get("read"))
	if base == nil {
		base = now
	}
	shown := h.editPage(base, sent)
	answer := map[string]tried{}
	for _, section := range shown.Form.Sections {
		for _, field := range section.Fields {
			id := sheetform.ID(field.Address)
			answer[id] = tried{Told: shown.sentences(field.Told)}
			if field.Single != nil {
				answer[id] = tried{field.Single.Echo, shown.sentences(field.Told), field.Single.Invalid}
			}
			for _, box := range field.Boxes {
				answer[sheetform.ID(box.Address)] = tried{box.Echo, shown.sentences(box.Told), box.Invalid}
			}
			for _, row := range field.Rows {
				for _, box := range append(row.Boxes[:len(row.Boxes):len(row.Boxes)], row.More...) {
					answer[sheetform.ID(box.Address)] = tried{Echo: box.Echo, Invalid: box.Invalid}
				}
				answer["row-"+row.RowID()] = tried{Told: shown.sentences(row.Told)}
			}
		}
	}
	losing, seen := "", ""
	mine, _, _ := sent.Apply(base)
	if h.state.Try != nil {
		// Without one the page stays as it was; what is wrong is told elsewhere.
		seen, _ = h.state.Try(h.r.Context(), mine.Path, mine.Data)
	}
	if len(h.versionsOf(base.Path)) > 0 {
		if words := h.losing(base, mine); len(words) > 0 {
			losing = set(h.l, h.l.Dashboard().Edit.Losing, "words", strings.Join(words, " », « "))
		}
	}
	h.w.Header().Set("Content-Type", "application/json")
	// The browser may have gone.
	_ = json.NewEncoder(h.w).Encode(map[string]any{"fields": answer, "changed": sent.Get("read") != digestOf(now.Data), "losing": losing, "page": seen})
}

// tried is what there is to say of an answer.
type tried struct {
	Echo    string   `json:"echo"`
	Told    []string `json:"told"`
	Invalid bool     `json:"invalid"`
}

func (p *editPage) sentences(told []sheetform.Told) []string {
	all := []string{}
	for _, view := range p.Tell(told) {
		sentence := view.Word + " " + view.Message
		if view.Hint != "" {
			sentence += " → " + view.Hint
		}
		all = append(all, sentence)
	}
	return all
}

// maxVersions is how many versions of files that forms were made of are remembered,
// to know what was changed in each.
const maxVersions = 64

// remember keeps a version of a file that a form is made of.
func (h *handler) remember(data []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	key := digestOf(data)
	if h.versions[key] != nil {
		return
	}
	if h.versions == nil {
		h.versions = map[string][]byte{}
	}
	h.versions[key] = data
	h.order = append(h.order, key)
	if len(h.order) > maxVersions {
		delete(h.versions, h.order[0])
		h.order = h.order[1:]
	}
}

// digestOf returns what identifies the bytes of a file in a form.
func digestOf(data []byte) string {
	sum := edit.Digest(data)
	return hex.EncodeToString(sum[:])
}
