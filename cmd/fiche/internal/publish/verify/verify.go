// Package verify looks at a published site as its visitors do, and says what its
// host does otherwise than it should.
//
// Its law: it asks for a few addresses of that one site, changes nothing, and each
// finding has a cure.
package verify

import (
	"bytes"
	"context"
	"crypto/rand"
	"io/fs"
	"mime"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
)

// A Site is what should be online.
type Site struct {
	URL   string // ends with a slash
	Files fs.FS
	Pages []string // those to look at beside the home
	// Same reports whether a file online should have the bytes of the one in Files; the
	// others are not looked at. nil for all.
	Same func(name string) bool
	// Transport carries the requests; nil for one as a browser has it. Tests have their
	// own.
	Transport http.RoundTripper
}

const (
	home     = "index.html"
	notFound = "404.html"
)

// Look asks for the home, some pages, a style, a wrong address and the list of what
// was published. asked is how many addresses it asked for.
func Look(ctx context.Context, s Site) (found []problem.Problem, asked int, err error) {
	base, err := url.Parse(s.URL)
	if err != nil {
		return nil, 0, err
	}
	if s.Same == nil {
		s.Same = func(string) bool { return true }
	}
	v := &visit{Site: s, base: base, client: newClient(s.Transport)}
	v.all(ctx)
	v.client.CloseIdleConnections()
	return v.found, v.asked, ctx.Err()
}

// A visit is a Site that is looked at.
type visit struct {
	Site
	base   *url.URL
	client *http.Client
	asked  int
	found  []problem.Problem
}

// httpsOnly is how Apache leads from http to https.
const httpsOnly = `RewriteEngine On
RewriteCond %{HTTPS} off
RewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L]`

// report notes a finding, the first of its kind: the others have the same cure.
func (v *visit) report(severity problem.Severity, rule problem.Rule, at *url.URL, args problem.Args) {
	if slices.ContainsFunc(v.found, func(p problem.Problem) bool { return p.Rule == rule }) {
		return
	}
	if args == nil {
		args = problem.Args{}
	}
	args["address"] = at.String()
	v.found = append(v.found, problem.Problem{Rule: rule, Severity: severity, Args: args})
}

func (v *visit) at(name string) *url.URL { return v.base.JoinPath(name) }

func (v *visit) all(ctx context.Context) {
	if !v.seesHome(ctx) {
		return
	}
	styled := ""
	for _, name := range v.Pages {
		if v.Same(name) && v.sees(ctx, name) && strings.Count(name, "/") >= strings.Count(styled, "/") {
			styled = name
		}
	}
	if styled != "" {
		v.seesStyle(ctx, styled, v.at(styled), "online-no-style")
	}
	v.seesNotFound(ctx)
	v.seesNoList(ctx)
	v.isPrivate(ctx)
}

// seesHome looks at the home by the address of the site, which names no file. It
// reports whether somebody answers.
func (v *visit) seesHome(ctx context.Context) bool {
	a := v.get(ctx, v.base, v.size(home))
	if a.err != nil {
		rule := problem.Rule("online-unreachable")
		if isCertificate(a.err) {
			rule = "online-certificate"
		}
		v.report(problem.Error, rule, v.base, problem.Args{"reason": problem.ReasonOf(a.err)})
		return false
	}
	if a.at.String() != v.base.String() && path.Base(a.at.Path) != home {
		v.report(problem.Warning, "online-moved", v.base, problem.Args{"to": a.at.String()})
	}
	switch {
	case !v.Same(home):
	case a.status != http.StatusOK && v.get(ctx, v.at(home), 0).status == http.StatusOK:
		v.report(problem.Error, "online-no-index", v.base, problem.Args{"reason": a.reason()})
	default:
		v.compare(home, v.base, a)
		return a.status == http.StatusOK // nothing else is there without it
	}
	return true
}

// sees looks at a page, and reports whether it is the right one.
func (v *visit) sees(ctx context.Context, name string) bool {
	at := v.at(name)
	return v.compare(name, at, v.get(ctx, at, v.size(name)))
}

// size is how much of an answer is read that should be a file: one byte more than
// that has.
func (v *visit) size(name string) int64 {
	data, _ := fs.ReadFile(v.Files, name) // what is not there has none
	return int64(len(data)) + 1
}

