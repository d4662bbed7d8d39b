package quantity_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/quantity"
)

// Short ways to write the figures of the tables below.
func decimal(units int64, scale uint8) quantity.Number {
	return quantity.Number{Units: units, Scale: scale}
}
func plain(n int64, unit string) quantity.Quantity {
	return quantity.Quantity{Kind: quantity.Plain, Low: quantity.Int(n), Unit: unit}
}
func percent(n quantity.Number) quantity.Quantity {
	return quantity.Quantity{Kind: quantity.Percent, Low: n}
}
func part(low, total int64, unit string) quantity.Quantity {
	return quantity.Quantity{Kind: quantity.Part, Low: quantity.Int(low), High: quantity.Int(total), Unit: unit}
}
func rank(low, total int64) quantity.Quantity {
	return quantity.Quantity{Kind: quantity.Rank, Low: quantity.Int(low), High: quantity.Int(total)}
}
func words(text string) quantity.Quantity {
	return quantity.Quantity{Kind: quantity.FreeText, Text: text}
}
func money(n quantity.Number, code string) quantity.Quantity {
	return quantity.Quantity{Kind: quantity.Money, Low: n, Currency: code}
}
func spanning(q quantity.Quantity, high quantity.Number) quantity.Quantity {
	q.Range, q.High = true, high
	return q
}
func millions(q quantity.Quantity) quantity.Quantity { q.Magnitude = quantity.Million; return q }
func being(a quantity.Approx, q quantity.Quantity) quantity.Quantity {
	q.Approx = a
	return q
}
func saying(word string, q quantity.Quantity) quantity.Quantity { q.Word = word; return q }
func per(q quantity.Quantity, unit string) quantity.Quantity {
	q.Unit = unit
	return q
}

