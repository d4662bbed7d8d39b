package locale

import (
	"slices"
	"testing"

	"fiche/cmd/fiche/internal/spelling"
)

func TestCountryByName(t *testing.T) {
	for code, names := range map[string][]string{
		"ML": {"Mali", "mali", "MLI", "ml", "le Mali", "République du Mali", "Republic of Mali"},
		"CI": {"Côte d'Ivoire", "Cote d’ivoire", "COTE D IVOIRE", "Ivory Coast", "la Côte d’Ivoire", "République de Côte d'Ivoire"},
		"CD": {"RDC", "RD Congo", "République démocratique du Congo", "DRC", "Congo-Kinshasa", "Zaïre", "Democratic Republic of the Congo"},
		"CG": {"Congo", "Congo Brazzaville", "République du Congo", "Republic of the Congo"},
		"CV": {"Cap-Vert", "cap vert", "Cabo Verde", "Cape Verde"},
		"PS": {"Palestine", "Territoires palestiniens"},
		"XK": {"Kosovo", "XK", "XKX"},
		"MM": {"Birmanie", "Myanmar", "Burma"},
		"VN": {"Viêt Nam", "Vietnam", "viet-nam", "Viê\u0323t Nam"},
		"US": {"USA", "États-Unis", "les Etats-Unis", "United States", "the United States of America", "U.S."},
		"GB": {"UK", "Royaume-Uni", "United Kingdom", "Grande Bretagne"},
		"KR": {"Corée du Sud", "Republic of Korea", "South Korea"},
		"TW": {"Taïwan", "Republic of China"},
		"NL": {"Pays-Bas", "The Netherlands", "Hollande"},
		"RE": {"La Réunion", "Réunion"},
		"GM": {"Gambie", "la Gambie", "The Gambia"},
		"LC": {"Sainte-Lucie", "St. Lucia", "Saint Lucia", "St Lucia"},
		"TT": {"Trinité-et-Tobago", "Trinidad & Tobago", "Trinidad and Tobago"},
		"BA": {"Bosnie-Herzégovine", "Bosnie et Herzégovine", "Bosnia & Herzegovina", "Bosnia and Herzegovina"},
		"NE": {"Niger", "République du Niger"},
		"NG": {"Nigeria", "Nigéria"},
		"":   {"", "Corée", "Malli", "Wakadou", "le", "Afrique", "Europe", "UE"},
	} {
		for _, name := range names {
			if got, ok := CountryByName(name); got != code || ok != (code != "") {
				t.Errorf("CountryByName(%q) = %q, %v; want %q", name, got, ok, code)
			}
		}
	}
}

// What a page prints is understood when it is read again.
func TestCountryNameRoundTrip(t *testing.T) {
	for _, l := range All {
		for i, name := range l.CountryNames() {
			code := CountryCodes()[i]
			if got, _ := CountryByName(name); got != code {
				t.Errorf("%s: CountryByName(%q) = %q, want %q", l.Tag, name, got, code)
			}
			if l.CountryName(code) == code {
				t.Errorf("%s: %s has no name", l.Tag, code)
			}
		}
	}
	if got := French.CountryName("ZZ"); got != "ZZ" {
		t.Errorf("unknown code: %q", got)
	}
}

// A name that two countries could claim would be given to one of them silently.
func TestCountryNamesAreUnambiguous(t *testing.T) {
	owner := map[string]string{}
	claim := func(code, name string) {
		for _, form := range spellings(spelling.Fold(name)) {
			if other, taken := owner[form]; taken && other != code {
				t.Errorf("%q (%s) is claimed by %s and %s", form, name, other, code)
			}
			owner[form] = code
		}
	}
	for _, c := range countries {
		claim(c.Alpha2, c.Alpha2)
		claim(c.Alpha2, c.Alpha3)
		for _, name := range slices.Concat(c.names[:], c.variants) {
			claim(c.Alpha2, name)
		}
	}
	for _, v := range countryVariants {
		claim(v.code, v.name)
	}
	for _, v := range countryVariants {
		if _, ok := countryRank(v.code); !ok {
			t.Errorf("%s: no such country", v.code)
		}
	}
}

func TestCountries(t *testing.T) {
	codes := CountryCodes()
	// 249 of ISO 3166-1 and Kosovo.
	if len(codes) != 250 || !slices.IsSorted(codes) {
		t.Errorf("%d codes, sorted: %v", len(codes), slices.IsSorted(codes))
	}
	want := Country{Alpha2: "ML", Alpha3: "MLI", Numeric: 466}
	if got, ok := CountryOf("ML"); !ok || got != want {
		t.Errorf("CountryOf(ML) = %v, %v", got, ok)
	}
	if _, ok := CountryOf("ml"); ok {
		t.Error("CountryOf takes capitals only")
	}
	for l, want := range map[*Locale][2]string{French: {"Allemagne", "Côte d’Ivoire"}, English: {"Germany", "Côte d’Ivoire"}} {
		if got := [2]string{l.CountryName("DE"), l.CountryName("CI")}; got != want {
			t.Errorf("%s: %q, want %q", l.Tag, got, want)
		}
	}
	for _, l := range All {
		if got := l.CountryName("DE"); got == "DE" {
			t.Errorf("%s has no names of countries", l.Tag)
		}
		if got := l.CountryName("-S"); got != "-S" {
			t.Errorf("%s: no country is called %q", l.Tag, got)
		}
		if got := spelling.Nearest("Sénégale", l.CountryNames()); got != l.CountryName("SN") {
			t.Errorf("%s: nearest to Sénégale is %q", l.Tag, got)
		}
	}
}
