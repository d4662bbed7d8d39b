package importer

import (
	"archive/zip"
	"io"
	"path"

	"fiche/cmd/fiche/internal/importer/office"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// What an archive may cost.
const (
	maxEntries   = 50_000
	maxDirectory = 16 << 20 // bytes that say what is in it
)

// AddArchive reads the folder that a zip holds. r is read until the plan is made.
func (c *Collection) AddArchive(name string, r io.ReaderAt, size int64, l *locale.Locale) {
	broken := problem.Problem{Rule: "archive-broken", Severity: problem.Error, Place: problem.NewSource(name, nil).File()}
	opening := &boundedReader{ReaderAt: r, left: maxDirectory}
	z, err := zip.NewReader(opening, size)
	if err != nil {
		if opening.left < 0 {
			broken.Rule = "office-too-large"
		}
		c.Refused = append(c.Refused, broken)
		return
	}
	opening.opened = true
	if len(z.File) > maxEntries || office.IsBomb(z, size) {
		broken.Rule = "office-too-large"
		c.Refused = append(c.Refused, broken)
		return
	}
	sources, refused := len(c.sources), len(c.Refused)
	if c.AddFolder(z, ".", l) != nil { // a part is damaged, or has a password
		c.sources, c.Refused = c.sources[:sources], append(c.Refused[:refused], broken)
		return
	}
	for i := range c.Refused[refused:] {
		p := &c.Refused[refused+i]
		p.Path = path.Join(name, p.Path)
	}
}

// A boundedReader reads no more than is left, until its archive is opened.
type boundedReader struct {
	io.ReaderAt
	left   int64
	opened bool
}

func (r *boundedReader) ReadAt(p []byte, at int64) (int, error) {
	if !r.opened {
		if r.left -= int64(len(p)); r.left < 0 {
			return 0, office.ErrTooLarge
		}
	}
	return r.ReaderAt.ReadAt(p, at)
}