// Both languages read these.
var commonQuantities = []struct {
	value string
	want  quantity.Quantity
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
	{"1,5", quantity.Quantity{Kind: quantity.Plain, Low: decimal(15, 1)}},
	{"1.5", quantity.Quantity{Kind: quantity.Plain, Low: decimal(15, 1)}},
	{"1,50", quantity.Quantity{Kind: quantity.Plain, Low: decimal(150, 2)}},
	{"0,125", quantity.Quantity{Kind: quantity.Plain, Low: decimal(125, 3)}},
	{"589 639,5", quantity.Quantity{Kind: quantity.Plain, Low: decimal(5896395, 1)}},
	{"589,639.5", quantity.Quantity{Kind: quantity.Plain, Low: decimal(5896395, 1)}},
	{"589.639,5", quantity.Quantity{Kind: quantity.Plain, Low: decimal(5896395, 1)}},
	{"1,234,567", plain(1234567, "")},
	{"1.234.567", plain(1234567, "")},
	{"12 m³/jour", plain(12, "m³/jour")},
	{"12 m<sup>3</sup>/jour", plain(12, "m³/jour")},
	{"12m³/jour", plain(12, "m³/jour")},
	{"15ha", plain(15, "ha")},
	{"9 (neuf)", plain(9, "(neuf)")},
	{"12  km\u00a0de  réseau", plain(12, "km de réseau")},

	{"35%", percent(quantity.Int(35))},
	{"35 %", percent(quantity.Int(35))},
	{"35\u00a0%", percent(quantity.Int(35))},
	{"35,5 %", percent(decimal(355, 1))},
	{"−3 %", percent(quantity.Int(-3))},
	{"35 % des ménages", per(percent(quantity.Int(35)), "des ménages")},

	{"184/189", part(184, 189, "")},
	{"184 / 189 pays", part(184, 189, "pays")},
	{"0/12", part(0, 12, "")},
	{"15/20", part(15, 20, "")}, // a mark
	{"38/100", part(38, 100, "")},
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

	{"10-15", spanning(plain(10, ""), quantity.Int(15))},
	{"10 – 15", spanning(plain(10, ""), quantity.Int(15))},
	{"10–15 ans", spanning(plain(10, "ans"), quantity.Int(15))},
	{"10 - 15 %", spanning(percent(quantity.Int(10)), quantity.Int(15))},
	{"10 % - 15 %", spanning(percent(quantity.Int(10)), quantity.Int(15))},
	{"10 000 - 15 000 habitants", spanning(plain(10000, "habitants"), quantity.Int(15000))},
	{"-3 - 5 °C", spanning(plain(-3, "°C"), quantity.Int(5))},
	{"10 - 10", plain(10, "")},

	{"450 000 €", money(quantity.Int(450000), "EUR")},
	{"450 000€", money(quantity.Int(450000), "EUR")},
	{"450 000 EUR", money(quantity.Int(450000), "EUR")},
	{"450000 euros", money(quantity.Int(450000), "EUR")},
	{"EUR 450 000", money(quantity.Int(450000), "EUR")},
	{"€450 000", money(quantity.Int(450000), "EUR")},
	{"12,50 €", money(decimal(1250, 2), "EUR")},
	{"450 000 € HT", per(money(quantity.Int(450000), "EUR"), "HT")},
	{"500 €/an", per(money(quantity.Int(500), "EUR"), "/an")},
	{"500 euros/an", per(money(quantity.Int(500), "EUR"), "/an")},
	{"€500/year", per(money(quantity.Int(500), "EUR"), "/year")},
	{"500/an", words("500/an")},
	{"450 k€", money(quantity.Int(450000), "EUR")},
	{"1,5 k€", money(quantity.Int(1500), "EUR")},
	{"450 kEUR", money(quantity.Int(450000), "EUR")},
	{"1,2 M€", millions(money(decimal(12, 1), "EUR"))},
	{"1,2 million €", millions(money(decimal(12, 1), "EUR"))},
	{"1.2 million euros", millions(money(decimal(12, 1), "EUR"))},
	{"USD 500", money(quantity.Int(500), "USD")},
	{"$500 CAD", money(quantity.Int(500), "CAD")},
	{"US$ 500", money(quantity.Int(500), "USD")},
	{"500 USD", money(quantity.Int(500), "USD")},
	{"£500", money(quantity.Int(500), "GBP")},
	{"500 CHF", money(quantity.Int(500), "CHF")},
	{"500 000 FCFA", money(quantity.Int(500000), "XOF")},
	{"500 000 F CFA", money(quantity.Int(500000), "XOF")},
	{"500 000 XAF", money(quantity.Int(500000), "XAF")},
	{"300 MAD", money(quantity.Int(300), "MAD")},
	{"−450 €", money(quantity.Int(-450), "EUR")},
	{"-€450", money(quantity.Int(-450), "EUR")},
	{"10-15 M€", spanning(millions(money(quantity.Int(10), "EUR")), quantity.Int(15))},
	{"€10-15", spanning(money(quantity.Int(10), "EUR"), quantity.Int(15))},
	{"€10 - €15", spanning(money(quantity.Int(10), "EUR"), quantity.Int(15))},

	{"~500", being(quantity.About, plain(500, ""))},
	{">500", being(quantity.MoreThan, plain(500, ""))},
	{"< 5 %", being(quantity.LessThan, percent(quantity.Int(5)))},
	{"≥ 5", being(quantity.AtLeast, plain(5, ""))},
	{">= 5", being(quantity.AtLeast, plain(5, ""))},
	{"≤ 5", being(quantity.AtMost, plain(5, ""))},
	{"500+", being(quantity.MoreThan, plain(500, ""))},
	{"500+ ménages", being(quantity.MoreThan, plain(500, "ménages"))},

	// What is no number is words, as they are.
	{"none", words("none")}, // of them
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
	{"2019-2022 €", spanning(money(quantity.Int(2019), "EUR"), quantity.Int(2022))},
	{"2019-2022 m³", spanning(plain(2019, "m³"), quantity.Int(2022))},
	{"2019/2022", words("2019/2022")},

	{"3/4", words("3/4")}, // a fraction
	{"1/10", words("1/10")},
	{"50/50", words("50/50")},
	{"7/7", words("7/7")},
	{"20/40 mm", words("20/40 mm")}, // a size
	{"30/40 €", words("30/40 €")},
	{"10/2019", words("10/2019")}, // a month
	{"24/7", words("24/7")},
	{"10-ABC", words("10-ABC")},
	{"35 % %", words("35 % %")},
	{"€", words("€")},
	{"10 % - 15", words("10 % - 15")},
	{"10 % - 15 €", words("10 % - 15 €")},
}

