package cli

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"fiche/cmd/fiche/internal/browsertest"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/spelling"
)

// What Pagefind finds for the same words, the search finds: of its first ten sheets
// at least 95 in a hundred, with accents and without. Pagefind indexes the pages as
// readers get them, so that this is also how one knows that all which a page says of
// its project is searched. The sheets are of French sentences: those of the example
// and of the program's own words.
func TestSearchFindsWhatPagefindFinds(t *testing.T) {
	tools := findTools(t)
	corpus := newSearchCorpus(t)
	s := publishSite(t, corpus.site)
	pagefind := tools.pagefind(t, s.out)
	b := browsertest.Open(t)

	queries, plain := corpus.queries(t, 200, s)
	b.Visit(pagefind)
	theirs := browsertest.Value[map[string][]string](b, `import('./pagefind/pagefind.js').then(async pagefind => {
		const answers = {};
		for (const query of `+asJSON(t, queries)+`) {
			const { results } = await pagefind.search(query);
			answers[query] = (await Promise.all(results.slice(0, 10).map(r => r.data()))).map(d => d.raw_url + ' ' + d.content);
		}
		return answers;
	})`)
	b.Visit(s.url + "recherche.html")
	b.Until(`window.fiche && fiche.find`)
	ours := browsertest.Value[map[string][]int](b, `(async () => {
		const answers = {};
		for (const query of `+asJSON(t, queries)+`) answers[query] = (await fiche.find(query)).sheets;
		return answers;
	})()`)
	addresses := s.addressesByNumber(t)

	for query, same := range plain {
		if !slices.Equal(ours[query], ours[same]) {
			t.Errorf("%q finds other sheets than %q", same, query)
		}
	}
	wanted, found, first, guesses := 0, 0, 0, 0
	for _, query := range queries {
		mine := make([]string, len(ours[query]))
		for i, n := range ours[query] {
			mine[i] = addresses[n]
		}
		for _, want := range theirs[query] {
			want, text, _ := strings.Cut(want, " ")
			if !isAnswer(query, text) {
				guesses++
				continue
			}
			wanted++
			switch at := slices.Index(mine, strings.TrimPrefix(want, "/")); {
			case at < 0:
				t.Logf("%q: %s", query, want)
			case at < 10:
				first++
				found++
			default:
				found++
			}
		}
	}
	t.Logf("of the %d sheets that are the first ten of Pagefind for %d queries, %d are found (%.1f %%), %d of them among the first ten; %d more were guesses",
		wanted, len(queries), found, 100*float64(found)/float64(wanted), first, guesses)
	if wanted < 5*len(queries) || found < wanted*95/100 {
		t.Error("that is too few")
	}
}

// isAnswer reports whether a sheet has a word that begins as each of a query's does.
// Where Pagefind knows none, it shortens what it looks for until it finds something:
// "connaît" finds "convention".
func isAnswer(query, text string) bool {
	words := strings.FieldsFunc(spelling.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, word := range strings.Fields(spelling.Fold(query)) {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, word[:4]) }) {
			return false
		}
	}
	return true
}

func asJSON(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// pagefind has Pagefind index the sheets of a site, and serves its index: it wants
// WebAssembly, which the policy of the pages does not allow.
func (b toolbox) pagefind(t *testing.T, out string) (url string) {
	t.Helper()
	folder := t.TempDir()
	cmd := exec.CommandContext(t.Context(), b.node, filepath.Join(b.folder, "node_modules", "pagefind", "lib", "runner", "bin.cjs"),
		"--silent", "--site", out, "--glob", "projets/p*.html", "--root-selector", "main",
		"--exclude-selectors", "nav, [aria-labelledby=part_related]", "--output-path", filepath.Join(folder, "pagefind"))
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("Pagefind: %v\n%s", err, text)
	}
	if err := os.WriteFile(filepath.Join(folder, "index.html"), []byte("<!DOCTYPE html><title>Pagefind</title>"), 0o600); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.FileServerFS(os.DirFS(folder)))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// addressesByNumber returns the addresses of the sheets in the order in which the
// index numbers them: that of the cards.
func (p *published) addressesByNumber(t *testing.T) []string {
	t.Helper()
	link := regexp.MustCompile(`<a href="([^"]+)"`)
	var list []string
	for n := 0; ; n++ {
		name := fmt.Sprintf("recherche/cards-%d.js", n)
		if _, err := os.Stat(filepath.Join(p.out, name)); err != nil {
			return list
		}
		var cards []string
		call := strings.TrimSpace(string(p.read(t, name)))
		if err := json.Unmarshal([]byte(call[strings.Index(call, "["):len(call)-1]), &cards); err != nil {
			t.Fatal(name, err)
		}
		for _, card := range cards {
			list = append(list, link.FindStringSubmatch(card)[1])
		}
	}
}

