package sheet

import (
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// Parse reads the file at path (below content/, with slashes), whose language
// is l. It always returns a sheet: what can be read is in it, and Failed
// reports whether a problem is an error. It keeps nothing of data.
func Parse(path string, data []byte, l *locale.Locale) *Sheet {
	base, suffixed := BaseName(path, l)
	return Reading{FileName: FileName{path, base, suffixed}, Locale: l}.Parse(data)
}

// A Reading is all that a sheet depends on beside the bytes of its file.
type Reading struct {
	FileName
	Locale   *locale.Locale
	Currency string // ISO 4217 code of the site's, or empty
	Own      *Own   // its own fields and words; nil for none
}

// Parse is Parse for a file of which it is known whether its name ends in a
// language, and what the settings of its site say.
func (r Reading) Parse(data []byte) *Sheet {
	l := r.Locale
	s := &Sheet{Path: r.Path, Base: r.Base, Suffixed: r.Suffixed, Locale: l, Kind: kindOf(r.Base)}
	if s.Kind == Home && !s.Suffixed {
		s.Settings = new(Settings)
		defer func() { s.Settings.settle(l) }()
	}
	src, problems := frontmatter.Decode(sitefolder.ContentPath(r.Path), data)
	if src == nil {
		s.Problems, s.Failed = problems, true
		for i := range problems {
			problems[i].Names = &problem.Names{Language: l.Tag}
		}
		return s
	}
	if conflicts := Conflicts(src); conflicts != nil { // all else would be found wrong because of them
		s.Problems, s.Failed = conflicts, true
		*src.Names() = problem.Names{Language: l.Tag}
		return s
	}
	nodes := frontmatter.NewArena()
	defer nodes.Release()
	root, start, more := frontmatter.Read(src, nodes, r.Own.isField)
	problems = append(problems, more...)

	d := &decoder{
		src: src, l: l, root: root, kind: s.Kind, setting: quantity.Setting{Site: r.Currency}, own: r.Own,
		unread: problem.Worst(problems) == problem.Error,
	}
	if s.Kind == FactSheet {
		s.Kind = d.fileKind(root)
		d.kind = s.Kind
	}
	d.readable = d.reads
	d.setting.Country = d.legalTender(root)
	d.fields(s, root)
	opts := prose.Options{Title: s.Title, Summarised: s.Summary != "", Has: s.blocks(), FieldName: d.nameOf}
	if s.Kind == FactSheet {
		opts.MaxLead = maxSummary
	}
	s.Body = prose.Render(src, start, l, opts)
	d.complete(s)

	s.External = d.external
	s.Problems = slices.Concat(problems, d.problems, s.Body.Problems)
	s.Body.Problems = nil
	if len(s.Problems) > 0 {
		*src.Names() = d.ownNames()
	}
	s.settle()
	return s
}

// A FileName is the path of a file, below content/, with what it says.
type FileName struct {
	Path     string // with slashes
	Base     string // without its ending, and without the suffix of its language
	Suffixed bool   // there was one
}

// reads reports whether lines are read as fields without an error. It is no method
// that the table of fields calls: the table is what it reads them by.
func (d *decoder) reads(lines string) bool {
	src, problems := frontmatter.Decode("", []byte("---\n"+lines+"\n---\n"))
	if problem.Worst(problems) == problem.Error {
		return false
	}
	nodes := frontmatter.NewArena()
	defer nodes.Release()
	root, _, problems := frontmatter.Read(src, nodes, d.own.isField)
	trial := &decoder{src: src, l: d.l, root: root, kind: d.kind, setting: d.setting, own: d.own}
	trial.fields(&Sheet{Locale: d.l, Kind: d.kind}, root)
	return problem.Worst(problems) < problem.Error && problem.Worst(trial.problems) < problem.Error
}

// BaseName returns the path of a file without its ending and without the suffix
// of its language: "projets/mali" for "projets/mali.en.md", when l is English.
// suffixed reports whether there was one: a name with a dot of its own is taken
// whole, as "cartes.gouv.fr.md", since only the files beside it can tell.
func BaseName(name string, l *locale.Locale) (base string, suffixed bool) {
	base = name[:len(name)-len(path.Ext(name))]
	if cut, ok := strings.CutSuffix(base, "."+l.Tag); ok && !strings.Contains(path.Base(cut), ".") {
		return cut, true
	}
	return base, false
}

// kindOf returns the kind of a file as far as its name decides it.
func kindOf(base string) Kind {
	switch {
	case strings.EqualFold(base, "index"):
		return Home
	case strings.EqualFold(path.Base(base), "index"):
		return Index
	}
	return FactSheet
}

// fileKind reads the field that says what a file is about, before all others:
// it decides which of them may stand there.
func (d *decoder) fileKind(root *node) Kind {
	for i := range root.Pairs {
		name, _ := lookUp("", root.Pairs[i].Key.Text)
		if name.key != "kind" {
			continue
		}
		switch d.choice(root.Pairs[i].Value, kindTerms) {
		case "page":
			return Page
		case "country":
			return Country
		case "partner":
			return Partner
		}
	}
	return FactSheet
}

// complete fills in what one field says for another, and reports what a sheet
// cannot do without.
func (d *decoder) complete(s *Sheet) {
	if s.Title == "" {
		s.Title = tidy(s.Body.Title)
	}
	if s.Kind == Country && len(s.Countries) == 0 {
		if code, ok := locale.CountryByName(s.Title); ok {
			s.Countries = []string{code}
		} else if s.Title != "" {
			d.problems = append(d.problems, problem.Problem{
				Rule: "country-unknown-title", Severity: problem.Error,
				Args:  problem.Args{"title": s.Title, "field": problem.Field("country")},
				Place: d.src.Place(0, 0),
			})
		}
	}
	if s.Kind == Country && s.Title == "" && len(s.Countries) > 0 {
		s.Title = d.l.CountryName(s.Countries[0])
	}
	if s.Title == "" && !d.unread && !d.titled {
		p := d.reportAt(problem.Error, "title-missing", 0, 0, nil)
		if d.root.Kind == frontmatter.Null {
			p.Fix = "---\n" + d.l.Fields["title"].Example + "\n---"
		} else {
			p.Example = "title"
			p.Args = problem.Args{"field": p.Example}
		}
	}
	s.Period = s.Period.AsSeen(s.AsOf)
	for i := range s.Dates {
		s.Dates[i].Date, s.Dates[i].MovedTo = s.Dates[i].Date.AsSeen(s.AsOf), s.Dates[i].MovedTo.AsSeen(s.AsOf)
	}
	s.Heading = d.l.Typeset(s.Title)
	s.Lead = s.Body.Lead
	if s.Summary != "" {
		s.Lead = d.l.Typeset(s.Summary)
	}
	if s.Kind == Partner {
		s.about().Name, s.about().Key = s.Title, spelling.Identity(s.Title)
	}
}

// settle gives the settings that were not made their defaults. l is the
// language that the file was read in.
func (s *Settings) settle(l *locale.Locale) {
	if s.Language == nil {
		s.Language = l
		if len(s.Languages) > 0 {
			s.Language = s.Languages[0]
		}
	}
	others := slices.DeleteFunc(s.Languages, func(o *locale.Locale) bool { return o == s.Language })
	s.Languages = append([]*locale.Locale{s.Language}, others...)
}

// settle sorts the problems and makes warnings of a draft's errors: a draft
// must not keep the other sheets from being published.
func (s *Sheet) settle() {
	if s.Draft {
		for i := range s.Problems {
			s.Problems[i].Severity = min(s.Problems[i].Severity, problem.Warning)
		}
	}
	problem.Sort(s.Problems)
	s.Failed = problem.Worst(s.Problems) == problem.Error
}

// blocks returns what reports whether the sheet has data for a block, or nil: a
// file in the language of its suffix may be a translation, whose data are in
// another file, which only the site knows.
func (s *Sheet) blocks() func(string) bool {
	if s.Suffixed {
		return nil
	}
	return s.Has
}
