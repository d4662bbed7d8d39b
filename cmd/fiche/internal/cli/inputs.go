package cli

import (
	"io/fs"
	"os"

	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/sitefolder/disk"
	"fiche/static"
	"fiche/templates"
)

// inputs returns what a site is built from: its own folders, and behind them the
// built-in ones.
func inputs(s *disk.Site) pipeline.Inputs {
	layers := func(own, builtIn fs.FS) []fs.FS {
		if own == nil {
			return []fs.FS{builtIn}
		}
		return []fs.FS{own, builtIn}
	}
	return pipeline.Inputs{Content: s.Content, Templates: layers(s.Templates, templates.FS), Static: layers(s.Static, static.FS)}
}

// findCache is openCache, but makes nothing: a check writes nothing of its own accord.
func findCache(s *disk.Site) (*photo.Cache, *os.Root) {
	if folder := s.FindCache(); folder != nil {
		return photo.NewCache(folder), folder
	}
	return nil, nil
}

// openCache returns the photos that a site keeps between builds, and the folder
// that it keeps for itself; both are nil if it cannot keep anything.
func openCache(s *disk.Site) (*photo.Cache, *os.Root, error) {
	folder, err := s.OpenCache()
	if folder == nil {
		return nil, nil, err
	}
	return photo.NewCache(folder), folder, nil
}
