package compile

import (
	"reflect"
	"strings"
)

// plainFor recognises, for some chains of escapers, texts that they leave as
// they are, without asking them: most texts are such. What it does not
// recognise is asked about.
var plainFor = map[string]func(text string) bool{
	"htmlescaper":                         isPlain,
	"rcdataescaper":                       isPlain,
	"attrescaper":                         isPlain,
	"urlfilter urlnormalizer attrescaper": isPlainAddress,
}

// plainOf is what recognises such texts of a type. A type with a name may have
// a method that says its text, or be one that html/template trusts.
func plainOf(chain string, t reflect.Type) func(text string) bool {
	if plain := plainFor[chain]; plain != nil && t.PkgPath() == "" {
		return plain
	}
	return func(string) bool { return false }
}

// isPlain is for the escapers that replace characters one by one, always the
// same seven: htmlReplacementTable in html/template.
func isPlain(text string) bool { return !strings.ContainsAny(text, "\x00\"&'+<>") }

// isPlainAddress is for addresses on the web of the characters that RFC 3986
// calls unreserved (section 2.3), and of those that part them.
func isPlainAddress(text string) bool {
	rest, ok := strings.CutPrefix(text, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(text, "http://")
	}
	if !ok {
		return false
	}
	for i := range len(rest) {
		switch c := rest[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case strings.IndexByte("-._~/?#=:", c) >= 0:
		default:
			return false
		}
	}
	return true
}
