package frontmatter

import "strings"

// splitTOML refuses front matter in TOML, shows what to write instead, and
// finds where the body begins.
func splitTOML(r *reporter, opening rawLine) (block span, body int) {
	text := r.src.Text
	l := textLine(text, opening.next)
	for !l.blank() && string(l.text) != "+++" && string(l.text) != "---" {
		l = textLine(text, l.next)
	}
	r.error("toml-front-matter", opening.start, opening.end, nil, fromTOML(string(text[opening.next:l.first])))
	return span{}, l.next
}

// fromTOML writes the common lines of TOML as front matter: tables, and keys
// with a text, a number, a date or a list on one line. It is for showing, so
// that a very long text is not converted.
func fromTOML(text string) string {
	const longest = 100
	lines := strings.Split(strings.Trim(text, "\n"), "\n")
	if len(lines) > longest {
		return ""
	}
	out := []string{"---"}
	indent := ""
	for _, line := range lines {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "[[") && strings.HasSuffix(line, "]]"):
			return "" // lists of tables have no line-by-line equivalent
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
			indent = "  "
			out = append(out, strings.Trim(line, "[] ")+":")
		case line == "" || line[0] == '#':
			out = append(out, line)
		default:
			out = append(out, fromTOMLPair(line, indent)...)
		}
	}
	return strings.Join(append(out, "---"), "\n")
}

// fromTOMLPair returns the line, or lines, of one key of TOML.
func fromTOMLPair(line, indent string) []string {
	name, value, ok := strings.Cut(line, "=")
	if !ok {
		return []string{indent + line}
	}
	name, value = strings.Trim(name, ` "'`), strings.TrimSpace(value)
	inside, opened := strings.CutPrefix(value, "[")
	inside, closed := strings.CutSuffix(inside, "]")
	if !opened || !closed {
		return []string{indent + name + ": " + unquoteTOML(value)}
	}
	out := []string{indent + name + ":"}
	for item := range strings.SplitSeq(inside, ",") {
		if item = strings.TrimSpace(item); item != "" {
			out = append(out, indent+"  - "+unquoteTOML(item))
		}
	}
	return out
}

// unquoteTOML takes the quotes off a value, where front matter needs none.
func unquoteTOML(value string) string {
	for _, quote := range []string{`"`, `'`} {
		inner, opened := strings.CutPrefix(value, quote)
		inner, closed := strings.CutSuffix(inner, quote)
		if opened && closed && inner != "" && !strings.ContainsAny(inner, quote+`\`) && strings.TrimSpace(inner) == inner {
			return inner
		}
	}
	return value
}
