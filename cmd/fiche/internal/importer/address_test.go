package importer_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/problem"
)

// Where each program served a page, by its configuration, its path and its fields. A
// page of which that is not certain keeps no old address.
func TestOldAddresses(t *testing.T) {
	const hugo, languages = "baseURL: https://example.org/below/\n", "baseURL: /\ndefaultContentLanguage: fr\nlanguages:\n  fr: {weight: 1}\n  en: {weight: 2}\n"
	const posts, output = "title: x\n", "collections:\n  p:\n    output: true\n"
	for _, test := range []struct{ config, text, path, fields, want string }{
		{"hugo.yaml", hugo, "content/p/My Well.md", "", "/p/my-well/"},
		{"hugo.yaml", hugo, "content/p/Été_1.md", "", "/p/été_1/"},
		{"hugo.yaml", hugo, "content/p/a/index.md", "", "/p/a/"},
		{"hugo.yaml", hugo, "content/p/a/index.md", "slug: b", "/p/b/"},
		{"hugo.yaml", hugo, "content/p/_index.md", "slug: b", "/p/"},
		{"hugo.yaml", hugo, "content/_index.md", "", ""},
		{"hugo.yaml", hugo, "docs/a.md", "", ""},
		{"hugo.yaml", hugo, "content/p/a.md", "slug: Le puits", "/p/le-puits/"},
		{"hugo.yaml", hugo, "content/p/a.md", "url: /c/d.html", "/c/d.html"},
		{"hugo.yaml", hugo, "content/p/a.md", "url: https://example.org/x", "/p/a/"},
		{"hugo.yaml", hugo, "content/p/release-1.2.md", "", ""},
		{"hugo.yaml", hugo, "content/p/2020-05-06-a.md", "", "/p/2020-05-06-a/"},
		{"hugo.yaml", hugo + "frontmatter:\n  date: [':filename', ':default']\n", "content/p/2020-05-06-a.md", "", "/p/a/"},
		{"hugo.yaml", hugo + "frontmatter:\n  date: [':filename', ':default']\n", "content/p/2020-09-31-a.md", "", "/p/2020-09-31-a/"},
		{"hugo.yaml", hugo + "uglyURLs: true\n", "content/p/a.md", "", "/p/a.html"},
		{"hugo.yaml", hugo + "disablePathToLower: true # as it was\n", "content/p/A.md", "", "/p/A/"},
		{"hugo.yaml", hugo + "contentDir: site\n", "site/p/a.md", "", "/p/a/"},
		{"hugo.yaml", hugo + "module:\n  mounts:\n    - source: x\n      target: content\n", "content/p/a.md", "", ""},
		{"hugo.yaml", hugo + "module:\n  mounts:\n    - source: x\n      target: assets\n", "content/p/a.md", "", "/p/a/"},
		{"hugo.yaml", hugo + "permalinks:\n  p: /:year/:month/:day/:filename/\n", "content/p/a.md", "date: 2020-05-06T23:00:00+02:00", "/2020/05/06/a/"},
		{"hugo.yaml", hugo + "permalinks:\n  p: /:year/:filename/\n", "content/p/a.md", "", ""},
		{"hugo.yaml", hugo + "permalinks:\n  page:\n    p: /:sections/:slug/\n", "content/p/a.md", "title: Le puits", "/p/le-puits/"},
		{"hugo.yaml", hugo + "permalinks:\n  p: /:sections/:slug/\n", "content/p/b/a.md", "title: Le puits", ""}, // is p/b a section?
		{"hugo.yaml", hugo + "permalinks:\n  p: /:section/:slugorfilename\n", "content/p/a.md", "", "/p/a/"},
		{"hugo.yaml", hugo + "permalinks:\n  p: /:sections[1:]/:title/\n", "content/p/a.md", "", ""},
		{"hugo.toml", "[permalinks]\np = '/x/:title/'\n", "content/p/a.md", "title: Le puits", "/x/le-puits/"},
		{"hugo.json", `{"permalinks": {"p": "/x/:filename/"}}`, "content/p/a.md", "", "/x/a/"},
		{"hugo.json", `{"permalinks": `, "content/p/a.md", "", ""},
		{"config/_default/hugo.toml", "title = 'x'\n", "content/p/a.md", "", "/p/a/"},
		{"config.toml", "languageCode = 'fr'\n", "content/p/a.md", "", "/p/a/"},
		{"config.toml", "base_url = 'https://example.org'\n", "content/p/a.md", "", ""}, // Zola
		{"hugo.yaml", languages, "content/p/a.en.md", "", "/en/p/a/"},
		{"hugo.yaml", languages, "content/p/a.fr.md", "", "/p/a/"},
		{"hugo.yaml", languages, "content/p/a.de.md", "", ""},
		{"hugo.yaml", languages + "defaultContentLanguageInSubdir: true\n", "content/p/a.md", "", "/fr/p/a/"},
		{"hugo.yaml", "baseURL: /\nlanguages:\n  fr:\n    contentDir: content/french\n", "content/french/p/a.md", "", "/fr/p/a/"},

		{"_config.yml", posts, "p/about.md", "", "/p/about.html"},
		{"_config.yml", posts, "p/index.md", "", "/p/"},
		{"_config.yml", posts + "permalink: pretty # short\n", "about.md", "", "/about/"},
		{"_config.yml", posts + "permalink: /:title\n", "about.md", "", "/about"},
		{"_config.yml", posts, "about.md", "permalink: /a-propos/", "/a-propos/"},
		{"_config.yml", posts, "_drafts/a.md", "", ""},
		{"_config.yml", posts + "include: [_pages]\n", "_pages/a.md", "", "/_pages/a.html"},
		{"_config.yml", posts, "_posts/2020-01-02-Le-Puits.md", "", "/2020/01/02/Le-Puits.html"},
		{"_config.yml", posts, "_posts/18-1-2-x.md", "", "/2018/01/02/x.html"},
		{"_config.yml", posts, "news/_posts/2020-01-02-x.md", "categories: Eau Écoles", "/news/eau/écoles/2020/01/02/x.html"},
		{"_config.yml", posts, "_posts/2020-01-02-x.md", "date: 2021-03-04 10:00\nslug: y", "/2021/03/04/y.html"},
		{"_config.yml", posts, "_posts/x.md", "", ""},
		{"_config.yml", posts + "permalink: /b/:short_year/:i_month/:y_day/:slug/\n", "_posts/2020-01-02-x_y.md", "", "/b/20/1/002/x-y/"},
		{"_config.yml", posts + "permalink: /b/:short_month/:title\n", "_posts/2020-01-02-x.md", "", ""},
		{"_config.yml", posts, "_p/a.md", "", ""},
		{"_config.yml", output, "_p/b/a.md", "", "/p/b/a.html"},
		{"_config.yml", output + "permalink: pretty\n", "_p/a.md", "", "/p/a/"},
		{"_config.yml", output + "    permalink: /x/:name/\n", "_p/A.b.md", "", "/x/a-b/"},
		{"_config.yml", output + "    permalink: /x/:title.html\n", "_p/api.gouv.fr.md", "", "/x/api.gouv.fr.html"},
		{"_config.yml", output + "    permalink: /:collection/:path/\n", "_p/b/a.md", "", "/p/b/a/"},
		{"_config.yml", output + "    permalink: /x/:year/:title\n", "_p/a.md", "", ""},
		{"_config.yml", "collections_dir: content\n" + output, "content/_p/a.md", "", "/p/a.html"},
		{"_config.yml", "source: src\n" + output, "src/_p/a.md", "", "/p/a.html"},
		{"_config.yml", "source: src\n" + output, "_p/a.md", "", ""},
		{"_config.yml", output + "defaults:\n  - scope: {path: '', type: p}\n    values: {permalink: '/d/:title/'}\n", "_p/a.md", "", "/d/a/"},
		{"_config.yml", output + "defaults:\n  - scope: {path: '_p/b'}\n    values: {permalink: '/e/:title/'}\n  - scope: {path: ''}\n    values: {permalink: '/d/:title/'}\n", "_p/b/a.md", "", "/e/a/"},
		{"_config.yml", "source_dir: source\n", "a.md", "", ""}, // Hexo

		{"pelicanconf.py", "PATH = 'content'\n", "content/a.md", "title: L’été à Kayes, n° 2", ""},
		{"pelicanconf.py", "PATH = 'content'\n", "content/a.md", "title: “L’été” à Kayes : 2_3", "/lete-a-kayes-2_3.html"},
		{"pelicanconf.py", "PATH = 'content'\n", "content/a.md", "title: Привет", ""},
		{"pelicanconf.py", "", "content/pages/a.md", "slug: b", "/pages/b.html"},
		{"pelicanconf.py", "ARTICLE_URL = '{category}/{date:%Y}/{date:%m}/{slug}/' # short\n", "content/news/a.md", "slug: b\ndate: 2020-05-06", "/news/2020/05/b/"},
		{"pelicanconf.py", "ARTICLE_URL = '{date:%b}/{slug}/'\n", "content/a.md", "slug: b\ndate: 2020-05-06", ""},
		{"pelicanconf.py", "ARTICLE_URL = BASE + '{slug}/'\n", "content/a.md", "slug: b", ""},
		{"pelicanconf.py", "DEFAULT_LANG = u'fr'\n", "content/a.md", "slug: b\nlang: en", "/b-en.html"},
		{"pelicanconf.py", "SLUGIFY_SOURCE = 'basename'\n", "content/A b.md", "", "/a-b.html"},
		{"pelicanconf.py", "SLUG_SUBSTITUTIONS = (('a', 'b'),)\n", "content/a.md", "title: A", ""},
		{"pelicanconf.py", "PAGE_PATHS = ['fiches', \"x\"]\nARTICLE_PATHS = ['blog']\n", "content/fiches/a.md", "slug: b", "/pages/b.html"},
		{"pelicanconf.py", "ARTICLE_PATHS = ['blog',]\n", "content/other/a.md", "slug: b", ""},
		{"pelicanconf.py", "", "content/a.md", "slug: b\nsave_as: c/index.html", "/c/index.html"},

		{".eleventy.js", "", "p/a.md", "", "/p/a/"},
		{".eleventy.js", "", "p/p.md", "", "/p/"},
		{".eleventy.js", "", "p/2020-01-02-a.md", "", "/p/2020-01-02-a/"},
		{".eleventy.js", "", "p/a.md", "permalink: /x/{{ page.fileSlug }}.html", "/x/a.html"},
		{".eleventy.js", "", "p/a.md", "permalink: false", ""},
		{".eleventy.js", "", "p/a.md", "permalink: '/x/{{ title | slugify }}/'", ""},
		{".eleventy.js", "", "p/2020-01-02-a.md", "permalink: '/x{{ page.filePathStem }}/'", "/x/p/a/"},
		{"eleventy.config.js", `dir: { input: "src" }`, "src/p/a.md", "", "/p/a/"},
		{"eleventy.config.js", `dir: { input: "src" }`, "p/a.md", "", ""},
		{"eleventy.config.js", `dir: { input: folder }`, "src/p/a.md", "", ""},
		{"eleventy.config.js", `config.addUrlTransform(f)`, "p/a.md", "", ""},
		{"astro.config.mjs", "", "src/content/p/a.md", "", ""},
	} {
		made, plan := imported(t, fstest.MapFS{test.config: {Data: []byte(test.text)}, test.path: {Data: []byte("---\nlayout: x\n" + test.fields + "\n---\nText.\n")}}, "")
		if got := strings.Join(plan.Old, " "); got != test.want {
			t.Errorf("%s %q: %s (%s): %q, want %q", test.config, test.text, test.path, test.fields, got, test.want)
		}
		if len(made) != 1 {
			t.Errorf("%s: %v", test.path, made)
		}
	}
}

