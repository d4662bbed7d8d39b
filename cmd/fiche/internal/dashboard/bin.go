package dashboard

import (
	"net/http"
	"strings"
	"time"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/problem"
)

// A Deletion is what was put into the bin at once.
type Deletion struct {
	Name  string // identifies it
	Time  time.Time
	Files []string // as they were called
}

// A binPage shows what can be taken back.
type binPage struct {
	page
	Done      bool // something was just put into it
	Restored  bool // something was just taken back
	Deletions []deletionView
	Wrong     []problemView
}

type deletionView struct {
	Deletion
	When string
}

// List returns the files as a sentence has them.
func (d deletionView) List() string { return strings.Join(d.Files, ", ") }

// bin shows what was deleted.
func (h *handler) bin() { h.showBin(http.StatusOK, nil) }

func (h *handler) showBin(status int, wrong error) {
	b := binPage{page: h.page(h.l.Dashboard().Change.Bin), Done: h.r.URL.Query().Has("done"), Restored: h.r.URL.Query().Has("restored")}
	all, err := h.options.Deletions()
	if err != nil {
		h.explain(h.l.Dashboard().Change.Bin, err)
		return
	}
	for _, d := range all {
		b.Deletions = append(b.Deletions, deletionView{d, h.moment(d.Time)})
	}
	if wrong != nil {
		b.Wrong = h.problemViews([]problem.Problem{h.explained(wrong)})
	}
	h.show(status, "bin", b)
}

// moment returns a moment as the reader writes it.
func (h *handler) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return set(h.l, h.l.Dashboard().Change.Moment, "date", h.l.Date(calendar.OnDay(calendar.Day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()})).Plain, "time", t.Format("15:04"))
}

// restore takes back what was deleted at once.
func (h *handler) restore() {
	if err := h.options.Restore(h.r.PostForm.Get("name")); err != nil {
		h.showBin(http.StatusConflict, err)
		return
	}
	h.await()
	h.redirect("bin?restored")
}