// compare compares an answer with the page that it should be.
func (v *visit) compare(name string, at *url.URL, a answer) bool {
	want, err := fs.ReadFile(v.Files, name)
	kind, params, _ := mime.ParseMediaType(a.kind)
	switch {
	case a.err != nil:
		v.report(problem.Error, "online-unreachable", at, problem.Args{"reason": problem.ReasonOf(a.err)})
	case a.status == http.StatusUnauthorized || a.status == http.StatusForbidden:
		v.report(problem.Error, "online-forbidden", at, problem.Args{"reason": a.reason()})
	case a.status != http.StatusOK:
		v.report(problem.Error, "online-missing", at, problem.Args{"reason": a.reason()})
	case err != nil || !bytes.Equal(a.body, want):
		v.report(problem.Error, "online-different", at, nil)
	case kind != "text/html":
		v.report(problem.Error, "online-type", at, problem.Args{"type": a.kind, "want": "text/html"})
	case params["charset"] != "" && !strings.EqualFold(params["charset"], "utf-8"):
		v.report(problem.Error, "online-charset", at, problem.Args{"type": params["charset"]})
	default:
		return true
	}
	return false
}

// seesStyle follows the link of a page to its style, as a browser does that has the
// page from an address.
func (v *visit) seesStyle(ctx context.Context, name string, from *url.URL, rule problem.Rule) {
	page, err := fs.ReadFile(v.Files, name)
	link := styleOf(page)
	if err != nil || link == "" {
		return
	}
	at, err := from.Parse(link)
	if err != nil {
		return
	}
	// The path that the link has in the site, wherever that is served.
	file := path.Join(path.Dir(name), link)
	if strings.HasPrefix(link, "/") {
		file = strings.TrimPrefix(link, pathOf(link, v.Files))
	}
	a := v.get(ctx, at, v.size(file))
	want, err := fs.ReadFile(v.Files, file)
	kind, _, _ := mime.ParseMediaType(a.kind)
	switch {
	case err != nil || !v.Same(file):
	case a.err != nil || a.status != http.StatusOK || !bytes.Equal(a.body, want):
		v.report(problem.Error, rule, from, problem.Args{"style": at.String(), "reason": a.reason(), "url": v.base.String()})
	case kind != "text/css":
		v.report(problem.Error, "online-type", at, problem.Args{"type": a.kind, "want": "text/css"})
	}
}

// pathOf returns the beginning of a link from the root, up to the folder of the site.
func pathOf(link string, files fs.FS) string {
	for i, c := range link {
		if c != '/' {
			continue
		}
		if _, err := fs.Stat(files, link[i+1:]); err == nil {
			return link[:i+1]
		}
	}
	return link
}

// styleOf returns the first style that a page links; empty for none.
func styleOf(page []byte) string {
	for tokens := html.NewTokenizer(bytes.NewReader(page)); ; {
		switch tokens.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			token := tokens.Token()
			if token.Data != "link" {
				continue
			}
			attributes := map[string]string{}
			for _, a := range token.Attr {
				attributes[a.Key] = a.Val
			}
			if attributes["rel"] == "stylesheet" {
				link, _, _ := strings.Cut(attributes["href"], "?")
				return link
			}
		}
	}
}

// seesNotFound looks at an address that no site has, as deep as a page of this one.
func (v *visit) seesNotFound(ctx context.Context) {
	dir := "."
	for _, name := range v.Pages {
		if strings.Count(name, "/") > strings.Count(dir, "/") {
			dir = path.Dir(name)
		}
	}
	at := v.at(path.Join(dir, strings.ToLower(rand.Text())+".html"))
	a := v.get(ctx, at, v.size(notFound))
	want, err := fs.ReadFile(v.Files, notFound)
	args := problem.Args{"path": v.base.JoinPath(notFound).Path, "reason": a.reason()}
	switch {
	case a.err != nil:
	case a.status != http.StatusNotFound && a.status != http.StatusGone:
		v.report(problem.Warning, "online-not-404", at, args)
	case err != nil || !v.Same(notFound):
	case !bytes.Equal(a.body, want):
		v.report(problem.Warning, "online-other-404", at, args)
	default:
		v.seesStyle(ctx, notFound, at, "online-404-links")
	}
}

// seesNoList looks whether the host shows the list of what Fiche put there.
func (v *visit) seesNoList(ctx context.Context) {
	at := v.at(publish.ListName)
	a := v.get(ctx, at, 64)
	if a.err == nil && a.status == http.StatusOK && bytes.HasPrefix(a.body, []byte("fiche ")) {
		v.report(problem.Warning, "online-list", at, problem.Args{"path": at.Path})
	}
}

// isPrivate looks whether nobody has to read the site in the clear.
func (v *visit) isPrivate(ctx context.Context) {
	if v.base.Port() != "" {
		return // there is no other port to look at
	}
	plain := *v.base
	plain.Scheme = "http"
	a := v.get(ctx, &plain, 0)
	switch {
	case v.base.Scheme == "http":
		if a.err == nil && a.at.Scheme == "http" {
			v.report(problem.Warning, "online-clear", v.base, nil)
		}
	case a.err == nil && a.status == http.StatusOK && a.at.Scheme == "http":
		v.report(problem.Warning, "online-no-redirect", &plain, problem.Args{"to": v.base.String()})
		v.found[len(v.found)-1].Fix = httpsOnly // found last, and once
	}
}