// Hugo's configuration may be in several files.
func TestOldAddressesByParts(t *testing.T) {
	files := fstest.MapFS{
		"config/_default/hugo.toml": {Data: []byte("baseURL = '/'\n")}, "config/_default/permalinks.yaml": {Data: []byte("p: /x/:filename/\n")},
		"config/_default/languages.en.toml": {Data: []byte("contentDir = 'content/english'\n")}, "config/_default/languages.fr.toml": {Data: []byte("contentDir = 'content/fr'\n")},
		"content/english/p/a.md": {Data: []byte("Text.\n")}, "content/fr/q/b.md": {Data: []byte("Texte.\n")},
	}
	if _, plan := imported(t, files, ""); !slices.Equal(plan.Old, []string{"/x/a/", "/fr/q/b/"}) {
		t.Errorf("%v", plan.Old)
	}
}

// The data of an Eleventy site say a permalink for a folder; those of a program say it
// only where they are plain.
func TestPermalinksOfData(t *testing.T) {
	for _, test := range []struct{ data, text, want string }{
		{"src/p/p.json", `{"permalink": "/x/{{ page.fileSlug }}/"}`, "/x/a/"},
		{"src/p/p.11tydata.js", `module.exports = { permalink: '/x/{{ page.fileSlug }}/', };`, "/x/a/"},
		{"src/p/p.11tydata.js", `module.exports = { permalink: (data) => data.title };`, ""},
		{"src/p/a.11tydata.json", `{"permalink": "/z/"}`, "/z/"},
		{"src/src.json", `{"permalink": false}`, ""},
		{"src/_data/eleventyComputed.js", `module.exports = { permalink: f };`, ""},
		{"src/q/q.json", `{"permalink": "/x/"}`, "/p/a/"},
	} {
		_, plan := imported(t, fstest.MapFS{
			".eleventy.js": {Data: []byte(`module.exports = () => ({ dir: { input: "src" } })`)}, test.data: {Data: []byte(test.text)}, "src/p/a.md": {Data: []byte("Text.\n")},
		}, "")
		if got := strings.Join(plan.Old, " "); got != test.want {
			t.Errorf("%s %s: %q, want %q", test.data, test.text, got, test.want)
		}
	}
}

