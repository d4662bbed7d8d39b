package problem

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// How much one report prints. Errors keep the site from being written, so nearly
// all are shown; of the rest a few are enough.
const (
	maxErrors  = 50 // of all rules together
	maxPerRule = 5  // warnings or notes of one rule
	maxPlaces  = 2  // where else the same is wrong
)

// A Shown is a problem of a report. It stands for all that say the same of other
// places: one cause is told once.
type Shown struct {
	Problem
	Also      []Place // where else the same is wrong: the first few
	Elsewhere int     // in how many places more than this one
	More      int     // problems of its rule, or errors, that are left out after it
}

// Digest returns what a report shows of a list: notes and warnings first, then
// errors, each in the order of reading, at most so many of one rule. It does not
// change the list.
func Digest(list []Problem, most int) []Shown {
	minor, errors := split(list)
	return append(limited(Causes(minor), most), limited(Causes(errors), most)...)
}

// Causes joins the problems of a list that say the same of several files. Those
// of the first file are told one by one, and so are those without arguments: what
// is wrong with a line is the line's own.
func Causes(list []Problem) []Shown {
	var all []Shown
	known := map[string]int{}
	for _, p := range list {
		key := cause(p)
		i, found := known[key]
		if !found || key == "" || p.Path == all[i].Path {
			if !found {
				known[key] = len(all)
			}
			all = append(all, Shown{Problem: p})
			continue
		}
		all[i].Elsewhere++
		if len(all[i].Also) < maxPlaces {
			all[i].Also = append(all[i].Also, p.Place)
		}
	}
	return all
}

// cause returns what is the same for all problems that one line can tell; empty
// for a problem that is told by itself.
func cause(p Problem) string {
	var key strings.Builder
	fmt.Fprintf(&key, "%s %d %s", p.Rule, p.Severity, p.Cause)
	if p.Names != nil { // the words of the message are those of the file
		key.WriteString(" " + p.Names.Language)
	}
	switch {
	case p.Path == "":
		return ""
	case p.Cause != "":
		return key.String()
	case p.Fix != "" || len(p.Args) == 0:
		return ""
	}
	for _, name := range slices.Sorted(maps.Keys(p.Args)) {
		fmt.Fprintf(&key, " %s=%q", name, fmt.Sprint(p.Args[name]))
	}
	return key.String()
}

// Singly returns a list whose problems are told one by one.
func Singly(list []Problem) []Shown {
	all := make([]Shown, len(list))
	for i, p := range list {
		all[i].Problem = p
	}
	return all
}

// limited returns what is shown of a list: no more than most problems of one rule,
// and maxErrors errors of all rules together.
func limited(list []Shown, most int) []Shown {
	key := func(p Shown) Rule {
		if p.Severity == Error {
			return "" // all errors count as one
		}
		return p.Rule
	}
	left, shown := map[Rule]int{}, map[Rule]int{}
	for _, p := range list {
		left[key(p)] += 1 + p.Elsewhere
	}
	var all []Shown
	for _, p := range list {
		rule, limit := key(p), most
		if p.Severity == Error {
			limit = maxErrors
		}
		left[rule] -= 1 + p.Elsewhere
		if shown[rule] == limit {
			continue
		}
		shown[rule]++
		if shown[rule] == limit {
			p.More = left[rule]
		}
		all = append(all, p)
	}
	return all
}

// split separates errors from the rest, each in the order of reading.
func split(list []Problem) (minor, errors []Problem) {
	for _, problem := range list {
		if problem.Severity == Error {
			errors = append(errors, problem)
		} else {
			minor = append(minor, problem)
		}
	}
	Sort(minor)
	Sort(errors)
	return minor, errors
}
