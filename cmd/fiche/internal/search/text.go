package search

import (
	"html"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/site"
)

// textFiles returns the files with the texts of the sheets, of which the script shows
// the passages where it found a word. Each has its own: those of the ten sheets that
// a query finds lie apart, and two in a file would double what is loaded.
func textFiles(s *site.Site, e *site.Edition) []File {
	files := make([]File, len(e.Latest))
	for i, p := range e.Latest {
		name := "text-" + strconv.Itoa(i)
		files[i] = File{e.FindFolder() + name + ".js", func() ([]byte, error) { return Call(name, plain(s.Prose(p).HTML)) }}
	}
	return files
}

// inline are the tags within a word or a line: others part what stands beside them.
var inline = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "cite": true, "code": true, "del": true, "em": true, "i": true, "kbd": true, "mark": true,
	"q": true, "s": true, "small": true, "span": true, "strong": true, "sub": true, "sup": true,
}

// plain returns the text of prose on one line.
func plain(prose string) string {
	b := make([]byte, 0, len(prose))
	apart := false // whether a space comes before what is next
	for prose != "" {
		var text, tag string
		text, prose, _ = strings.Cut(prose, "<")
		for text != "" {
			end := strings.IndexAny(text, " \n\t") // not a space that holds words together
			if end < 0 {
				end = len(text)
			}
			if apart && end > 0 && len(b) > 0 {
				b = append(b, ' ')
			}
			b = append(b, text[:end]...)
			apart = apart && end == 0 || end < len(text)
			text = text[min(end+1, len(text)):]
		}
		tag, prose, _ = strings.Cut(prose, ">")
		name, _, _ := strings.Cut(strings.Trim(tag, "/"), " ")
		apart = apart || !inline[name]
	}
	return html.UnescapeString(string(b))
}
