package sheet

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
)

// Positions as people write them.
func TestParsePoint(t *testing.T) {
	fatao := [2]float64{14.7, -8.6}
	for _, s := range []string{
		"14.70, -8.60", "14.70,-8.60", "14.70 -8.60", "14,70 ; -8,60", "14,70, -8,60", "14,70,-8,60", "14,70 -8,60", "14.70 / -8.60", "14.70; −8.60",
		"14° 42' N, 8° 36' W", "14°42'N 8°36'O", "14° 42′ N ; 8° 36′ O", "14°42’00’’N, 8°36’00’’W", "14°42'0\"N 8°36'0\"W", "14° 42' 0'' Nord, 8° 36' 0'' Ouest",
		"14.70 N 8.60 O", "14.70N, 8.60W", "14,70° N, 8,60° O", "N 14.70 W 8.60", "N14°42' W8°36'", "8.60 W, 14.70 N", "14° 42.0' N, 8° 36.0' W", "14º42'N 8º36'W",
		"lat: 14,70, lon: -8,60", "lat 14.70 lon -8.60", "Latitude : 14.70 / Longitude : -8.60", "lon -8.60, lat 14.70", "lat. 14.70 N, lon. 8.60 W", "14.70° -8.60°",
	} {
		if at, ok := parsePoint(s); !ok || at != fatao {
			t.Errorf("%q: %v, %v", s, at, ok)
		}
	}
	if at, ok := parsePoint("14,8"); !ok || at != [2]float64{14, 8} {
		t.Errorf("two whole numbers: %v, %v", at, ok)
	}
	for _, s := range []string{
		"", "14.70", "14.70, -8.60, 3", "14.70 N -8.60 W", "-14.70 S, 8", "14.70 N 8.60 N", "14.70 N, 8.60", "95, 200", "14° 75' N, 8° W", "42' N, 36' W",
		"N W 14 8", "14 N W", "14'70, 8'60", "14.70 X 8.60", "Kayes", "14..70, 8", "- 14, 8", "14.70 lat 8.60 lon 3",
	} {
		if at, ok := parsePoint(s); ok {
			t.Errorf("%q is read as %v", s, at)
		}
	}
}

// A place, its position and its precision, in the order that comes to mind.
func TestPlacesAsWritten(t *testing.T) {
	fatao := []Place{{Name: "Fatao", Lat: 14.7, Lon: -8.6, Located: true}}
	near := []Place{{Name: "Fatao", Lat: 14.7, Lon: -8.6, Located: true, Precision: "approximate"}}
	names := func(all ...string) (places []Place) {
		for _, name := range all {
			places = append(places, Place{Name: name})
		}
		return places
	}
	for written, want := range map[string][]Place{
		"\n  - Fatao : 14° 42' N, 8° 36' W":                     fatao,
		"\n  - Fatao (14.70, -8.60)":                            fatao,
		"\n  - Fatao, 14.70, -8.60":                             fatao,
		"\n  - nom: Fatao\n    lat: 14° 42' N\n    lon: 8,60 O": fatao,
		" Fatao : 14.70, -8.60":                                 fatao,
		"\n  - Fatao : 14.70, -8.60, approximatif":              near,
		"\n  - Fatao (14.70, -8.60) (approximatif)":             near,
		" Fatao : 14.70, -8.60 ; Kayes":                         append(fatao[:1:1], Place{Name: "Kayes"}),
		" Kayes, Ségou et Mopti":                                names("Kayes", "Ségou et Mopti"),
		" Kayes, Mali":                                          names("Kayes, Mali"),
		" Kayes, Mali, Dakar, Sénégal":                          names("Kayes, Mali", "Dakar, Sénégal"),
		" Fatao, région de Kayes":                               names("Fatao, région de Kayes"),
		" Kayes (Mali, Ouest), Ségou":                           names("Kayes (Mali, Ouest)", "Ségou"),
		"\n  - Kayes, Ségou":                                    names("Kayes, Ségou"),
		"\n  - Kayes : région":                                  {{Name: "Kayes", Precision: "region"}},
		"\n  - Route 66":                                        names("Route 66"),
		" \"Kayes, Ségou\"":                                     names("Kayes, Ségou"),
	} {
		s := parse(t, locale.Get("fr"), "lieux:"+written)
		if diff := cmp.Diff(want, s.Places, ignorePlaces); diff != "" || len(s.Problems) > 0 {
			t.Errorf("%q: %v (-want +got):\n%s", written, rules(s), diff)
		}
	}
	for written, want := range map[string]string{
		"\n  - nom: Fatao\n    lat: 14.70": "missing-part 4:5",
		"\n  - 14.70, -8.60":               "missing-part 4:5",
		"\n  - Fatao : Kayes":              "place-remark 4:13",
		"\n  - Fatao : 95, 8":              "not-point 4:13",
	} {
		s := parse(t, locale.Get("fr"), "lieux:"+written)
		if diff := cmp.Diff([]string{want}, rules(s)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", written, diff)
		}
	}
}
