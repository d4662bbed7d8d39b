package calendar

// What tests look at, which import locale and so stand outside.

const MaxPhrase = maxPhrase

func (c *Calendar) MonthNames() [12]string { return c.words().Months }

func (c *Calendar) Known() map[string]word { return c.known() }

// Month returns the month that w names, or 0.
func (w word) Month() int {
	if w.roles&roleMonth == 0 {
		return 0
	}
	return int(w.value)
}

// Ambiguous reports whether two roles of w would share its one value.
func (w word) Ambiguous() bool {
	several := w.roles & valued
	return several&(several-1) != 0
}
