package locale

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/country"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/typography"
)

//go:embed data/*/*.yaml data/*/messages
var data embed.FS

// sources are the languages that Fiche speaks, the fallback last.
var sources []*source

func init() {
	sources = []*source{
		builtIn("fr", french),
		builtIn("en", english),
	}
}

// All returns the languages that Fiche speaks, the fallback last. The list is
// shared: it must not be changed.
func All() []*Locale { return all() }

var all = sync.OnceValue(readAll)

func readAll() []*Locale {
	list := make([]*Locale, len(sources))
	for i, s := range sources {
		list[i] = s.locale()
	}
	return list
}

// Get returns the locale of a language tag ("fr", "fr-CA", "en_GB.UTF-8"), or nil.
func Get(tag string) *Locale {
	for _, s := range sources {
		if hasPrimaryTag(tag, s.tag) {
			return s.locale()
		}
	}
	return nil
}

// Fallback returns the language of those who speak none of the others.
func Fallback() *Locale { return sources[len(sources)-1].locale() }

// Register adds a language, before the fallback. It is for tests: it must be
// called before any language is asked for.
func Register(tag string, files fs.FS, g Grammar) {
	sources = slices.Insert(sources, len(sources)-1, newSource(tag, files, g))
}

// CountryByName returns the code of two letters of the country that an author
// calls name in any language. ok is false if there is none.
func CountryByName(name string) (code string, ok bool) { return countryIndex().ByName(name) }

// FindTerritory returns what an author calls name in any language, first of all
// in l: a country or a region of the world. ok is false if there is neither.
func (l *Locale) FindTerritory(name string) (m country.Match, ok bool) {
	return countryIndex().Find(name, l.Names)
}

// countryIndex is made when first asked for: most commands never do.
var countryIndex = sync.OnceValue(func() *country.Index {
	return country.NewIndex(partsOf(All(), func(l *Locale) *country.Names { return l.Names })...)
})

// hasPrimaryTag reports whether the first subtag of tag is primary, whatever
// its case (RFC 5646, section 2.1.1).
func hasPrimaryTag(tag, primary string) bool {
	if len(tag) < len(primary) {
		return false
	}
	for i := range len(primary) {
		if tag[i]|0x20 != primary[i] {
			return false
		}
	}
	return len(tag) == len(primary) || tag[len(primary)] == '-' || tag[len(primary)] == '_' || tag[len(primary)] == '.'
}

// partsOf returns a part of each language.
func partsOf[T any](languages []*Locale, part func(*Locale) T) []T {
	parts := make([]T, len(languages))
	for i, l := range languages {
		parts[i] = part(l)
	}
	return parts
}

// A source is where a language comes from.
type source struct {
	tag     string
	files   fs.FS // its folder
	grammar Grammar
	locale  func() *Locale // reads it, once
}

func newSource(tag string, files fs.FS, g Grammar) *source {
	s := &source{tag: tag, files: files, grammar: g}
	s.locale = sync.OnceValue(func() *Locale { return must(s.read()) })
	return s
}

// builtIn is a language that the program holds.
func builtIn(tag string, g Grammar) *source {
	return newSource(tag, must(fs.Sub(data, "data/"+tag)), g)
}

// must returns v. An error is one of the data, which is part of the program.
func must[T any](v T, err error) T {
	if err != nil {
		panic("locale: " + err.Error())
	}
	return v
}

// lazy returns a function that reads a part when it is called.
func lazy[T any](read func() (T, error)) func() T { return func() T { return must(read()) } }

// readFile fills what into points to from a file.
func (s *source) readFile(file string, into any) error {
	text, err := fs.ReadFile(s.files, file)
	if err != nil {
		return err
	}
	return decode(path.Join("data", s.tag, file), text, into, formsOf(s.grammar.Plural))
}

