package frontmatter

import (
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/problem"
)

// maxReported is how many problems of one front matter are reported: a file that
// has more was not written by hand, and each carries its line.
const maxReported = 100

// A reporter gathers the problems of one front matter.
type reporter struct {
	src      *problem.Source
	problems []problem.Problem
	untold   int // problems after the first maxReported
}

// error reports what is wrong from byte offset start to end of the source. fix
// is the line as it should be, or empty.
func (r *reporter) error(rule problem.Rule, start, end int, args problem.Args, fix string) {
	r.add(problem.Error, rule, start, end, args, fix)
}

// warning is like error, for what does not stop the site.
func (r *reporter) warning(rule problem.Rule, start, end int, args problem.Args, fix string) {
	r.add(problem.Warning, rule, start, end, args, fix)
}

func (r *reporter) add(severity problem.Severity, rule problem.Rule, start, end int, args problem.Args, fix string) {
	if r.full() {
		r.untold++
		return
	}
	r.problems = append(r.problems, problem.Problem{
		Rule:     rule,
		Args:     args,
		Severity: severity,
		Place:    r.src.Place(start, end-start),
		Fix:      fix,
	})
}

// full reports whether further problems are only counted.
func (r *reporter) full() bool { return len(r.problems) == maxReported }

// finish returns the list of problems in the order of reading.
func (r *reporter) finish() []problem.Problem {
	problem.Sort(r.problems)
	if r.untold > 0 {
		r.problems = append(r.problems, problem.Problem{
			Rule:     "more-problems",
			Args:     problem.Args{"count": r.untold},
			Severity: problem.Note,
			Place:    r.src.File(),
		})
	}
	return r.problems
}

// reportDuplicates reports each key that a mapping has twice, with the line
// of the first. YAML libraries differ on which of the two values wins.
func reportDuplicates(r *reporter, n *Node) {
	for _, item := range n.Items {
		reportDuplicates(r, item)
	}
	first := firstKeys(n.Pairs)
	for i, p := range n.Pairs {
		if j := first(p.Key.Text); j < i {
			line, _, _ := r.src.Locate(n.Pairs[j].Key.Start, 0)
			r.error("duplicate-key", p.Key.Start, p.Key.End, problem.Args{"key": p.Key.Text, "line": strconv.Itoa(line)}, "")
		}
		reportDuplicates(r, p.Value)
	}
}

// firstKeys returns a function that finds the first pair with a key. The
// mappings that people write are too small to be worth an index.
func firstKeys(pairs []Pair) func(key string) int {
	const small = 32
	if len(pairs) <= small {
		return func(key string) int {
			for i := range pairs {
				if pairs[i].Key.Text == key {
					return i
				}
			}
			return len(pairs)
		}
	}
	index := make(map[string]int, len(pairs))
	for i, p := range pairs {
		if _, seen := index[p.Key.Text]; !seen {
			index[p.Key.Text] = i
		}
	}
	return func(key string) int { return index[key] }
}

// reindent moves each line of text to the right by so many columns, or to the
// left when columns is negative. Tabs and no-break spaces at the beginning of
// a line become ordinary spaces.
func reindent(text string, columns int) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		content, indent := leading(line)
		if content == "" {
			lines[i] = ""
			continue
		}
		lines[i] = strings.Repeat(" ", max(0, indent+columns)) + content
	}
	return strings.Join(lines, "\n")
}

// leading splits a line into its content and the columns of its indentation.
func leading(line string) (content string, indent int) {
	at, indent, _ := skipIndent(line, 0, len(line))
	return line[at:], indent
}
