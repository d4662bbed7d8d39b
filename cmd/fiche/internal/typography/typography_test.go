package typography_test

import (
	"slices"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/typography"
)

// In these tests ~ stands for U+00A0 and _ for U+202F.
var showSpaces = strings.NewReplacer("~", typography.NoBreak, "_", typography.Narrow)

type typesetting struct{ typed, plain string }

func checkPlain(t *testing.T, l *locale.Locale, tests []typesetting) {
	t.Helper()
	for _, test := range tests {
		want := showSpaces.Replace(test.plain)
		if got := l.Typeset(test.typed).Plain; got != want {
			t.Errorf("%s: %q\nis set as %+q\n    want %+q", l.Tag, test.typed, got, want)
		}
	}
}

// Spaces before high punctuation. Source: Lexique des règles typographiques en
// usage à l'Imprimerie nationale, "Ponctuation"; the exceptions: sile-typesetter
// issue 704; existing spaces and smileys: Zeste de Savoir, Python-ZMarkdown 76.
func TestFrenchMarks(t *testing.T) {
	checkPlain(t, locale.French, []typesetting{
		{"Bonjour !", "Bonjour_!"},
		{"Bonjour  !", "Bonjour_!"},
		{"Bonjour\u00a0! Ça va\u2009?", "Bonjour_! Ça va_?"},
		{"Bonjour\n!", "Bonjour_!"},
		{"ici ; là : voilà", "ici_; là~: voilà"},
		{"mot!", "mot_!"},
		{"mot; mot: mot", "mot_; mot~: mot"},
		{"Quoi?! (oui!) [oui !]", "Quoi_?! (oui_!) [oui_!]"},
		{"(mot)! « mot »!", "(mot)_! «~mot~»_!"},
		{"(?) [!] (!?) mot…?", "(?) [!] (!?) mot…?"},
		{"( ? )", "( ? )"},
		{"mot… ?", "mot…_?"},
		{"? !", "?_!"},
		{"Nombre de bénéficiaires :", "Nombre de bénéficiaires~:"},
		{"100%!", "100~%_!"},
		// Not punctuation of the sentence.
		{"12:30, 1:10000, a::b", "12:30, 1:10000, a::b"},
		{"voir ?id=3&x=1", "voir ?id=3&x=1"},
		{":smile: oui :+1:", ":smile: oui :+1:"},
		{"oui :) non ;) si :D et ;-)", "oui :) non ;) si :D et ;-)"},
		{"!important", "!important"},
		{"C:\\projets\\mali", "C:\\projets\\mali"},
	})
}

// Source: the same, "Guillemets": no-break spaces inside, English marks for the
// quotation in a quotation.
func TestFrenchQuotes(t *testing.T) {
	checkPlain(t, locale.French, []typesetting{
		{`"eau potable" !`, "«~eau potable~»_!"},
		{`« mot », «mot» et «  mot  »`, "«~mot~», «~mot~» et «~mot~»"},
		{`" mot "`, "«~mot~»"},
		{`"il dit "non" deux fois"`, "«~il dit “non” deux fois~»"},
		{`« il dit "non" »`, "«~il dit “non”~»"},
		{`""a" b"`, "«~“a” b~»"},
		{`"un « deux"`, "«~un «~deux~»"}, // both marks of a pair are of a kind
		{`l'"eau" ("oui")`, "l’«~eau~» («~oui~»)"},
		{`"Oui !"`, "«~Oui_!~»"},
		{`"Oui", "non".`, "«~Oui~», «~non~»."},
		{`un 'mot' ici`, "un “mot” ici"},
		{`'l' eau' ici`, "“l’ eau” ici"},
		{`«»`, "«»"},
		// A quote without its partner says nothing.
		{`mot" mot`, `mot" mot`},
		{`"mot mot`, `"mot mot`},
		{`un tube de 5" et "un autre"`, `un tube de 5" et «~un autre~»`},
		{`a="b"`, `a="b"`},
	})
}

