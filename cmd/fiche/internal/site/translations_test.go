package site

import "testing"

// A page shows the words of its own file and the facts of the original: the
// file in the first of the site's languages.
func TestTranslations(t *testing.T) {
	s, report := files{
		"a.md":    "---\ntitre: A\npays: Mali\n---\n",
		"a.en.md": "---\ntitle: The A\nsummary: In short.\ncountry: Togo\nstatus: active\nupdated: 2020-01-02\n---\n",
		"b.en.md": "---\ntitle: B\n---\n",
		"c.md":    "---\ntitre: C\n---\n",
		"d.es.md": "---\ntitre: D\n---\n",
	}.make(t)
	for address, want := range map[string]struct {
		title, text, facts string
		versions           []string
	}{
		"a.html":    {"A", "a.md", "a.md", []string{"a.html", "en/a.html"}},
		"en/a.html": {"The A", "a.en.md", "a.md", []string{"a.html", "en/a.html"}},
		"en/b.html": {"B", "b.en.md", "b.en.md", []string{"none", "en/b.html"}},
		"c.html":    {"C", "c.md", "c.md", []string{"c.html", "none"}},
		"d-es.html": {"D", "d.es.md", "d.es.md", []string{"d-es.html", "none"}}, // a language that the site does not list
	} {
		p := s.at(t, address)
		if p.Title.Plain != want.title || p.Text.Path != want.text || p.Facts.Path != want.facts {
			t.Errorf("%s: %s of %s and %s", address, p.Title.Plain, p.Text.Path, p.Facts.Path)
		}
		equal(t, address, addresses(p.Versions), want.versions)
	}
	for _, e := range s.Editions {
		if len(e.Sheets) != 4 {
			t.Errorf("%s lists %v: a sheet without translation is listed in its own language", e.Locale.Name, addresses(e.Sheets))
		}
	}
	equal(t, "in vain", found(report.Problems), []string{
		"a.en.md:4 warning field-in-translation name:country original:content/a.md",
		"a.en.md:5 warning field-in-translation name:status original:content/a.md",
	})
}

// A file in a language that the site no longer publishes is read, and left out.
func TestLanguageThatIsNotPublished(t *testing.T) {
	in := files{"a.md": "# A\n", "a.en.md": "# A\n"}.input(t)
	for _, s := range in.Sheets {
		if s.Settings != nil {
			s.Settings.Languages = s.Settings.Languages[:1]
		}
	}
	s, report := New(in)
	if len(s.Editions) != 1 || len(s.Editions[0].Pages) != 4 || len(report.Problems) > 0 {
		t.Error(addresses(s.Editions[0].Pages), found(report.Problems))
	}
}

// An edition without a home of its own shows that of the default language.
func TestHomes(t *testing.T) {
	s := files{"a.md": "# A\n"}.good(t)
	home := s.Editions[1].Home
	if home.Address != "en/index.html" || home.Text.Path != "index.md" || home.Kind != HomePage {
		t.Errorf("%s of %s", home.Address, home.Text.Path)
	}
	equal(t, "versions", addresses(s.Editions[0].Home.Versions), []string{"index.html", "en/index.html"})
	own := files{"index.en.md": "---\ntitle: Our site\n---\n"}.good(t).Editions[1].Home
	if own.Title.Plain != "Our site" || own.Facts.Path != "index.md" {
		t.Errorf("%q, facts of %s", own.Title.Plain, own.Facts.Path)
	}
}
