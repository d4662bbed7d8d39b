package site

import (
	"cmp"
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// Input is what a site is made of.
type Input struct {
	// Sheets are all files that were read, in any order. One of them, the
	// home, has the settings.
	Sheets []*sheet.Sheet
	// Files are the paths below content/ of all other files.
	Files []string
	// Taken are the addresses of static files, which no page may have.
	Taken []string
	// Drafts are published too.
	Drafts bool
}

// A Report is what was found on the way.
type Report struct {
	Problems     []problem.Problem
	Unpublished  []problem.Problem // files that are not published, with the reason
	Untranslated []problem.Problem // phrases that are printed in another language
}

// A builder makes one site. Each of its steps has a file of its own; New gives
// their order.
type builder struct {
	in       Input
	site     *Site
	report   *Report
	subjects []*subject
	index    *fileIndex
	used     map[string]*File // by path
	drafts   []*sheet.Sheet   // not published

	// Files that describe a partner or a country, by its identity.
	partners, countries map[string]*subject
}

// A subject is what one file and its translations are about.
type subject struct {
	base     string         // path without ending and language: "projets/mali"
	original *sheet.Sheet   // gives the facts
	texts    []*sheet.Sheet // by edition; nil where there is none
	pages    []*Page        // by edition; nil where there is none
}

// New makes a site. It returns one even when problems are errors, as far as it
// could be made; it must not be published then.
func New(in Input) (*Site, *Report) {
	in.Sheets = slices.Clone(in.Sheets)
	slices.SortFunc(in.Sheets, func(a, b *sheet.Sheet) int { return cmp.Compare(a.Path, b.Path) })
	b := &builder{
		in: in, site: new(Site), report: new(Report), used: make(map[string]*File),
		partners: make(map[string]*subject), countries: make(map[string]*subject),
	}
	for _, s := range in.Sheets {
		if s.Settings != nil {
			b.site.Home, b.site.Settings = s, s.Settings
		}
	}
	b.publish()
	b.editions()
	b.subjectsOf()
	b.words()
	b.pages()
	b.identities()
	b.groups()
	b.addresses()
	b.index = b.makeIndex()
	b.order()
	b.neighbours()
	b.context()
	b.totals()
	b.references()
	b.menus()
	b.legal()
	b.redirects()
	b.untranslated()
	b.files()
	b.waiting()
	problem.Sort(b.report.Problems)
	return b.site, b.report
}
