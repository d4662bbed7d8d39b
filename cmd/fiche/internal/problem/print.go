package problem

import (
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A Wording is how a language words problems.
type Wording struct {
	// Message is the text and the hints of a rule; ok is false when the
	// language has none. What stands in braces in them is told at Args.fill.
	Message func(Rule) (text string, hints []string, ok bool)

	Number  func(n int) string
	Form    func(n int, forms []string) string // the one of a noun's forms that n asks for
	List    func(items []string) string        // "a, b and c"
	Field   func(*Names, Field) string         // the name of a field
	Term    func(*Names, string) string        // a value of a closed list: "status.active"
	Example func(*Names, Field) string         // a field as it is written
	Reason  func(kind string) string           // why the machine refused something

	Error, Warning, Note string // before the text, with their colon
	Hint                 string // before what to do, with its colon
	WriteInstead         string // the hint of a problem that has a Fix and no other hint

	// For what is left out of a report.
	More       func(n int) string                   // n more of the same rule
	MoreErrors func(n int) string                   // n more errors
	Also       func(places string, more int) string // the same is wrong there, and in as many places more
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
		p.writeAlso(&out, shown)
		p.writeMore(&out, shown)
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
	for _, shown := range limited(Singly(sorted), maxPerRule) {
		out.WriteString("  " + p.at(shown.Place) + p.message(shown.Problem) + "\n")
		p.writeMore(&out, shown)
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
	return p.paint(bold, p.address(place)+":") + " "
}

// address reads "path:line:col".
func (p Printer) address(place Place) string {
	text := visible(p.Folder + place.Path)
	for _, n := range []int{place.Line, place.Col} {
		if n <= 0 {
			break
		}
		text += ":" + strconv.Itoa(n)
	}
	return text
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
		text, _ = p.fill(text, problem)
		return text
	}
	var args []string
	for _, name := range slices.Sorted(maps.Keys(problem.Args)) {
		args = append(args, name+": "+p.argument(name, problem))
	}
	if args == nil {
		return string(problem.Rule)
	}
	return string(problem.Rule) + " (" + strings.Join(args, ", ") + ")"
}

// writeHint writes what to do, and the line as it should be.
func (p Printer) writeHint(out *strings.Builder, problem Problem) {
	if hint := p.hint(problem); hint != "" {
		out.WriteString("  " + p.paint(cyan, p.Words.Hint) + " " + indentRest(hint, "    ") + "\n")
	}
	for line := range strings.Lines(p.Cure(problem)) {
		out.WriteString("      " + p.paint(green, strings.TrimSuffix(line, "\n")) + "\n")
	}
}

// hint returns what to do: the first hint whose arguments are all there.
func (p Printer) hint(problem Problem) string {
	_, hints, _ := p.Words.Message(problem.Rule)
	for _, candidate := range hints {
		if text, whole := p.fill(candidate, problem); whole {
			return text
		}
	}
	if p.Cure(problem) != "" {
		return p.Words.WriteInstead
	}
	return ""
}

// Cure returns the lines to write instead, as they can be copied; empty if there
// are none.
func (p Printer) Cure(problem Problem) string {
	text := problem.Fix
	if text == "" && problem.Example != "" {
		text = p.Words.Example(problem.Names, problem.Example)
	}
	return copyable(text)
}

// Say returns what is wrong and what to do about it, for a report that is laid
// out otherwise. The hint is followed by the lines of the cure; it may be empty.
func (p Printer) Say(problem Problem) (message, hint string) {
	hint = p.hint(problem)
	if cure := p.Cure(problem); cure != "" {
		hint += "\n" + cure
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

// Left returns the words for how many problems are left out after this one; empty
// for none.
func (p Printer) Left(shown Shown) string {
	switch {
	case shown.More == 0:
		return ""
	case shown.Severity == Error:
		return p.Words.MoreErrors(shown.More)
	}
	return p.Words.More(shown.More)
}

// Also returns the words for where else the same is wrong; empty for nowhere.
func (p Printer) Also(shown Shown) string {
	if len(shown.Also) == 0 {
		return ""
	}
	places := make([]string, len(shown.Also))
	for i, place := range shown.Also {
		places[i] = p.address(place)
	}
	return p.Words.Also(strings.Join(places, ", "), shown.Elsewhere-len(places))
}

func (p Printer) writeMore(out *strings.Builder, shown Shown) {
	if left := p.Left(shown); left != "" {
		out.WriteString("  " + p.paint(faint, left) + "\n")
	}
}

func (p Printer) writeAlso(out *strings.Builder, shown Shown) {
	if also := p.Also(shown); also != "" {
		out.WriteString("  " + p.paint(faint, also) + "\n")
	}
}

// indentRest indents all lines of a text but the first.
func indentRest(text, indent string) string {
	return strings.ReplaceAll(text, "\n", "\n"+indent)
}
