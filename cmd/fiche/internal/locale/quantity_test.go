package locale

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Short ways to write the figures of the tables below.
func decimal(units int64, scale uint8) Number { return Number{Units: units, Scale: scale} }
func plain(n int64, unit string) Quantity     { return Quantity{Low: Int(n), Unit: unit} }
func percent(n Number) Quantity               { return Quantity{Kind: Percent, Low: n} }
func rank(low, total int64) Quantity          { return Quantity{Kind: Rank, Low: Int(low), High: Int(total)} }
func words(text string) Quantity              { return Quantity{Kind: FreeText, Text: text} }
func money(n Number, code string) Quantity    { return Quantity{Kind: Money, Low: n, Currency: code} }
func spanning(q Quantity, high Number) Quantity {
	q.Range, q.High = true, high
	return q
}
func millions(q Quantity) Quantity { q.Magnitude = Million; return q }
func being(a Approx, q Quantity) Quantity {
	q.Approx = a
	return q
}
func per(q Quantity, unit string) Quantity {
	q.Unit = unit
	return q
}

// Both languages read these.
var commonQuantities = []struct {
	value string
	want  Quantity
}{
	{"0", plain(0, "")},
	{"589639", plain(589639, "")},
	{"589 639", plain(589639, "")},
	{"589\u00a0639", plain(589639, "")},
	{"589\u202f639", plain(589639, "")},
	{"589\u2009639", plain(589639, "")},
	{"589'639", plain(589639, "")}, // as in Switzerland
	{" 589 639. ", plain(589639, "")},
	{"589 639 habitants", plain(589639, "habitants")},
	{"589 639\u00a0habitants", plain(589639, "habitants")},
	{"123 456 789 012 345", plain(123456789012345, "")},
	{"999999999999999999", plain(999999999999999999, "")},
	{"-3", plain(-3, "")},
	{"−3 °C", plain(-3, "°C")},
	{"1,5", Quantity{Low: decimal(15, 1)}},
	{"1.5", Quantity{Low: decimal(15, 1)}},
	{"1,50", Quantity{Low: decimal(150, 2)}},
	{"0,125", Quantity{Low: decimal(125, 3)}},
	{"589 639,5", Quantity{Low: decimal(5896395, 1)}},
	{"589,639.5", Quantity{Low: decimal(5896395, 1)}},
	{"589.639,5", Quantity{Low: decimal(5896395, 1)}},
	{"1,234,567", plain(1234567, "")},
	{"1.234.567", plain(1234567, "")},
	{"12 m³/jour", plain(12, "m³/jour")},
	{"12 m<sup>3</sup>/jour", plain(12, "m³/jour")},
	{"12m³/jour", plain(12, "m³/jour")},
	{"15ha", plain(15, "ha")},
	{"9 écoles sur 12", plain(9, "écoles sur 12")},
	{"9 (neuf)", plain(9, "(neuf)")},
	{"12  km\u00a0de  réseau", plain(12, "km de réseau")},

	{"35%", percent(Int(35))},
	{"35 %", percent(Int(35))},
	{"35\u00a0%", percent(Int(35))},
	{"35,5 %", percent(decimal(355, 1))},
	{"−3 %", percent(Int(-3))},
	{"35 % des ménages", per(percent(Int(35)), "des ménages")},

	{"184/189", rank(184, 189)},
	{"184 / 189", rank(184, 189)},
	{"184e/189", rank(184, 189)},
	{"184e sur 189", rank(184, 189)},
	{"184ème/189 pays", per(rank(184, 189), "pays")},
	{"184<sup>e</sup>/189", rank(184, 189)},
	{"184<sup>e</sup> sur 189", rank(184, 189)},
	{"1er sur 12", rank(1, 12)},
	{"184th of 189", rank(184, 189)},
	{"184th out of 189", rank(184, 189)},
	{"3rd/12", rank(3, 12)},
	{"184e", rank(184, 0)},
	{"2e tranche", per(rank(2, 0), "tranche")},

	{"10-15", spanning(plain(10, ""), Int(15))},
	{"10 – 15", spanning(plain(10, ""), Int(15))},
	{"10–15 ans", spanning(plain(10, "ans"), Int(15))},
	{"10 - 15 %", spanning(percent(Int(10)), Int(15))},
	{"10 % - 15 %", spanning(percent(Int(10)), Int(15))},
	{"10 000 - 15 000 habitants", spanning(plain(10000, "habitants"), Int(15000))},
	{"-3 - 5 °C", spanning(plain(-3, "°C"), Int(5))},
	{"10 - 10", plain(10, "")},

	{"450 000 €", money(Int(450000), "EUR")},
	{"450 000€", money(Int(450000), "EUR")},
	{"450 000 EUR", money(Int(450000), "EUR")},
	{"450000 euros", money(Int(450000), "EUR")},
	{"EUR 450 000", money(Int(450000), "EUR")},
	{"€450 000", money(Int(450000), "EUR")},
	{"12,50 €", money(decimal(1250, 2), "EUR")},
	{"450 000 € HT", per(money(Int(450000), "EUR"), "HT")},
	{"500 €/an", per(money(Int(500), "EUR"), "/an")},
	{"€500/year", per(money(Int(500), "EUR"), "/year")},
	{"500/an", words("500/an")},
	{"450 k€", money(Int(450000), "EUR")},
	{"1,5 k€", money(Int(1500), "EUR")},
	{"450 kEUR", money(Int(450000), "EUR")},
	{"1,2 M€", millions(money(decimal(12, 1), "EUR"))},
	{"1,2 million €", millions(money(decimal(12, 1), "EUR"))},
	{"1.2 million euros", millions(money(decimal(12, 1), "EUR"))},
	{"$500", money(Int(500), "USD")},
	{"US$ 500", money(Int(500), "USD")},
	{"500 USD", money(Int(500), "USD")},
	{"£500", money(Int(500), "GBP")},
	{"500 CHF", money(Int(500), "CHF")},
	{"500 000 FCFA", money(Int(500000), "XOF")},
	{"500 000 F CFA", money(Int(500000), "XOF")},
	{"500 000 XAF", money(Int(500000), "XAF")},
	{"300 MAD", money(Int(300), "MAD")},
	{"−450 €", money(Int(-450), "EUR")},
	{"-€450", money(Int(-450), "EUR")},
	{"10-15 M€", spanning(millions(money(Int(10), "EUR")), Int(15))},
	{"€10-15", spanning(money(Int(10), "EUR"), Int(15))},
	{"€10 - €15", spanning(money(Int(10), "EUR"), Int(15))},

	{"~500", being(About, plain(500, ""))},
	{">500", being(MoreThan, plain(500, ""))},
	{"< 5 %", being(LessThan, percent(Int(5)))},
	{"≥ 5", being(AtLeast, plain(5, ""))},
	{">= 5", being(AtLeast, plain(5, ""))},
	{"≤ 5", being(AtMost, plain(5, ""))},
	{"500+", being(MoreThan, plain(500, ""))},
	{"500+ ménages", being(MoreThan, plain(500, "ménages"))},

	// What is no number is words, as they are.
	{"n/a", words("n/a")},
	{"inconnu", words("inconnu")},
	{"l’étude est en cours", words("l’étude est en cours")},
	{"neuf écoles", words("neuf écoles")},
	{"octobre 2019", words("octobre 2019")},
	{"×3", words("×3")},
	{"x 3", words("x 3")},
	{"+ 35 %", words("+ 35 %")}, // a change, not a value
	{"589x", words("589x")},
	{"4x4", words("4x4")},
	{"3D", words("3D")},
	{"3h30", words("3h30")},
	{"500, dont 200 femmes", words("500, dont 200 femmes")},
	{"01 58 39 99 99", words("01 58 39 99 99")}, // a telephone number
	{"007", words("007")},
	{"2019-10-15", words("2019-10-15")},
	{"15/10/2019", words("15/10/2019")},
	{"2019-2022", words("2019-2022")}, // years
	{"2019-2022 €", spanning(money(Int(2019), "EUR"), Int(2022))},
	{"2019-2022 m³", spanning(plain(2019, "m³"), Int(2022))},
	{"2019/2022", words("2019/2022")},
	{"3/4", words("3/4")},     // a fraction
	{"15/20", words("15/20")}, // a mark
	{"38/100", words("38/100")},
	{"24/7", words("24/7")},
	{"10-ABC", words("10-ABC")},
	{"35 % %", words("35 % %")},
	{"-", words("-")},
	{"€", words("€")},
	{"10 % - 15", words("10 % - 15")},
	{"10 % - 15 €", words("10 % - 15 €")},
}

