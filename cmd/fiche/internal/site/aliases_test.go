package site

import (
	"strings"
	"testing"
)

func TestAliases(t *testing.T) {
	s, report := files{
		"b.md":             "---\ntitre: B\nalias:\n  - /VIEUX/B.html\n  - /a.html\n  - /x?id=1\n  - /" + strings.Repeat("x", 300) + ".html\n---\n",
		"a.md":             "---\ntitre: A\nalias:\n  - /avant.html\n  - /vieux/b.html\n  - /logo.html\n---\n",
		"b.en.md":          "---\ntitle: B\naliases: /old/b.html\n---\n",
		"static/logo.html": "",
	}.make(t)
	var redirects []string
	for _, r := range s.Redirects {
		redirects = append(redirects, r.Address+" -> "+r.To.Address)
	}
	equal(t, "redirects, by address", redirects, []string{
		"avant.html -> a.html", "old/b.html -> en/b.html", "vieux/b.html -> a.html",
	})
	equal(t, "problems", found(report.Problems), []string{
		"a.md:6 error alias-taken alias:/logo.html",
		"b.md:4 error alias-taken alias:/VIEUX/B.html",
		"b.md:5 error alias-taken alias:/a.html",
		"b.md:6 error alias-invalid alias:/x?id=1",
		"b.md:7 error alias-long max:200",
	})
}

// The home that an edition shows for want of its own has no aliases of its own.
func TestAliasOfHomeIsOne(t *testing.T) {
	s := files{"index.md": "---\ntitre: Site\nlangues: fr, en\nalias: /accueil.html\n---\n"}.good(t)
	if len(s.Redirects) != 1 || s.Redirects[0].To.Address != "index.html" {
		t.Error(s.Redirects)
	}
}
