package locale

import (
	"math"
	"math/big"
	"testing"
)

func TestNumberString(t *testing.T) {
	tests := []struct {
		n    Number
		want string
	}{
		{Int(0), "0"},
		{Int(589639), "589639"},
		{Int(-3), "-3"},
		{decimal(15, 1), "1.5"},
		{decimal(150, 2), "1.50"},
		{decimal(-5, 1), "-0.5"},
		{decimal(5, 3), "0.005"},
		{decimal(0, 2), "0.00"},
		{Int(math.MinInt64), "-9223372036854775808"},
	}
	for _, test := range tests {
		if got := test.n.String(); got != test.want {
			t.Errorf("%#v prints %q, want %q", test.n, got, test.want)
		}
	}
}

// Sums, comparisons and shifts agree with arithmetic that has no limits, and
// say so when they reach theirs.
func TestNumberArithmetic(t *testing.T) {
	numbers := []Number{
		Int(0), Int(1), Int(-1), Int(589639), decimal(15, 1), decimal(150, 2), decimal(-15, 1), decimal(1, 18), decimal(-1, 18),
		Int(1e18), Int(-1e18), Int(math.MaxInt64), Int(math.MinInt64), decimal(math.MaxInt64, 1), decimal(math.MinInt64, 18),
	}
	for _, n := range numbers {
		for _, m := range numbers {
			if got, want := n.Cmp(m), rational(n).Cmp(rational(m)); got != want {
				t.Errorf("(%v).Cmp(%v) = %d, want %d", n, m, got, want)
			}
			exact := new(big.Rat).Add(rational(n), rational(m))
			sum, ok := n.Add(m)
			if fits := fitsScale(exact, max(n.Scale, m.Scale)); ok && rational(sum).Cmp(exact) != 0 || ok && !fits {
				t.Errorf("%v + %v = %v", n, m, sum)
			}
			if small := n.Scale == m.Scale; !ok && small && fitsScale(exact, n.Scale) {
				t.Errorf("%v + %v is refused", n, m)
			}
		}
		for power := range uint8(maxDigits + 1) {
			exact := new(big.Rat).Mul(rational(n), new(big.Rat).SetInt64(powers[power]))
			shifted, ok := n.Shift(power)
			if ok != fitsScale(exact, n.Scale-min(power, n.Scale)) || ok && rational(shifted).Cmp(exact) != 0 {
				t.Errorf("%v × 10^%d = %v, %t", n, power, shifted, ok)
			}
		}
	}
}

func rational(n Number) *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(n.Units), big.NewInt(powers[n.Scale]))
}

// fitsScale reports whether r is an int64 × 10^-scale.
func fitsScale(r *big.Rat, scale uint8) bool {
	units := new(big.Rat).Mul(r, new(big.Rat).SetInt64(powers[scale]))
	return units.IsInt() && units.Num().IsInt64()
}

func TestParseNumber(t *testing.T) {
	tests := []struct {
		l           *Locale
		value, want string // the number, or the rule that it breaks
	}{
		{French, "589 639", "589639"},
		{French, " 1,50 ", "1.50"},
		{French, "−3", "-3"},
		{French, "0", "0"},
		{English, "589,639.5", "589639.5"},
		{French, "", "figure-empty"},
		{French, "-", "figure-not-number"},
		{French, "012", "figure-not-number"},
		{French, "12 km", "figure-not-number"},
		{French, "environ 12", "figure-not-number"},
		{French, "douze", "figure-not-number"},
		{French, "1 23", "figure-grouping"},
		{French, "1.500", "figure-open"},
	}
	for _, test := range tests {
		n, mistake := test.l.ParseNumber(test.value)
		got := n.String()
		if mistake != nil {
			got = string(mistake.Rule)
		}
		if got != test.want {
			t.Errorf("%s: ParseNumber(%q) = %s, want %s", test.l.Tag, test.value, got, test.want)
		}
	}
}
