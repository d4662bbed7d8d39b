package quantity

import (
	"cmp"
	"strconv"
	"strings"
)

// A Number is an exact decimal: Units × 10^-Scale. It is never a float, so
// that a fifteen-digit figure and "1,50" come out as they went in. Its scale
// is what the author wrote: 1.5 and 1.50 compare as equal and print
// differently.
type Number struct {
	Units int64
	Scale uint8 // digits after the decimal mark, at most maxDigits
}

// maxDigits is how many digits always fit an int64.
const maxDigits = 18

// powers are the powers of ten that fit an int64.
var powers = [maxDigits + 1]int64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
}

// Int returns the whole number n.
func Int(n int64) Number { return Number{Units: n} }

// Add returns n + m, with the longer scale of the two; ok is false when the sum
// does not fit.
func (n Number) Add(m Number) (sum Number, ok bool) {
	if n.Scale < m.Scale {
		n, m = m, n
	}
	units, ok := multiply(m.Units, powers[n.Scale-m.Scale])
	if !ok {
		return Number{}, false
	}
	total := n.Units + units
	if (units > 0) != (total > n.Units) && units != 0 { // it went round
		return Number{}, false
	}
	return Number{Units: total, Scale: n.Scale}, true
}

// Shift returns n × 10^power; ok is false when it does not fit.
func (n Number) Shift(power uint8) (shifted Number, ok bool) {
	if power <= n.Scale {
		return Number{Units: n.Units, Scale: n.Scale - power}, true
	}
	if power-n.Scale > maxDigits {
		return Number{}, false
	}
	units, ok := multiply(n.Units, powers[power-n.Scale])
	return Number{Units: units}, ok
}

// Cmp is -1, 0 or 1 as n is less than, equal to or greater than m.
func (n Number) Cmp(m Number) int {
	// Whole parts first: bringing both to one scale could overflow.
	p, q := powers[n.Scale], powers[m.Scale]
	if c := cmp.Compare(n.Units/p, m.Units/q); c != 0 {
		return c
	}
	scale := max(n.Scale, m.Scale)
	return cmp.Compare(n.Units%p*powers[scale-n.Scale], m.Units%q*powers[scale-m.Scale])
}

// Float returns the number for a drawing or a proportion, which need not be exact.
func (n Number) Float() float64 { return float64(n.Units) / float64(powers[n.Scale]) }

// String returns the number in the canonical form of data files: "589639", "1.50",
// "-3".
func (n Number) String() string {
	sign, whole, fraction := n.digits()
	if fraction == "" {
		return sign + whole
	}
	return sign + whole + "." + fraction
}

// digits returns the parts of the number in decimal, sign "-" or "".
func (n Number) digits() (sign, whole, fraction string) {
	digits := strconv.FormatInt(n.Units, 10)
	if n.Units < 0 {
		sign, digits = "-", digits[1:]
	}
	scale := int(n.Scale)
	if missing := scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	return sign, digits[:len(digits)-scale], digits[len(digits)-scale:]
}

// multiply returns n × m for a positive m; ok is false when it does not fit.
func multiply(n, m int64) (product int64, ok bool) {
	product = n * m
	return product, product/m == n
}
