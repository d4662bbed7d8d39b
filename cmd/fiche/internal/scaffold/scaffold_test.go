package scaffold_test

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/static"
	"fiche/templates"
)

func answers(l *locale.Locale) scaffold.Answers {
	return scaffold.Answers{
		Locale: l, Title: "L'eau : nos projets", Organisation: "Syndicat * d'Exemple", Accent: scaffold.DefaultAccent, Profile: "public-body",
	}
}

// buildFiles builds the site that the files make.
func buildFiles(t *testing.T, files []sitefolder.File) *pipeline.Result {
	t.Helper()
	folder := fstest.MapFS{}
	for _, f := range files {
		if !fs.ValidPath(f.Path) || folder[f.Path] != nil {
			t.Fatalf("%s is no path, or is made twice", f.Path)
		}
		folder[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	content, err := fs.Sub(folder, "content")
	if err != nil {
		t.Fatal(err)
	}
	builder := pipeline.New(pipeline.Inputs{Content: content, Templates: []fs.FS{templates.FS}, Static: []fs.FS{static.FS}}, pipeline.Options{})
	result, err := builder.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// A new site builds at once, in each language and for each profile. What it
// warns of is what the law asks for and only its owner knows.
func TestNewSiteBuilds(t *testing.T) {
	gaps := map[string]map[string]int{ // by language and profile
		"fr": {"public-body": 6 + 4, "association": 6 + 1, "company": 6 + 2},
		"en": {"public-body": 5 + 4, "association": 5 + 1, "company": 5 + 1},
	}
	for _, l := range locale.All() {
		for _, profile := range l.Terms.Profile {
			for _, workflow := range append(scaffold.Workflows, "") {
				a := answers(l)
				a.Profile, a.Workflow = profile.Key, workflow
				r := buildFiles(t, scaffold.Site(a))
				if r.Tree == nil || r.Locale != l || r.Sheets != 1 || len(r.Unpublished) > 0 {
					t.Errorf("%s, %s: %d sheets, %v", l.Name, profile.Key, r.Sheets, r.Unpublished)
				}
				left := 0
				for _, p := range r.Problems {
					switch {
					case p.Rule == prose.RuleUnfinished && p.Severity == problem.Warning:
						left++
					case p.Severity != problem.Note && p.Rule != prose.RuleModel:
						t.Errorf("%s, %s: %s:%d: %s %v", l.Name, profile.Key, p.Path, p.Line, p.Rule, p.Args)
					}
				}
				if want := gaps[l.Tag][profile.Key]; left != want {
					t.Errorf("%s, %s: %d gaps, want %d", l.Name, profile.Key, left, want)
				}
			}
		}
	}
}

// What a French public body must show on every page of its site is shown.
func TestAccessibilityIsStated(t *testing.T) {
	for _, l := range locale.All() {
		for _, profile := range l.Terms.Profile {
			a := answers(l)
			a.Profile = profile.Key
			r := buildFiles(t, scaffold.Site(a))
			page, err := fs.ReadFile(r.Tree, "index.html")
			if err != nil {
				t.Fatal(err)
			}
			stated := regexp.MustCompile(`(Accessibilité.: non conforme|Accessibility: not compliant)</a>`).Match(page)
			if stated != (profile.Key == "public-body") {
				t.Errorf("%s, %s: stated: %v", l.Name, profile.Key, stated)
			}
		}
	}
}

// Whoever takes away the "#" before a field of a model gets a field that is
// read: the names are those of the table, and so are the examples.
func TestCommentedFieldsAreRead(t *testing.T) {
	comment := regexp.MustCompile(`(?m)^#([^ #]|  )`)
	for _, l := range locale.All() {
		for _, f := range scaffold.Site(answers(l)) {
			if path.Ext(f.Path) != ".md" || !strings.HasPrefix(f.Path, "content/") {
				continue
			}
			text := comment.ReplaceAll(f.Data, []byte("$1"))
			s := sheet.Parse(strings.TrimPrefix(f.Path, "content/"), text, l)
			for _, p := range s.Problems {
				if p.Rule != prose.RuleUnfinished && p.Rule != prose.RuleModel && p.Rule != "photo-no-alt" {
					t.Errorf("%s:%d: %s %v\n%s", f.Path, p.Line, p.Rule, p.Args, p.Text)
				}
			}
			isModel := s.Kind == sheet.FactSheet || s.Kind == sheet.Home
			for _, field := range sheet.Fields() {
				has := slices.ContainsFunc(s.Fields, func(at sheet.FieldAt) bool { return at.Key() == field.Path })
				rare := slices.Contains([]string{"kind", "words", "aliases"}, field.Path)
				if isModel && field.In(s.Kind) && !has && !rare {
					t.Errorf("%s does not show %s", f.Path, field.Path)
				}
			}
		}
	}
}

// Nothing of the models' own marks is left in what they become.
func TestNoMarkIsLeft(t *testing.T) {
	mark := regexp.MustCompile(`(?m)^\{.*|\{[a-z.-]+\}`)
	for _, l := range locale.All() {
		for _, organisation := range []string{"", "SIAAP"} {
			a := answers(l)
			a.Organisation = organisation
			for _, f := range scaffold.Site(a) {
				if strings.HasPrefix(f.Path, ".vscode/") {
					continue // JSON has braces of its own
				}
				if left := mark.Find(f.Data); left != nil {
					t.Errorf("%s %s: %s", l.Name, f.Path, left)
				}
			}
		}
	}
}

// Whatever somebody answers, the site builds and says it as it was said.
func FuzzAnswers(f *testing.F) {
	for _, text := range []string{"MALI : Kayes", "- [x]", `"quoted`, "{fields}", "a  # b", "null", "*", "| >", "é\u00a0:", "\x00\xff", "'", "@x", "---", "{title.field}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a := answers(locale.Get("fr"))
		a.Title, a.Organisation = text, text
		for _, file := range scaffold.Site(a) {
			if file.Path != "content/index.md" {
				continue
			}
			s := sheet.Parse("index.md", file.Data, a.Locale)
			want := strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\ufffd"), func(r rune) bool {
				return unicode.IsControl(r) || r == ' '
			}), " ")
			want = strings.Trim(want, "\u00a0\u202f ") // a no-break space counts as a space
			if want == "" {
				continue
			}
			if s.Title != want || s.Settings.Organisation.Name != want {
				t.Errorf("%q is read as %q and %q", want, s.Title, s.Settings.Organisation.Name)
			}
		}
	})
}

// A name stands in the prose as its author gave it, but for what Markdown would
// take for marks of its own.
func TestNamesInProse(t *testing.T) {
	a := answers(locale.Get("fr"))
	a.Organisation = "Eau & solidarité *R&D* &amp;"
	for _, f := range scaffold.Site(a) {
		if f.Path == "content/a-propos.md" && !strings.Contains(string(f.Data), `Eau & solidarité \*R&D\* \&amp;`) {
			t.Errorf("%s", f.Data)
		}
	}
	page, err := fs.ReadFile(buildFiles(t, scaffold.Site(a)).Tree, "a-propos.html")
	if err != nil || !strings.Contains(strings.ReplaceAll(string(page), "\u00a0", " "), "Eau &amp; solidarité *R&amp;D* &amp;amp") {
		t.Errorf("%v\n%s", err, page)
	}
}