var frenchQuantities = []struct {
	value string
	want  Quantity
}{
	{"1,500", Quantity{Low: decimal(1500, 3)}},
	{"0.500", Quantity{Low: decimal(500, 3)}},
	{"1,2 million", millions(Quantity{Low: decimal(12, 1)})},
	{"1,2 million d'habitants", millions(Quantity{Low: decimal(12, 1), Unit: "habitants"})},
	{"1,2 million d’habitants", millions(Quantity{Low: decimal(12, 1), Unit: "habitants"})},
	{"1,2 million habitants", millions(Quantity{Low: decimal(12, 1), Unit: "habitants"})},
	{"3 millions", millions(plain(3, ""))},
	{"3 millions de personnes", millions(plain(3, "personnes"))},
	{"3 millions par an", millions(plain(3, "par an"))},
	{"2 milliards", Quantity{Low: Int(2), Magnitude: Billion}},
	{"2 MILLIARDS", Quantity{Low: Int(2), Magnitude: Billion}},
	{"450 mille habitants", plain(450000, "habitants")},
	{"5 mille k€", money(Int(5000000), "EUR")},
	{"5 milliers d'habitants", plain(5000, "habitants")},
	{"2 billions", plain(2, "billions")}, // 10^12 in French: not read as 10^9

	{"1,2 million d'euros", millions(money(decimal(12, 1), "EUR"))},
	{"300 millions de FCFA", millions(money(Int(300), "XOF"))},
	{"300 millions de francs CFA par an", per(millions(money(Int(300), "XOF")), "par an")},
	{"3 Md€", Quantity{Kind: Money, Low: Int(3), Magnitude: Billion, Currency: "EUR"}},
	{"20 dollars canadiens", money(Int(20), "CAD")},
	{"500 dollars", money(Int(500), "USD")},

	{"10 à 15", spanning(plain(10, ""), Int(15))},
	{"10 a 15", spanning(plain(10, ""), Int(15))},
	{"10 à 15 %", spanning(percent(Int(10)), Int(15))},
	{"de 10 à 15 %", spanning(percent(Int(10)), Int(15))},
	{"entre 10 et 15", spanning(plain(10, ""), Int(15))},
	{"entre 1,2 et 1,5 million d'euros", spanning(millions(money(decimal(12, 1), "EUR")), decimal(15, 1))},
	{"1 million à 2 millions d'euros", spanning(millions(money(Int(1), "EUR")), Int(2))},
	{"10 à 15 mille", spanning(plain(10000, ""), Int(15000))},
	{"10 € à 15 €", spanning(money(Int(10), "EUR"), Int(15))},
	{"environ 10 à 15 jours", being(About, spanning(plain(10, "jours"), Int(15)))},
	{"5 à Bamako", plain(5, "à Bamako")},
	{"900 000 à 1,2 million", words("900 000 à 1,2 million")}, // two magnitudes
	{"entre 10", words("entre 10")},
	{"10 et 15", plain(10, "et 15")}, // two numbers
	{"35 pour cent", percent(Int(35))},

	{"environ 589 639 habitants", being(About, plain(589639, "habitants"))},
	{"Environ 500", being(About, plain(500, ""))},
	{"env. 500", being(About, plain(500, ""))},
	{"près de 500", being(About, plain(500, ""))},
	{"500 environ", being(About, plain(500, ""))},
	{"500 habitants environ", being(About, plain(500, "habitants"))},
	{"plus de 500", being(MoreThan, plain(500, ""))},
	{"plus d'1 million", being(MoreThan, millions(plain(1, "")))},
	{"+ de 500", being(MoreThan, plain(500, ""))},
	{"moins de 5 %", being(LessThan, percent(Int(5)))},
	{"au moins 5", being(AtLeast, plain(5, ""))},
	{"jusqu'à 500", being(AtMost, plain(500, ""))},
	{"jusqu’à 500", being(AtMost, plain(500, ""))},
	{"au plus 5", being(AtMost, plain(5, ""))},
	{"plus de la moitié", words("plus de la moitié")},
	{"environs de Kayes", words("environs de Kayes")},
}

