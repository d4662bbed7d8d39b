package sheet

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
)

// A role before its partners is told, with the lines as they should be.
func TestRoleFirst(t *testing.T) {
	fr := locale.Get("fr")
	for written, fix := range map[string]string{
		"partenaires:\n  - Financeurs : AFD, Union européenne (UE, FED)": "  - AFD : financeur\n  - Union européenne (UE, FED) : financeur",
		"partenaires:\n  Chef de file: SIAAP":                            "  - SIAAP : chef de file",
		"partenaires:\n  Financeurs:\n    - AFD\n    - UE":               "  - AFD : financeur\n  - UE : financeur",
	} {
		s := parse(t, fr, written)
		if len(s.Problems) != 1 || s.Problems[0].Rule != "role-first" {
			t.Errorf("%q: %v", written, rules(s))
			continue
		}
		if diff := cmp.Diff(fix, s.Problems[0].Fix); diff != "" {
			t.Errorf("%q (-want +got):\n%s", written, diff)
		}
		if s := parse(t, fr, "partenaires:", fix); len(s.Problems) > 0 {
			t.Errorf("%q: the lines are not read: %v", written, rules(s))
		}
	}
	// What is a role by itself may be a name.
	if s := parse(t, fr, "partenaires:\n  - Bénéficiaires : bénéficiaire"); len(s.Problems) > 0 {
		t.Error(rules(s))
	}
}
