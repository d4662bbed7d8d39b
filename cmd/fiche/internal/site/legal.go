package site

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A legalPage is a page that the law asks of some publishers, with a link on
// every page that leads to it.
type legalPage struct {
	profiles          []string // keys of locale.Terms.Profile
	names             func(locale.LegalPages) (words []string, file string)
	missing, unlinked problem.Rule
}

// The law is that of France and of the European Union: publishers say who they
// are (loi 2004-575, Directive 2000/31, article 5), and public bodies
// how accessible their site is (loi 2005-102, article 47, Directive 2016/2102,
// article 7).
var legalPages = []legalPage{
	{
		profiles: []string{"public-body", "association", "company"},
		names:    func(l locale.LegalPages) ([]string, string) { return l.Notice, l.NoticeFile },
		missing:  "legal-notice-missing", unlinked: "legal-notice-unlinked",
	},
	{
		profiles: []string{"public-body"},
		names:    func(l locale.LegalPages) ([]string, string) { return l.Accessibility, l.AccessibilityFile },
		missing:  "accessibility-missing", unlinked: "accessibility-unlinked",
	},
}

// AskedByLaw reports whether a rule is about a page that the law asks for. A site
// is built without it, and should not be published so.
func AskedByLaw(rule problem.Rule) bool {
	return slices.ContainsFunc(legalPages, func(p legalPage) bool { return rule == p.missing || rule == p.unlinked })
}

// IsAskedByLaw reports whether a page is one that the law asks for.
func IsAskedByLaw(p *Page) bool {
	return slices.ContainsFunc(legalPages, func(asked legalPage) bool { return asked.is(p) })
}

// checkLegalPages warns of pages that the law asks of a publisher like this one,
// and that no page leads to.
func (b *builder) checkLegalPages() {
	for _, page := range legalPages {
		if !slices.Contains(page.profiles, b.site.Settings.Profile) {
			continue
		}
		e := b.site.Editions[0]
		if slices.ContainsFunc(slices.Concat(e.Footer, e.Menu), page.isLinked) {
			continue
		}
		_, file := page.names(e.Locale.Legal)
		rule := page.missing
		if i := slices.IndexFunc(e.Pages, page.is); i >= 0 {
			rule, file = page.unlinked, e.Pages[i].Text.Path
		}
		at := b.site.Home.At("profile")
		if i := slices.IndexFunc(b.site.Home.Fields, func(f sheet.FieldAt) bool { return f.Key() == "footer" }); i >= 0 {
			at = b.site.Home.Fields[i].Pos
		}
		b.warn(b.site.Home, at, rule, problem.Args{
			"file": file, "footer": problem.Field("footer"), "kind": problem.Field("kind"),
		})
	}
}

// isLinked reports whether a link leads to the page, here or on another site of
// the publisher.
func (p legalPage) isLinked(l Link) bool {
	return l.To.Page != nil && p.is(l.To.Page) || p.named(l.Title.Plain) || p.named(l.URL)
}

func (p legalPage) is(page *Page) bool {
	return page.Kind == PlainPage && page.Text != nil && (p.named(page.Text.Title) || p.named(page.Text.Path))
}

// named reports whether a text has the words by which the page is known, in any
// language.
func (p legalPage) named(text string) bool {
	text = spelling.Fold(text)
	return slices.ContainsFunc(locale.All(), func(l *locale.Locale) bool {
		words, _ := p.names(l.Legal)
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, spelling.Fold(w)) })
	})
}
