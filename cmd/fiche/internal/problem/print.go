package problem

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A Wording is how a language words problems.
type Wording struct {
	// Message is the text and the hints of a rule; ok is false when the
	// language has none. {name} in them stands for an argument.
	Message func(Rule) (text string, hints []string, ok bool)

	Error, Warning, Note string // before the text, with their colon
	Hint                 string // before what to do, with its colon
	WriteInstead         string // the hint of a problem that has a Fix and no other hint

	// For what is left out of a report.
	More       func(n int) string // n more of the same rule
	MoreErrors func(n int) string // n more errors
}

// A Printer words problems for a reader.
type Printer struct {
	Words  Wording
	Folder string // where the site lies, as the reader named it: put before each path; empty for here
	Colour bool   // mark up with the escape sequences of a terminal
}

// Print writes a report: notes and warnings first, then errors, so that what
// has to be mended is the last on the screen. Both parts are in the order of
// reading. The list is not changed.
func (p Printer) Print(w io.Writer, list []Problem) error {
	var out strings.Builder
	for _, shown := range Digest(list, maxPerRule) {
		out.WriteString(p.Text(shown.Problem))
		if shown.More > 0 {
			p.writeMore(&out, shown.Problem, shown.More)
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// List writes problems one a line, without frames: for what is worth listing
// but not worth mending one by one. Severities are not shown.
func (p Printer) List(w io.Writer, list []Problem) error {
	var out strings.Builder
	sorted := slices.Clone(list)
	Sort(sorted)
	for _, shown := range limited(sorted, maxPerRule) {
		out.WriteString("  " + p.at(shown.Place) + p.message(shown.Problem) + "\n")
		if shown.More > 0 {
			p.writeMore(&out, shown.Problem, shown.More)
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Text returns one problem as lines of text:
//
//	content/mali.md:3:1: error: unknown field "tittre"
//	  3 | tittre: Mali
//	    | ^^^^^^
//	  hint: write "title"
//	      title: Mali
func (p Printer) Text(problem Problem) string {
	var out strings.Builder
	out.WriteString(p.at(problem.Place) + p.severity(problem) + indentRest(p.message(problem), "    ") + "\n")
	p.writeFrame(&out, problem)
	p.writeHint(&out, problem)
	return out.String()
}

// at reads "path:line:col: ", which editors and terminals turn into a link.
func (p Printer) at(place Place) string {
	if place.Path == "" {
		return ""
	}
	text := visible(p.Folder + place.Path)
	for _, n := range []int{place.Line, place.Col} {
		if n <= 0 {
			break
		}
		text += ":" + strconv.Itoa(n)
	}
	return p.paint(bold, text+":") + " "
}

func (p Printer) severity(problem Problem) string {
	switch problem.Severity {
	case Error:
		return p.paint(red, p.Words.Error) + " "
	case Warning:
		return p.paint(yellow, p.Words.Warning) + " "
	}
	return p.paint(cyan, p.Words.Note) + " "
}

// message returns what is wrong. A rule without words prints its name and its
// arguments.
func (p Printer) message(problem Problem) string {
	if text, _, ok := p.Words.Message(problem.Rule); ok {
		text, _ = fill(text, problem.Args)
		return text
	}
	var args []string
	for _, name := range slices.Sorted(maps.Keys(problem.Args)) {
		args = append(args, name+": "+argument(problem.Args[name]))
	}
	if args == nil {
		return string(problem.Rule)
	}
	return string(problem.Rule) + " (" + strings.Join(args, ", ") + ")"
}

// writeHint writes what to do: the first hint whose arguments are all there, and
// the line as it should be.
func (p Printer) writeHint(out *strings.Builder, problem Problem) {
	if hint := p.hint(problem); hint != "" {
		out.WriteString("  " + p.paint(cyan, p.Words.Hint) + " " + indentRest(hint, "    ") + "\n")
	}
	if problem.Fix == "" {
		return
	}
	for line := range strings.Lines(problem.Fix) {
		out.WriteString("      " + p.paint(green, visible(strings.TrimRight(line, "\r\n"))) + "\n")
	}
}

// hint returns what to do: the first hint whose arguments are all there.
func (p Printer) hint(problem Problem) string {
	_, hints, _ := p.Words.Message(problem.Rule)
	for _, candidate := range hints {
		if text, whole := fill(candidate, problem.Args); whole {
			return text
		}
	}
	if problem.Fix != "" {
		return p.Words.WriteInstead
	}
	return ""
}

// Say returns what is wrong and what to do about it, for a report that is laid
// out otherwise. The hint is followed by the lines of Fix; it may be empty.
func (p Printer) Say(problem Problem) (message, hint string) {
	hint = p.hint(problem)
	for line := range strings.Lines(problem.Fix) {
		hint += "\n" + visible(strings.TrimRight(line, "\r\n"))
	}
	return p.message(problem), hint
}

// Frame returns the line of a problem with a mark under the place; empty for one
// that is about a file as a whole.
func (p Printer) Frame(problem Problem) string {
	var out strings.Builder
	p.writeFrame(&out, problem)
	return out.String()
}

// Left returns the words for how many problems are left out after this one.
func (p Printer) Left(shown Shown) string {
	if shown.Severity == Error {
		return p.Words.MoreErrors(shown.More)
	}
	return p.Words.More(shown.More)
}

func (p Printer) writeMore(out *strings.Builder, problem Problem, n int) {
	out.WriteString("  " + p.paint(faint, p.Left(Shown{problem, n})) + "\n")
}

// fill puts the arguments into the {placeholders} of a pattern, made visible so
// that they cannot control the terminal. whole is false when an argument is
// missing: its placeholder stays as it is. Braces around anything but a name are
// part of the text.
func fill(pattern string, args Args) (text string, whole bool) {
	var out strings.Builder
	whole = true
	for {
		before, rest, found := strings.Cut(pattern, "{")
		out.WriteString(before)
		if !found {
			return out.String(), whole
		}
		name, after, closed := strings.Cut(rest, "}")
		switch value := args[name]; {
		case !closed || !isName(name):
			out.WriteString("{")
			pattern = rest
			continue
		case value == "":
			whole = false
			out.WriteString("{" + name + "}")
		default:
			out.WriteString(argument(value))
		}
		pattern = after
	}
}

// Placeholders returns the names that stand in braces in a message or a hint,
// sorted, each once.
func Placeholders(pattern string) []string {
	var names []string
	for _, part := range strings.Split(pattern, "{")[1:] {
		if name, _, closed := strings.Cut(part, "}"); closed && isName(name) {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, cmp.Compare)
	return slices.Compact(names)
}

func isName(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && c != '_' {
			return false
		}
	}
	return s != ""
}

// indentRest indents all lines of a text but the first.
func indentRest(text, indent string) string {
	return strings.ReplaceAll(text, "\n", "\n"+indent)
}
