package problem

// A colour is the escape sequence that begins it (ECMA-48, "select graphic
// rendition"). Only the sixteen colours that every reader has chosen for
// their own terminal are used.
type colour string

const (
	bold   colour = "\x1b[1m"
	faint  colour = "\x1b[2m"
	red    colour = "\x1b[1;31m"
	green  colour = "\x1b[32m"
	yellow colour = "\x1b[1;33m"
	cyan   colour = "\x1b[36m"

	plain = "\x1b[0m"
)

func (p Printer) paint(c colour, text string) string {
	if !p.Colour || text == "" {
		return text
	}
	return string(c) + text + plain
}
