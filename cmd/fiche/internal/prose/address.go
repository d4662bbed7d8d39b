package prose

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/util"
)

// An address is what a link or a picture leads to.
type address struct {
	kind     addressKind
	href     string // of an external one, ready for an attribute but for escaping
	web      bool   // of an external one: http or https
	target   string // of a local one: the file
	fragment string
	scheme   string // as written, for messages: "javascript:", "//"
}

type addressKind uint8

const (
	addressNone      addressKind = iota // empty
	addressLocal                        // a file of the site, or a place in the page
	addressExternal                     // http:, https:, mailto: or tel:
	addressForbidden                    // any other scheme
	addressMalformed                    // no browser could follow it
)

// maxAddress is the length in bytes of the longest address that is followed;
// the servers and mailers that people use refuse longer ones.
const maxAddress = 2000

// addressOf returns the address in the destination of a link.
func addressOf(markdown []byte) address { return readAddress(string(unescape(markdown))) }

// readAddress returns what a destination leads to. Nothing but the four schemes
// is ever written into a page: what is not recognised is a file to be looked
// for, not an address to be passed on.
func readAddress(destination string) address {
	written := strings.TrimFunc(destination, isSpaceOrControl)
	written = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' { // browsers leave these out
			return -1
		}
		return r
	}, written)
	switch scheme := schemeOf(written); {
	case written == "":
		return address{kind: addressNone}
	case len(written) > maxAddress:
		return address{kind: addressMalformed}
	case len(written) > len("www.") && strings.EqualFold(written[:len("www.")], "www."):
		return external("https://"+written, "https:")
	case isMailbox(written):
		return external("mailto:"+written, "mailto:")
	case scheme != "":
		return external(written, scheme)
	case strings.HasPrefix(written, "//") || strings.HasPrefix(written, `\\`):
		return address{kind: addressForbidden, scheme: written[:2]}
	}
	target, fragment, _ := strings.Cut(written, "#")
	return address{
		kind:     addressLocal,
		target:   strings.ReplaceAll(percentDecoded(target), `\`, "/"),
		fragment: percentDecoded(fragment),
	}
}

var mailbox = regexp.MustCompile(`^[^@/\s:?#]+@[\pL\d.-]+(\.\pL{2,})(\?.*)?$`)

// isMailbox recognises the address of a mailbox, as "name@example.org". A file
// may have an "@" in its name too: "plan@2x.png".
func isMailbox(written string) bool {
	m := mailbox.FindStringSubmatch(written)
	return m != nil && !slices.Contains(fileEndings, strings.ToLower(m[1]))
}

// fileEndings are those of the files that people publish.
var fileEndings = strings.Fields(".csv .doc .docx .gif .htm .html .jpeg .jpg .json .md .odp .ods .odt .pdf .png .ppt .pptx .svg .txt .webp .xls .xlsx .zip")

func isSpaceOrControl(r rune) bool { return r <= ' ' || r == 0xa0 || r == 0xfeff }

// schemeOf returns the scheme that an address begins with, colon included, or
// "" (RFC 3986, section 3.1).
func schemeOf(s string) string {
	for i := range len(s) {
		c := rune(s[i])
		switch {
		case c == ':' && i > 0:
			return s[:i+1]
		case !isNotLetter(c):
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return ""
		}
	}
	return ""
}

func external(written, scheme string) address {
	web := false
	switch strings.ToLower(scheme) {
	case "http:", "https:":
		web = true
	case "mailto:", "tel:":
	default:
		return address{kind: addressForbidden, scheme: scheme}
	}
	escaped := string(util.URLEscape([]byte(written), false))
	u, err := url.Parse(escaped)
	if err != nil || web && u.Host == "" || !web && u.Opaque == "" {
		return address{kind: addressMalformed}
	}
	return address{kind: addressExternal, href: escaped, web: web}
}

// percentDecoded resolves %20 and the like; what is no such escape stays.
func percentDecoded(s string) string {
	if decoded, err := url.PathUnescape(s); err == nil {
		return strings.ToValidUTF8(decoded, "\uFFFD")
	}
	return s
}