// An address that a file names comes before one that a program made of another file, and
// nobody gets one that two programs may have made.
func TestOldAddressesOfSeveral(t *testing.T) {
	sheetOf := func(fields string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: x\n" + fields + "---\nText.\n")}
	}
	files := fstest.MapFS{
		"hugo.toml": {Data: []byte("[permalinks]\nq = '/:sections/:filename/g'\n")}, "content/p/a.md": sheetOf(""), "content/p/b.md": sheetOf("aliases: /p/a/\n"), "content/p/c.md": sheetOf("slug: d\n"), "content/p/d.md": sheetOf(""),
		"content/p/e.md": sheetOf("aliases: /p/e/\n"), "content/q/r/_index.md": sheetOf(""), "content/q/r/f.md": sheetOf(""),
	}
	made, plan := imported(t, files, "")
	if want := []string{"/p/b/", "/p/d/", "/q/r/", "/q/r/f/g/"}; !slices.Equal(plan.Old, want) {
		t.Errorf("%v, want %v", plan.Old, want)
	}
	for name, want := range map[string]string{"projets/p/b.md": "alias:\n  - /p/a/\n  - /p/b/\n", "projets/p/c.md": "alias:\n  - /p/d/\n", "projets/p/e.md": "alias:\n  - /p/e/\n"} {
		if !strings.Contains(made[name], want) {
			t.Errorf("%s: %q is not in\n%s", name, want, made[name])
		}
	}
	files["_config.yml"] = &fstest.MapFile{}
	if _, plan = imported(t, files, ""); plan.Old != nil {
		t.Errorf("%v, of Hugo or Jekyll", plan.Old)
	}
}

