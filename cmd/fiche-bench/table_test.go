package main

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const ms = time.Millisecond

// The second of three rounds was slow for everybody: the ratios do not see it.
func TestTable(t *testing.T) {
	fiche := series{Name: "Fiche", Output: output{volume{470, 4_300_000}, volume{5, 70_000}}}
	hugo := series{Name: "Hugo", Output: output{volume{468, 4_400_000}, volume{5, 80_000}}}
	var floors []floor
	for _, slow := range []time.Duration{1, 4, 1} {
		for build := range builds {
			step := time.Duration(build)
			fiche.Costs[build] = append(fiche.Costs[build], cost{slow * (400 - 50*step) * ms, 600 * ms, 50_000_000})
			hugo.Costs[build] = append(hugo.Costs[build], cost{slow * 2400 * ms, 3600 * ms, 400_000_000})
		}
		floors = append(floors, floor{slow * 100 * ms, slow * 10 * ms, slow * 20 * ms, slow * 40 * ms, slow * 80 * ms, slow * 50 * ms, slow * 25 * ms, slow * 35 * ms})
	}
	r := &report{
		Corpus: "short", Sheets: 200, Runs: 3, Machine: "plan9/arm, 3 cores, go1.26", Medium: "in memory",
		Sources: volume{201, 900_000}, Series: []series{fiche, hugo}, Floors: floors,
	}
	want := `# fiche-bench: 200 short sheets, 3 runs

plan9/arm, 3 cores, go1.26; in memory. The sources are 201 files, 0.9 MB. Fiche makes 470 files, 4.3 MB of pages and 5 files, 0.1 MB beside them. Hugo makes 468 files, 4.4 MB of pages and 5 files, 0.1 MB beside them.

| build | time | CPU | peak memory | time ÷ copying Fiche's output |
|---|--:|--:|--:|--:|
| Fiche, cold | 400 ms | 600 ms | 50.0 MB | 4.0 |
| Fiche, unchanged | 350 ms | 600 ms | 50.0 MB | 3.5 |
| Fiche, after one edit | 300 ms | 600 ms | 50.0 MB | 3.0 |
| Hugo, cold | 2.40 s | 3.60 s | 400.0 MB | 24.0 |
| Hugo, unchanged | 2.40 s | 3.60 s | 400.0 MB | 24.0 |
| Hugo, after one edit | 2.40 s | 3.60 s | 400.0 MB | 24.0 |

| Hugo ÷ Fiche | time | CPU | peak memory |
|---|--:|--:|--:|
| cold | 6.0 | 6.0 | 8.0 |
| unchanged | 6.9 | 6.0 | 8.0 |
| after one edit | 8.0 | 6.0 | 8.0 |

| floor: a plain loop on one core | time | Fiche, cold ÷ this |
|---|--:|--:|
| copying the output | 100 ms | 4.0 |
| reading the sources | 10 ms | 40.0 |
| reading and hashing the sources | 20 ms | 20.0 |
| reading the output | 40 ms | 10.0 |
| writing the output | 80 ms | 5.0 |
| front matter, by adrg/frontmatter | 50 ms | 8.0 |
| Markdown, by goldmark | 25 ms | 16.0 |
| a plain page, by html/template | 35 ms | 11.4 |
| a site of such pages: read, these three, write | 200 ms | 2.0 |
`
	if diff := cmp.Diff(want, written(t, r)); diff != "" {
		t.Error(diff)
	}
}

// Windows does not say how much memory a process held: the table says so too.
func TestTableWithoutMemory(t *testing.T) {
	s := series{Name: "Fiche"}
	for build := range builds {
		s.Costs[build] = []cost{{Wall: ms, CPU: ms}}
	}
	r := &report{Series: []series{s, s}, Floors: []floor{{ms, ms, ms, ms, ms, ms, ms, ms}}}
	if table := written(t, r); !strings.Contains(table, "| Fiche, cold | 1 ms | 1 ms | – | 1.0 |") ||
		!strings.Contains(table, "| cold | 1.0 | 1.0 | – |") {
		t.Error(table)
	}
}

func written(t *testing.T, r *report) string {
	t.Helper()
	var b strings.Builder
	if err := r.write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMedian(t *testing.T) {
	for _, test := range []struct {
		list []int64
		want int64
	}{
		{[]int64{7}, 7},
		{[]int64{9, 1, 5}, 5},
		{[]int64{9, 1, 5, 7}, 6},
	} {
		if got := median(test.list); got != test.want {
			t.Errorf("median(%v) = %d, want %d", test.list, got, test.want)
		}
	}
}
