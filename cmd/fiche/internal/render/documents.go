package render

import (
	"io/fs"
	"path"
	"strings"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/view"
)

func (w *writer) documents(facts *sheet.Sheet) []view.Document {
	var list []view.Document
	for _, d := range facts.Documents {
		name := d.File.Target
		document := view.Document{Link: view.Link{URL: d.URL}}
		if name != "" {
			file := w.page.Files[name]
			document.Link.URL, document.Size = w.file(file), w.fileSize(file)
		} else {
			name = d.URL
		}
		document.Type = fileType(name)
		document.Link.Text = w.phrase(d.Title)
		if d.Title == "" {
			document.Link.Text = plainText(path.Base(name))
		}
		if d.Language != "" && d.Language != w.locale().Tag {
			document.Link.Lang = d.Language
		}
		list = append(list, document)
	}
	return list
}

// fileType returns the type of a document as readers know it: the ending of its
// name.
func fileType(name string) string {
	ext := strings.TrimPrefix(path.Ext(name), ".")
	if len(ext) == 0 || len(ext) > 5 || strings.ContainsFunc(ext, func(r rune) bool {
		return !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
	}) {
		return ""
	}
	return strings.ToUpper(ext)
}

func (w *writer) fileSize(file string) view.Text {
	if w.options.Content == nil || w.files[file] == nil {
		return view.Text{}
	}
	info, err := fs.Stat(w.options.Content, file)
	if err != nil {
		return view.Text{}
	}
	return w.text(w.locale().FileSize(info.Size()), "")
}
