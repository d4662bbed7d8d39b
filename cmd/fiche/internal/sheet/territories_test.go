package sheet

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

func TestTerritories(t *testing.T) {
	mali, france := Territory{Code: "ML"}, Territory{Code: "FR"}
	for written, want := range map[string][]Territory{
		"France et Mali":                          {france, mali},
		"France & Mali":                           {france, mali},
		"France / Mali":                           {france, mali},
		"France/Mali":                             {france, mali},
		"France, Mali":                            {france, mali},
		"France - Mali":                           {france, mali},
		"France + Mali":                           {france, mali},
		"Mali, France et Niger":                   {mali, france, {Code: "NE"}},
		"\n  - France et Mali\n  - ML":            {france, mali},
		"Antigua-et-Barbuda":                      {{Code: "AG"}},
		"Antigua et Barbuda":                      {{Code: "AG"}},
		"Trinité-et-Tobago et Mali":               {{Code: "TT"}, mali},
		"Mali et Bosnie et Herzégovine et France": {mali, {Code: "BA", Name: "Bosnie et Herzégovine"}, france},
		"Saint-Vincent-et-les Grenadines":         {{Code: "VC"}},
		"Saint-Christophe-et-Niévès / Sao Tomé-et-Principe": {{Code: "KN"}, {Code: "ST"}},
		"Guinée-Bissau":                           {{Code: "GW"}},
		"Congo, République démocratique du":       {{Code: "CD", Name: "Congo, République démocratique du"}},
		"Congo, République démocratique du, Mali": {{Code: "CD", Name: "Congo, République démocratique du"}, mali},
		"Territoires palestiniens":                {{Code: "PS", Name: "Territoires palestiniens"}},
		"territoires palestiniens":                {{Code: "PS", Name: "Territoires palestiniens"}},
		"Cisjordanie et Gaza":                     {{Code: "PS", Name: "Cisjordanie et Gaza"}},
		"Palestinian territories":                 {{Code: "PS"}},
		"RDC":                                     {{Code: "CD", Name: "RDC"}},
		"République du Mali":                      {{Code: "ML", Name: "République du Mali"}},
		"Sahel":                                   {{Region: "sahel"}},
		"Afrique occidentale":                     {{Region: "011", Name: "Afrique occidentale"}},
		"Mali, Afrique de l'Ouest":                {mali, {Region: "011"}},
		"West Africa":                             {{Region: "011"}},
		"plusieurs pays":                          {{Region: "several"}},
		"Proche et Moyen-Orient":                  {{Region: "near-east", Name: "Proche et Moyen-Orient"}},
	} {
		s := parse(t, locale.Get("fr"), "pays: "+written)
		if diff := cmp.Diff(want, s.Territories); diff != "" || len(s.Problems) > 0 {
			t.Errorf("%q: %v (-want +got):\n%s", written, rules(s), diff)
		}
	}
}

// A place where a country should stand is told with the lines as they should be.
func TestPlaceForCountry(t *testing.T) {
	for written, want := range map[string]problem.Problem{
		"Cisjordanie":   {Rule: "place-for-country", Fix: "pays: Palestine\nlieux: Cisjordanie"},
		"Mali (Kayes)":  {Rule: "place-for-country", Fix: "pays: Mali\nlieux: Kayes"},
		"Mali : Kayes":  {Rule: "place-for-country", Fix: "pays: Mali\nlieux: Kayes"},
		"Écosse":        {Rule: "place-for-country", Fix: "pays: Royaume-Uni\nlieux: Écosse"},
		"Malli":         {Rule: "unknown-country", Args: problem.Args{"name": "Malli", "near": "Mali", "places": problem.Field("places")}},
		"Mali et Wakou": {Rule: "unknown-country", Args: problem.Args{"name": "Wakou", "near": "", "places": problem.Field("places")}},
	} {
		s := parse(t, locale.Get("fr"), "pays: "+written)
		if len(s.Problems) != 1 {
			t.Errorf("%q: %v", written, rules(s))
			continue
		}
		got := problem.Problem{Rule: s.Problems[0].Rule, Fix: s.Problems[0].Fix}
		if want.Args != nil {
			got.Args = s.Problems[0].Args
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", written, diff)
		}
	}
}