var frenchQuantities = []struct {
	value string
	want  quantity.Quantity
}{
	{"1,5000", quantity.Quantity{Kind: quantity.Plain, Low: decimal(15000, 4)}},
	{"0,500", quantity.Quantity{Kind: quantity.Plain, Low: decimal(500, 3)}},
	{"1250,500", quantity.Quantity{Kind: quantity.Plain, Low: decimal(1250500, 3)}},
	{"USD 1,500", money(quantity.Int(1500), "USD")},
	{"€12,5", money(decimal(125, 1), "EUR")},
	{"0.500", quantity.Quantity{Kind: quantity.Plain, Low: decimal(500, 3)}},
	{"1,2 million", millions(quantity.Quantity{Kind: quantity.Plain, Low: decimal(12, 1)})},
	{"1,2 million d'habitants", millions(quantity.Quantity{Kind: quantity.Plain, Low: decimal(12, 1), Unit: "habitants"})},
	{"1,2 million d’habitants", millions(quantity.Quantity{Kind: quantity.Plain, Low: decimal(12, 1), Unit: "habitants"})},
	{"1,2 million habitants", millions(quantity.Quantity{Kind: quantity.Plain, Low: decimal(12, 1), Unit: "habitants"})},
	{"3 millions", millions(plain(3, ""))},
	{"3 millions de personnes", millions(plain(3, "personnes"))},
	{"3 millions par an", millions(plain(3, "par an"))},
	{"2 milliards", quantity.Quantity{Kind: quantity.Plain, Low: quantity.Int(2), Magnitude: quantity.Billion}},
	{"2 MILLIARDS", quantity.Quantity{Kind: quantity.Plain, Low: quantity.Int(2), Magnitude: quantity.Billion}},
	{"450 mille habitants", plain(450000, "habitants")},
	{"5 mille k€", money(quantity.Int(5000000), "EUR")},
	{"5 milliers d'habitants", plain(5000, "habitants")},

	{"1,2 million d'euros", millions(money(decimal(12, 1), "EUR"))},
	{"300 millions de FCFA", millions(money(quantity.Int(300), "XOF"))},
	{"300 millions de francs CFA par an", per(millions(money(quantity.Int(300), "XOF")), "par an")},
	{"3 Md€", quantity.Quantity{Kind: quantity.Money, Low: quantity.Int(3), Magnitude: quantity.Billion, Currency: "EUR"}},
	{"20 dollars canadiens", money(quantity.Int(20), "CAD")},
	{"20 $A", money(quantity.Int(20), "AUD")},
	{"20 $C", money(quantity.Int(20), "CAD")},
	{"500 dollars US", money(quantity.Int(500), "USD")},
	{"150 gourdes", plain(150, "gourdes")},
	{"150 gourdes haïtiennes", money(quantity.Int(150), "HTG")},
	{"3,8 mille milliards", quantity.Quantity{Kind: quantity.Plain, Low: quantity.Int(3800), Magnitude: quantity.Billion}},
	{"9 écoles sur 12", part(9, 12, "écoles")},
	{"9 sur 12 écoles", part(9, 12, "écoles")},
	{"12 formations sur 2019", plain(12, "formations sur 2019")},

	{"10 à 15", spanning(plain(10, ""), quantity.Int(15))},
	{"10 a 15", spanning(plain(10, ""), quantity.Int(15))},
	{"10 à 15 %", spanning(percent(quantity.Int(10)), quantity.Int(15))},
	{"de 10 à 15 %", spanning(percent(quantity.Int(10)), quantity.Int(15))},
	{"entre 10 et 15", spanning(plain(10, ""), quantity.Int(15))},
	{"entre 1,2 et 1,5 million d'euros", spanning(millions(money(decimal(12, 1), "EUR")), decimal(15, 1))},
	{"1 million à 2 millions d'euros", spanning(millions(money(quantity.Int(1), "EUR")), quantity.Int(2))},
	{"10 à 15 mille", spanning(plain(10000, ""), quantity.Int(15000))},
	{"10 € à 15 €", spanning(money(quantity.Int(10), "EUR"), quantity.Int(15))},
	{"environ 10 à 15 jours", being(quantity.About, spanning(plain(10, "jours"), quantity.Int(15)))},
	{"5 à Bamako", plain(5, "à Bamako")},
	{"900 000 à 1,2 million", words("900 000 à 1,2 million")}, // two magnitudes
	{"entre 10", words("entre 10")},
	{"10 et 15", words("10 et 15")}, // two numbers
	{"2019 et 2021", words("2019 et 2021")},
	{"35 pour cent", percent(quantity.Int(35))},

	{"environ 589 639 habitants", being(quantity.About, plain(589639, "habitants"))},
	{"Environ 500", being(quantity.About, plain(500, ""))},
	{"env. 500", saying("env.", being(quantity.About, plain(500, "")))},
	{"près de 500", saying("près de", being(quantity.About, plain(500, "")))},
	{"500 environ", being(quantity.About, plain(500, ""))},
	{"500 habitants environ", being(quantity.About, plain(500, "habitants"))},
	{"plus de 500", being(quantity.MoreThan, plain(500, ""))},
	{"plus d'1 million", saying("plus d'", being(quantity.MoreThan, millions(plain(1, ""))))},
	{"+ de 500", saying("+ de", being(quantity.MoreThan, plain(500, "")))},
	{"moins de 5 %", being(quantity.LessThan, percent(quantity.Int(5)))},
	{"au moins 5", being(quantity.AtLeast, plain(5, ""))},
	{"jusqu'à 500", being(quantity.AtMost, plain(500, ""))},
	{"jusqu’à 500", being(quantity.AtMost, plain(500, ""))},
	{"au plus 5", saying("au plus", being(quantity.AtMost, plain(5, "")))},
	{"plus de la moitié", words("plus de la moitié")},
	{"environs de Kayes", words("environs de Kayes")},
}