var englishQuantities = []struct {
	value string
	want  Quantity
}{
	{"1,500", plain(1500, "")},
	{"589,639", plain(589639, "")},
	{"1.500", Quantity{Low: decimal(1500, 3)}},
	{"0,500", Quantity{Low: decimal(500, 3)}},
	{"589,639 inhabitants", plain(589639, "inhabitants")},
	{"1.2 million", millions(Quantity{Low: decimal(12, 1)})},
	{"1.2 million inhabitants", millions(Quantity{Low: decimal(12, 1), Unit: "inhabitants"})},
	{"3 millions of people", millions(plain(3, "people"))},
	{"2 billion", Quantity{Low: Int(2), Magnitude: Billion}},
	{"450 thousand people", plain(450000, "people")},
	{"€450,000", money(Int(450000), "EUR")},
	{"€1.2 million", millions(money(decimal(12, 1), "EUR"))},
	{"€1.2m", millions(money(decimal(12, 1), "EUR"))},
	{"£1.2M per year", per(millions(money(decimal(12, 1), "GBP")), "per year")},
	{"$3bn", Quantity{Kind: Money, Low: Int(3), Magnitude: Billion, Currency: "USD"}},
	{"€450k", money(Int(450000), "EUR")},
	{"5m", plain(5, "m")}, // metres, when no currency stands there
	{"10 to 15", spanning(plain(10, ""), Int(15))},
	{"from 10 to 15", spanning(plain(10, ""), Int(15))},
	{"between 10 and 15 percent", spanning(percent(Int(10)), Int(15))},
	{"€10 to 15 million", spanning(millions(money(Int(10), "EUR")), Int(15))},
	{"about 500", being(About, plain(500, ""))},
	{"approx. 500", being(About, plain(500, ""))},
	{"circa 500", being(About, plain(500, ""))},
	{"more than 500 households", being(MoreThan, plain(500, "households"))},
	{"over 500", being(MoreThan, plain(500, ""))},
	{"less than 5%", being(LessThan, percent(Int(5)))},
	{"at least 5", being(AtLeast, plain(5, ""))},
	{"up to 5", being(AtMost, plain(5, ""))},
	{"overall 5", words("overall 5")},
}

