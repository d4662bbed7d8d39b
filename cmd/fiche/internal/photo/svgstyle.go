package photo

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Styles are rewritten from the few forms that drawing programs use: rules of
// one selector list each, declarations of known properties. Whatever else CSS
// can say is left out, so there is no need to understand it.

// cleanStyleSheet returns a style sheet with only rules that are safe; bad lists
// what was left out.
func cleanStyleSheet(css string) (clean string, bad []string) {
	var out strings.Builder
	css = stripCSSComments(css)
	for {
		css = strings.TrimSpace(css)
		if css == "" {
			return out.String(), bad
		}
		if css[0] == '@' {
			var rule string
			rule, css = cutAtRule(css)
			bad = append(bad, rule)
			continue
		}
		selector, rest, ok := strings.Cut(css, "{")
		if !ok {
			return out.String(), append(bad, strings.Join(strings.Fields(css), " "))
		}
		block, rest, _ := strings.Cut(rest, "}")
		css = rest
		name, ok := cleanSelector(selector)
		if !ok {
			bad = append(bad, strings.Join(strings.Fields(selector), " "))
			continue
		}
		declarations, left := cleanDeclarations(block)
		bad = append(bad, left...)
		if declarations != "" {
			out.WriteString(name + "{" + declarations + "}")
		}
	}
}

// stripCSSComments takes comments out. One that is not closed runs to the end.
func stripCSSComments(css string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(css, "/*")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		_, css, _ = strings.Cut(rest, "*/")
		// A comment parts the words around it.
		out.WriteByte(' ')
	}
}

// cutAtRule cuts the at-rule that css begins with: to its semicolon, or to the
// end of its block.
func cutAtRule(css string) (rule, rest string) {
	depth := 0
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			depth--
		case ';':
		default:
			continue
		}
		if depth <= 0 && css[i] != '{' {
			return nameOfAtRule(css), css[i+1:]
		}
	}
	return nameOfAtRule(css), ""
}

func nameOfAtRule(css string) string {
	if end := strings.IndexAny(css, " \t\r\n\"'({;"); end > 0 {
		return css[:end]
	}
	return css
}

// cleanSelector returns a selector that is made of names, classes, ids and
// combinators, with single spaces. Escapes, by which drawing programs write a class
// that begins with a digit or holds a colon, stand for characters of a name and are
// written in one way (CSS Syntax 3, section 4.3.7).
func cleanSelector(selector string) (clean string, ok bool) {
	var out strings.Builder
	space := false
	for rest := strings.TrimSpace(selector); rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		switch {
		case strings.ContainsRune(" \t\r\n\f", r):
			space = true
			rest = rest[size:]
			continue
		case r != '\\' && !isNameCharacter(r) && !strings.ContainsRune(".#,>+~*:", r):
			return "", false
		}
		if space {
			out.WriteByte(' ')
			space = false
		}
		if r != '\\' {
			out.WriteRune(r)
			rest = rest[size:]
			continue
		}
		if r, size = unescapeCSS(rest[size:]); size == 0 {
			return "", false
		}
		rest = rest[1+size:]
		fmt.Fprintf(&out, `\%x `, r)
	}
	return out.String(), out.Len() > 0
}

// unescapeCSS returns the character that an escape stands for, from behind its
// backslash, and its length; 0 where it is none.
func unescapeCSS(s string) (r rune, size int) {
	const longest = 6
	digits := 0
	for digits < min(longest, len(s)) && strings.IndexByte("0123456789abcdefABCDEF", s[digits]) >= 0 {
		digits++
	}
	if digits == 0 {
		r, size = utf8.DecodeRuneInString(s)
		if r < ' ' || r == utf8.RuneError {
			return 0, 0
		}
		return r, size
	}
	code, _ := strconv.ParseInt(s[:digits], 16, 32)
	if r = rune(code); r < ' ' || !utf8.ValidRune(r) {
		return 0, 0
	}
	if digits < len(s) && strings.IndexByte(" \t\r\n\f", s[digits]) >= 0 {
		digits++
	}
	return r, digits
}

func isNameCharacter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r >= 0x80
}

// cleanDeclarations returns a list of declarations with only those that are safe.
// bad lists those that would fetch or that do not read as declarations;
// properties that mean nothing in a drawing are dropped silently.
func cleanDeclarations(css string) (clean string, bad []string) {
	var kept []string
	for declaration := range strings.SplitSeq(stripCSSComments(css), ";") {
		property, value, ok := strings.Cut(declaration, ":")
		property = strings.ToLower(strings.TrimSpace(property))
		value = strings.Join(strings.Fields(value), " ")
		switch {
		case property == "":
		case !ok || !isSafeValue(value):
			bad = append(bad, strings.Join(strings.Fields(declaration), " "))
		case properties[property]:
			kept = append(kept, property+":"+value)
		}
	}
	return strings.Join(kept, ";"), bad
}

// isSafeValue reports whether a value fetches nothing: it calls only known
// functions, and a url in it is a place in the same drawing. Escapes, which
// could spell anything, are not safe.
func isSafeValue(value string) bool {
	if strings.ContainsAny(value, `\<>{};@:`) || strings.Contains(value, "/*") {
		return false
	}
	for {
		before, after, called := strings.Cut(value, "(")
		if !called {
			return true
		}
		name := strings.ToLower(trailingName(before))
		if name != "" && !functions[name] {
			return false
		}
		if name == "url" && !isFragmentCall(after) {
			return false
		}
		value = after
	}
}

// trailingName returns the name that ends s, as of a function before its bracket.
func trailingName(s string) string {
	return s[len(strings.TrimRightFunc(s, isNameCharacter)):]
}

// isFragmentCall reports whether the arguments of a url, from behind its bracket,
// are one reference within the drawing.
func isFragmentCall(arguments string) bool {
	ref, _, closed := strings.Cut(arguments, ")")
	ref = strings.TrimSpace(ref)
	for _, quote := range []string{`"`, `'`} {
		if len(ref) >= 2 && strings.HasPrefix(ref, quote) && strings.HasSuffix(ref, quote) {
			ref = ref[1 : len(ref)-1]
			break
		}
	}
	return closed && isFragment(ref)
}
