package problem

// How much one report prints. Errors keep the site from being written, so nearly
// all are shown; of the rest a few are enough.
const (
	maxErrors  = 50 // of all rules together
	maxPerRule = 5  // warnings or notes of one rule
)

// A Shown is a problem of a report.
type Shown struct {
	Problem
	More int // problems of its rule, or errors, that are left out after it
}

// Digest returns what a report shows of a list: notes and warnings first, then
// errors, each in the order of reading, at most so many of one rule. It does not
// change the list.
func Digest(list []Problem, most int) []Shown {
	minor, errors := split(list)
	return append(limited(minor, most), limited(errors, most)...)
}

// limited returns what is shown of a list: no more than most problems of one rule,
// and maxErrors errors of all rules together.
func limited(list []Problem, most int) []Shown {
	key := func(p Problem) Rule {
		if p.Severity == Error {
			return "" // all errors count as one
		}
		return p.Rule
	}
	left, shown := map[Rule]int{}, map[Rule]int{}
	for _, p := range list {
		left[key(p)]++
	}
	var all []Shown
	for _, p := range list {
		rule, limit := key(p), most
		if p.Severity == Error {
			limit = maxErrors
		}
		left[rule]--
		if shown[rule] == limit {
			continue
		}
		shown[rule]++
		more := 0
		if shown[rule] == limit {
			more = left[rule]
		}
		all = append(all, Shown{p, more})
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
