package dashboard

import (
	"bytes"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheetform"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A formSource is what a form was made of: the version of its file that was read last,
// and the one whose words and rows the form shows. They differ once changes of another
// program were taken in among answers that are not saved.
type formSource struct{ read, shown *edit.File }

// sourceOf returns what a form was made of that was sent for a file; shown is nil if
// it is not remembered, and so is read, which alone may be missing after a restart of
// the preview.
func (h *handler) sourceOf(now *edit.File, sent sheetform.Answers) formSource {
	source := formSource{read: h.version(now, sent.Get("read"))}
	if source.shown = source.read; sent.Has("shown") {
		source.shown = h.version(now, sent.Get("shown"))
	}
	return source
}

// version returns the version of a file with a digest; nil if it is not remembered.
func (h *handler) version(now *edit.File, digest string) *edit.File {
	if digest == digestOf(now.Data) {
		return now
	}
	h.mu.Lock()
	data := h.versions[digest]
	h.mu.Unlock()
	if data == nil {
		return nil
	}
	f, err := h.fileOf(now.Path, data)
	if err != nil {
		return nil
	}
	return f
}

// save joins what was answered with what the file says now, and writes that.
func (h *handler) save(now *edit.File, source formSource, sent sheetform.Answers) {
	merged, taken, ok := h.merge(now, source, sent)
	if !ok {
		return
	}
	if !bytes.Equal(merged.Data, now.Data) {
		if err := h.options.Save(now.Path, edit.Digest(now.Data), merged.Data); err != nil {
			h.failSave(err, source, sent)
			return
		}
		h.await()
	}
	h.forgetUnsaved(now.Path)
	to := url.Values{"path": {sitefolder.ContentPath(now.Path)}, "saved": {""}, "taken": taken}
	h.redirect("edit?" + to.Encode())
}

// takeIn joins what was answered with what the file says now, and shows that: nothing
// is written.
func (h *handler) takeIn(now *edit.File, source formSource, sent sheetform.Answers) {
	merged, taken, ok := h.merge(now, source, sent)
	if !ok {
		return
	}
	h.remember(merged.Data)
	p := h.editPage(formSource{read: now, shown: merged}, nil)
	p.Taken = h.fieldNames(taken)
	h.show(http.StatusOK, "edit", p)
}

// merge returns what the file says now with what was answered, and the fields that
// only another program has changed. If that cannot be told without a choice, or an
// answer cannot be written, it shows the form with that and returns false.
func (h *handler) merge(now *edit.File, source formSource, sent sheetform.Answers) (merged *edit.File, taken []string, ok bool) {
	choose := func(field string) string {
		if sent.Get("seen") != digestOf(now.Data) {
			return "" // what was chosen was another version
		}
		return sent.Get("choose/" + field)
	}
	read := source.read
	if read == nil { // the preview has been started again since
		source = formSource{now, now}
	}
	mine, _, refused := sent.Apply(source.shown)
	merged, taken, conflicts, err := edit.Merge(read, mine, now, choose)
	switch {
	case err != nil:
		h.explain(h.l.Dashboard().Edit.Closed, err)
	case len(conflicts) > 0:
		h.showConflicts(now, source, sent, conflicts)
	case len(refused) > 0:
		h.show(http.StatusUnprocessableEntity, "edit", h.editPage(source, sent))
	default:
		return merged, taken, true
	}
	return nil, nil, false
}

// failSave tells why a file was not written. What was typed stays in the form.
func (h *handler) failSave(err error, source formSource, sent sheetform.Answers) {
	if changed, ok := errors.AsType[*problem.Refusal](err); ok && changed.Rule == "file-changed" {
		h.saveEdit() // once more, with what is there now
		return
	}
	p := h.editPage(source, sent)
	message, hint := printer(h.l).Say(h.options.Explain(err))
	p.Mistakes = append(p.Mistakes, editMistake{"", message + " – " + hint})
	h.show(http.StatusInternalServerError, "edit", p)
}

// showConflicts asks whose words to keep.
func (h *handler) showConflicts(now *edit.File, source formSource, sent sheetform.Answers, conflicts []edit.Conflict) {
	p := h.editPage(source, sent)
	p.Seen = digestOf(now.Data)
	for _, c := range conflicts {
		p.Conflicts = append(p.Conflicts, conflict{c.Field, h.fieldName(c.Field), c.Mine, c.Theirs})
	}
	p.Title = set(h.l, h.l.Dashboard().Edit.Conflict)
	h.show(http.StatusConflict, "edit", p)
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
