package cli

import (
	"html"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/tree"
)

// removedPages says which pages of an earlier build the next one removes: moved are
// those whose title or text a new page has, each with the line that keeps its
// address alive, at the file of the new page; gone are the others, below the output.
func removedPages(t *tree.Tree, out string, l *locale.Locale) (moved, gone []problem.Problem) {
	removed, added := tree.Replaced(t, out)
	readable := make([]readPage, len(added))
	for i, p := range added {
		readable[i] = readOf(p.Data)
		if len(removed)*len(added) > maxCompared { // of a site whose folder was renamed titles say enough
			readable[i].words = nil
		}
	}
	for _, old := range removed {
		if i := successor(readOf(old.Data), readable); i >= 0 {
			moved = append(moved, problem.Problem{
				Rule: "page-moved", Severity: problem.Warning, Place: problem.Place{Path: added[i].From},
				Args: problem.Args{"address": old.Path},
				Fix:  l.Fields["aliases"].Names[0] + ": /" + old.Path,
			})
			continue
		}
		gone = append(gone, problem.Problem{Rule: "page-removed", Severity: problem.Note, Place: problem.Place{Path: old.Path}})
	}
	return moved, gone
}

const maxCompared = 250_000 // pairs of pages whose words are compared

// A readPage is what a reader sees of a page.
type readPage struct {
	title string // folded
	words map[string]bool
}

// readOf reads a page: its main heading, and the words of its main part.
func readOf(page []byte) readPage {
	text := string(page)
	_, heading, _ := strings.Cut(text, "<h1")
	heading, _, _ = strings.Cut(heading, "</h1>")
	if _, main, ok := strings.Cut(text, "<main"); ok {
		text, _, _ = strings.Cut(main, "</main>")
	}
	p := readPage{title: spelling.Fold(shownText("<h1" + heading)), words: map[string]bool{}}
	for word := range strings.FieldsSeq(spelling.Fold(shownText("<main" + text))) {
		p.words[word] = true
	}
	return p
}

// shownText returns the text between the tags of a piece of HTML.
func shownText(piece string) string {
	var out strings.Builder
	for _, part := range strings.Split(piece, "<") {
		_, text, _ := strings.Cut(part, ">")
		out.WriteString(text + " ")
	}
	return strings.TrimSpace(html.UnescapeString(out.String()))
}

// successor returns which of the new pages an old one has become: the one of its
// title, else the one that has most of its words, or -1.
func successor(old readPage, added []readPage) int {
	best, most := -1, 0.6
	for i, p := range added {
		if old.title != "" && p.title == old.title {
			return i
		}
		shared := 0
		for word := range old.words {
			if p.words[word] {
				shared++
			}
		}
		if all := len(old.words) + len(p.words) - shared; all > 0 && float64(shared) > most*float64(all) {
			best, most = i, float64(shared)/float64(all)
		}
	}
	return best
}