var englishQuantities = []struct {
	value string
	want  quantity.Quantity
}{
	{"1,500", plain(1500, "")},
	{"589,639", plain(589639, "")},
	{"1.500", quantity.Quantity{Kind: quantity.Plain, Low: decimal(1500, 3)}},
	{"0,500", quantity.Quantity{Kind: quantity.Plain, Low: decimal(500, 3)}},
	{"589,639 inhabitants", plain(589639, "inhabitants")},
	{"1.2 million", millions(quantity.Quantity{Kind: quantity.Plain, Low: decimal(12, 1)})},
	{"1.2 million inhabitants", millions(quantity.Quantity{Kind: quantity.Plain, Low: decimal(12, 1), Unit: "inhabitants"})},
	{"3 millions of people", millions(plain(3, "people"))},
	{"2 billion", quantity.Quantity{Kind: quantity.Plain, Low: quantity.Int(2), Magnitude: quantity.Billion}},
	{"450 thousand people", plain(450000, "people")},
	{"€450,000", money(quantity.Int(450000), "EUR")},
	{"€1.2 million", millions(money(decimal(12, 1), "EUR"))},
	{"€1.2m", millions(money(decimal(12, 1), "EUR"))},
	{"£1.2M per year", per(millions(money(decimal(12, 1), "GBP")), "per year")},
	{"US$3bn", quantity.Quantity{Kind: quantity.Money, Low: quantity.Int(3), Magnitude: quantity.Billion, Currency: "USD"}},
	{"€450k", money(quantity.Int(450000), "EUR")},
	{"5m", plain(5, "m")}, // metres, when no currency stands there
	{"10 to 15", spanning(plain(10, ""), quantity.Int(15))},
	{"from 10 to 15", spanning(plain(10, ""), quantity.Int(15))},
	{"between 10 and 15 percent", spanning(percent(quantity.Int(10)), quantity.Int(15))},
	{"€10 to 15 million", spanning(millions(money(quantity.Int(10), "EUR")), quantity.Int(15))},
	{"about 500", being(quantity.About, plain(500, ""))},
	{"approx. 500", saying("approx.", being(quantity.About, plain(500, "")))},
	{"circa 500", saying("circa", being(quantity.About, plain(500, "")))},
	{"more than 500 households", being(quantity.MoreThan, plain(500, "households"))},
	{"over 500", saying("over", being(quantity.MoreThan, plain(500, "")))},
	{"less than 5%", being(quantity.LessThan, percent(quantity.Int(5)))},
	{"at least 5", being(quantity.AtLeast, plain(5, ""))},
	{"up to 5", being(quantity.AtMost, plain(5, ""))},
	{"overall 5", words("overall 5")},
}

