package quantity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// Number prints a number in the language, its digits in groups of three from
// four digits on.
func (f *Figures) Number(n Number) typography.Text { return f.rules.Marked(f.printed(n)) }

// Quantity prints a figure in two parts, as a page shows it: its value and its
// unit. The sign of a percentage, a magnitude, a currency with what it is paid for,
// and the total of a rank belong to the value. The unit follows a magnitude with
// the word that the language wants between them ("1,2 million", "d’habitants"); in
// some languages the total of a part follows its unit ("30", "écoles sur 40").
func (f *Figures) Quantity(q Quantity) (value, unit typography.Text) {
	if q.Kind == FreeText {
		return f.rules.Typeset(q.Text), typography.Text{}
	}
	after := q.Kind == Part && f.words().UnitFirst && q.Unit != ""
	number := f.value(q)
	if after {
		number = f.printed(q.Low)
	}
	value = f.rules.Marked(f.approx(q) + number)
	switch unit = f.Unit(q); {
	case isRate(q.Unit):
		return typography.Join(value, unit), typography.Text{}
	case after:
		return value, typography.Join(unit, f.rules.Marked(f.words().OutOf+f.printed(q.High)))
	}
	return value, unit
}

// CurrencySymbol returns the sign of a currency, or its code.
func (f *Figures) CurrencySymbol(code string) string { return f.words().currency(code).Symbol }

// Unit prints the unit of a figure alone, for a page in a language that says its
// value otherwise.
func (f *Figures) Unit(q Quantity) typography.Text {
	if q.Unit == "" || q.Kind == FreeText {
		return typography.Text{}
	}
	unit := f.rules.Typeset(q.Unit)
	if q.Magnitude != NoMagnitude && q.Currency == "" {
		unit = typography.Join(f.rules.Marked(f.words().Link(q.Unit)), unit)
	}
	return unit
}

// QuantityText prints a figure in one phrase: "589 639 habitants", "500 €/an".
func (f *Figures) QuantityText(q Quantity) typography.Text {
	value, unit := f.Quantity(q)
	if unit == (typography.Text{}) {
		return value
	}
	return typography.Join(value, typography.Plain(typography.NoBreak), unit)
}

// approx prints how exactly a figure is meant: in the author's own word if the
// language knows it.
func (f *Figures) approx(q Quantity) string {
	w := f.words()
	switch {
	case q.Word == "" || !slices.Contains(w.Read.Approx[q.Approx], spelling.Fold(q.Word)):
		return w.Approx[q.Approx]
	case strings.HasSuffix(q.Word, "'") || strings.HasSuffix(q.Word, "’"):
		return q.Word[:strings.LastIndexAny(q.Word, "'’")] + "’"
	}
	return f.rules.Typeset(q.Word).Plain + " "
}

// value prints a quantity without its approximation and unit.
func (f *Figures) value(q Quantity) string {
	w := f.words()
	switch q.Kind {
	case Percent:
		return f.span(q, "", "") + w.Percent
	case Rank:
		rank := f.printed(q.Low) + w.Ordinal(q.Low.Units)
		if q.High == (Number{}) {
			return rank
		}
		return rank + w.OutOf + f.printed(q.High)
	case Part:
		return f.printed(q.Low) + w.OutOf + f.printed(q.High)
	}
	q = f.spelled(q)
	magnitude := f.magnitude(q)
	if q.Year {
		return q.Low.String()
	}
	if q.Kind == Plain {
		return f.span(q, "", "") + magnitude
	}
	currency := w.currency(q.Currency)
	switch {
	case w.SymbolFirst:
		return f.span(q, currency.Symbol, magnitude)
	case q.Magnitude == NoMagnitude && q.Range && mayMeanThousands(q.Low, q.High): // 1 $ à 5 000 $
		sign := typography.NoBreak + currency.Symbol
		return f.printed(q.Low) + sign + w.To + f.printed(q.High) + sign
	case q.Magnitude == NoMagnitude:
		return f.span(q, "", typography.NoBreak+currency.Symbol)
	}
	return f.span(q, "", "") + magnitude + " " + w.Link(currency.Name) + currency.Name
}

// spelled returns a quantity of trillions as one of thousands of billions in a
// language that has no word for them.
func (f *Figures) spelled(q Quantity) Quantity {
	if q.Magnitude != Trillion || f.words().Magnitude[Trillion].Other != "" {
		return q
	}
	q.Low, _ = q.Low.Shift(3) // it fits: see quantity
	q.High, _ = q.High.Shift(3)
	q.Magnitude = Billion
	return q
}

// span prints the number of q, or the two of its range, each between what
// stands before and after a number.
func (f *Figures) span(q Quantity, before, after string) string {
	first := f.signed(q.Low, before) + after
	if !q.Range {
		return first
	}
	if before == "" {
		return f.printed(q.Low) + f.words().To + f.printed(q.High) + after
	}
	return first + f.words().To + f.signed(q.High, before) + after
}

// signed prints a number after a currency symbol, its sign before both. A
// symbol of letters does not touch the figures.
func (f *Figures) signed(n Number, symbol string) string {
	if last, _ := utf8.DecodeLastRuneInString(symbol); unicode.IsLetter(last) {
		symbol += typography.NoBreak
	}
	number, negative := strings.CutPrefix(f.printed(n), minusSign)
	if negative {
		return minusSign + symbol + number
	}
	return symbol + number
}

// magnitude returns the word that multiplies the number of q, in the number that
// its amount asks for, after a no-break space.
func (f *Figures) magnitude(q Quantity) string {
	if q.Magnitude == NoMagnitude {
		return ""
	}
	last := q.Low
	if q.Range {
		last = q.High
	}
	whole := last.Units / powers[last.Scale]
	return typography.NoBreak + f.Form(int(whole), f.words().Magnitude[q.Magnitude])
}

// minusSign is U+2212, which voices read as "minus" and lines do not break at.
const minusSign = "−"

// printed returns a number in plain text.
func (f *Figures) printed(n Number) string {
	sign, whole, fraction := n.digits()
	if sign != "" {
		sign = minusSign
	}
	return f.grouped(sign, whole, fraction, f.words().Group)
}

// typed returns a number as authors type it, for messages: what is shown there may
// be copied into a sheet.
func (f *Figures) typed(n Number) string {
	sign, whole, fraction := n.digits()
	group := f.words().Group
	if r, _ := utf8.DecodeRuneInString(group); typography.IsSpace(r) {
		group = " "
	}
	return f.grouped(sign, whole, fraction, group)
}

func (f *Figures) grouped(sign, whole, fraction, group string) string {
	var b strings.Builder
	b.WriteString(sign)
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteByte(whole[i])
	}
	if fraction != "" {
		b.WriteByte(f.words().Decimal)
		b.WriteString(fraction)
	}
	return b.String()
}
