package sheet

import (
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/spelling"
)

// text returns the words of a field. A value that looks like "label : value" is
// whole again; one with a structure of its own is a mistake.
func (d *decoder) text(n *node) string {
	switch {
	case n.Kind == frontmatter.Scalar, n.OneLine():
		d.lookForMarkup(n)
		return kept(tidy(n.Value))
	case n.Absent():
		return ""
	}
	d.fail("not-text", n, nil)
	return ""
}

// lookForMarkup reports marks of Markdown and tags of HTML in a field: it is
// plain text, and they are shown as they are written.
func (d *decoder) lookForMarkup(n *node) {
	plain, ok := prose.WithoutMarks(n.Value)
	if !ok || d.src.Text[n.Start] == '|' || d.src.Text[n.Start] == '>' {
		return
	}
	for i := range d.problems { // a value may be looked at twice
		if p := &d.problems[i]; p.Rule == "markup-in-field" && p.Place.Line == int(d.pos(n).Line) && p.Place.Col == int(d.pos(n).Col) {
			return
		}
	}
	line, _, _ := d.src.Locate(n.Start, 0)
	fix := strings.Replace(d.src.Line(line), n.Value, plain, 1)
	if fix == d.src.Line(line) {
		fix = ""
	}
	d.warn("markup-in-field", n, nil).Fix = fix
}

// tidy drops the spaces around a value and joins runs of spaces within it:
// line ends and tabs become one space. No-break spaces are kept, for the
// typographer to judge.
func tidy(s string) string {
	s = strings.TrimFunc(s, frontmatter.IsSpace)
	if !strings.ContainsAny(s, "\t\n\r") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }), " ")
}

// scalars returns the items of a list of words: one a line, or on one line with
// commas. A quoted value is one item, commas and all.
func (d *decoder) scalars(n *node) []*node {
	switch {
	case n.Kind == frontmatter.Sequence:
		var all []*node
		for _, item := range n.Items {
			if item.Absent() {
				continue
			}
			if item.Kind != frontmatter.Scalar && !item.OneLine() {
				d.fail("not-text", item, nil)
				continue
			}
			all = append(all, item)
		}
		return all
	case n.Absent():
		return nil
	case n.Kind == frontmatter.Mapping && !n.OneLine():
		d.fail("not-list", n, nil)
		return nil
	case n.Quoted:
		return []*node{n}
	}
	return splitList(n)
}

// splitList parts "a, b, c" at its commas and semicolons.
func splitList(n *node) []*node {
	var all []*node
	start := 0
	for i := 0; i <= len(n.Value); i++ {
		if i < len(n.Value) && n.Value[i] != ',' && n.Value[i] != ';' {
			continue
		}
		if word := n.Part(start, i); word.Value != "" {
			all = append(all, word)
		}
		start = i + 1
	}
	return all
}

// names returns the words of a list with their places.
func (d *decoder) names(n *node) []Name { return d.named(d.scalars(n)) }

// wholeNames is like names, where commas are part of a name.
func (d *decoder) wholeNames(n *node) []Name {
	if n.Kind == frontmatter.Scalar {
		return d.named([]*node{n})
	}
	return d.names(n)
}

func (d *decoder) named(nodes []*node) []Name {
	names := make([]Name, 0, len(nodes))
	for _, item := range nodes {
		if word := kept(tidy(item.Value)); word != "" {
			names = append(names, Name{word, spelling.Identity(word), d.pos(item)})
		}
	}
	return names
}

func (d *decoder) strings(n *node) []string {
	var all []string
	for _, name := range d.names(n) {
		all = append(all, name.Text)
	}
	return all
}

// ref returns what a file is referred to by. Its name may hold two spaces in a row.
func (d *decoder) ref(n *node) Ref {
	target := d.text(n)
	if target != "" && !strings.ContainsAny(n.Value, "\t\r\n") {
		target = kept(strings.TrimFunc(n.Value, frontmatter.IsSpace))
	}
	return Ref{target, d.pos(n)}
}

func (d *decoder) refs(n *node) []Ref {
	var all []Ref
	for _, item := range d.scalars(n) {
		all = append(all, d.ref(item))
	}
	return all
}

// vocabulary chooses a closed vocabulary of a language.
type vocabulary func(*locale.Locale) locale.Vocabulary

var (
	statusTerms    vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.Status }
	roleTerms      vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.Role }
	stateTerms     vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.State }
	scopeTerms     vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.Scope }
	precisionTerms vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.Precision }
	consentTerms   vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.Consent }
	answerTerms    vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.Answer }
	profileTerms   vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.Profile }
	compassTerms   vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.Compass }
	ownTerms       vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.Own }
	wayTerms       vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.Way }
	dataTerms      vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.Data }
	kindTerms      vocabulary = func(l *locale.Locale) locale.Vocabulary { return l.Terms.Kind }
)

