package prose

import (
	"regexp"
	"strings"
)

var (
	strongMarks = regexp.MustCompile(`(\*\*|__)([^\s*_](?:[^*_]*[^\s*_])?)(\*\*|__)`)
	linkMarks   = regexp.MustCompile(`!?\[([^\[\]]+)\]\(([^()\s]+)\)`)
	tagMarks    = regexp.MustCompile(`</?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>`)
)

// WithoutMarks returns a text without the marks of Markdown and the tags of HTML
// in it, and reports whether it held any. Only what can hardly be anything else
// is taken for one: **bold**, [text](address), <b>.
func WithoutMarks(text string) (plain string, held bool) {
	if !strings.ContainsAny(text, "*_[<") {
		return text, false
	}
	plain = strongMarks.ReplaceAllString(text, "$2")
	plain = linkMarks.ReplaceAllString(plain, "$1")
	plain = tagMarks.ReplaceAllStringFunc(plain, func(found string) string {
		switch roles[strings.ToLower(tagMarks.FindStringSubmatch(found)[1])] {
		case roleUnknown:
			return found
		case roleBreak:
			return " "
		}
		return ""
	})
	return plain, plain != text
}
