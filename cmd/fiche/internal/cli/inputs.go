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

// openCache returns the photos that a site keeps between builds, or nil if it
// cannot keep any.
func openCache(s *disk.Site) *photo.Cache {
	return cacheIn(s.OpenCache())
}

// findCache returns the photos that a site keeps between builds, or nil if it has
// none yet: a check writes nothing of its own accord.
func findCache(s *disk.Site) *photo.Cache { return cacheIn(s.FindCache()) }

func cacheIn(folder *os.Root) *photo.Cache {
	if folder == nil {
		return nil
	}
	return photo.NewCache(folder)
}
