package render

import (
	"bytes"
	"context"
	"strconv"

	"fiche/cmd/fiche/internal/search"
	"fiche/cmd/fiche/internal/site"
)

// What the script of the pages needs and a page does not have is in files that it
// loads as scripts, since a page that was opened from a disk can load nothing else:
// the rows of all sheets, for a listing of several pages, and their cards. Each
// sheet stands there once and not in a file for each of its listings, of which it
// has ten. A file of rows has many, since a listing that is narrowed asks for all;
// one of cards has few, since what is found lies far apart.
const (
	rowsPerFile  = 1000
	cardsPerFile = 8
)

// findFiles returns these files of an edition. Without a search and a listing of
// several pages nobody asks for them.
func (r *Renderer) findFiles(e *site.Edition) []File {
	if !e.Searched() && len(e.Latest) <= site.PageSize {
		return nil
	}
	var files []File
	add := func(name string, n int, make func(w *writer) ([]string, error)) {
		file := name + "-" + strconv.Itoa(n)
		files = append(files, File{Path: e.FindFolder() + file + ".js", Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
			list, err := make(&writer{pageContext: r.contextOf(e, upToRoot(e.Prefix)), page: e.Home})
			if err != nil {
				return nil, err
			}
			return search.Call(file, list)
		}})
	}
	for from := 0; from < len(e.Latest); from += rowsPerFile {
		add("rows", from/rowsPerFile, func(w *writer) ([]string, error) {
			rows := w.rows.of(e, w.makeRows)
			return rows[from:min(len(rows), from+rowsPerFile)], nil
		})
	}
	for from := 0; from < len(e.Latest); from += cardsPerFile {
		add("cards", from/cardsPerFile, func(w *writer) ([]string, error) {
			var list []string
			for _, card := range w.cards(e.Latest[from:min(len(e.Latest), from+cardsPerFile)]) {
				list = append(list, string(card))
			}
			return list, w.failed
		})
	}
	return files
}
