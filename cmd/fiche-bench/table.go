package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

var buildNames = [builds]string{cold: "cold", unchanged: "unchanged", oneEdit: "after one edit"}

// write prints the report in Markdown. Every number is the median of the
// rounds; a ratio is the median of the ratios of each round, so that what slows
// a whole round down cancels out.
func (r *report) write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# fiche-bench: %d %s sheets, %d runs\n\n", r.Sheets, r.Corpus, r.Runs)
	fmt.Fprintf(&b, "%s; %s. The sources are %s.", r.Machine, r.Medium, r.Sources)
	for _, s := range r.Series {
		fmt.Fprintf(&b, " %s makes %s of pages and %s beside them.", s.Name, s.Output.Pages, s.Output.Others)
	}
	b.WriteString("\n\n")
	r.writeBuilds(&b)
	r.writeRatios(&b)
	r.writeFloor(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *report) writeBuilds(b *strings.Builder) {
	copies := durations(r.Floors, func(f floor) time.Duration { return f.Copy })
	b.WriteString("| build | time | CPU | peak memory | time ÷ copying Fiche's output |\n|---|--:|--:|--:|--:|\n")
	for _, s := range r.Series {
		for build, costs := range s.Costs {
			walls := durations(costs, wall)
			fmt.Fprintf(b, "| %s, %s | %s | %s | %s | %.1f |\n", s.Name, buildNames[build],
				seconds(median(walls)), seconds(median(durations(costs, cpu))), megabytes(median(peaks(costs))),
				median(ratios(walls, copies)))
		}
	}
}

// writeRatios compares the other generators with the first one.
func (r *report) writeRatios(b *strings.Builder) {
	first := r.Series[0]
	for _, s := range r.Series[1:] {
		fmt.Fprintf(b, "\n| %s ÷ %s | time | CPU | peak memory |\n|---|--:|--:|--:|\n", s.Name, first.Name)
		for build, costs := range s.Costs {
			own := first.Costs[build]
			memory := "–"
			if median(peaks(own)) > 0 {
				memory = fmt.Sprintf("%.1f", median(ratios(peaks(costs), peaks(own))))
			}
			fmt.Fprintf(b, "| %s | %.1f | %.1f | %s |\n", buildNames[build],
				median(ratios(durations(costs, wall), durations(own, wall))),
				median(ratios(durations(costs, cpu), durations(own, cpu))), memory)
		}
	}
}

func (r *report) writeFloor(b *strings.Builder) {
	steps := []struct {
		name string
		took func(floor) time.Duration
	}{
		{"copying the output", func(f floor) time.Duration { return f.Copy }},
		{"reading the sources", func(f floor) time.Duration { return f.Read }},
		{"reading and hashing the sources", func(f floor) time.Duration { return f.Hash }},
		{"reading the output", func(f floor) time.Duration { return f.Check }},
		{"writing the output", func(f floor) time.Duration { return f.Write }},
		{"front matter, by adrg/frontmatter", func(f floor) time.Duration { return f.FrontMatter }},
		{"Markdown, by goldmark", func(f floor) time.Duration { return f.Markdown }},
		{"a plain page, by html/template", func(f floor) time.Duration { return f.Template }},
		{"a site of such pages: read, these three, write", floor.plain},
	}
	fiche := r.Series[0]
	colds := durations(fiche.Costs[cold], wall)
	fmt.Fprintf(b, "\n| floor: a plain loop on one core | time | %s, cold ÷ this |\n|---|--:|--:|\n", fiche.Name)
	for _, s := range steps {
		took := durations(r.Floors, s.took)
		fmt.Fprintf(b, "| %s | %s | %.1f |\n", s.name, seconds(median(took)), median(ratios(colds, took)))
	}
}

func wall(c cost) time.Duration { return c.Wall }
func cpu(c cost) time.Duration  { return c.CPU }

func durations[T any](list []T, of func(T) time.Duration) []time.Duration {
	taken := make([]time.Duration, len(list))
	for i, x := range list {
		taken[i] = of(x)
	}
	return taken
}

func peaks(costs []cost) []int64 {
	list := make([]int64, len(costs))
	for i, c := range costs {
		list[i] = c.Peak
	}
	return list
}

// ratios divides round by round.
func ratios[N ~int64](above, below []N) []float64 {
	list := make([]float64, len(above))
	for i := range above {
		list[i] = float64(above[i]) / float64(max(below[i], 1))
	}
	return list
}

// median is the middle of a list, or the mean of the two in its middle.
func median[N ~int64 | ~float64](list []N) N {
	sorted := slices.Sorted(slices.Values(list))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

func (v volume) String() string {
	return fmt.Sprintf("%d files, %s", v.Files, megabytes(v.Bytes))
}

func seconds(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%.0f ms", d.Seconds()*1000)
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}

// megabytes is an amount of bytes; "–" when it is not known.
func megabytes(n int64) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