// term returns the key of a word of a closed vocabulary, in any language.
func (d *decoder) term(n *node, of vocabulary) string { return d.oneOf(n, of, "list") }

// choice is term for what is no fact of a project, which could be said elsewhere: a
// setting, an answer.
func (d *decoder) choice(n *node, of vocabulary) string { return d.oneOf(n, of, "choices") }

// oneOf reads a word of a vocabulary, whose labels go by an argument in the report of
// any other.
func (d *decoder) oneOf(n *node, of vocabulary, argument string) string {
	word := d.text(n)
	if word == "" {
		return ""
	}
	if key, ok := findTerm(d.l, of, word); ok {
		return key
	}
	labels := of(d.words()).Labels()
	d.fail("unknown-term", n, problem.Args{
		"value": word, "near": spelling.Nearest(word, labels), argument: labels,
	})
	return ""
}

// dataFormats returns the formats that a list names: none for "no", and nil, which
// leaves the choice to the program, for "yes".
func (d *decoder) dataFormats(n *node) []string {
	items := d.scalars(n)
	if len(items) == 0 {
		return nil
	}
	if answer, ok := findTerm(d.l, answerTerms, items[0].Value); ok && len(items) == 1 {
		if answer == "yes" {
			return nil
		}
		return []string{}
	}
	formats := []string{}
	for _, item := range items {
		if key := d.choice(item, dataTerms); key != "" && !slices.Contains(formats, key) {
			formats = append(formats, key)
		}
	}
	return formats
}

// findTerm looks a word up in the language of the file, then in the others.
func findTerm(l *locale.Locale, of vocabulary, word string) (string, bool) {
	if key, ok := of(l).Key(word); ok {
		return key, true
	}
	for _, other := range locale.All() {
		if other == l {
			continue
		}
		if key, ok := of(other).Key(word); ok {
			return key, true
		}
	}
	return "", false
}

// colour is "#rrggbb".
func (d *decoder) colour(n *node) string {
	word := strings.ToLower(strings.TrimPrefix(d.text(n), "#"))
	if len(word) == 3 {
		word = string([]byte{word[0], word[0], word[1], word[1], word[2], word[2]})
	}
	if _, err := strconv.ParseUint(word, 16, 32); err != nil || len(word) != 6 {
		d.fail("not-colour", n, problem.Args{"value": tidy(n.Value)})
		return ""
	}
	return "#" + word
}

// language returns a language that Fiche speaks, or nil.
func (d *decoder) language(n *node) *locale.Locale {
	word := d.text(n)
	if word == "" {
		return nil
	}
	for _, l := range locale.All() {
		if spelling.Fold(l.Name) == spelling.Fold(word) {
			return l
		}
	}
	if l := locale.Get(word); l != nil {
		return l
	}
	tags := make([]string, len(locale.All()))
	for i, l := range locale.All() {
		tags[i] = l.Tag
	}
	d.fail("unknown-language", n, problem.Args{"value": word, "list": tags})
	return nil
}

func (d *decoder) siteLanguage(s *Sheet, n *node) {
	s.settings().Language = d.language(n)
	s.settings().noteRegion(n)
}

func (d *decoder) siteLanguages(s *Sheet, n *node) {
	var all []*locale.Locale
	for _, item := range d.scalars(n) {
		if l := d.language(item); l != nil && !slices.Contains(all, l) {
			all = append(all, l)
		}
		s.settings().noteRegion(item)
	}
	s.settings().Languages = all
}

// noteRegion notes that a language is that of a country, where pages show it.
func (s *Settings) noteRegion(n *node) {
	if strings.EqualFold(strings.ReplaceAll(strings.TrimSpace(n.Value), "_", "-"), "en-US") {
		s.American = true
	}
}

// languageTag returns the language of a document, which need not be one that
// Fiche speaks: two or three letters and subtags (RFC 5646).
func (d *decoder) languageTag(n *node) string {
	word := d.text(n)
	primary, _, _ := strings.Cut(word, "-")
	plain := !strings.ContainsFunc(word, func(r rune) bool {
		return r != '-' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	})
	if word != "" && (!plain || len(primary) < 2 || len(primary) > 3) {
		for _, l := range locale.All() {
			if spelling.Fold(l.Name) == spelling.Fold(word) {
				return l.Tag
			}
		}
		d.fail("not-language", n, problem.Args{"value": word})
		return ""
	}
	return word
}
