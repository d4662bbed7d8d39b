package problem

// A Refusal is why something was not done: an error without a place in a file.
type Refusal struct {
	Rule Rule
	Args Args
}

// Refuse returns a refusal.
func Refuse(rule Rule, args Args) *Refusal { return &Refusal{Rule: rule, Args: args} }

func (r *Refusal) Error() string { return string(r.Rule) }

// Problem returns the refusal as it is printed.
func (r *Refusal) Problem() Problem { return Problem{Rule: r.Rule, Args: r.Args, Severity: Error} }
