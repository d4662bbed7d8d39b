package edit

import (
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Content returns a file of which no field can be changed as a text, with LF at the
// ends of its lines. ok is false for what is no text.
func Content(path string, data []byte) (text string, ok bool) {
	src, _ := frontmatter.Decode(sitefolder.ContentPath(path), data)
	if src == nil {
		return "", false
	}
	return string(src.Text), true
}

// Rewrite returns the bytes of a file with another text. What both texts begin and end
// with stays as it is, in the encoding of the file and with its line ends.
func Rewrite(path string, data []byte, text string) ([]byte, error) {
	was, ok := Content(path, data)
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if strings.HasSuffix(was, "\n") && text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n" // which a browser takes for none
	}
	if !ok || text == was {
		return data, nil
	}
	start, end := 0, len(was)
	for start < min(len(was), len(text)) && was[start] == text[start] {
		start++
	}
	for start > 0 && start < len(was) && was[start-1] != '\n' { // no letter is cut in two
		start--
	}
	behind := len(text)
	for end > start && behind > start && was[end-1] == text[behind-1] {
		end--
		behind--
	}
	for end < len(was) && (end == 0 || was[end-1] != '\n') {
		end++
		behind++
	}
	return frontmatter.Apply(data, []frontmatter.Splice{{Start: start, End: end, Text: text[start:behind]}})
}
