package locale

import "testing"

func TestFrenchLink(t *testing.T) {
	for noun, want := range map[string]string{
		"habitants": "d’", "Habitants": "d’", "hectares": "d’", "élèves": "d’", "œuvres": "d’", "ouvrages": "d’", "euros": "d’",
		"personnes": "de ", "handicapés": "de ", "hausse": "de ", "hameaux": "de ", "yaourts": "de ", "m³": "de ",
		"par an": "", "des habitants": "", "(estimation)": "", "": "",
	} {
		if got := frenchLink(noun); got != want {
			t.Errorf("million + %q is linked by %q, want %q", noun, got, want)
		}
	}
}
