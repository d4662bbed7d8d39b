package render

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
)

// The parts of a thousand bars stand beside each other without gap or overlap, and
// fill the bar: to within half a pixel where it is as wide as a page.
func TestPartsOfABarFillIt(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	money := func(n int64) quantity.Quantity {
		return quantity.Quantity{Kind: quantity.Money, Currency: "EUR", Low: quantity.Int(n)}
	}
	const page, half = 1152, 0.5 // pixels
	near := func(a, b float64) bool { d := (a - b) * page / barWidth; return -half <= d && d <= half }
	for range 1000 {
		b, sum := &sheet.Budget{}, int64(0)
		for range 1 + r.IntN(30) {
			share := 1 + r.Int64N(1+r.Int64N(1_000_000))
			sum += share
			b.By = append(b.By, sheet.Share{Amount: money(share)})
		}
		b.Total = money(sum + r.Int64N(3)*r.Int64N(sum))
		end := 0.0
		parts := bar(b)
		for _, p := range parts {
			x, _ := strconv.ParseFloat(p.X, 64)
			width, err := strconv.ParseFloat(p.Width, 64)
			if err != nil || width < 0 || !near(x, end) {
				t.Fatalf("a part is at %s, %s wide, after %v", p.X, p.Width, end)
			}
			end = x + width
		}
		rest := barWidth * (1 - float64(sum)/b.Total.Low.Float())
		if rest > 1 || len(parts) == 0 { // less is not drawn
			rest = 0
		}
		if !near(end+rest, barWidth) {
			t.Fatalf("%d parts of %v end at %v of %v", len(parts), b.Total, end, barWidth)
		}
	}
}
