package dashboard

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/sheetform"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Unsaved work is what a form held when it was last kept, with the versions of the
// file that it was made of: so it can be saved later as it would have been then.
type unsavedWork struct {
	Form  string // as a browser sends it
	Base  []byte // the version that was read
	Shown []byte `json:",omitempty"` // the one whose rows the form shows, if it is another one
}

// An unsavedView offers unsaved work to who comes back to the form.
type unsavedView struct{ When, Fields string }

// keepEdit keeps what is in the form. Nothing is written into the file.
func (h *handler) keepEdit() {
	sent := sheetform.Answers(h.r.PostForm)
	name, now, ok := h.current(sent.Get("path"))
	if !ok {
		return
	}
	source := h.sourceOf(now, sent)
	if source.read == nil || source.shown == nil {
		h.refuse(http.StatusConflict)
		return
	}
	form := url.Values{}
	for field, values := range h.r.PostForm {
		if strings.Contains(field, "/") || field == "read" || field == "shown" {
			form[field] = values
		}
	}
	work := unsavedWork{Form: form.Encode(), Base: source.read.Data}
	if source.shown != source.read {
		work.Shown = source.shown.Data
	}
	data, err := json.Marshal(work)
	if err == nil {
		err = h.options.KeepUnsaved(name, data)
	}
	if err != nil {
		h.w.WriteHeader(http.StatusInternalServerError)
		return
	}
	h.w.WriteHeader(http.StatusNoContent)
}

// current returns a file as it is now; it answers the request if it cannot be
// changed.
func (h *handler) current(path string) (name string, now *edit.File, ok bool) {
	name, inside := sitefolder.CutContent(path)
	data, err := h.options.Read(name)
	if !inside || err != nil {
		h.refuse(http.StatusNotFound)
		return name, nil, false
	}
	now, err = h.fileOf(name, data)
	if err != nil {
		h.refuse(http.StatusConflict)
		return name, nil, false
	}
	return name, now, true
}

// unsaved returns the unsaved work on a file: what its form was made of, and the
// answers. view is nil if there is none that still says something.
func (h *handler) unsaved(now *edit.File) (source formSource, answers sheetform.Answers, view *unsavedView) {
	if h.options.Unsaved == nil {
		return source, nil, nil
	}
	data, at, err := h.options.Unsaved(now.Path)
	var work unsavedWork
	if err != nil || data == nil || json.Unmarshal(data, &work) != nil {
		return source, nil, nil
	}
	form, err := url.ParseQuery(work.Form)
	if err != nil {
		return source, nil, nil
	}
	if source.read, err = h.fileOf(now.Path, work.Base); err != nil {
		return source, nil, nil
	}
	source.shown = source.read
	if work.Shown != nil {
		if source.shown, err = h.fileOf(now.Path, work.Shown); err != nil {
			return source, nil, nil
		}
	}
	answers = sheetform.Answers(form)
	mine, _, refused := answers.Apply(source.shown)
	fields := edit.Changed(source.read, mine)
	for address := range refused {
		field, _, _ := strings.Cut(address, "/")
		fields = append(fields, field)
	}
	if len(fields) == 0 {
		return source, nil, nil
	}
	return source, answers, &unsavedView{h.moment(at), h.fieldNames(fields)}
}

// resume shows the form with the unsaved work in it, or forgets that.
func (h *handler) resume(now *edit.File, do string) {
	source, answers, view := h.unsaved(now)
	if do == "forget" || view == nil {
		h.forgetUnsaved(now.Path)
		h.redirect("edit?" + url.Values{"path": {sitefolder.ContentPath(now.Path)}}.Encode())
		return
	}
	h.remember(source.read.Data)
	h.remember(source.shown.Data)
	h.show(http.StatusOK, "edit", h.editPage(source, answers))
}

// forgetUnsaved forgets the unsaved work on a file, which was saved or is not wanted.
func (h *handler) forgetUnsaved(name string) {
	if h.options.KeepUnsaved != nil {
		_ = h.options.KeepUnsaved(name, nil) // it is offered again, no more
	}
}
