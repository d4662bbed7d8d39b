package photo

import "strings"

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
		selector = strings.Join(strings.Fields(selector), " ")
		if !isSafeSelector(selector) {
			bad = append(bad, selector)
			continue
		}
		declarations, left := cleanDeclarations(block)
		bad = append(bad, left...)
		if declarations != "" {
			out.WriteString(selector + "{" + declarations + "}")
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

// isSafeSelector reports whether a selector is made of names, classes, ids and
// combinators.
func isSafeSelector(selector string) bool {
	for _, r := range selector {
		if !isNameCharacter(r) && !strings.ContainsRune(".#,>+~*: ", r) {
			return false
		}
	}
	return selector != ""
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
