package site

import (
	"cmp"
	"slices"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
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

// publish drops what is not published, and says so.
func (b *builder) publish() {
	kept := b.in.Sheets[:0]
	for _, s := range b.in.Sheets {
		if s.Draft && !b.in.Drafts {
			b.report.Unpublished = append(b.report.Unpublished, problem.Problem{
				Rule: "unpublished-draft", Severity: problem.Note, Place: s.At("draft").In(s.Path),
			})
			b.drafts = append(b.drafts, s)
			continue
		}
		kept = append(kept, s)
	}
	b.in.Sheets = kept
}

// editions makes one edition for each language published.
func (b *builder) editions() {
	for i, l := range b.site.Settings.Languages {
		e := &Edition{Locale: l}
		if i > 0 {
			e.Prefix = l.Tag + "/"
		}
		b.site.Editions = append(b.site.Editions, e)
	}
}

// edition is the index of the edition in a language, or -1.
func (b *builder) edition(l *locale.Locale) int {
	return slices.IndexFunc(b.site.Editions, func(e *Edition) bool { return e.Locale == l })
}

// subjectsOf joins each file with its translations.
func (b *builder) subjectsOf() {
	byBase := make(map[string]*subject, len(b.in.Sheets))
	for _, s := range b.in.Sheets {
		i := b.edition(s.Locale)
		if i < 0 {
			continue // its language is read, and not published
		}
		base, _ := sheet.BaseName(s.Path, s.Locale)
		key := sameFile(base)
		sub := byBase[key]
		if sub == nil {
			sub = &subject{base: base, texts: make([]*sheet.Sheet, len(b.site.Editions)), pages: make([]*Page, len(b.site.Editions))}
			byBase[key] = sub
			b.subjects = append(b.subjects, sub)
		}
		if other := sub.texts[i]; other != nil {
			b.fail(s, problem.Pos{}, "duplicate-address", problem.Args{"other": sitefolder.ContentPath(other.Path), "address": addressOf(b.site.Editions[i], base)})
			continue
		}
		sub.texts[i] = s
	}
	for _, sub := range b.subjects {
		for _, text := range sub.texts {
			if text != nil && sub.original == nil {
				sub.original = text
			}
		}
		b.checkTranslations(sub)
	}
}

// inTranslation are the fields that a translation may give; see DESIGN: lists
// are never merged by position.
var inTranslation = []string{"title", "summary", "kind", "updated", "words", "notes", "draft", "aliases"}

// checkTranslations warns of fields that a translation gives in vain.
func (b *builder) checkTranslations(sub *subject) {
	for _, text := range sub.texts {
		if text == nil || text == sub.original {
			continue
		}
		for _, f := range text.Fields {
			if !slices.Contains(inTranslation, f.Key()) {
				b.warn(text, f.Pos, "field-in-translation", problem.Args{"name": f.Name, "original": sub.original.Path})
			}
		}
	}
}

func (b *builder) fail(s *sheet.Sheet, at problem.Pos, rule problem.Rule, args problem.Args) *problem.Problem {
	return b.add(problem.Error, s, at, rule, args)
}

func (b *builder) warn(s *sheet.Sheet, at problem.Pos, rule problem.Rule, args problem.Args) *problem.Problem {
	return b.add(problem.Warning, s, at, rule, args)
}

// add reports a problem in a sheet. In a draft, which only a preview shows, an
// error is a warning.
func (b *builder) add(severity problem.Severity, s *sheet.Sheet, at problem.Pos, rule problem.Rule, args problem.Args) *problem.Problem {
	if s.Draft {
		severity = min(severity, problem.Warning)
	}
	b.report.Problems = append(b.report.Problems, problem.Problem{
		Rule: rule, Args: args, Severity: severity, Place: at.In(s.Path),
	})
	return &b.report.Problems[len(b.report.Problems)-1]
}
