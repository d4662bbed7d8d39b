package sheet

import (
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/spelling"
)

// A Level is what a figure was before, or is to become.
type Level struct {
	Value quantity.Quantity // in the unit of the figure where it names none
	Date  calendar.Date     // of which it is true; zero when not given
}

// OrNone returns the level; of nil the one that says nothing.
func (l *Level) OrNone() Level {
	if l == nil {
		return Level{}
	}
	return *l
}

// figureNodes are the values of a figure's fields that are read when its label
// is known.
type figureNodes struct {
	value, target, before *node
}

// levelField returns the field of a level, whose words a translation reads otherwise.
func levelField(key string, at func(*Figure) *Level, place func(*figureNodes) **node) fieldOf[Figure] {
	return fieldOf[Figure]{
		key: key, typ: ValueField,
		set: func(d *decoder, f *Figure, n *node) { *place(&d.nodes) = n },
		phrases: func(all []string, f *Figure) []string {
			level := at(f).OrNone()
			return appendPhrase(appendPhrase(all, level.Value.Text), level.Value.Unit)
		},
	}
}

// level reads "12 (2025)", "12 forages fin 2025", of a figure whose value is known.
// It must be a number of the same things. It returns nil for what says nothing.
func (d *decoder) level(f *Figure, n *node) *Level {
	if n == nil {
		return nil
	}
	value, at := d.dated(n)
	level := &Level{Value: d.quantity(f.Label, value)}
	if at != nil {
		level.Date = d.date(at)
	}
	if level.Value.Kind == quantity.Absent {
		return nil
	}
	if sameUnit(f.Value, level.Value) {
		return level
	}
	p := d.fail("level-other-unit", n, problem.Args{"value": tidy(n.Value), "figure": d.l.QuantityText(f.Value).Plain})
	if number, ok := strings.CutSuffix(tidy(value.Value), level.Value.Unit); ok && f.Value.Kind == quantity.Plain && level.Value.Unit != "" {
		p.Fix = d.lineWith(value.Start, value.End, strings.TrimSpace(number))
	}
	return nil
}

// dated parts a number from the date of which it is true: in brackets, or behind it
// with a word between the two, since "12 2025" could be one number. Words stay whole.
func (d *decoder) dated(n *node) (value, date *node) {
	if n.Kind != frontmatter.Scalar {
		return n, nil
	}
	if text, inside := cutParenthesis(n); inside != nil && d.l.IsDate(inside.Value) && d.isNumber(text.Value) {
		return text, inside
	}
	for i, r := range n.Value {
		if r != ' ' || strings.TrimLeft(n.Value[i:], " 0123456789") == "" {
			continue
		}
		if tail := strings.TrimSpace(n.Value[i:]); (tail[0] < '0' || tail[0] > '9') && d.l.IsDate(tail) && d.isNumber(n.Value[:i]) {
			return n.Part(0, i), n.Part(i, len(n.Value))
		}
	}
	return n, nil
}

// sameUnit reports whether a level says how much there is of what a figure counts.
// Words, ranks and parts of a whole say what they say.
func sameUnit(figure, level quantity.Quantity) bool {
	switch {
	case !measures(figure), !measures(level):
		return true
	case figure.Kind != level.Kind, figure.Currency != level.Currency:
		return false
	case figure.Unit == "" || level.Unit == "":
		return true
	}
	one, many := spelling.Fold(figure.Unit), spelling.Fold(level.Unit)
	if len(one) > len(many) {
		one, many = many, one
	}
	ending, ok := strings.CutPrefix(many, one)
	return ok && (ending == "" || len(one) >= shortestWord && len(ending) <= longestEnding && strings.IndexFunc(many, isNoLetter) < 0)
}

// A plural is at most longestEnding longer than its singular ("forage", "forages").
// What is shorter than shortestWord is a sign: "m" is not "mm", nor "km" "km2".
const (
	longestEnding = 2
	shortestWord  = 4
)

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) && r != ' ' }

// measures reports whether a quantity is so much of something.
func measures(q quantity.Quantity) bool {
	return q.Kind == quantity.Plain || q.Kind == quantity.Percent || q.Kind == quantity.Money
}
