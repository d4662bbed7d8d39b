package quantity_test

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
)

func TestFileSize(t *testing.T) {
	tests := []struct {
		bytes  int64
		fr, en string
	}{
		{0, "0 octets", "0 bytes"},
		{999, "999 octets", "999 bytes"},
		{1000, "1,0 Ko", "1.0 KB"},
		{1240, "1,2 Ko", "1.2 KB"},
		{9_960, "10 Ko", "10 KB"},
		{830_000, "830 Ko", "830 KB"},
		{999_600, "1,0 Mo", "1.0 MB"},
		{1_250_000, "1,3 Mo", "1.3 MB"},
		{45_600_000, "46 Mo", "46 MB"},
		{3_400_000_000, "3,4 Go", "3.4 GB"},
		{12_000_000_000_000, "12 000 Go", "12,000 GB"},
	}
	for _, test := range tests {
		if got := locale.French.FileSize(test.bytes).Plain; spaced(got) != test.fr {
			t.Errorf("French.FileSize(%d) = %q, want %q", test.bytes, spaced(got), test.fr)
		}
		if got := locale.English.FileSize(test.bytes).Plain; spaced(got) != test.en {
			t.Errorf("English.FileSize(%d) = %q, want %q", test.bytes, spaced(got), test.en)
		}
	}
}

// spaced shows no-break spaces as ordinary ones.
func spaced(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}