// Source: the same, "Apostrophe", "Points de suspension", "Tiret".
func TestFrenchCharacters(t *testing.T) {
	checkPlain(t, locale.French, []typesetting{
		{"l'eau, aujourd'hui, qu'il", "l’eau, aujourd’hui, qu’il"},
		{"l' eau", "l’ eau"},
		{"5' de marche", "5' de marche"},
		{"etc... et (...) [...]", "etc… et (…) […]"},
		{"... les actions à fin 2021", "… les actions à fin 2021"},
		{"Nom : ........", "Nom~: ........"},
		{"oui -- non --- si", "oui – non — si"},
		{"12--15 pages", "12–15~pages"},
		{"fiche build --strict a--b ------", "fiche build --strict a--b ------"},
		{"---", "---"},
		{"2019-2021, 2021-2019, 2019-10, 01-2019-2020", "2019–2021, 2021-2019, 2019-10, 01-2019-2020"},
	})
}

// Source: the same, "Nombres", "Unités", "Abréviations"; DOMAIN: CLDR 48 for the
// group space of French.
func TestFrenchNumbers(t *testing.T) {
	checkPlain(t, locale.French, []typesetting{
		{"589 639 habitants", "589_639~habitants"},
		{"589\u00a0639,5 €", "589_639,5~€"},
		{"1 234 567", "1_234_567"},
		{"35 %, 35%, 12€, 5 ‰, 20 °C", "35~%, 35~%, 12~€, 5~‰, 20~°C"},
		{"5 km, 3 m³/h, 200 000 FCFA, 2 M€, 10 h 30", "5~km, 3~m³/h, 200_000~FCFA, 2~M€, 10~h~30"},
		{"1er octobre 2019, 15 oct. 2019", "1er~octobre~2019, 15~oct.~2019"},
		{"octobre 2019 et Mars 2020", "octobre~2019 et Mars~2020"},
		{"12 écoles et 3 à 5 autres", "12~écoles et 3 à 5~autres"},
		{"XXIe siècle, Ve République, IIIe phase", "XXIe~siècle, Ve~République, IIIe~phase"},
		{"n° 5, N° 12, p. 12, art. 3, § 4", "n°~5, N°~12, p.~12, art.~3, §~4"},
		{"M. Diallo, Mme Ba, Dr Cissé, MM. Ba et Sow", "M.~Diallo, Mme~Ba, Dr~Cissé, MM.~Ba et Sow"},
		{"à la p. suivante, M. le maire", "à la p. suivante, M. le maire"},
		// No groups of three, or no number.
		{"tél. 01 42 75 12 34, +223 20 22 45 12, +33 612 345 678", "tél. 01 42 75 12 34, +223 20 22 45 12, +33 612 345 678"},
		{"0 800 123 456", "0 800 123 456"},
		{"en 2019 2020 123", "en 2019 2020 123"},
		{"589639 en 2019 les 2019 V", "589639 en 2019 les 2019 V"},
		{"?id=3 voir a%20b 35%d", "?id=3 voir a%20b 35%d"},
	})
}

// Addresses, paths and file names are no prose, but the marks around them are.
func TestLiteralsAreLeftAlone(t *testing.T) {
	checkPlain(t, locale.French, []typesetting{
		{"https://example.org/a'b?c=d--e !", "https://example.org/a'b?c=d--e_!"},
		{`"https://example.org", (www.example.org/l'eau)`, "«~https://example.org~», (www.example.org/l'eau)"},
		{"example.org! example.org: mot", "example.org! example.org: mot"},
		{"les 12 example.org", "les 12 example.org"},
		{"o'hara@example.org", "o'hara@example.org"},
		{"voir d'example.org", "voir d’example.org"},
		{"l'un et/ou l'autre", "l’un et/ou l’autre"},
		{"terminé.L'eau", "terminé.L’eau"}, // a space was forgotten there
	})
	for _, typed := range []string{"/srv/l'eau", "../l'eau", "~/l'eau", "a/l'eau/b", `c:\l'eau`, "MALI'S.JPG", "mali's.en.md"} {
		if got := locale.French.Typeset(typed).Plain; got != typed {
			t.Errorf("%q is set as %q", typed, got)
		}
	}
}

