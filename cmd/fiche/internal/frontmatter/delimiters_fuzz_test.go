package frontmatter

import (
	"bytes"
	"testing"

	"github.com/adrg/frontmatter"
)

// FuzzDetect holds what the library says of the delimiters to what it says of
// the whole text.
func FuzzDetect(f *testing.F) {
	for _, seed := range []string{
		"", "\n", "---", "---\n---", "---\ntitre: a\n---\nb", " --- \na\n\t---", "---\n;;;\n---\n", ";;;\n---\n;;;", "+++\na = 1\n+++\n",
		"---toml\n---toml\n", "---json\n{}\n---\n", "# Titre\n---\n---\n", "\n\n---\n", "---\r\na: b\r\n---\r\n", "----\n---\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var want capture
		_, _ = frontmatter.MustParse(bytes.NewReader([]byte(text)), &want, formats...)
		if got := detect([]byte(text)); got != want {
			t.Errorf("%q: %+v, the library says %+v", text, got, want)
		}
	})
}