func TestParseQuantity(t *testing.T) {
	check := func(l *Locale, value string, want Quantity) {
		t.Helper()
		got, mistake := l.ParseQuantity(value)
		if mistake != nil {
			t.Errorf("%s: ParseQuantity(%q) is a mistake: %v %v", l.Tag, value, mistake, mistake.Args)
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: ParseQuantity(%q) (-want +got):\n%s", l.Tag, value, diff)
		}
	}
	for _, l := range All {
		for _, test := range commonQuantities {
			check(l, test.value, test.want)
		}
	}
	for _, test := range frenchQuantities {
		check(French, test.value, test.want)
	}
	for _, test := range englishQuantities {
		check(English, test.value, test.want)
	}
}

func TestParseQuantityMistakes(t *testing.T) {
	tests := []struct {
		l     *Locale
		value string
		rule  string
		blame string // the bytes that the mistake points to
		fix   string
	}{
		{French, "", "figure-empty", "", ""},
		{French, " \u00a0", "figure-empty", " \u00a0", ""},
		{French, "58 9639", "figure-grouping", "58 9639", ""},
		{French, "1 23", "figure-grouping", "1 23", ""},
		{French, "environ 58 9639 habitants", "figure-grouping", "58 9639", ""},
		{French, " 2019 2020", "figure-grouping", "2019 2020", ""},
		{French, "10 - 1 23", "figure-grouping", "1 23", ""},
		{French, "12\u00a034\u00a0567 €", "figure-grouping", "12\u00a034\u00a0567", "1 234 567 €"},
		{French, "1,5,2", "figure-grouping", "1,5,2", ""},
		{English, "12,34,567", "figure-grouping", "12,34,567", "1,234,567"}, // as in India
		{English, "58,9639", "figure-grouping", "58,9639", ""},
		{French, "589.639 habitants", "figure-open", "589.639", "589 639 habitants"},
		{French, "1.500", "figure-open", "1.500", ""},
		{French, "1234567890123456789", "figure-too-long", "1234567890123456789", ""},
		{French, "999999999999999999 mille", "figure-too-long", "999999999999999999 mille", ""},
		{French, "5" + strings.Repeat(" mille", 30), "figure-too-long", "5" + strings.Repeat(" mille", 30), ""},
		{French, "15 - 10 %", "figure-range-backwards", "15 - 10 %", ""},
		{French, "189e sur 184", "figure-rank", "189e sur 184", ""},
	}
	for _, test := range tests {
		q, mistake := test.l.ParseQuantity(test.value)
		if mistake == nil {
			t.Errorf("%s: ParseQuantity(%q) = %+v, want %s", test.l.Tag, test.value, q, test.rule)
			continue
		}
		got := [3]string{string(mistake.Rule), test.value[mistake.Start:mistake.End], mistake.Fix}
		if want := [3]string{test.rule, test.blame, test.fix}; got != want {
			t.Errorf("%s: ParseQuantity(%q): got %q, want %q", test.l.Tag, test.value, got, want)
		}
	}
}

func TestSummable(t *testing.T) {
	tests := []struct {
		value string
		want  string // "" when it cannot be summed
	}{
		{"589 639 habitants", "589639"},
		{"1,2 million d'habitants", "1200000"},
		{"1,234567891 milliard", "1234567891"},
		{"450 000 €", "450000"},
		{"1,2 M€", "1200000"},
		{"12,50 €", "12.50"},
		{"environ 500", ""},
		{"10 à 15", ""},
		{"35 %", ""},
		{"184e sur 189", ""},
		{"inconnu", ""},
		{"999999999999999 milliards", ""}, // does not fit
	}
	for _, test := range tests {
		q, mistake := French.ParseQuantity(test.value)
		if mistake != nil {
			t.Fatalf("ParseQuantity(%q): %v", test.value, mistake)
		}
		got := ""
		if sum, ok := q.Summable(); ok {
			got = sum.String()
		}
		if got != test.want {
			t.Errorf("%q sums as %q, want %q", test.value, got, test.want)
		}
	}
}