// What is not known is told once, however many pages want it.
func TestUnknownAddressesAreTold(t *testing.T) {
	files := fstest.MapFS{"_config.yml": {Data: []byte("collections:\n  p:\n    output: true\n    permalink: /:year/:title\n")}}
	for _, name := range []string{"a", "b", "c"} {
		files["_p/"+name+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: x\n---\nText.\n")}
	}
	c := collected(t, files)
	if len(c.Refused) != 1 || c.Refused[0].Rule != "import-address" || c.Refused[0].Severity != problem.Warning || c.Refused[0].Path != "_config.yml" || c.Refused[0].Args["part"] != ":year" {
		t.Errorf("%+v", c.Refused)
	}
}

// What the site makes of itself stays in its place: its home, its page of what is not
// found, its search, its lists.
func TestOldAddressesLeaveTheSiteAlone(t *testing.T) {
	files := fstest.MapFS{"_config.yml": {Data: []byte("permalink: none\n")}}
	for _, name := range []string{"404", "index", "recherche", "en/search", "pays/mali", "pays/index", "en/countries/mali", "pays/mali/kayes"} {
		files[name+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: x\n---\nText.\n")}
	}
	if _, plan := imported(t, files, ""); !slices.Equal(plan.Old, []string{"/pays/mali/kayes.html"}) {
		t.Errorf("%v", plan.Old)
	}
}

// Where the site serves a sheet at the address that it had, nothing is to be kept; a
// version has that of its language.
func TestOldAddressesThatStay(t *testing.T) {
	files := fstest.MapFS{"_config.yml": {Data: []byte("title: x\n")}}
	for name, address := range map[string]string{"a.en": "/en/projets/a.html", "b.en": "/projets/b.html", "c": "/projets/c.html", "d": "/projets/d/"} {
		files["old/"+name+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: x\npermalink: " + address + "\n---\nText.\n")}
	}
	if _, plan := imported(t, files, ""); !slices.Equal(plan.Old, []string{"/projets/b.html", "/projets/d/"}) {
		t.Errorf("%v", plan.Old)
	}
}
