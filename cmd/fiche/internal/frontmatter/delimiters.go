package frontmatter

import (
	"bufio"
	"errors"
	"io"
	"sync"

	"github.com/adrg/frontmatter"
)

// A capture is what the front matter library found.
type capture struct {
	toml, ok bool
}

// errFound stops the library once it has the front matter: it would go on to
// copy the body, which is at hand already.
var errFound = errors.New("front matter found")

// formats are the delimiters that are recognised. They decode nothing: what
// the bytes between them say, and where, is read here. The library's own
// format for { … } is left out, for it takes a body that begins with a brace
// for JSON.
var formats = []*frontmatter.Format{
	frontmatter.NewFormat("---", "---", captureYAML),
	frontmatter.NewFormat("---yaml", "---", captureYAML),
	frontmatter.NewFormat("---json", "---", captureYAML),
	frontmatter.NewFormat(";;;", ";;;", captureYAML),
	frontmatter.NewFormat("+++", "+++", captureTOML),
	frontmatter.NewFormat("---toml", "---", captureTOML),
}

func captureYAML(_ []byte, v any) error {
	*v.(*capture) = capture{ok: true}
	return errFound
}

func captureTOML(_ []byte, v any) error {
	*v.(*capture) = capture{ok: true, toml: true}
	return errFound
}

// detect has the library report whether a text has front matter, and of what
// kind.
func detect(text []byte) (found capture) {
	r := delimiterReaders.Get().(*bufio.Reader)
	r.Reset(&delimiters{text: text})
	// The library's error says no more than the capture does: bytes in memory
	// cannot fail to be read.
	_, _ = frontmatter.MustParse(r, &found, formats...)
	r.Reset(nil) // let go of the text
	delimiterReaders.Put(r)
	return found
}

// delimiterReaders keeps buffers of the size that the library wants.
var delimiterReaders = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// A delimiters reads the lines of a text that may delimit its front matter: the
// first, and those that end a format. The library copies every line that it is
// shown twice, and has no use for those between.
type delimiters struct {
	text    []byte
	next    int // where the line after the last one begins
	pending []byte
}

func (d *delimiters) Read(p []byte) (int, error) {
	for len(d.pending) == 0 {
		first := d.next == 0
		l := textLine(d.text, d.next)
		if l.blank() {
			return 0, io.EOF
		}
		if d.next = l.next; first || isClosing(l.text) {
			d.pending = d.text[l.first:l.next]
		}
	}
	n := copy(p, d.pending)
	d.pending = d.pending[n:]
	return n, nil
}

// isClosing reports whether a line closes a front matter of some format.
func isClosing(line []byte) bool {
	for _, f := range formats {
		if f.End == string(line) {
			return true
		}
	}
	return false
}
