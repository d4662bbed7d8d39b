package render

import (
	"bytes"
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Addresses of static files that pages link when the site has them.
const (
	mainStyle   = "css/fiche.css"
	listsStyle  = "css/lists.css" // of pages that lead to sheets
	findStyle   = "css/find.css"  // of tables and the search
	themeStyle  = "css/theme.css" // made from the accent
	customStyle = "custom.css"
	iconFile    = "favicon.svg"
	scriptFile  = "js/fiche.js"
)

// Static lists the files of the static folders, of which an earlier layer wins
// over a later one file by file. They are copied as they are, those whose name
// begins with a dot too; what an operating system leaves behind is not. Problems
// are notes of what is no file, and errors of what cannot be read.
func Static(layers []fs.FS) (files []File, problems []problem.Problem) {
	taken := map[string]bool{}
	files = []File{}
	for _, layer := range layers {
		for _, e := range sitefolder.List(layer, func(name string, _ bool) bool { return taken[name] || isJunk(path.Base(name)) }) {
			from := path.Join(sitefolder.Static, e.Path)
			if e.Kind == sitefolder.Regular {
				e.Err = sitefolder.CanRead(layer, e.Path)
			}
			switch {
			case e.Kind == sitefolder.Unreadable:
				problems = append(problems, problem.UnreadableFolder(from, e.Err))
			case e.Err != nil:
				problems = append(problems, problem.Unreadable(from, e.Err))
			case e.Kind == sitefolder.DeadLink:
				problems = append(problems, problem.Problem{Rule: "unpublished-link", Severity: problem.Note, Place: problem.Place{Path: from}})
			case e.Kind == sitefolder.Special:
				problems = append(problems, problem.Problem{Rule: "unpublished-special", Severity: problem.Note, Place: problem.Place{Path: from}})
			default:
				taken[e.Path] = true
				files = append(files, File{Path: e.Path, From: from, Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
					return fs.ReadFile(layer, e.Path)
				}})
			}
		}
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files, problems
}

// isJunk reports whether a file is one that is not meant to be published: Go's,
// by which the built-in folder is embedded, and those of desktops and office
// programs.
func isJunk(name string) bool {
	lower := strings.ToLower(name)
	return path.Ext(lower) == ".go" || strings.HasPrefix(name, "~$") ||
		slices.Contains([]string{".ds_store", "thumbs.db", "desktop.ini"}, lower)
}

// A styling is which stylesheets a page links: what few pages need, the others do not
// load.
type styling int

const (
	plainStyling styling = iota
	listStyling          // of the home and listings
	findStyling          // of tables and the search
	stylings             // how many there are
)

// stylingOf returns the styling of a kind of page.
func stylingOf(kind string) styling {
	switch kind {
	case "home", "listing", "facet":
		return listStyling
	case "table", "search":
		return findStyling
	}
	return plainStyling
}

// linkStatic notes which static files pages link. The site's own style comes last,
// so that it wins.
func (r *Renderer) linkStatic() {
	for _, style := range []struct {
		address string
		there   bool
		from    styling // the least that has it
	}{
		{mainStyle, r.hasStatic(mainStyle), plainStyling},
		{listsStyle, r.hasStatic(listsStyle), listStyling},
		{findStyle, r.hasStatic(findStyle), findStyling},
		{themeStyle, r.settings().Accent != "", plainStyling},
		{customStyle, r.hasStatic(customStyle), plainStyling},
	} {
		for s := style.from; style.there && s < stylings; s++ {
			r.stylesheets[s] = append(r.stylesheets[s], style.address)
		}
	}
	if r.hasStatic(iconFile) {
		r.icon = iconFile
	}
}

func (r *Renderer) hasStatic(address string) bool {
	return slices.ContainsFunc(r.options.Static, func(f File) bool { return f.Path == address })
}

// contentFiles returns the files made of one file beside the sheets: a picture
// in its sizes, or a document as it is. The original of a picture is never
// published, for it may tell where it was taken.
func (r *Renderer) contentFiles(file *site.File) []File {
	from := path.Join(sitefolder.Content, file.Path)
	source, picture := r.options.Pictures[file.Path]
	switch {
	case picture:
	case file.Address == "" || photo.IsImage(file.Path):
		return nil // a picture that was refused, which only drafts may show
	default:
		return []File{{Path: file.Address, From: from, Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
			return fs.ReadFile(r.options.Content, file.Path)
		}}}
	}
	var files []File
	for _, v := range photo.Variants(source.Info) {
		files = append(files, File{Path: r.variantAddress(file.Path, v), From: from, Make: func(ctx context.Context, scratch *bytes.Buffer) ([]byte, error) {
			return r.options.Encoder.Encode(ctx, source, v, scratch)
		}})
	}
	return files
}
