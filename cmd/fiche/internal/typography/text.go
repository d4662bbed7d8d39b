package typography

import "html"

// A Text is a phrase ready to be shown, twice: as plain text, for titles,
// feeds and attributes, and as HTML, which may hold <sup>, <time> and the spans
// that keep a number whole.
type Text struct {
	Plain string
	HTML  string
}

// Plain returns s as it stands, escaped for HTML.
func Plain(s string) Text { return Text{Plain: s, HTML: html.EscapeString(s)} }

// Join returns texts as one, with nothing between them.
func Join(texts ...Text) Text {
	var joined Text
	for _, t := range texts {
		joined.Plain += t.Plain
		joined.HTML += t.HTML
	}
	return joined
}
