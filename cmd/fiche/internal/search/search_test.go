package search

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/spelling"
)

// siteOf makes a site of sheets.
func siteOf(t *testing.T, files map[string]string) *site.Site {
	t.Helper()
	var in site.Input
	home := sheet.Parse("index.md", []byte("---\ntitre: Site\n---\n"), locale.Get("fr"))
	in.Sheets = append(in.Sheets, home)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		in.Sheets = append(in.Sheets, sheet.Parse(name, []byte(files[name]), locale.Get("fr")))
	}
	s, report := site.New(in)
	for _, p := range report.Problems {
		t.Error(p)
	}
	return s
}

// scores reads an index as the script does: by stem, the score of each sheet.
func scores(t *testing.T, s *site.Site) map[string]map[int]int {
	t.Helper()
	all := map[string]map[int]int{}
	pair := regexp.MustCompile(`"([^"]+)":"([^"]+)"`)
	for _, f := range Files(s, s.Editions[0]) {
		if path.Base(f.Path) == "index.js" {
			continue
		}
		data, err := f.Make()
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range pair.FindAllStringSubmatch(string(data), -1) {
			fields := strings.Fields(m[2])
			all[m[1]] = unpack(fields[len(fields)-1])
		}
	}
	return all
}

func unpack(text string) map[int]int {
	found := map[int]int{}
	score, sheet, gap := 0, 0, 0
	for _, c := range text {
		if c >= '0' && c <= '9' {
			score, sheet = int(c-'0'), -1
			continue
		}
		digit := strings.IndexRune(digits, c)
		gap = gap*32 + digit%32
		if digit < 32 {
			sheet += gap + 1
			gap = 0
			found[sheet] = score
		}
	}
	return found
}

// A word counts by where it stands: in the title, in what the fields say, in the text.
func TestScores(t *testing.T) {
	s := siteOf(t, map[string]string{
		"a.md": "---\ntitre: Des latrines\nrésumé: Pour les écoles.\nmis à jour: 2020\npays: Mali\npartenaires: Ville de Gentilly\nlieux:\n  - Kayes\nchiffres:\n  - Bénéficiaires : 12 habitants\n---\nLes latrines des élèves &amp; des `maîtres`.\n",
		"b.md": "---\ntitre: Autre\nmis à jour: 2019\n---\nUn texte.\n\nUne latrine.\n",
	})
	got := scores(t, s)
	for word, want := range map[string]map[int]int{
		"latrine": {0: inTitle + inText, 1: inText}, "ecole": {0: inFacts}, "mali": {0: inFacts}, "gentilly": {0: inFacts}, "kaye": {0: inFacts + inText},
		"beneficiaire": {0: inFacts + inText}, "habitant": {0: inFacts + inText}, "eleve": {0: inText}, "maitre": {0: inText}, "amp": nil, "les": nil, "de": nil,
	} {
		if diff := cmp.Diff(want, got[locale.Get("fr").Search().Stem(word)]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", word, diff)
		}
	}
}

// A hidden place, a draft and notes are in no file.
func TestWhatIsNotPublishedIsNotFound(t *testing.T) {
	got := scores(t, siteOf(t, map[string]string{
		"a.md": "---\ntitre: A\nlieux:\n  - Refugium : 13.5, 2.4 (caché)\nnotes: secretum\n---\nTexte.\n",
		"b.md": "---\ntitre: Brouillonum\nbrouillon: oui\n---\nTexte.\n",
	}))
	for _, word := range []string{"refugium", "secretum", "brouillonum"} {
		if got[word] != nil {
			t.Errorf("%s is found", word)
		}
	}
}

// Forms of one word are one word.
func TestForms(t *testing.T) {
	for language, groups := range map[string][]string{
		"fr": {"événement evenement évènement Événements", "œuvre oeuvre ŒUVRES", "réseau réseaux", "régional régionaux régionale régionales", "formé formée formés formées", "travail travaux", "école écoles", "français française françaises",
			"donner donnez donné données donnent donne", "écrit écrite écrites", "existe existant existaient", "déclaration déclare déclarer", "égal égaux égales"},
		"en": {"school schools", "city cities", "training trained train", "managed manage managing", "planning planned plan", "box boxes"},
	} {
		l := locale.Get(language)
		for _, group := range groups {
			if words := stems(l, group); len(slices.Compact(slices.Clone(words))) != 1 {
				t.Errorf("%s: %s: %v", language, group, words)
			}
		}
		if got := stems(l, "L’eau, l'eau: d’été"); language == "fr" && !slices.Equal(got, []string{"l", "eau", "l", "eau", "d", "ete"}) {
			t.Errorf("apostrophes: %v", got)
		}
	}
}

// Words that only look alike stay two.
func TestWordsThatAreTwo(t *testing.T) {
	for _, pair := range []string{"France francs", "pays paye", "près présents", "forage former", "argent argile"} {
		if words := stems(locale.Get("fr"), pair); words[0] == words[1] {
			t.Errorf("%s: both are %s", pair, words[0])
		}
	}
}