// Source: New Hart's Rules (Oxford University Press), "Quotation", "Apostrophe".
func TestEnglish(t *testing.T) {
	checkPlain(t, locale.English, []typesetting{
		{`"Safe water," she said.`, "“Safe water,” she said."},
		{`"He said 'no' twice"`, "“He said ‘no’ twice”"},
		{`"He said "no" twice"`, "“He said ‘no’ twice”"},
		{"it's the dogs' bowl", "it’s the dogs’ bowl"},
		{"the '90s and rock 'n' roll, 'tis so", "the ’90s and rock ’n’ roll, ’tis so"},
		{"'Quoted' words, the 1990's", "‘Quoted’ words, the 1990’s"},
		{"'tis the dogs' bowl", "’tis the dogs’ bowl"},
		{"6' tall, a 5\" pipe", "6' tall, a 5\" pipe"},
		{"wait... a -- b --- c, 2019-2021", "wait… a – b — c, 2019–2021"},
		{"Really ? Yes! No: 35% of 589,639 people", "Really ? Yes! No: 35% of 589,639 people"},
		{"589 639 people, 35 % and 5 km", "589_639 people, 35~% and 5~km"},
		{"1 October 2019, October 1, 2019", "1~October~2019, October~1, 2019"},
		{"Mr. Smith, Dr Jones, No. 5, p. 12", "Mr.~Smith, Dr~Jones, No.~5, p.~12"},
		{"«mot»", "«mot»"},
	})
	if got := locale.English.Typeset("1st of 2 <b>").HTML; got != "1st of 2 &lt;b&gt;" {
		t.Errorf("HTML: %q", got)
	}
}

// Ordinals: Lexique de l'Imprimerie nationale, "Nombres ordinaux". Groups: an
// ordinary space, because voices stop at U+202F.
func TestMarkup(t *testing.T) {
	for _, test := range []struct{ typed, html string }{
		{"1er 1re 1ère 2e 2d 2nde 184e", "1<sup>er</sup> 1<sup>re</sup> 1<sup>ère</sup> 2<sup>e</sup> 2<sup>d</sup> 2<sup>nde</sup> 184<sup>e</sup>"},
		{"XXIe Ier XIXème IId", "XXI<sup>e</sup> I<sup>er</sup> XIX<sup>ème</sup> II<sup>d</sup>"},
		{"Ve siècle", "V<sup>e</sup>~siècle"},
		{"12e-13e", "12<sup>e</sup>-13<sup>e</sup>"},
		{"184e/189", `<span class="nobr">184<sup>e</sup>/189</span>`},
		{"589 639 habitants", `<span class="num">589 639</span>~habitants`},
		{"1 234,5 €", `<span class="num">1 234,5</span>~€`},
		{`<a href="x"> & 5"`, "&lt;a href=&#34;x&#34;&gt; &amp; 5&#34;"},
		{"a\x00b", "a\uFFFDb"},
		// What only looks like an ordinal.
		{"Le Ce De Ve Xe Vie VIE MMe CIe", "Le Ce De Ve Xe Vie VIE MMe CIe"},
		{"2e4 2e-4 2e+10 21er 1d 3d 1e 0x2e a2e v1.2e #2e", "2e4 2e-4 2e+10 21er 1d 3d 1e 0x2e a2e v1.2e #2e"},
		{"XXXXe IIIIe VXe", "XXXXe IIIIe VXe"},
	} {
		want := showSpaces.Replace(test.html)
		if got := locale.French.Typeset(test.typed).HTML; got != want {
			t.Errorf("%q\nis marked %q\n     want %q", test.typed, got, want)
		}
	}
}

