package cli

import "testing"

// However much is in use, the next collection comes at the floor, or when 30 % was
// added to more.
func TestCollectorLeavesSmallHeapsAlone(t *testing.T) {
	for _, test := range []struct {
		live, next uint64 // in MB
	}{{1, 96}, {4, 96}, {40, 96}, {72, 96}, {100, 130}, {300, 390}} {
		percent := uint64(percentFor(test.live << 20))
		// The runtime does not collect below 4 MB times percent / 100.
		next := max(test.live*(100+percent)/100, 4*percent/100)
		if next < test.next-4 || next > test.next {
			t.Errorf("%d MB in use are collected at %d MB, want %d", test.live, next, test.next)
		}
	}
}
