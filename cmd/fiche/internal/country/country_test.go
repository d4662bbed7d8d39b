package country_test

import (
	"reflect"
	"slices"
	"testing"

	"fiche/cmd/fiche/internal/country"
	"fiche/cmd/fiche/internal/locale"
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
			if got, ok := locale.CountryByName(name); got != code || ok != (code != "") {
				t.Errorf("CountryByName(%q) = %q, %v; want %q", name, got, ok, code)
			}
		}
	}
}

// A name is kept as its language writes it, a region has one in each language.
func TestFindKeepsTheName(t *testing.T) {
	fr, en := locale.Get("fr").Names, locale.Get("en").Names
	for name, want := range map[string]country.Match{
		"territoires palestiniens":  {Code: "PS", Name: "Territoires palestiniens", In: fr},
		"Palestinian territories":   {Code: "PS", Name: "Palestinian Territories", In: en},
		"ML":                        {Code: "ML"},
		"la cote d'ivoire":          {Code: "CI", Name: "Côte d’Ivoire", In: fr},
		"République du Mali":        {Code: "ML", Name: "République du Mali", In: fr},
		"RDC":                       {Code: "CD", Name: "RDC", In: fr},
		"Cisjordanie":               {Code: "PS", Part: true, Name: "Cisjordanie", In: fr},
		"West Bank and Gaza":        {Code: "PS", Name: "West Bank and Gaza", In: en},
		"le sahel":                  {Region: "sahel", Name: "Sahel", In: fr},
		"Afrique de l’ouest":        {Region: "011", Name: "Afrique de l’Ouest", In: fr},
		"south-east asia":           {Region: "035", Name: "South East Asia", In: en},
		"plusieurs pays":            {Region: "several", Name: "plusieurs pays", In: fr},
		"Latin America & Caribbean": {Region: "419", Name: "Latin America and Caribbean", In: en},
	} {
		if got, _ := locale.Get("fr").FindTerritory(name); got != want {
			t.Errorf("FindTerritory(%q) = %+v, want %+v", name, got, want)
		}
	}
	for region := range fr.Regions() {
		for _, l := range locale.All() {
			if l.RegionName(region) == region {
				t.Errorf("%s: no name of the region %s", l.Tag, region)
			}
		}
	}
}

// What a page prints is understood when it is read again.
func TestCountryNameRoundTrip(t *testing.T) {
	for _, l := range locale.All() {
		for i, name := range l.CountryNames() {
			code := country.Codes()[i]
			if got, _ := locale.CountryByName(name); got != code {
				t.Errorf("%s: CountryByName(%q) = %q, want %q", l.Tag, name, got, code)
			}
			if l.CountryName(code) == code {
				t.Errorf("%s: %s has no name", l.Tag, code)
			}
		}
	}
	if got := locale.Get("fr").CountryName("ZZ"); got != "ZZ" {
		t.Errorf("unknown code: %q", got)
	}
}

// A name that two countries could claim would be given to one of them silently.
func TestNamesAreUnambiguous(t *testing.T) {
	owner := map[string]string{}
	var all []*country.Names
	for _, l := range locale.All() {
		all = append(all, l.Names)
	}
	country.NewIndex(all...).Each(all, func(m country.Match, form string) {
		code := m.Code + m.Region
		if m.Part {
			code += " in part"
		}
		if other, taken := owner[form]; taken && other != code {
			t.Errorf("%q is claimed by %s and %s", form, code, other)
		}
		if _, ok := country.Of(m.Code); !ok && m.Region == "" {
			t.Errorf("%s (%q): no such country", m.Code, form)
		}
		owner[form] = code
	})
}

func TestCountries(t *testing.T) {
	codes := country.Codes()
	// 249 of ISO 3166-1 and Kosovo.
	if len(codes) != 250 || !slices.IsSorted(codes) {
		t.Errorf("%d codes, sorted: %v", len(codes), slices.IsSorted(codes))
	}
	want := country.Country{Alpha2: "HT", Alpha3: "HTI", Numeric: 332, Currencies: []string{"USD", "HTG"}}
	if got, ok := country.Of("HT"); !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("country.Of(HT) = %v, %v", got, ok)
	}
	if _, ok := country.Of("ml"); ok {
		t.Error("CountryOf takes capitals only")
	}
	for l, want := range map[*locale.Locale][2]string{locale.Get("fr"): {"Allemagne", "Côte d’Ivoire"}, locale.Get("en"): {"Germany", "Côte d’Ivoire"}} {
		if got := [2]string{l.CountryName("DE"), l.CountryName("CI")}; got != want {
			t.Errorf("%s: %q, want %q", l.Tag, got, want)
		}
	}
	for _, l := range locale.All() {
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