// stems returns the words of a text, each by its stem.
func stems(l *locale.Locale, text string) []string {
	var all []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !isOfWord(r) }) {
		if folded := spelling.Fold(word); folded != "" {
			all = append(all, l.Search().Stem(folded))
		}
	}
	return all
}

// A number comes back as it was packed.
func TestNumbers(t *testing.T) {
	for _, n := range []int{0, 1, 31, 32, 33, 1023, 1024, 99999, 1 << 20} {
		if got := unpack("4" + string(appendNumber(nil, n))); got[n] != 4 {
			t.Errorf("%d is read as %v", n, got)
		}
	}
}

// No file is larger than it may be; words that begin alike are parted by the next
// letter, and names are ones that every disk knows.
func TestShardsArePartedWhereTheyAreLarge(t *testing.T) {
	x := &index{}
	add := func(number int, stem string) {
		x.words = append(x.words, &word{stem: stem, forms: []*form{{written: stem, count: 1}}, sheets: []found{found(number)<<8 | inText}})
	}
	for i := range 20000 {
		add(i, "con"+strconv.FormatInt(int64(i), 36))
	}
	add(1, "co")
	add(1, "ماء")
	seen := 0
	for _, s := range x.shards() {
		if len(s.data) > maxShard {
			t.Errorf("%s has %d bytes", s.name, len(s.data))
		}
		if !regexp.MustCompile(`^words-[a-z0-9-]+$`).MatchString(s.file()) {
			t.Errorf("%s is no name for a file", s.file())
		}
		seen += strings.Count(string(s.data), `":"`)
	}
	if seen != len(x.words) {
		t.Errorf("%d words of %d", seen, len(x.words))
	}
	if got := fmt.Sprint(fileName("ما")); got != "645-627" {
		t.Error(got)
	}
}

// A word is suggested as it is written most; of several forms, as the one was that had
// been written so often first.
func TestWrittenForm(t *testing.T) {
	for text, want := range map[string]string{
		"Forages, forage.":                  "forages",
		"Forage, forages, forages.":         "forages",
		"Forages, forage, forage, forages.": "forage",
	} {
		s := siteOf(t, map[string]string{"a.md": "---\ntitre: A\n---\nUn début.\n\n" + text + "\n"})
		x := newIndex(s, s.Editions[0])
		if got := x.byStem[x.language.Stem("forages")].written(); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// Sheets that are read in several parts at once have the index of those read one after
// the other: of forms that are written as often, the first wins in both.
func TestPartsJoinToOneIndex(t *testing.T) {
	letter := func(n int) rune { return rune('a' + n%26) }
	random := rand.New(rand.NewPCG(1, 2))
	files := map[string]string{}
	for i := range 3*fewSheets + 7 {
		var text strings.Builder
		for range random.IntN(9) {
			word := random.IntN(676)
			fmt.Fprintf(&text, "t%c%cile%s ", letter(word), letter(word/26), []string{"", "s"}[random.IntN(2)])
		}
		files[fmt.Sprintf("p%d.md", i)] = fmt.Sprintf("---\ntitre: Projet %d\n---\nUn début.\n\n%s\n", i, &text)
	}
	s := siteOf(t, files)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := newIndex(s, s.Editions[0]).shards()
	for _, parts := range []int{2, 3, 9} {
		runtime.GOMAXPROCS(parts)
		if got := newIndex(s, s.Editions[0]).shards(); !reflect.DeepEqual(got, want) {
			t.Errorf("%d parts have another index", parts)
		}
	}
}

// What was found in a text is shown from it: its words, as they are read.
func TestTexts(t *testing.T) {
	for html, want := range map[string]string{
		"<p>Une <strong>fin</strong>, l’<a>eau</a> &amp; 589\u202f639 habitants.</p>\n<ul>\n<li>un</li><li>deux<br>trois</li>\n</ul>": " Une fin, l’eau & 589\u202f639 habitants. un deux trois",
		"": "",
	} {
		if got := plain(html); got != strings.TrimSpace(want) {
			t.Errorf("%q", got)
		}
	}
	s := siteOf(t, map[string]string{"a.md": "---\ntitre: A\n---\nUn.\n\nDeux.\n", "b.md": "---\ntitre: B\n---\nTrois.\n", "c.md": "---\ntitre: C\nbrouillon: oui\n---\nQuatre.\n"})
	var texts []string
	for _, f := range Files(s, s.Editions[0]) {
		if strings.HasPrefix(path.Base(f.Path), "text-") {
			data, err := f.Make()
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(data))
		}
	}
	if diff := cmp.Diff([]string{`fiche("text-0","Deux.")` + "\n", `fiche("text-1","")` + "\n"}, texts); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
