package tree

import (
	"bytes"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"
)

// A mark is the last line of every page that Write writes: a sum over the path of
// the page and all that stands above. A page that carries its own is one of ours,
// as it was written and where it was written, whatever the manifest says: it can
// be found again, and removed, without any other evidence. Nobody's own file is.
const (
	markBefore = "<!-- fiche "
	markAfter  = " -->\n"
	markSize   = len(markBefore) + 2*len(sum{}) + len(markAfter)
)

// isPage reports whether a file is a page by its name.
func isPage(name string) bool { return path.Ext(name) == ".html" }

// marked appends a page with its mark to dst. What is no whole page is returned
// as it is.
func marked(dst []byte, name string, data []byte) []byte {
	if !isPage(name) || !bytes.HasSuffix(bytes.TrimRight(data, "\r\n "), []byte("</html>")) {
		return data
	}
	dst = append(dst, data...)
	s := markOf(name, data)
	dst = append(dst, markBefore...)
	dst = hex.AppendEncode(dst, s[:])
	return append(dst, markAfter...)
}

// hasMark reports whether the bytes of a page are those that were written at name.
func hasMark(name string, data []byte) bool {
	if !isPage(name) || len(data) < markSize {
		return false
	}
	body, mark := data[:len(data)-markSize], string(data[len(data)-markSize:])
	s := markOf(name, body)
	return mark == markBefore+hex.EncodeToString(s[:])+markAfter
}

func markOf(name string, data []byte) sum {
	return stampOf([]byte(name + "\n")).followedBy(data).sum
}

// isOurs reports whether the page on the disk carries its mark, and returns its
// stamp.
func (w *writer) isOurs(name string) (stamp, bool) {
	if !isPage(name) {
		return stamp{}, false
	}
	info, err := w.disk.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return stamp{}, false
	}
	data, err := w.disk.ReadFile(name)
	if err != nil || !hasMark(name, data) {
		return stamp{}, false
	}
	return stampOf(data), true
}

// findPages adds to the files of earlier builds those pages of ours that no
// manifest lists, because it was lost, or another build wrote it. What cannot be
// read is nobody's for now.
func (w *writer) findPages() {
	_ = fs.WalkDir(w.disk.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if entry.IsDir() {
			if name != "." && strings.HasPrefix(entry.Name(), ".") {
				return fs.SkipDir
			}
			return nil
		}
		if _, listed := w.own[name]; listed || w.tree.Has(name) {
			return nil
		}
		if s, ours := w.isOurs(name); ours {
			w.own[name] = []stamp{s}
		}
		return nil
	})
}
