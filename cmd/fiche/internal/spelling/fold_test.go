package spelling

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

// Each line is one name in all its spellings.
func TestFold(t *testing.T) {
	for want, spellings := range map[string][]string{
		"":                         {"", " ", "\u00a0\t", "-", "’", "\u200b\ufeff"},
		"mali":                     {"mali", "Mali", " MALI ", "M\u00adali", "\ufeffMali"},
		"programme solidarite eau": {"Programme Solidarité-Eau", "programme solidarite  eau", "PROGRAMME SOLIDARITÉ\u00a0EAU", "Programme Solidarite\u0301 – Eau"},
		"l hay les roses":          {"L'Haÿ-les-Roses", "L’Hay les Roses", "lʼhaÿ‑les‑roses"},
		"cote d ivoire":            {"Côte d'Ivoire", "COTE D’IVOIRE", "cote-d`ivoire"},
		"mise en oeuvre":           {"Mise en œuvre", "MISE EN ŒUVRE", "mise en oeuvre"},
		"strasse":                  {"Straße", "STRASSE", "STRAẞE"},
		"programme (ps eau)":       {"Programme (pS-Eau)"},
		"lodz":                     {"Łódź"},
		"arhus":                    {"Århus"},
		"segou bambara: ne be taa": {"Ségou Bambara: ɲɛ bɛ taa"},
		"istanbul":                 {"İstanbul", "Istanbul"},
		"ecole":                    {"ÉCOLE", "école", "e\u0301cole"},
		"москва":                   {"МОСКВА", "москва"},
		"йод":                      {"ЙОД", "и\u0306од"}, // not a Latin accent: another letter
		"مياه الشرب":               {"مياه  الشرب"},
		"σ":                        {"Σ", "ς"},
		"水":                        {"水"},
		"fi 12 m3":                 {"ﬁ １２ m³"},
	} {
		for _, s := range spellings {
			if got := Fold(s); got != want {
				t.Errorf("Fold(%+q) = %+q, want %+q", s, got, want)
			}
		}
	}
}

func TestFoldOfFoldedAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(10, func() { Fold("programme solidarite eau (ps.eau)") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"Solidarité-Eau", "L’Haÿ", " a\u0301 ", "ﷺ", "가", "\xffÉ", "İ", "½№", "́"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Fatalf("Fold(%+q) = %+q, then %+q", s, once, twice)
		}
		if nfd := Fold(norm.NFD.String(s)); nfd != once {
			t.Fatalf("%+q folds to %+q, decomposed to %+q", s, once, nfd)
		}
	})
}

// The quick way and the general way of folding are one.
func FuzzSimplifyLatin(f *testing.F) {
	for _, s := range []string{"Programme Solidarité-Eau", "L’Haÿ", "  Œuvre  d'ÉTÉ ", "a\tb", "çà et là", "Noël!", "m³", "’", "n°\u00a03\u202f: « été – hiver »"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, parts := range []func(rune) bool{PartsWords, partsSlug} {
			quick, ok := simplifyLatin(nil, s, '-', parts)
			if !ok {
				continue
			}
			if general := simplifyAny(s, '-', parts); string(quick) != string(general) {
				t.Errorf("%q: quick %q, general %q", s, quick, general)
			}
		}
	})
}
