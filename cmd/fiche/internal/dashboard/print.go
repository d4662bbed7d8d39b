package dashboard

import (
	"net/http"
	"time"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Printed is what came of printing.
type Printed struct {
	Files    []PrintedFile
	Problems []problem.Problem // why nothing was printed, or what to look at all the same
}

// A PrintedFile is a PDF file that was written.
type PrintedFile struct {
	Path  string // as the user knows it
	Pages int
}

// A printPage shows what was printed last.
type printPage struct {
	page
	Intro    string
	Can      bool // nothing is in the way
	Done     bool // something was asked for
	Files    []printedFile
	Problems []problemView
	Out      string
}

// A printedFile is a file as the page names it.
type printedFile struct{ Path, Pages string }

// showPrinted offers to print all sheets, and shows what was printed last.
func (h *handler) showPrinted() {
	words := h.l.Dashboard().PDF
	p := printPage{
		page: h.page(words.Title), Intro: set(h.l, words.Intro, "folder", h.options.PDF),
		Can: h.state.good(), Out: h.options.PDF,
	}
	h.mu.Lock()
	printed := h.printed
	h.mu.Unlock()
	if printed != nil {
		p.Done, p.Problems, p.Title = true, h.problemViews(printed.Problems), set(h.l, words.NotDone)
		for _, f := range printed.Files {
			p.Files = append(p.Files, printedFile{f.Path, h.l.Counted(f.Pages, h.l.Command.PDF.Pages)})
			p.Title = set(h.l, words.Done)
		}
	}
	h.show(http.StatusOK, "pdf", p)
}

// print prints the sheet that was asked for, or all. Another one that was asked for
// meanwhile waits.
func (h *handler) print() {
	name, asked := "", h.r.PostForm.Get("path")
	for p := range filePages(h.state.Site) {
		if sitefolder.ContentPath(p.Text.Path) == asked {
			name = p.Text.Path
		}
	}
	if name == "" && asked != "" {
		h.refuse(http.StatusNotFound)
		return
	}
	// A browser takes some seconds for a sheet, and there may be many.
	_ = http.NewResponseController(h.w).SetWriteDeadline(time.Time{})
	h.working.Lock()
	printed, err := h.options.Print(h.r.Context(), name)
	h.working.Unlock()
	if err != nil {
		printed.Problems = append(printed.Problems, h.options.Explain(err))
	}
	h.mu.Lock()
	h.printed = &printed
	h.mu.Unlock()
	h.redirect("pdf")
}
