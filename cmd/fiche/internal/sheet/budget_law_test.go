package sheet

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// Of a thousand budgets, those whose shares add up to the total say nothing, more is
// an error and less a warning: by more than what rounding each of them may make.
func TestSharesAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	amount := func(cents int64) string { return fmt.Sprintf("%d,%02d €", cents/100, cents%100) }
	for range 1000 {
		var sum int64
		lines := []string{"budget:", "  total: ", "  par:"}
		shares := 1 + r.IntN(9)
		for i := range shares {
			share := 1 + r.Int64N(1_000_000_00)
			sum += share
			lines = append(lines, fmt.Sprintf("    - Financeur %d : %s", i, amount(share)))
		}
		off := (r.Int64N(3) - 1) * int64(shares+2)
		want := map[bool]problem.Rule{off < 0: "shares-above-total", off > 0: "shares-below-total"}[true]
		if sum+off <= 0 {
			continue
		}
		lines[1] += amount(sum + off)
		s := parse(t, locale.Get("fr"), lines...)
		var got problem.Rule
		for _, p := range s.Problems {
			if slices.Contains([]problem.Rule{"shares-above-total", "shares-below-total"}, p.Rule) {
				got = p.Rule
				if isError := p.Severity == problem.Error; isError != (off < 0) {
					t.Errorf("%v: severity %v", lines, p.Severity)
				}
			}
		}
		if got != want {
			t.Fatalf("%v, off by %d cents: %q, want %q", lines, off, got, want)
		}
	}
}
