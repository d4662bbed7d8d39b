package calendar_test

import (
	"testing"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
)

func TestFindMove(t *testing.T) {
	tests := []struct {
		value, before, after string
		sign                 calendar.Sign
	}{
		{"octobre 2020 -> 2022", "octobre 2020 ", " 2022", calendar.Arrow},
		{"2020 --> 2022", "2020 ", " 2022", calendar.Arrow},
		{"2020–>2022", "2020", "2022", calendar.Arrow},
		{"2020 → 2022", "2020 ", " 2022", calendar.LongArrow},
		{"octobre 2020 (reporté à 2022)", "octobre 2020 ", "2022)", calendar.InWords},
		{"octobre 2020, décalé au 15 mars 2022", "octobre 2020", "15 mars 2022", calendar.InWords},
		{"October 2020 (postponed until late 2021)", "October 2020 ", "late 2021)", calendar.InWords},
		{"octobre 2020 reporté après 2022", "octobre 2020 ", "après 2022", calendar.InWords},
		{"reporté à 2022", "", "2022", calendar.InWords},
		{"octobre 2020 (reporté)", "", "", calendar.NoSign},
		{"2019 - 2022", "", "", calendar.NoSign},
	}
	for _, test := range tests {
		move := locale.Get("fr").FindMove(test.value)
		if move.Sign != test.sign {
			t.Errorf("%q: %+v", test.value, move)
		} else if test.sign != calendar.NoSign && (test.value[:move.Start] != test.before || test.value[move.End:] != test.after) {
			t.Errorf("%q: %q, %q", test.value, test.value[:move.Start], test.value[move.End:])
		}
	}
}

func TestTellsDelay(t *testing.T) {
	for text, want := range map[string]bool{
		"Formation, retardée par la crue": true, "Dernier atelier (report : Covid)": true, "Mars au lieu de janvier": true, "Put off by floods": true,
		"Reportage photo": false, "Formation": false, "": false, "Delayering": false,
	} {
		if got := locale.Get("fr").TellsDelay(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
