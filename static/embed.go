// Package static holds the built-in static files: the stylesheet and the icon.
// A site's own static/ folder wins over them, file by file.
package static

import "embed"

// FS holds the files at its root, under their addresses in the site.
//
//go:embed css favicon.svg
var FS embed.FS
