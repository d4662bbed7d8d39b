package dashboard

import (
	"net/http"
	"net/url"
	"time"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A Version is what a file said before it was changed.
type Version struct {
	Name string // identifies it among those of its file
	Time time.Time
	Data []byte
}

// A versionsPage lists what one can go back to.
type versionsPage struct {
	page
	Path, Read string
	Versions   []versionView
	Wrong      []problemView
}

type versionView struct {
	Name, When string
	Diff       string // what would change in the file
}

// listVersions lists the earlier versions of a file.
func (h *handler) listVersions() {
	if f, ok := h.openFile(h.r.URL.Query().Get("path")); ok {
		h.showVersions(http.StatusOK, f, nil)
	}
}

func (h *handler) showVersions(status int, f *edit.File, wrong error) {
	v := versionsPage{page: h.page(h.l.Dashboard().Change.Versions), Path: sitefolder.ContentPath(f.Path), Read: digestOf(f.Data)}
	all, err := h.options.Versions(f.Path)
	if err != nil {
		h.explain(v.Title, err)
		return
	}
	for _, version := range all {
		view := versionView{Name: version.Name, When: h.moment(version.Time)}
		if earlier, err := h.fileOf(f.Path, version.Data); err == nil {
			view.Diff = edit.Diff(v.Path, f.Content(), earlier.Content())
		}
		v.Versions = append(v.Versions, view)
	}
	if wrong != nil {
		v.Wrong = h.problemViews([]problem.Problem{h.explained(wrong)})
	}
	h.show(status, "versions", v)
}

// goBack writes an earlier version of a file. What the file says now becomes one.
func (h *handler) goBack() {
	form := h.r.PostForm
	f, ok := h.openFile(form.Get("path"))
	if !ok {
		return
	}
	all, err := h.options.Versions(f.Path)
	if err != nil {
		h.explain(h.l.Dashboard().Change.Versions, err)
		return
	}
	err = problem.Refuse("file-changed", problem.Args{"path": problem.File(sitefolder.ContentPath(f.Path))})
	for _, version := range all {
		if version.Name == form.Get("name") && form.Get("read") == digestOf(f.Data) {
			err = h.options.Save(f.Path, edit.Digest(f.Data), version.Data)
		}
	}
	if err != nil {
		h.showVersions(http.StatusConflict, f, err)
		return
	}
	h.await()
	h.redirect("edit?" + url.Values{"path": {form.Get("path")}, "done": {"version"}}.Encode())
}
