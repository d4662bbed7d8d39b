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
	// Static are the addresses of static files, which no page may have.
	Static []string
	// Drafts are published too.
	Drafts bool
}

// New makes a site. It returns one even when problems are errors, as far as it
// could be made; it must not be published then.
//
// Each stage reads what those before it made, and stands in a file of its own.
func New(in Input) (*Site, *Report) {
	b := newBuilder(in)

	// Who is there: files, their translations, and the names they go by.
	b.leaveOutDrafts()
	b.joinPartners()
	b.makeEditions()
	b.joinTranslations()
	b.gatherWords()
	b.identifyNames()

	// What is at which address, and in which order it is listed.
	b.makePages()
	b.makeFolders()
	b.makeGroups()
	b.makeFinders()
	b.makeDataPages()
	b.assignAddresses()
	b.sortSheets()

	// What leads where.
	b.indexTargets()
	b.resolveRelated()
	b.resolveReferences()
	b.makeMenus()
	b.makeRedirects()
	b.listFiles()
	b.listDraftFiles()

	// What is said about several sheets at once.
	b.gatherContext()
	b.sumTotals()
	b.checkLegalPages()
	b.warnOfTwins()
	b.listUntranslated()

	problem.Sort(b.report.Problems)
	return b.site, b.report
}

// A builder makes one site.
type builder struct {
	in       Input // its sheets sorted by path
	site     *Site
	report   *Report
	subjects []*subject
	targets  targets
	used     map[string]*File // by path
	drafts   []*sheet.Sheet   // not published

	// Files that describe a partner or a country, by its identity.
	partners, countries map[string]*subject

	otherNames map[string]string // of partners whom no file describes, by identity
}

func newBuilder(in Input) *builder {
	in.Sheets = slices.SortedFunc(slices.Values(in.Sheets), func(a, b *sheet.Sheet) int { return cmp.Compare(a.Path, b.Path) })
	b := &builder{
		in: in, site: new(Site), report: new(Report), used: make(map[string]*File),
		partners: make(map[string]*subject), countries: make(map[string]*subject), otherNames: make(map[string]string),
	}
	for _, s := range in.Sheets {
		if s.Settings != nil {
			b.site.Home, b.site.Settings = s, s.Settings
		}
	}
	return b
}
