package edit

import (
	"fmt"
	"strings"
)

// Diff returns the lines that two versions of a file do not share, as "diff -U0"
// writes them. name is that of the file.
func Diff(name, before, after string) string {
	if before == after {
		return ""
	}
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	endA, endB := len(a), len(b)
	for endA > start && endB > start && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
	}
	var out strings.Builder
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", name, name)
	common := commonLines(a[start:endA], b[start:endB])
	i, j := start, start
	for _, at := range append(common, [2]int{endA - start, endB - start}) {
		x, y := start+at[0], start+at[1]
		if i < x || j < y {
			fmt.Fprintf(&out, "@@ -%s +%s @@\n", extent(i, x), extent(j, y))
			writeLines(&out, "-", a[i:x])
			writeLines(&out, "+", b[j:y])
		}
		i, j = x+1, y+1
	}
	return out.String()
}

// extent returns which lines a piece of a diff is about.
func extent(from, to int) string {
	switch to - from {
	case 0:
		return fmt.Sprintf("%d,0", from)
	case 1:
		return fmt.Sprint(from + 1)
	}
	return fmt.Sprintf("%d,%d", from+1, to-from)
}

func writeLines(out *strings.Builder, sign string, lines []string) {
	for _, line := range lines {
		if line != "" {
			out.WriteString(sign + strings.TrimSuffix(line, "\n") + "\n")
		}
	}
}

// commonLines returns a longest list of lines that a and b share in order, by their
// numbers. Of texts too long for that it returns none.
func commonLines(a, b []string) [][2]int {
	const most = 4_000_000
	if len(a)*len(b) > most {
		return nil
	}
	longest := make([][]int, len(a)+1)
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			if a[i] == b[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	var all [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			all = append(all, [2]int{i, j})
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
	return all
}
