package problem

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// fill puts what is known of a problem into the {placeholders} of a pattern:
//
//	{name}              an argument
//	{name|one|other}    the form of a noun that a counted argument asks for
//	{field.figures.of}  the name of a field
//	{term.answer.yes}   the word for a value of a closed list
//
// An argument is made visible, so that it cannot control the terminal. whole is
// false if one is missing. Braces around anything else are part of the text.
func (p Printer) fill(pattern string, problem Problem) (text string, whole bool) {
	var out strings.Builder
	whole = true
	for {
		before, inside, after, found := cutPlaceholder(pattern)
		out.WriteString(before)
		if !found {
			return out.String(), whole
		}
		pattern = after
		name, forms, counted := strings.Cut(inside, "|")
		if counted {
			out.WriteString(p.Words.Form(counts(problem.Args[name]), strings.Split(forms, "|")))
			continue
		}
		value := p.argument(name, problem)
		whole = whole && value != ""
		out.WriteString(cmp.Or(value, nothing))
	}
}

// cutPlaceholder parts a pattern at what stands in its first braces. Two braces
// are text, as are those around anything but a name.
func cutPlaceholder(pattern string) (before, inside, after string, found bool) {
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '{' {
			continue
		}
		if strings.HasPrefix(pattern[i:], "{{") {
			i++
			continue
		}
		inside, after, closed := strings.Cut(pattern[i+1:], "}")
		if name, _, _ := strings.Cut(inside, "|"); closed && isName(name) {
			return pattern[:i], inside, after, true
		}
	}
	return pattern, "", "", false
}

// counts returns the number that chooses the form of a noun: many, for what is
// no whole number.
func counts(value any) int {
	if n, err := strconv.Atoi(fmt.Sprint(value)); err == nil {
		return n
	}
	return 2
}

// nothing stands for an argument that is missing from a text.
const nothing = "…"

// argument returns what a placeholder stands for; empty for an argument that is
// missing.
func (p Printer) argument(name string, problem Problem) string {
	if path, ok := strings.CutPrefix(name, "field."); ok {
		return p.Words.Field(problem.Names, Field(path))
	}
	if path, ok := strings.CutPrefix(name, "term."); ok {
		return p.Words.Term(problem.Names, path)
	}
	switch value := problem.Args[name].(type) {
	case nil:
		return ""
	case string:
		return argument(value)
	case int:
		return p.Words.Number(value)
	case Field:
		if value == "" {
			return ""
		}
		return argument(p.Words.Field(problem.Names, value))
	case []Field:
		names := make([]string, len(value))
		for i, field := range value {
			names[i] = argument(p.Words.Field(problem.Names, field))
		}
		return p.Words.List(names)
	case File:
		return argument(p.Folder + string(value))
	case Reason:
		if value.Kind != "" {
			return p.Words.Reason(value.Kind)
		}
		return argument(value.Raw)
	case []string:
		items := make([]string, len(value))
		for i, item := range value {
			items[i] = argument(item)
		}
		return p.Words.List(items)
	default:
		panic(fmt.Sprintf("problem: %s: {%s} is a %T", problem.Rule, name, value))
	}
}

// Placeholders returns what stands in braces in a message or a hint, sorted, each
// once: the names of arguments, and of fields and terms ("field.draft").
func Placeholders(pattern string) []string {
	var names []string
	for inside := range placeholders(pattern) {
		name, _, _ := strings.Cut(inside, "|")
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Forms returns the forms that a pattern offers of each noun that it counts.
func Forms(pattern string) [][]string {
	var all [][]string
	for inside := range placeholders(pattern) {
		if _, forms, counted := strings.Cut(inside, "|"); counted {
			all = append(all, strings.Split(forms, "|"))
		}
	}
	return all
}

// placeholders goes through what stands in the braces of a pattern.
func placeholders(pattern string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for {
			_, inside, after, found := cutPlaceholder(pattern)
			if !found || !yield(inside) {
				return
			}
			pattern = after
		}
	}
}

func isName(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && c != '_' && c != '.' && c != '-' {
			return false
		}
	}
	return s != "" && s[0] != '.' && s[0] != '-'
}
