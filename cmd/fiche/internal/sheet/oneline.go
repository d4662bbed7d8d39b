package sheet

import (
	"strings"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// How each list of things is written, in full and on one line.

// "atelier.jpg : Deuxième atelier de formation"
func photoList(path string) listOf[Photo] {
	return listOf[Photo]{
		path: "photo", fields: photoFields, halves: []string{"file", "caption"},
		line: func(d *decoder, p *Photo, label, value *node) {
			p.File = d.ref(label)
			if value != nil {
				p.Caption = d.text(value)
			}
		},
		finish: func(d *decoder, p *Photo, n *node) bool {
			switch {
			case p.File.Target == "":
				d.missing(n, "photo", "file")
				return false
			case p.Consent == "no":
				d.report(problem.Note, "photo-without-consent", n, problem.Args{"file": p.File.Target})
				return false
			case p.Alt == "":
				d.warn("photo-no-alt", n, problem.Args{
					"file": p.File.Target, "field": problem.Field(path), "alt": problem.Field("photo.alt"),
				})
			}
			return true
		},
	}
}

// scope reads what a figure is about: a word, or the name of a country.
func (d *decoder) scope(f *Figure, n *node) {
	word := d.text(n)
	if key, ok := findTerm(d.l, scopeTerms, word); ok {
		f.Scope = key
		return
	}
	if code, ok := locale.CountryByName(word); ok {
		f.Scope, f.Country = "country", code
		return
	}
	d.term(n, scopeTerms) // reports it
}

// source reads "JMP : https://washdata.org", a name, an address, or both as
// fields.
func (d *decoder) source(n *node) Source {
	var s Source
	switch {
	case isRecord("figures.source", n):
		record(d, "figures.source", sourceFields, &s, n)
	case n.Kind == frontmatter.Scalar || n.OneLine():
		whole := &node{Kind: frontmatter.Scalar, Value: n.Value, Start: n.Start, End: n.End, Quoted: n.Quoted}
		name, address := splitLabel(whole)
		if address != nil {
			if url, ok := webAddress(address.Value); ok {
				return Source{Name: d.text(name), URL: d.leadsTo(address, url)}
			}
			return Source{Name: d.text(whole)}
		}
		if url, ok := webAddress(whole.Value); ok {
			return Source{URL: d.leadsTo(n, url)}
		}
		s.Name = d.text(whole)
	default:
		d.wrongType(n, "figures")
	}
	return s
}

// missing reports a field that the full form cannot do without, and shows how
// the list it is in is written.
func (d *decoder) missing(n *node, path, key string) {
	top, _, _ := strings.Cut(path, ".")
	d.fail("missing-part", n, problem.Args{
		"field": problem.Field(top), "part": problem.Field(path + "." + key),
	}).Example = problem.Field(top)
}

// failedIn reports whether an error has been reported inside n already: then
// what is missing is missing for that reason.
func (d *decoder) failedIn(n *node) bool { return d.reportedAs(n, problem.Error) }

// reportedIn reports whether a warning or an error has been reported inside n.
func (d *decoder) reportedIn(n *node) bool { return d.reportedAs(n, problem.Warning) }

func (d *decoder) reportedAs(n *node, least problem.Severity) bool {
	line, _, _ := d.src.Locate(n.Start, 0)
	last, _, _ := d.src.Locate(n.End, 0)
	for i := len(d.problems) - 1; i >= 0; i-- {
		if p := &d.problems[i]; p.Severity >= least && p.Line >= line && p.Line <= last {
			return true
		}
	}
	return false
}

// cutParenthesis parts "text (inside)" where the bracket ends the value.
func cutParenthesis(n *node) (text, inside *node) {
	v := strings.TrimRightFunc(n.Value, frontmatter.IsSpace)
	if !strings.HasSuffix(v, ")") {
		return n, nil
	}
	depth := 0
	for i := len(v); i > 0; {
		r, size := utf8.DecodeLastRuneInString(v[:i])
		i -= size
		switch r {
		case ')':
			depth++
		case '(':
			if depth--; depth == 0 {
				return n.Part(0, i), n.Part(i+1, len(v)-1)
			}
		}
	}
	return n, nil
}

func setSummary(d *decoder, s *Sheet, n *node) {
	s.Summary = d.text(n)
	if chars := utf8.RuneCountInString(s.Summary); chars > maxSummary {
		d.warn("summary-long", n, problem.Args{"count": chars, "max": maxSummary})
	}
}

// maxSummary is how long a lead may be, in characters: the teaser limit of the
// European Commission's project pages, and what search engines show.
const maxSummary = 300

func setPhoto(d *decoder, s *Sheet, n *node) {
	if photos := list(d, photoList("photo"), n); len(photos) > 0 {
		s.Photo = &photos[0]
		s.Gallery = append(photos[1:], s.Gallery...)
	}
}

// setURL reads the address of the site, which ends in a slash, or of a partner.
func setURL(d *decoder, s *Sheet, n *node) {
	if d.kind == Partner {
		s.about().URL = d.url(n)
		return
	}
	url := d.address(n)
	if url != "" && !strings.HasSuffix(url, "/") {
		url += "/"
	}
	s.settings().URL = url
}

// setOrganisation reads the publisher: its name alone, or the full form.
func setOrganisation(d *decoder, s *Sheet, n *node) {
	switch {
	case isRecord("organisation", n):
		record(d, "organisation", organisationFields, &s.settings().Organisation, n)
	case n.Kind == frontmatter.Scalar || n.OneLine():
		s.settings().Organisation.Name = d.text(n)
	default:
		d.wrongType(n, "organisation")
	}
}

// settings returns those of the site; a translation of the home has none, and
// what it says of them is read for its mistakes only.
func (s *Sheet) settings() *Settings {
	if s.Settings == nil {
		return new(Settings)
	}
	return s.Settings
}

// about returns what a partner's file says of it, made when first needed.
func (s *Sheet) about() *Organisation {
	if s.About == nil {
		s.About = new(Organisation)
	}
	return s.About
}