func TestParseQuantity(t *testing.T) {
	check := func(l *locale.Locale, value string, want quantity.Quantity) {
		t.Helper()
		got, mistake := l.ParseQuantity(value)
		if mistake != nil {
			t.Errorf("%s: ParseQuantity(%q) is a mistake: %v %v", l.Tag, value, mistake, mistake.Args)
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: ParseQuantity(%q) (-want +got):\n%s", l.Tag, value, diff)
		}
	}
	for _, l := range locale.All() {
		for _, test := range commonQuantities {
			check(l, test.value, test.want)
		}
	}
	for _, test := range frenchQuantities {
		check(locale.Get("fr"), test.value, test.want)
	}
	for _, test := range englishQuantities {
		check(locale.Get("en"), test.value, test.want)
	}
}

func TestParseQuantityMistakes(t *testing.T) {
	tests := []struct {
		l     *locale.Locale
		value string
		rule  string
		blame string // the bytes that the mistake points to
		fix   string
	}{
		{locale.Get("fr"), "", "figure-empty", "", ""},
		{locale.Get("fr"), " \u00a0", "figure-empty", " \u00a0", ""},
		{locale.Get("fr"), "58 9639", "figure-grouping", "58 9639", ""},
		{locale.Get("fr"), "1 23", "figure-grouping", "1 23", ""},
		{locale.Get("fr"), "environ 58 9639 habitants", "figure-grouping", "58 9639", ""},
		{locale.Get("fr"), " 2019 2020", "figure-grouping", "2019 2020", ""},
		{locale.Get("fr"), "10 - 1 23", "figure-grouping", "1 23", ""},
		{locale.Get("fr"), "12\u00a034\u00a0567 €", "figure-grouping", "12\u00a034\u00a0567", "1 234 567 €"},
		{locale.Get("fr"), "1,5,2", "figure-grouping", "1,5,2", ""},
		{locale.Get("en"), "12,34,567", "figure-grouping", "12,34,567", "1,234,567"}, // as in India
		{locale.Get("en"), "58,9639", "figure-grouping", "58,9639", ""},
		{locale.Get("fr"), "589.639 habitants", "figure-open", "589.639", "589 639 habitants\n589,6390 habitants"},
		{locale.Get("fr"), "1.500", "figure-open", "1.500", "1 500\n1,5"},
		{locale.Get("fr"), "1234567890123456789", "figure-too-long", "1234567890123456789", ""},
		{locale.Get("fr"), "999999999999999999 mille", "figure-too-long", "999999999999999999 mille", ""},
		{locale.Get("fr"), "5" + strings.Repeat(" mille", 30), "figure-too-long", "5" + strings.Repeat(" mille", 30), ""},
		{locale.Get("fr"), "15 - 10 %", "figure-range-backwards", "15 - 10 %", ""},
		{locale.Get("fr"), "189e sur 184", "figure-rank", "189e sur 184", ""},
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
		{"aucun", ""},
		{"30/40 écoles", ""},
		{"999999999999999 milliards", ""}, // does not fit
	}
	for _, test := range tests {
		q, mistake := locale.Get("fr").ParseQuantity(test.value)
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