// read reads a language, but for what is read when it is asked for.
func (s *source) read() (*Locale, error) {
	l := &Locale{Tag: s.tag, Rules: new(typography.Rules)}
	l.neededForm = formIndex(s.grammar.Plural)
	var errs []error
	for _, part := range []struct {
		file string
		into any
	}{
		{"language.yaml", &l.Language},
		{"words.yaml", &l.Words},
		{"terms.yaml", &l.Terms},
		{"goals.yaml", &l.Goals},
		{"blocks.yaml", &l.Blocks},
		{"copies.yaml", &l.Copies},
		{"fields.yaml", &l.Fields},
		{"command.yaml", &l.Command},
		{"preview.yaml", &l.Command.Preview},
		{"start.yaml", &l.Command.Start},
		{"check.yaml", &l.Command.Check},
		{"typography.yaml", l.Rules},
	} {
		errs = append(errs, s.readFile(part.file, part.into))
	}
	l.Calendar = calendar.New(lazy(s.dates), sync.OnceValue(func() []*calendar.Calendar {
		return partsOf(others(l), func(other *Locale) *calendar.Calendar { return other.Calendar })
	}), l.Rules)
	l.Figures = quantity.New(lazy(s.numbers), sync.OnceValue(func() []*quantity.Figures {
		return partsOf(others(l), func(other *Locale) *quantity.Figures { return other.Figures })
	}), l.Rules)
	l.Names = country.NewNames(lazy(s.countries))
	l.data = sync.OnceValue(lazy(s.data))
	l.dashboard = sync.OnceValue(lazy(s.dashboard))
	l.messages = sync.OnceValue(lazy(s.messages))
	l.guide = sync.OnceValue(lazy(s.guide))
	l.machine = sync.OnceValue(lazy(s.machine))
	l.search = sync.OnceValue(lazy(s.search))
	l.synonyms = sync.OnceValue(lazy(s.synonyms))
	return l, errors.Join(errs...)
}

// others returns all languages but l.
func others(l *Locale) []*Locale {
	return slices.DeleteFunc(slices.Clone(All()), func(other *Locale) bool { return other == l })
}

func (s *source) dates() (*calendar.Words, error) {
	words := dateWords{Words: calendar.Words{Ordinal: s.grammar.DayOrdinal, Elide: s.grammar.Elide}}
	words.Count = func(n int, unit calendar.Unit) string {
		return strings.ReplaceAll(words.Lengths[unit].Of(s.grammar.Plural(n)), "{count}", strconv.Itoa(n))
	}
	return &words.Words, s.readFile("dates.yaml", &words)
}

// dateWords are what dates.yaml holds: beside the words of dates, those of lengths
// of time, which are counted.
type dateWords struct {
	calendar.Words
	Lengths [calendar.UnitCount]quantity.Forms `data:"keys=days weeks months years"` // {count}
}

func (s *source) numbers() (*quantity.Words, error) {
	words := &quantity.Words{Plural: s.grammar.Plural, Ordinal: s.grammar.Ordinal, Link: s.grammar.Link}
	return words, errors.Join(s.readFile("numbers.yaml", words), s.readFile("currencies.yaml", &words.CLDR))
}

func (s *source) countries() (*country.Words, error) {
	words := new(country.Words)
	return words, errors.Join(s.readFile("countries.yaml", words), s.readFile("country_words.yaml", &words.Usage))
}

func (s *source) data() (*DataWords, error) {
	words := new(DataWords)
	return words, s.readFile("data.yaml", words)
}

func (s *source) dashboard() (*DashboardWords, error) {
	words := new(DashboardWords)
	return words, s.readFile("dashboard.yaml", words)
}

// machine returns the words for why the machine refuses something, by kind.
func (s *source) machine() (map[string]string, error) {
	var words map[string]string
	return words, s.readFile("machine.yaml", &words)
}

func (s *source) search() (*SearchWords, error) {
	words := new(SearchWords)
	if err := s.readFile("search.yaml", words); err != nil {
		return nil, err
	}
	return words, words.parse()
}

func (s *source) synonyms() (*Synonyms, error) {
	words := new(Synonyms)
	return words, s.readFile("synonyms.yaml", words)
}

func (s *source) guide() (*GuideWords, error) {
	words := new(GuideWords)
	return words, errors.Join(s.readFile("guide.yaml", words), s.readFile("guide_subjects.yaml", &words.Subjects))
}

// messages joins the files of messages. A rule has its message in one of them.
func (s *source) messages() (map[string]Message, error) {
	names, err := fs.Glob(s.files, "messages/*.yaml")
	errs := []error{err}
	all := make(map[string]Message, 256)
	for _, name := range names {
		var some map[string]Message
		errs = append(errs, s.readFile(name, &some))
		for rule, message := range some {
			if _, twice := all[rule]; twice {
				errs = append(errs, fmt.Errorf("data/%s/%s: a second message for the rule %q", s.tag, name, rule))
			}
			all[rule] = message
			errs = append(errs, s.checkForms(name, rule, message))
		}
	}
	return all, errors.Join(errs...)
}

// checkForms returns an error if a message counts something with another number
// of forms than the language has.
func (s *source) checkForms(file, rule string, m Message) error {
	want := len(neededForms(s.grammar.Plural))
	for _, text := range append([]string{m.Text}, m.Hints...) {
		for _, forms := range problem.Forms(text) {
			if len(forms) != want {
				return fmt.Errorf("data/%s/%s: %s: %d forms of %q, where the language has %d", s.tag, file, rule, len(forms), forms[0], want)
			}
		}
	}
	return nil
}
