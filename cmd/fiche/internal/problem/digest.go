package problem

// How much one report prints. Errors are what stands between the author and
// the site, so nearly all are shown; of the rest, a few make the point.
const (
	maxErrors  = 50 // of all rules together
	maxPerRule = 5  // warnings or notes of one rule
)

// A Shown is a problem of a report.
type Shown struct {
	Problem
	More int // of its kind are left out after it
}

// Digest is what of a list a report shows: notes and warnings first, then
// errors, each in the order of reading, and of one rule no more than most. The
// list itself is left as it is.
func Digest(list []Problem, most int) []Shown {
	mild, grave := split(list)
	return append(limited(mild, most), limited(grave, most)...)
}

// limited is what is shown of a list that is all errors, or none.
func limited(list []Problem, most int) []Shown {
	var all []Shown
	limit := newLimiter(list, most)
	for _, problem := range list {
		show, more := limit.next(problem)
		if show {
			all = append(all, Shown{problem, more})
		}
	}
	return all
}

// split parts a list into what can wait and what cannot, each in the order of
// reading.
func split(list []Problem) (mild, grave []Problem) {
	for _, problem := range list {
		if problem.Severity == Error {
			grave = append(grave, problem)
		} else {
			mild = append(mild, problem)
		}
	}
	Sort(mild)
	Sort(grave)
	return mild, grave
}

// A limiter decides what of a list is printed.
type limiter struct {
	most   int          // that are printed of one rule
	left   map[Rule]int // problems of the rule that are still to come
	shown  map[Rule]int
	errors Rule // under which all errors count together
}

func newLimiter(list []Problem, most int) *limiter {
	l := &limiter{most: most, left: map[Rule]int{}, shown: map[Rule]int{}}
	for _, problem := range list {
		l.left[l.key(problem)]++
	}
	return l
}

func (l *limiter) key(problem Problem) Rule {
	if problem.Severity == Error {
		return l.errors
	}
	return problem.Rule
}

// next reports whether the next problem of the list is shown, and how many of
// its kind are left out after it.
func (l *limiter) next(problem Problem) (show bool, more int) {
	key, most := l.key(problem), l.most
	if problem.Severity == Error {
		most = maxErrors
	}
	l.left[key]--
	if l.shown[key] == most {
		return false, 0
	}
	l.shown[key]++
	if l.shown[key] == most {
		more = l.left[key]
	}
	return true, more
}
