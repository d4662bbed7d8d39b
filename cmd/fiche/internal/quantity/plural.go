package quantity

// A Category is one of the plural categories of the CLDR: what a number asks of
// a noun. Each language uses some of them.
type Category uint8

// The categories.
const (
	Zero Category = iota
	One
	Two
	Few
	Many
	Other
)

// Forms are those of a noun that is counted, or of a sentence that counts: one
// for each category that the language uses. A form that is empty is the same as
// Other.
type Forms struct {
	Zero, One, Two, Few, Many, Other string
}

// Of returns the form for a category.
func (f Forms) Of(c Category) string {
	if form := [...]string{f.Zero, f.One, f.Two, f.Few, f.Many, f.Other}[c]; form != "" {
		return form
	}
	return f.Other
}

// Form returns the form that the whole number n asks for, whatever its sign.
func (f *Figures) Form(n int, forms Forms) string {
	return forms.Of(f.words().Plural(max(n, -n)))
}
