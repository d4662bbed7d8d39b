package dashboard

import (
	"encoding/json"
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
	Read      string // the digest of the version that was read
	Shown     string // that of the one that is shown; empty if it is the same
	Seen      string // the digest of the one that its conflicts are with
	See       string // the address of its page; empty if there is none
	Saved     bool
	Done      string // what was just done to the file as a whole
	Draft     bool
	Upload    uploadFields
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
	p := h.editPage(formSource{f, f}, nil)
	_, _, p.Unsaved = h.unsaved(f)
	query := h.r.URL.Query()
	p.Saved = query.Has("saved")
	p.Done = h.l.Dashboard().Change.Done[query.Get("done")]
	p.Taken = h.fieldNames(query["taken"])
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
func (h *handler) editPage(source formSource, a sheetform.Answers) *editPage {
	f := source.shown
	p := &editPage{
		page: h.page(h.l.Dashboard().Edit.Title), Path: sitefolder.ContentPath(f.Path), Read: digestOf(source.read.Data),
		Form: h.filler().Fill(f, a),
	}
	if shown := digestOf(f.Data); shown != p.Read {
		p.Shown = shown
	}
	p.Editing, p.SentBack = true, a != nil || p.Shown != ""
	p.Draft = f.Sheet().Draft
	p.Upload = h.uploadFields(p.page, nil)
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

func (h *handler) fieldNames(fields []string) string {
	var names []string
	for _, field := range fields {
		names = append(names, h.fieldName(field))
	}
	return strings.Join(names, ", ")
}

// saveEdit writes what was answered, or changes the rows of the form as a button of
// it asks; then nothing is written.
func (h *handler) saveEdit() {
	sent := sheetform.Answers(h.r.PostForm)
	now, ok := h.openFile(sent.Get("path"))
	if !ok {
		return
	}
	source, do := h.sourceOf(now, sent), sent.Get("do")
	action, _, _ := strings.Cut(do, " ")
	switch {
	case action == "resume" || action == "forget":
		h.resume(now, do)
	case sent.Has("shown") && (source.read == nil || source.shown == nil):
		h.refuse(http.StatusConflict)
	case action == "" || action == "save":
		h.save(now, source, sent)
	case action == "take":
		h.takeIn(now, source, sent)
	case action == "upload" && source.shown != nil:
		h.showUploads(source, sent)
	default:
		h.changeRows(now, source, sent, do)
	}
}

// changeRows shows the form with its rows changed as a button asks.
func (h *handler) changeRows(now *edit.File, source formSource, sent sheetform.Answers, do string) {
	focus, known := sent.Do(do, now)
	if source.shown == nil || !known {
		h.refuse(http.StatusConflict)
		return
	}
	p := h.editPage(source, sent)
	p.Focus = p.focusAfter(do, focus)
	h.show(http.StatusOK, "edit", p)
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
	return p.boxOf(row)
}

// boxOf returns the ID of the first box of a row, or of a record; empty if there is
// none.
func (p *editPage) boxOf(address string) string {
	for _, section := range p.Form.Sections {
		for _, field := range section.Fields {
			boxes := field.Boxes
			if field.Address != address {
				boxes = nil
			}
			for _, r := range field.Rows {
				if r.List+"/"+r.Token == address {
					boxes = r.Boxes
				}
			}
			if len(boxes) > 0 {
				return sheetform.ID(boxes[0].Address)
			}
		}
	}
	return ""
}

// tryEdit says what was understood of the answers, and writes nothing.
func (h *handler) tryEdit() {
	sent := sheetform.Answers(h.r.PostForm)
	_, now, ok := h.current(sent.Get("path"))
	if !ok {
		return
	}
	source := h.sourceOf(now, sent)
	if source.shown == nil {
		source = formSource{now, now}
	}
	base, shown := source.shown, h.editPage(source, sent)
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
