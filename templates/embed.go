// Package templates holds the built-in page templates. A site's own templates/
// folder wins over them, file by file; README.md says what they may use.
package templates

import "embed"

// FS holds the templates at its root, under the names by which they call each
// other.
//
//go:embed *.html
var FS embed.FS
