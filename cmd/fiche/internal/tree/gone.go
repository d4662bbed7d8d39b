package tree

import (
	"bytes"
	"context"
	"maps"
	"os"
	"slices"
)

// A Page is a page by its path and its bytes.
type Page struct {
	Path string
	From string // what it is made from; see File
	Data []byte
}

// Replaced compares a tree with the folder that an earlier Write left. It returns
// the pages that the next Write will remove, as they stand there, and, if there are
// any, those that it will add. It changes nothing. A folder that cannot be read has
// no pages: Write will say so.
func Replaced(t *Tree, dir string) (gone, added []Page) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil
	}
	defer root.Close()
	w := &writer{tree: t, dir: dir, disk: &disk{Root: root, hooks: systemHooks()}, folders: map[string]state{".": present}}
	if err := w.readManifest(); err != nil {
		return nil, nil
	}
	for _, name := range slices.Sorted(maps.Keys(w.own)) {
		if !isPage(name) || t.Has(name) {
			continue
		}
		info, err := root.Lstat(name)
		if err != nil || !w.isAsWritten(name, info) {
			continue
		}
		if data, err := root.ReadFile(name); err == nil {
			gone = append(gone, Page{Path: name, Data: data})
		}
	}
	if gone == nil {
		return nil, nil
	}
	for _, n := range t.files {
		if _, listed := w.own[n.path]; listed || !isPage(n.path) || n.file.From == "" {
			continue
		}
		if data, err := n.uncached(context.Background(), new(bytes.Buffer)); err == nil {
			added = append(added, Page{n.path, n.file.From, data})
		}
	}
	return gone, added
}
