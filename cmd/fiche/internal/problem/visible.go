package problem

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxArgument is how many characters of an author's text a message quotes.
const maxArgument = 200

// argument returns a value as a message quotes it: on one line, of a bounded
// length, without passwords, and harmless.
func argument(value string) string {
	value, _ = HidePasswords(value)
	n := 0
	for i := range value {
		if n == maxArgument {
			value = value[:i] + "…"
			break
		}
		n++
	}
	return visible(strings.Join(strings.FieldsFunc(value, isLineSpace), " "))
}

func isLineSpace(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }

// visible spells out what an author's text must not do to a terminal: control
// characters, which could move the cursor, change colours or rename the window,
// and the marks that reverse the direction of writing.
func visible(text string) string {
	clean := strings.IndexFunc(text, isHidden) < 0 && utf8.ValidString(text)
	if clean {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		switch {
		case !isHidden(r): // an invalid byte becomes U+FFFD
			out.WriteRune(r)
		case r < ' ':
			out.WriteRune('␀' + r) // Unicode's pictures of the control characters
		case r == 0x7f:
			out.WriteRune('␡')
		default:
			fmt.Fprintf(&out, "<U+%04X>", r)
		}
	}
	return out.String()
}

// copyable returns lines that can be copied from a terminal as they stand: a tab
// is written as spaces, and what cannot be seen is left out.
func copyable(text string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if out.Len() > 0 {
			out.WriteByte('\n')
		}
		for _, r := range strings.TrimRight(line, "\r\n") {
			switch {
			case r == '\t':
				out.WriteString("    ")
			case !isHidden(r) && r != utf8.RuneError:
				out.WriteRune(r)
			}
		}
	}
	return out.String()
}

func isHidden(r rune) bool {
	switch {
	case r < ' ' || 0x7f <= r && r < 0xa0: // C0, delete, C1
		return true
	case r == '\u2028' || r == '\u2029': // line and paragraph separator
		return true
	case r == '\u200d' || r == '\u200c': // joiners: part of emoji and of Persian words
		return false
	}
	return unicode.Is(unicode.Cf, r) // direction marks, zero-width space, byte order mark
}