// Inline markup is transparent: what stands on its other side counts.
func TestTypesetBlock(t *testing.T) {
	for _, test := range []struct{ runs, plain, html []string }{
		{runs: []string{"mot", " !"}, plain: []string{"mot", "_!"}},
		{runs: []string{"mot ", "!"}, plain: []string{"mot_", "!"}},
		{runs: []string{"mot ", " !"}, plain: []string{"mot_", "!"}},
		{runs: []string{"mot", "!"}, plain: []string{"mot", "_!"}},
		{runs: []string{`"`, "mot", `" !`}, plain: []string{"«~", "mot", "~»_!"}},
		{runs: []string{"l'", "eau"}, plain: []string{"l’", "eau"}},
		{runs: []string{"", "mot", "", "!", ""}, plain: []string{"", "mot", "", "_!", ""}},
		{runs: []string{`"`, "\uFFFC", `" et l'`, "\uFFFC"}, plain: []string{"«~", "\uFFFC", "~» et l’", "\uFFFC"}},
		{
			runs:  []string{"589 639", " habitants"},
			plain: []string{"589_639", "~habitants"},
			html:  []string{`<span class="num">589 639</span>`, "~habitants"},
		},
		{ // no element crosses a boundary
			runs:  []string{"589", " 639 & ", "184", "e", "/189"},
			plain: []string{"589", "_639 & ", "184", "e", "/189"},
			html:  []string{"589", "_639 &amp; ", "184", "e", "/189"},
		},
		{
			runs:  []string{"le 1er", "!"},
			plain: []string{"le 1er", "_!"},
			html:  []string{"le 1<sup>er</sup>", "_!"},
		},
	} {
		if test.html == nil {
			test.html = test.plain
		}
		runs := typesetRuns(locale.French, test.runs...)
		for i, got := range runs {
			want := typography.Text{Plain: showSpaces.Replace(test.plain[i]), HTML: showSpaces.Replace(test.html[i])}
			if got != want {
				t.Errorf("%q: run %d is %+q, want %+q", test.runs, i, got, want)
			}
		}
	}
}

func typesetRuns(l *locale.Locale, runs ...string) []typography.Text {
	var b typography.Block
	for _, run := range runs {
		b.Add([]byte(run))
	}
	l.TypesetBlock(&b)
	texts := make([]typography.Text, len(runs))
	for i := range texts {
		texts[i] = typography.Text{Plain: string(b.Plain(i)), HTML: string(b.HTML(i))}
	}
	return texts
}

// The block is the test's own: one from the pool is now and then a new one.
func TestUntouchedTextIsNotCopied(t *testing.T) {
	const text = "une phrase, simple et sans rien."
	var b typography.Block
	set := func() {
		b.Reset()
		b.Add([]byte(text))
		locale.French.TypesetIn(&b, text)
	}
	set() // makes the room of the block
	if n := testing.AllocsPerRun(10, set); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// A megabyte of each would take minutes if any rule looked back without bound.
func TestTypesetIsLinear(t *testing.T) {
	for _, pattern := range []string{
		`"`, `'`, `'a `, `"a `, `a" `, ".", "-", ":", ":a", " !", " ", "1 ", "123 ", "1", "X", "Xe ", "I", "e-1", "a/", "a.b", "a@", "«", "»", "« ",
		"\u00a0", "\xff", "1e-", "h 1 ", "M. A", "&", "l'", "'1", "a'b.c ", "é",
	} {
		hostile := strings.Repeat(pattern, 1<<18/len(pattern))
		for _, l := range locale.All {
			l.Typeset(hostile)
		}
		typesetRuns(locale.French, slices.Repeat([]string{pattern}, 1<<12)...)
	}
}
