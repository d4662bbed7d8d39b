package quantity_test

import (
	"math"
	"math/big"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/quantity"
)

func TestNumberString(t *testing.T) {
	tests := []struct {
		n    quantity.Number
		want string
	}{
		{quantity.Int(0), "0"},
		{quantity.Int(589639), "589639"},
		{quantity.Int(-3), "-3"},
		{decimal(15, 1), "1.5"},
		{decimal(150, 2), "1.50"},
		{decimal(-5, 1), "-0.5"},
		{decimal(5, 3), "0.005"},
		{decimal(0, 2), "0.00"},
		{quantity.Int(math.MinInt64), "-9223372036854775808"},
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
	numbers := []quantity.Number{
		quantity.Int(0), quantity.Int(1), quantity.Int(-1), quantity.Int(589639), decimal(15, 1), decimal(150, 2), decimal(-15, 1), decimal(1, 18), decimal(-1, 18),
		quantity.Int(1e18), quantity.Int(-1e18), quantity.Int(math.MaxInt64), quantity.Int(math.MinInt64), decimal(math.MaxInt64, 1), decimal(math.MinInt64, 18),
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
		for power := range uint8(quantity.MaxDigits + 1) {
			exact := new(big.Rat).Mul(rational(n), new(big.Rat).SetInt64(quantity.Powers[power]))
			shifted, ok := n.Shift(power)
			if ok != fitsScale(exact, n.Scale-min(power, n.Scale)) || ok && rational(shifted).Cmp(exact) != 0 {
				t.Errorf("%v × 10^%d = %v, %t", n, power, shifted, ok)
			}
		}
	}
}

func rational(n quantity.Number) *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(n.Units), big.NewInt(quantity.Powers[n.Scale]))
}

// fitsScale reports whether r is an int64 × 10^-scale.
func fitsScale(r *big.Rat, scale uint8) bool {
	units := new(big.Rat).Mul(r, new(big.Rat).SetInt64(quantity.Powers[scale]))
	return units.IsInt() && units.Num().IsInt64()
}

func TestParseNumber(t *testing.T) {
	tests := []struct {
		l           *locale.Locale
		value, want string // the number, or the rule that it breaks
	}{
		{locale.French, "589 639", "589639"},
		{locale.French, " 1,50 ", "1.50"},
		{locale.French, "−3", "-3"},
		{locale.French, "0", "0"},
		{locale.English, "589,639.5", "589639.5"},
		{locale.French, "", "figure-empty"},
		{locale.French, "-", "figure-not-number"},
		{locale.French, "012", "figure-not-number"},
		{locale.French, "12 km", "figure-not-number"},
		{locale.French, "environ 12", "figure-not-number"},
		{locale.French, "douze", "figure-not-number"},
		{locale.French, "1 23", "figure-grouping"},
		{locale.French, "1.500", "figure-open"},
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
