package main

import (
	"io/fs"

	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/static"
	"fiche/templates"
)

// inputs are what a site is built from: its own folders, and behind them the
// built-in ones.
func inputs(s *siteFolder) pipeline.Inputs {
	layers := func(own, builtIn fs.FS) []fs.FS {
		if own == nil {
			return []fs.FS{builtIn}
		}
		return []fs.FS{own, builtIn}
	}
	return pipeline.Inputs{Content: s.content, Templates: layers(s.templates, templates.FS), Static: layers(s.static, static.FS)}
}

// openCache returns the photos that a site keeps between builds, or nil if it
// cannot keep any.
func openCache(s *siteFolder) *photo.Cache {
	folder := s.openCache()
	if folder == nil {
		return nil
	}
	return photo.NewCache(folder)
}
