package sheet

import (
	"net"
	"path"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// A Destination is where the site is published.
type Destination struct {
	Name    string // by which "fiche publish" is told which one; empty for none
	Address string // as it was written
	Way     string // key of locale.Terms.Way
	User    string // empty for none
	Host    string // with its port, if one was given
	// Path counts from the root of the host; without a slash at its beginning, from
	// the folder that a login leads to. That of a folder or an archive counts from
	// the folder of the site. That of an object store begins with the bucket.
	Path string
	URL  string // at which the site is read, if it is not that of the settings
}

// IsLocal reports whether a way of publishing ends on a disk of this machine.
func IsLocal(way string) bool { return way == "folder" || way == "zip" }

var destinationFields = []fieldOf[Destination]{
	{key: "address", typ: TextField, set: func(d *decoder, to *Destination, n *node) { d.destination(to, n) }},
	nameField("name", func(to *Destination) *string { return &to.Name }),
	urlField("url", func(to *Destination) *string { return &to.URL }),
}

// "essai : sftp://awa@example.org/www/essai", or the address alone.
var destinationList = listOf[Destination]{
	path: "publication", fields: destinationFields, halves: []string{"address", "name"},
	line: func(d *decoder, to *Destination, label, value *node) {
		switch {
		case value == nil:
			d.destination(to, label)
		case isWay(d.l, label.Value): // "dossier: ../essai : essai" has its name behind it
			where, name := splitLabel(value)
			if name != nil {
				to.Name = d.text(name)
			}
			d.destination(to, &node{
				Kind: frontmatter.Scalar, Value: label.Value + ": " + where.Value, Start: label.Start, End: where.End,
			})
		case IsDestination(label.Value) && !IsDestination(value.Value):
			label, value = value, label
			fallthrough
		default:
			to.Name = d.text(label)
			d.destination(to, value)
		}
	},
	finish: func(d *decoder, to *Destination, n *node) bool {
		if to.Address == "" && !d.failedIn(n) {
			d.missing(n, "publication", "address")
		}
		return to.Address != ""
	},
}

// setPublication reads where the site goes. Two places have two names.
func setPublication(d *decoder, s *Sheet, n *node) {
	all := list(d, destinationList, n)
	for i, to := range all {
		for _, other := range all[:i] {
			if to.Name != "" && spelling.Fold(to.Name) == spelling.Fold(other.Name) {
				d.fail("destination-twice", n, problem.Args{"name": to.Name})
			}
		}
	}
	s.settings().Publication = all
}

// isWay reports whether a word is the beginning of an address of a destination.
func isWay(l *locale.Locale, word string) bool {
	_, ok := findTerm(l, wayTerms, word)
	return ok
}

// IsDestination reports whether a text is, or means to be, an address that a site
// is published at: it begins with a way of publishing.
func IsDestination(text string) bool {
	way, _, ok := strings.Cut(text, ":")
	return ok && (isWay(locale.Fallback(), way) || strings.Contains(text, "://"))
}

// destination reads the address of a destination. A password in it is an error:
// settings are shared, and kept for ever.
func (d *decoder) destination(to *Destination, n *node) {
	if n.Kind != frontmatter.Scalar && !n.OneLine() {
		d.fail("not-text", n, nil)
		return
	}
	word := tidy(n.Value)
	if _, hidden := problem.HidePasswords(word); hidden {
		line, _, _ := d.src.Locate(n.Start, 0)
		before := string(d.src.Text[d.src.Offset(line):n.Start])
		d.fail("destination-password", n, nil).Fix = before + problem.WithoutPasswords(word)
		return
	}
	way, rest, ok := strings.Cut(word, ":")
	if !ok {
		d.fail("not-destination", n, problem.Args{"value": word}).Example = "publication"
		return
	}
	key, ok := findTerm(d.l, wayTerms, strings.TrimSpace(way))
	switch {
	case !ok && strings.EqualFold(strings.TrimSpace(way), "ftp"):
		p := d.fail("destination-ftp", n, nil)
		for _, key := range []string{"ftps", "plain-ftp"} {
			p.Fix += d.lineWith(n.Start, n.End, wayTerms(d.words()).Label(key)+":"+rest) + "\n"
		}
		return
	case !ok:
		d.fail("destination-unknown", n, problem.Args{"value": strings.TrimSpace(way), "list": wayTerms(d.words()).Labels()})
		return
	}
	found := Destination{Name: to.Name, URL: to.URL, Address: kept(word), Way: key}
	if IsLocal(key) {
		if found.Path = strings.TrimSpace(rest); found.Path == "" {
			d.fail("not-destination", n, problem.Args{"value": word}).Example = "publication"
			return
		}
		*to = found
		return
	}
	if d.remote(&found, word, rest, n) {
		*to = found
	}
}

// remote reads what follows the colon: "//user@host:port/path". A user may hold an
// "@": many hosts give such names.
func (d *decoder) remote(to *Destination, word, rest string, n *node) bool {
	authority, below, slash := strings.Cut(strings.TrimPrefix(rest, "//"), "/")
	if at := strings.LastIndexByte(authority, '@'); at >= 0 {
		to.User, authority = authority[:at], authority[at+1:]
	}
	host, port, err := net.SplitHostPort(authority)
	if err != nil {
		host = authority
	} else if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		host = ""
	}
	if !strings.HasPrefix(rest, "//") || host == "" || strings.ContainsAny(authority, " \t") {
		d.fail("not-destination", n, problem.Args{"value": word}).Example = "publication"
		return false
	}
	to.Host, to.Path = authority, path.Clean("/"+below)
	home, isHome := strings.CutPrefix(below+"/", "~/")
	isWeb := to.Way == "webdavs" || to.Way == "s3" // where a login leads to no folder
	switch {
	case to.Way == "s3" && (to.Path == "/" || isHome):
		d.fail("destination-no-bucket", n, problem.Args{"value": word})
		return false
	case isWeb && isHome:
		p := d.fail("destination-no-home", n, problem.Args{"value": word})
		p.Fix = d.lineWith(n.Start, n.End, strings.TrimSuffix(word, below)+strings.TrimPrefix(home, "/"))
		return false
	case !slash:
		p := d.fail("destination-no-path", n, problem.Args{"value": word})
		p.Fix = d.lineWith(n.Start, n.End, word+"/")
		if !isWeb {
			p.Fix += "\n" + d.lineWith(n.Start, n.End, word+"/~/")
		}
		return false
	case isHome:
		to.Path = path.Clean("./" + home)
	}
	return true
}
