package sheet

import (
	"net/url"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
)

// Addresses of the web and of people.

// url returns an address elsewhere. One without its scheme is read, and
// reported.
func (d *decoder) url(n *node) string {
	return d.leadsTo(n, d.address(n))
}

// leadsTo keeps where pages lead.
func (d *decoder) leadsTo(n *node, url string) string {
	if url != "" {
		d.external = append(d.external, prose.External{URL: url, Pos: d.pos(n)})
	}
	return url
}

// address reads a web address: "https://www.x.fr", "<https://www.x.fr>",
// "www.x.fr".
func (d *decoder) address(n *node) string {
	word := d.text(n)
	if word == "" {
		return ""
	}
	if inside, ok := strings.CutPrefix(word, "<"); ok {
		word = strings.TrimSuffix(inside, ">")
	}
	if address, ok := webAddress(word); ok {
		return address
	}
	switch address, ok := webAddress("https://" + strings.TrimPrefix(word, "//")); {
	case ok && len(word) > len("www.") && strings.EqualFold(word[:len("www.")], "www."):
		d.warn("url-no-scheme", n, problem.Args{"url": word}).Fix = address
		return address
	case ok && looksLikeAddress(word): // or "convention.pdf"
		d.fail("not-url", n, problem.Args{"value": word}).Fix = address
		return ""
	case strings.HasPrefix(strings.ToLower(word), "mailto:") || isEmail(word):
		d.fail("email-for-url", n, problem.Args{"value": emailIn(word), "contacts": problem.Field("contacts")}).Fix = d.nameOf("contacts") + ": " + emailIn(word)
		return ""
	}
	d.fail("not-url", n, problem.Args{"value": word})
	return ""
}

// looksLikeAddress reports whether a text is a web address, with its scheme or
// without: its first part is the name of a host.
func looksLikeAddress(s string) bool {
	s = strings.Trim(strings.TrimFunc(s, frontmatter.IsSpace), "<>")
	if _, ok := webAddress(s); ok {
		return true
	}
	host, _, _ := strings.Cut(strings.TrimPrefix(s, "//"), "/")
	host, _, _ = strings.Cut(host, "?")
	last := strings.LastIndexByte(host, '.')
	if last <= 0 || last+2 >= len(host) {
		return false
	}
	for _, c := range host {
		if c != '-' && c != '.' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	for _, c := range host[last+1:] {
		if c < 'A' || c <= '9' || c == '-' {
			return false
		}
	}
	return true
}

// webAddress reports whether s is an http or https address that a page may link.
func webAddress(s string) (string, bool) {
	lower := strings.ToLower(s)
	if !strings.HasPrefix(lower, "https://") && !strings.HasPrefix(lower, "http://") {
		return "", false
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || strings.ContainsAny(s, " \"<>") {
		return "", false
	}
	return u.String(), true
}

// IsWebAddress reports whether s is an http or https address that a page may link.
func IsWebAddress(s string) bool {
	_, ok := webAddress(s)
	return ok
}

// email returns an e-mail address: "x@y.fr", "mailto:x@y.fr", "<x@y.fr>".
func (d *decoder) email(n *node) string {
	word := emailIn(d.text(n))
	if word == "" || isEmail(word) {
		return word
	}
	wrong := d.fail("not-email", n, problem.Args{"value": word})
	if plain := unhidden.Replace(strings.ToLower(word)); isEmail(plain) {
		wrong.Fix = plain
	}
	return ""
}

// unhidden undoes what keeps an address from machines, and from readers.
var unhidden = strings.NewReplacer(" (at) ", "@", "(at)", "@", " [at] ", "@", "[at]", "@", " at ", "@", " @ ", "@", " [dot] ", ".", "[dot]", ".", " (dot) ", ".", " dot ", ".", "＠", "@")

// emailIn returns a text without what surrounds an address.
func emailIn(s string) string {
	s = strings.TrimFunc(s, frontmatter.IsSpace)
	if inside, ok := strings.CutPrefix(s, "<"); ok {
		s = strings.TrimSuffix(inside, ">")
	}
	if len(s) > len("mailto:") && strings.EqualFold(s[:len("mailto:")], "mailto:") {
		s = s[len("mailto:"):]
	}
	return strings.TrimFunc(s, frontmatter.IsSpace)
}

// isEmail reports whether s is an address with nothing around it.
func isEmail(s string) bool {
	user, host, ok := strings.Cut(s, "@")
	return ok && user != "" && strings.Contains(strings.Trim(host, "."), ".") && !strings.ContainsAny(s, " <>\"?&,;:()[]/\u00a0\u202f") && !strings.Contains(host, "@")
}
