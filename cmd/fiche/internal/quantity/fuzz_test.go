package quantity_test

import (
	"regexp"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/locale/localetest"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
)

// asSet returns a quantity as it comes back from print: its unit is typeset.
func asSet(l *locale.Locale, q quantity.Quantity) quantity.Quantity {
	q.Unit = quantity.SingleSpaced(l.Typeset(q.Unit).Plain)
	return q
}

// likeUnit matches the units that anybody writes: French sets spaces before other signs,
// and characters that no text holds part words. One that begins with a word that links
// a number to its noun, as likeLink matches, is none.
var (
	likeUnit = regexp.MustCompile(`^[\pL\pN\pM /.,'’()°%²³·*+–-]*$`)
	likeLink = regexp.MustCompile(`^(?i:of|de|d['’])(?:\PL|$)`)
)

func FuzzParseQuantity(f *testing.F) {
	for _, test := range commonQuantities {
		f.Add(test.value)
	}
	for _, test := range frenchQuantities {
		f.Add(test.value)
	}
	for _, test := range englishQuantities {
		f.Add(test.value)
	}
	for _, seed := range []string{"", "58 9639", "1.500", "15 - 10", "189e/184", "5 mille mille", "1 million de de x", "\xff", "1 million million", "5 environ environ", "−0$B 0", "0 '0!'0000", "5 € million", "5k kEUR", "5M M€", "0 dollar!", "0 dollar!)\x8f", "3$\n\n\n\nd", "300 m" + strings.Repeat("x", 195), "€50B/ye"} {
		f.Add(seed)
	}
	f.Fuzz(checkQuantity)
}

// checkQuantity holds that a figure, printed and read again, is the same.
func checkQuantity(t *testing.T, value string) {
	for _, l := range locale.All() {
		q, mistake := l.ParseQuantity(value)
		if mistake != nil {
			localetest.CheckMistake(t, value, mistake, func(l *locale.Locale, value string) *problem.Mistake { _, m := l.ParseQuantity(value); return m })
		}
		if mistake != nil && !mistake.Warning || q.Kind == quantity.Absent {
			continue
		}
		if q.Kind == quantity.FreeText && l.Typeset(q.Text).Plain != q.Text {
			continue // the rules for prose may make a range of "5 -- 7"
		}
		checkPrinted(t, l, q)
	}
}

// checkPrinted holds that a figure, printed and read again in a sheet about the
// country of its currency, is the same. A number with three decimals may be asked
// about where the decimal mark is a comma.
func checkPrinted(t *testing.T, l *locale.Locale, q quantity.Quantity) {
	t.Helper()
	text := l.QuantityText(q).Plain
	if len(text) > quantity.MaxLength { // its spaces are longer than those that were typed
		return
	}
	if !likeUnit.MatchString(q.Unit) || likeLink.MatchString(q.Unit) {
		return
	}
	again, mistake := l.ParseFigure(text, quantity.Setting{Country: []string{q.Currency}})
	if mistake != nil && mistake.Rule == "figure-open" && (q.Low.Scale == 3 || q.High.Scale == 3) {
		return
	}
	if mistake != nil || asSet(l, again) != asSet(l, q) {
		t.Errorf("%s: %+v is printed as %q, read as %+v %v", l.Tag, q, text, again, mistake)
	}
}

// Whatever three pieces of figures say together, they say it again when printed.
func TestQuantityCombinations(t *testing.T) {
	localetest.EachTriple([]string{
		"5", "12", "184", "1 850", "1,5", "1.500", "0", "-3", "2019", "%", "€", "$", "EUR", "FCFA", "k€", "M", "euros", "dollars", "canadiens",
		"e", "er", "th", "/189", "sur", "of", "à", "to", "-", "entre", "et", "between", "and", "de", "d'", "mille", "million", "millions", "thousand",
		"environ", "about", "plus de", "up to", "~", ">", "+", "(", ".", ",", "x", "m", "m³/jour", "habitants", "par an", "pour cent",
	}, func(value string) { checkQuantity(t, value) })
}

// A value too long for a figure is words, and costs nothing to be found so.
func TestParseQuantityHostile(t *testing.T) {
	for _, value := range []string{strings.Repeat("1 ", 1<<19), strings.Repeat("1", 1<<20), strings.Repeat("é", 1<<19)} {
		q, mistake := locale.Get("fr").ParseQuantity(value)
		if mistake != nil || q.Kind != quantity.FreeText {
			t.Errorf("%.20q… is read as %v", value, q.Kind)
		}
		if _, mistake := locale.Get("fr").ParseNumber(value); mistake == nil || len(mistake.Args.Text("value")) > 4*problem.MaxExcerpt {
			t.Errorf("%.20q… is a number, or is repeated whole", value)
		}
	}
}

func BenchmarkParseQuantity(b *testing.B) {
	for _, value := range []string{"589 639 habitants", "35 %", "184e sur 189", "environ 1,2 million d'habitants", "10 à 15 %", "450 000 €", "en cours d'étude"} {
		b.Run(value, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, mistake := locale.Get("fr").ParseQuantity(value); mistake != nil {
					b.Fatal(mistake)
				}
			}
		})
	}
}

func BenchmarkQuantityText(b *testing.B) {
	q, _ := locale.Get("fr").ParseQuantity("environ 1,2 million d'habitants")
	b.ReportAllocs()
	for b.Loop() {
		locale.Get("fr").QuantityText(q)
	}
}
