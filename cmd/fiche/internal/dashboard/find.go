package dashboard

import (
	"encoding/json"
	"net/http"
	"path"
	"strings"

	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// maxFound is how many pages a search lists.
const maxFound = 10

// A foundPage is a page that a link of a file can lead to.
type foundPage struct {
	Title  string `json:"title"`
	Path   string `json:"path"`
	Target string `json:"target"` // as the file has it in a link
}

// find lists the pages whose title or path holds what is searched for.
func (h *handler) find() {
	query := h.r.URL.Query()
	from, inside := sitefolder.CutContent(query.Get("path"))
	if !inside {
		http.NotFound(h.w, h.r)
		return
	}
	words := strings.Fields(spelling.Fold(query.Get("q")))
	found := []foundPage{}
	for p := range filePages(h.state.Site) {
		if len(found) == maxFound {
			break
		}
		text := spelling.Fold(p.Title.Plain) + " " + spelling.Fold(p.Text.Path)
		if p.Text.Path == from || p.Text != p.Facts || !containsAll(text, words) {
			continue
		}
		target := strings.NewReplacer("%", "%25", " ", "%20", "#", "%23", "(", "%28", ")", "%29").Replace(site.Referring(from, path.Base(p.Text.Path), p.Text.Path))
		found = append(found, foundPage{p.Title.Plain, sitefolder.ContentPath(p.Text.Path), target})
	}
	h.w.Header().Set("Content-Type", "application/json")
	// The browser may have gone.
	_ = json.NewEncoder(h.w).Encode(map[string]any{"found": found})
}

func containsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