// A searchCorpus is a site of sheets to search in.
type searchCorpus struct {
	site   string
	random *rand.Rand
	sheets []string // what they say
}

const corpusSheets = 300

// newSearchCorpus makes one: the same each time.
func newSearchCorpus(t *testing.T) *searchCorpus {
	t.Helper()
	c := &searchCorpus{site: t.TempDir(), random: rand.New(rand.NewPCG(15, 1))}
	sentences := frenchSentences(t)
	some := func(list []string, n int) []string {
		var chosen []string
		for range n {
			chosen = append(chosen, list[c.random.IntN(len(list))])
		}
		return chosen
	}
	write := func(name, text string) {
		file := filepath.Join(c.site, "content", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("index.md", "---\ntitre: Corpus\nlangue: fr\nurl: https://example.org/\n---\n")
	for i := range corpusSheets {
		title := strings.Fields(some(sentences, 1)[0])
		title = title[:min(len(title), 8)]
		text := fmt.Sprintf("%s %d\n\n%s", strings.Join(title, " "), i, strings.Join(some(sentences, 1), " "))
		for range 2 + c.random.IntN(3) {
			text += "\n\n" + strings.Join(some(sentences, 4), " ")
		}
		c.sheets = append(c.sheets, text)
		head, body, _ := strings.Cut(text, "\n\n")
		write(fmt.Sprintf("projets/p%d.md", i), fmt.Sprintf("---\ntitre: %q\npays: %s\nthèmes: %s\npartenaires: %s\nlieux: %s\nmis à jour: %d\n---\n%s\n", head,
			some([]string{"Mali", "Sénégal", "Bénin", "Madagascar", "Viêt Nam", "Côte d'Ivoire"}, 1)[0],
			some([]string{"assainissement", "eau potable", "écoles", "formation", "forêts"}, 1)[0],
			some([]string{"Ville de Gentilly", "Syndicat des eaux", "Agence de bassin", "Ville de Créteil"}, 1)[0],
			some([]string{"Kayes", "Podor", "Sokodé", "Zagora"}, 1)[0], 1801+i, body))
	}
	return c
}

// frenchSentences returns the sentences of the example and of the program's words.
func frenchSentences(t *testing.T) []string {
	t.Helper()
	var list []string
	plain := regexp.MustCompile(`^[\p{Lu}\p{Ll}][\p{L} ,;:’'«»-]*$`)
	for _, folder := range []string{"../../../../content", "../locale/data/fr"} {
		err := fs.WalkDir(os.DirFS(folder), ".", func(name string, _ fs.DirEntry, err error) error {
			if err != nil || strings.HasSuffix(name, ".en.md") || !strings.HasSuffix(name, ".md") && !strings.HasSuffix(name, ".yaml") {
				return err
			}
			text, err := os.ReadFile(filepath.Join(folder, name))
			for _, line := range strings.Split(string(text), "\n") {
				for _, sentence := range regexp.MustCompile(`[.?!] |['"]$|^\S+: ['"]?`).Split(line, -1) {
					sentence = strings.Trim(strings.TrimSpace(sentence), ".")
					if len(strings.Fields(sentence)) >= 6 && plain.MatchString(sentence) {
						list = append(list, sentence+".")
					}
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return list
}

// queries draws words from the sheets, one, or two of one sheet. plain are the same
// words without accents, which are queries too. Words that every page has are those
// of the templates.
func (c *searchCorpus) queries(t *testing.T, n int, s *published) (list []string, plain map[string]string) {
	french := locale.Get("fr").Search()
	stem := func(word string) string { return french.Stem(spelling.Fold(word)) }
	pages := map[string]int{}
	for _, name := range s.files(t, ".html") {
		seen := map[string]bool{}
		for _, word := range regexp.MustCompile(`\p{L}+`).FindAllString(string(s.read(t, name)), -1) {
			if !seen[stem(word)] {
				seen[stem(word)] = true
				pages[stem(word)]++
			}
		}
	}
	unaccented := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	word := regexp.MustCompile(`\p{L}{4,}`)
	plain = map[string]string{}
	for drawn := 0; drawn < n; {
		words := slices.DeleteFunc(word.FindAllString(c.sheets[c.random.IntN(len(c.sheets))], -1), func(w string) bool {
			return slices.Contains(french.Stop, spelling.Fold(w)) || pages[stem(w)] >= corpusSheets
		})
		query := words[c.random.IntN(len(words))]
		if c.random.IntN(2) == 0 {
			query += " " + words[c.random.IntN(len(words))]
		}
		same, _, err := transform.String(unaccented, query)
		if err != nil || slices.Contains(list, query) {
			continue
		}
		drawn++
		list = append(list, query)
		if same != query {
			list = append(list, same)
			plain[query] = same
		}
	}
	return list, plain
}
