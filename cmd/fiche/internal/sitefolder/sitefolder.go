// Package sitefolder names what stands where in the folder of a site. It is the
// only package that spells these names.
package sitefolder

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// The folders of a site.
const (
	Content   = "content"
	Templates = "templates"
	Static    = "static"
	Cache     = ".fiche"
	Public    = "public" // where the pages go unless the user says otherwise
	PDF       = "pdf"    // where printed sheets go unless the user says otherwise
)

// The folders of Cache that hold what people wrote.
const (
	Bin      = "corbeille" // what was deleted, to be taken back
	Versions = "versions"  // what files said before they were changed
	Unsaved  = "unsaved"   // what was written in a form and not saved
	Incoming = "incoming"  // what was sent to be imported, until it is
)

// Home is the file of the home page and of the site's settings, below Content.
const Home = "index.md"

// A File is a file to be written.
type File struct {
	Path string // below the folder of the site, with slashes
	Data []byte
}

// ContentPath returns the path, below the folder of the site, of a file that
// is named below Content.
func ContentPath(name string) string { return Content + "/" + name }

// CutContent undoes ContentPath. It reports whether path is below Content; if
// not, it returns path as it is.
func CutContent(path string) (name string, ok bool) { return strings.CutPrefix(path, Content+"/") }

// UsualFolder returns the folder of content that a new sheet goes to: of those that
// the menu names, or else of all, the one that holds most sheets; the first by name
// among equals, and "." if there is none.
func UsualFolder(content fs.FS, menu []string) string {
	sheets, folders := map[string]int{}, []string{"."}
	// A folder that cannot be listed is not the usual one.
	_ = fs.WalkDir(content, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case d.IsDir() && name != "." && strings.ContainsAny(d.Name()[:1], "._"):
			return fs.SkipDir
		case d.IsDir() && name != ".":
			folders = append(folders, name)
		case strings.EqualFold(path.Ext(name), ".md") && path.Dir(name) != ".":
			sheets[path.Dir(name)]++
		}
		return nil
	})
	if len(menu) > 0 {
		folders = slices.DeleteFunc(folders, func(name string) bool {
			return !slices.ContainsFunc(menu, func(named string) bool { return named == name || strings.HasPrefix(name, named+"/") })
		})
		for _, named := range menu { // it need not be there yet
			if !slices.Contains(folders, named) {
				folders = append(folders, named)
			}
		}
	}
	return slices.MaxFunc(folders, func(a, b string) int { return sheets[a] - sheets[b] })
}
