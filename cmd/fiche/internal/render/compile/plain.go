package compile

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// plainFor recognises, for some chains of escapers, texts that they leave as
// they are, without asking them: most texts are such. What it does not
// recognise is asked about.
var plainFor = map[string]func(text string) bool{
	"htmlescaper":            isPlain,
	"rcdataescaper":          isPlain,
	"attrescaper":            isPlain,
	addressEscapers:          isPlainAddress,
	"urlescaper attrescaper": isUnreserved,
}

// addressEscapers are those of an attribute that is an address.
const addressEscapers = "urlfilter urlnormalizer attrescaper"

// plainOf returns what prints a value of a type as text; ok is false unless that
// is known to be plain. Of the types that html/template trusts, only addresses
// are asked about: a small file is written as one.
func plainOf(chain string, t reflect.Type) func(v reflect.Value) (text string, ok bool) {
	plain := plainFor[chain]
	switch {
	case t == reflect.TypeFor[template.URL]() && chain == addressEscapers:
		return func(v reflect.Value) (string, bool) { return v.String(), isPlainURL(v.String()) }
	case plain == nil:
	case t == reflect.TypeFor[string]():
		return func(v reflect.Value) (string, bool) { return v.String(), plain(v.String()) }
	case t == reflect.TypeFor[int]():
		return func(v reflect.Value) (string, bool) {
			text := strconv.FormatInt(v.Int(), 10)
			return text, plain(text)
		}
	case t.Kind() == reflect.Struct && t.Implements(reflect.TypeFor[fmt.Stringer]()):
		return func(v reflect.Value) (string, bool) {
			text := v.Interface().(fmt.Stringer).String()
			return text, plain(text)
		}
	}
	return func(reflect.Value) (string, bool) { return "", false }
}

// isPlain reports whether a text is plain for the escapers that replace
// characters one by one, always the same seven: htmlReplacementTable in
// html/template.
func isPlain(text string) bool { return !strings.ContainsAny(text, "\x00\"&'+<>") }

// isPlainAddress reports whether an address holds only unreserved characters
// and those that part them. Where a colon stands without a scheme of the web
// before it, html/template has to look at what it follows.
func isPlainAddress(text string) bool {
	const marks = unreserved + "/?#="
	for _, scheme := range []string{"https://", "http://"} {
		if rest, ok := strings.CutPrefix(text, scheme); ok {
			return isMadeOf(rest, marks+":")
		}
	}
	return isMadeOf(text, marks)
}

// isPlainURL is isPlainAddress for an address of any scheme, which may hold
// characters that are written as %XX.
func isPlainURL(text string) bool {
	for {
		before, rest, escaped := strings.Cut(text, "%")
		if !isMadeOf(before, unreserved+"/?#=:;,@!$*") {
			return false
		}
		if !escaped {
			return true
		}
		if len(rest) < 2 || !isHex(rest[0]) || !isHex(rest[1]) {
			return false
		}
		text = rest[2:]
	}
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

// unreserved are the marks that RFC 3986 (section 2.3) calls so, with letters and
// digits.
const unreserved = "-._~"

func isUnreserved(text string) bool { return isMadeOf(text, unreserved) }

// isMadeOf reports whether a text holds only letters and digits of ASCII, and
// those marks.
func isMadeOf(text, marks string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case strings.IndexByte(marks, c) >= 0:
		default:
			return false
		}
	}
	return true
}
