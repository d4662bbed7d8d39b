package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/typography"
)

// Number prints a number in the language, its digits in groups of three from
// four digits on.
func (f *Figures) Number(n Number) typography.Text { return f.rules.Marked(f.printed(n)) }

// Quantity prints a figure in two parts, as a page shows it: its value and its
// unit. The sign of a percentage, a magnitude, a currency and the total of a rank
// belong to the value. The unit follows a magnitude with the word that the
// language wants between them ("1,2 million", "d’habitants").
func (f *Figures) Quantity(q Quantity) (value, unit typography.Text) {
	if q.Kind == FreeText {
		return f.rules.Typeset(q.Text), typography.Text{}
	}
	value = f.rules.Marked(f.words.Approx[q.Approx] + f.value(q))
	if q.Unit == "" {
		return value, typography.Text{}
	}
	unit = f.rules.Typeset(q.Unit)
	if q.Magnitude != NoMagnitude && q.Currency == "" {
		unit = typography.Join(f.rules.Marked(f.words.Link(q.Unit)), unit)
	}
	return value, unit
}

// QuantityText prints a figure in one phrase: "589 639 habitants", "500 €/an".
func (f *Figures) QuantityText(q Quantity) typography.Text {
	value, unit := f.Quantity(q)
	if unit == (typography.Text{}) {
		return value
	}
	if isRate(q.Unit) {
		return typography.Join(value, unit)
	}
	return typography.Join(value, typography.Plain(typography.NoBreak), unit)
}

// value prints a quantity without its approximation and unit.
func (f *Figures) value(q Quantity) string {
	w := f.words
	switch q.Kind {
	case Percent:
		return f.span(q, "", "") + w.Percent
	case Rank:
		rank := f.printed(q.Low) + w.Ordinal(q.Low.Units)
		if q.High == (Number{}) {
			return rank
		}
		return rank + w.OutOf + f.printed(q.High)
	}
	magnitude := f.magnitude(q)
	if q.Kind == Plain {
		return f.span(q, "", "") + magnitude
	}
	currency := w.currency(q.Currency)
	if currency.Symbol == "" {
		currency.Symbol = currency.Code
	}
	switch {
	case w.SymbolFirst:
		return f.span(q, currency.Symbol, magnitude)
	case q.Magnitude == NoMagnitude:
		return f.span(q, "", "") + typography.NoBreak + currency.Symbol
	case currency.Name == "":
		currency.Name = currency.Symbol
	}
	return f.span(q, "", "") + magnitude + " " + w.Link(currency.Name) + currency.Name
}

// span prints the number of q, or the two of its range, each between what
// stands before and after a number.
func (f *Figures) span(q Quantity, before, after string) string {
	first := f.signed(q.Low, before) + after
	if !q.Range {
		return first
	}
	if before == "" {
		return f.printed(q.Low) + f.words.To + f.printed(q.High) + after
	}
	return first + f.words.To + f.signed(q.High, before) + after
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

// magnitude is the word that multiplies the number of q, in the number that
// its amount asks for, after a no-break space.
func (f *Figures) magnitude(q Quantity) string {
	if q.Magnitude == NoMagnitude {
		return ""
	}
	last := q.Low
	if q.Range {
		last = q.High
	}
	form := 0
	if whole := last.Units / powers[last.Scale]; f.Plural(int(whole)) {
		form = 1
	}
	return typography.NoBreak + f.words.Magnitude[q.Magnitude][form]
}

// minusSign is U+2212, which voices read as "minus" and lines do not break at.
const minusSign = "−"

// printed is a number in plain text.
func (f *Figures) printed(n Number) string {
	sign, whole, fraction := n.digits()
	if sign != "" {
		sign = minusSign
	}
	return f.grouped(sign, whole, fraction, f.words.Group)
}

// typed is a number as authors type it, for messages: what is shown there may
// be copied into a sheet.
func (f *Figures) typed(n Number) string {
	sign, whole, fraction := n.digits()
	group := f.words.Group
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
		b.WriteByte(f.words.Decimal)
		b.WriteString(fraction)
	}
	return b.String()
}
