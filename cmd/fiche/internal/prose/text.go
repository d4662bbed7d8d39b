package prose

import (
	"bytes"
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// unescape returns the text that Markdown stands for: without the backslashes
// before punctuation and with entities resolved (CommonMark 0.31, sections 2.4
// and 2.5). Control characters, which HTML forbids, become U+FFFD. Where
// nothing changes it is markdown itself.
func unescape(markdown []byte) []byte {
	if isPlain(markdown) {
		return markdown
	}
	b := make([]byte, 0, len(markdown))
	for i := 0; i < len(markdown); {
		c := markdown[i]
		switch {
		case c == '\\' && i+1 < len(markdown) && util.IsPunct(markdown[i+1]):
			b = append(b, markdown[i+1])
			i += 2
		case c == '&':
			text, n := entity(markdown[i:])
			b = append(b, text...)
			i += n
		case c < utf8.RuneSelf:
			b = utf8.AppendRune(b, printable(rune(c)))
			i++
		default:
			r, n := utf8.DecodeRune(markdown[i:])
			b = utf8.AppendRune(b, printable(r))
			i += n
		}
	}
	return b
}

// isPlain recognises most text that unescape returns as it is, from its bytes.
func isPlain(text []byte) bool {
	for i, c := range text {
		if mayChange[c] && (c != 0xc2 || i+1 < len(text) && text[i+1] < 0xa0) {
			return false
		}
	}
	return true
}

// mayChange are the bytes that unescape looks at.
var mayChange = func() (bytes [256]bool) {
	for c := range bytes {
		bytes[c] = c < ' ' && c != '\t' && c != '\n' || c == 0x7f || c == '\\' || c == '&' ||
			c == 0xc2 || // with U+0080 to U+009F
			c == 0xef || c >= 0xf0 // U+F000 and up, where some are no characters
	}
	return bytes
}()

// printable is r, or U+FFFD when HTML may not hold it.
func printable(r rune) rune {
	switch {
	case r == '\t' || r == '\n':
		return r
	case r < ' ' || 0x7f <= r && r < 0xa0 || r&0xfffe == 0xfffe || 0xfdd0 <= r && r <= 0xfdef:
		return utf8.RuneError
	case !utf8.ValidRune(r):
		return utf8.RuneError
	}
	return r
}

// maxEntity is the length of the longest entity, "&CounterClockwiseContourIntegral;".
const maxEntity = 33

// entity reads the entity that s begins with, and returns how many bytes it takes:
// 1, the ampersand itself, when it is none.
func entity(s []byte) (text string, n int) {
	end := bytes.IndexByte(s[:min(len(s), maxEntity)], ';')
	if end < 2 {
		return "&", 1
	}
	name := string(s[1:end])
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return string(e.Characters), end + 1
		}
		return "&", 1
	}
	digits, base, most := name[1:], 10, 7
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, base, most = digits[1:], 16, 6
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return "&", 1
	}
	return string(printable(rune(code))), end + 1
}

// raw returns text that is printed as it is written, as code.
func raw(text []byte) string {
	return strings.Map(printable, string(text))
}

// appendEscaped appends text so that it means itself in HTML.
func appendEscaped(dst []byte, text string) []byte {
	if !strings.ContainsAny(text, `<>&"'`) {
		return append(dst, text...)
	}
	return append(dst, html.EscapeString(text)...)
}

// textOf returns what a node says, without its marks and as it is written, with
// one space between two words.
func textOf(n ast.Node, source []byte) string {
	var buffer [128]byte // for most headings and links
	text := appendText(buffer[:0], n, source)
	if isSpaced(text) {
		return string(text)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}

// isSpaced recognises most text whose words are parted by one space each.
func isSpaced(text []byte) bool {
	gap := true // no space may stand at the start
	for _, c := range text {
		switch {
		case c == ' ' && gap, c < ' ', c == 0xC2, 0xE1 <= c && c <= 0xE3: // those begin the spaces beyond ASCII
			return false
		}
		gap = c == ' '
	}
	return !gap
}

// appendText appends what stands within a node.
func appendText(dst []byte, n ast.Node, source []byte) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		dst = appendNode(dst, c, source, ' ')
	}
	return dst
}

// appendNode appends what a node in a line says, its line ends as lineEnd.
func appendNode(dst []byte, n ast.Node, source []byte, lineEnd byte) []byte {
	switch n := n.(type) {
	case *ast.Text:
		if n.IsRaw() {
			dst = append(dst, raw(n.Segment.Value(source))...)
		} else {
			dst = append(dst, unescape(n.Segment.Value(source))...)
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			dst = append(dst, lineEnd)
		}
		return dst
	case *ast.String:
		return append(dst, n.Value...)
	case *ast.AutoLink:
		return append(dst, raw(n.Label(source))...)
	case *east.FootnoteLink, *ast.RawHTML:
		return dst
	case *phrase:
		if n.tag.Data == "br" {
			dst = append(dst, lineEnd)
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		dst = appendNode(dst, c, source, lineEnd)
	}
	return dst
}
