package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Addresses of static files that pages link when the site has them.
const (
	mainStyle   = "css/fiche.css"
	themeStyle  = "css/theme.css" // made from the accent
	customStyle = "custom.css"
	iconFile    = "favicon.svg"
)

// Static lists the files of the static folders, of which an earlier layer wins
// over a later one file by file. They are copied as they are, those whose name
// begins with a dot too; what an operating system leaves behind is not.
func Static(layers []fs.FS) ([]File, error) {
	taken := map[string]bool{}
	var files []File
	for _, layer := range layers {
		if layer == nil {
			continue
		}
		err := fs.WalkDir(layer, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || taken[name] || isJunk(path.Base(name)) {
				return err
			}
			taken[name] = true
			files = append(files, File{Path: name, From: path.Join(sitefolder.Static, name), Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
				return fs.ReadFile(layer, name)
			}})
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

// isJunk reports whether a file is one that is not meant to be published: Go's,
// by which the built-in folder is embedded, and those of desktops and office
// programs.
func isJunk(name string) bool {
	lower := strings.ToLower(name)
	return path.Ext(lower) == ".go" || strings.HasPrefix(name, "~$") ||
		slices.Contains([]string{".ds_store", "thumbs.db", "desktop.ini"}, lower)
}

// linkStatic notes which static files all pages link. The site's own style
// comes last, so that it wins.
func (r *Renderer) linkStatic() {
	if r.hasStatic(mainStyle) {
		r.stylesheets = append(r.stylesheets, mainStyle)
	}
	if r.settings().Accent != "" {
		r.stylesheets = append(r.stylesheets, themeStyle)
	}
	if r.hasStatic(customStyle) {
		r.stylesheets = append(r.stylesheets, customStyle)
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
	if !picture {
		return []File{{Path: file.Address, From: from, Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
			if photo.IsImage(file.Path) {
				return nil, fmt.Errorf("render: %s is a picture that was not inspected", file.Path)
			}
			return fs.ReadFile(r.options.Content, file.Path)
		}}}
	}
	var files []File
	for _, v := range photo.Variants(source.Info) {
		files = append(files, File{Path: r.variantAddress(file.Path, v), From: from, Make: func(ctx context.Context, _ *bytes.Buffer) ([]byte, error) {
			return r.options.Encoder.Encode(ctx, source, v)
		}})
	}
	return files
}
