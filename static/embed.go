// Package static holds the built-in static files: the stylesheets, the script of listings and
// search, and the icon.
// A site's own static/ folder wins over them, file by file.
package static

import "embed"

// FS holds the files at its root, under their addresses in the site.
//
//go:embed css js favicon.svg
var FS embed.FS
