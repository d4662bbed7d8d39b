package quantity_test

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/locale/localetest"
	"fiche/cmd/fiche/internal/quantity"
)

func TestQuantityPrint(t *testing.T) {
	habitants := plain(589639, "habitants")
	tests := []struct {
		q             quantity.Quantity
		french        string
		frenchHTML    string
		english, unit string // the value in locale.Get("en"); the unit in locale.Get("fr")
	}{
		{habitants, "589^639", `<span class="num">589 639</span>`, "589,639", "habitants"},
		{plain(850, ""), "850", "850", "850", ""},
		{plain(1850, "m³"), "1^850", `<span class="num">1 850</span>`, "1,850", "m³"},
		{plain(-3, "°C"), "−3", "−3", "−3", "°C"},
		{plain(123456789012345, ""), "123^456^789^012^345", `<span class="num">123 456 789 012 345</span>`, "123,456,789,012,345", ""},
		{quantity.Quantity{Kind: quantity.Plain, Low: decimal(150, 2)}, "1,50", "1,50", "1.50", ""},
		{quantity.Quantity{Kind: quantity.Plain, Low: decimal(12345, 1)}, "1^234,5", `<span class="num">1 234,5</span>`, "1,234.5", ""},
		{percent(quantity.Int(35)), "35_%", "35_%", "35%", ""},
		{per(percent(decimal(355, 1)), "des ménages"), "35,5_%", "35,5_%", "35.5%", "des ménages"},
		{rank(184, 189), "184e sur 189", "184<sup>e</sup> sur 189", "184th of 189", ""},
		{rank(1, 12), "1er sur 12", "1<sup>er</sup> sur 12", "1st of 12", ""},
		{rank(3, 0), "3e", "3<sup>e</sup>", "3rd", ""},
		{rank(111, 189), "111e sur 189", "111<sup>e</sup> sur 189", "111th of 189", ""},
		{rank(122, 189), "122e sur 189", "122<sup>e</sup> sur 189", "122nd of 189", ""},
		{spanning(percent(quantity.Int(10)), quantity.Int(15)), "10 à 15_%", "10 à 15_%", "10 to 15%", ""},
		{spanning(money(quantity.Int(80), "EUR"), quantity.Int(100000)), "80_€ à 100^000_€", `80_€ à <span class="num">100 000</span>_€`, "€80 to €100,000", ""},
		{spanning(plain(10000, "habitants"), quantity.Int(15000)), "10^000 à 15^000",
			`<span class="num">10 000</span> à <span class="num">15 000</span>`, "10,000 to 15,000", "habitants"},
		{millions(quantity.Quantity{Kind: quantity.Plain, Low: decimal(12, 1), Unit: "habitants"}), "1,2_million", "1,2_million", "1.2_million", "d’habitants"},
		{millions(plain(3, "personnes")), "3_millions", "3_millions", "3_million", "de personnes"},
		{millions(plain(3, "par an")), "3_millions", "3_millions", "3_million", "par an"},
		{quantity.Quantity{Kind: quantity.Plain, Low: quantity.Int(2), Magnitude: quantity.Billion}, "2_milliards", "2_milliards", "2_billion", ""},
		{spanning(millions(quantity.Quantity{Kind: quantity.Plain, Low: decimal(12, 1)}), quantity.Int(2)), "1,2 à 2_millions", "1,2 à 2_millions", "1.2 to 2_million", ""},
		{being(quantity.About, habitants), "environ 589^639", `environ <span class="num">589 639</span>`, "about 589,639", "habitants"},
		{being(quantity.MoreThan, plain(5, "")), "plus de 5", "plus de 5", "more than 5", ""},
		{being(quantity.LessThan, plain(5, "")), "moins de 5", "moins de 5", "less than 5", ""},
		{being(quantity.AtLeast, plain(5, "")), "au moins 5", "au moins 5", "at least 5", ""},
		{being(quantity.AtMost, plain(5, "")), "jusqu’à 5", "jusqu’à 5", "up to 5", ""},
		{money(quantity.Int(450000), "EUR"), "450^000_€", `<span class="num">450 000</span>_€`, "€450,000", ""},
		{money(decimal(1250, 2), "EUR"), "12,50_€", "12,50_€", "€12.50", ""},
		{money(quantity.Int(-450), "EUR"), "−450_€", "−450_€", "−€450", ""},
		{money(quantity.Int(450000), "XOF"), "450^000_F_CFA", `<span class="num">450 000</span>_F_CFA`, "F_CFA_450,000", ""},
		{money(quantity.Int(450000), "XAF"), "450^000_FCFA", `<span class="num">450 000</span>_FCFA`, "FCFA_450,000", ""},
		{money(quantity.Int(500), "USD"), "500_$US", "500_$US", "US$500", ""},
		{millions(money(decimal(12, 1), "EUR")), "1,2_million d’euros", "1,2_million d’euros", "€1.2_million", ""},
		{millions(money(quantity.Int(300), "XOF")), "300_millions de francs CFA", "300_millions de francs CFA", "F_CFA_300_million", ""},
		{millions(money(quantity.Int(300), "XAF")), "300_millions de francs CFA", "300_millions de francs CFA", "FCFA_300_million", ""},
		{spanning(millions(money(quantity.Int(10), "EUR")), quantity.Int(15)), "10 à 15_millions d’euros", "10 à 15_millions d’euros", "€10_million to €15_million", ""},
		{words("l'étude : <en> cours"), "l’étude_: <en> cours", "l’étude_: &lt;en&gt; cours", "l’étude : <en> cours", ""},
		{plain(3, `<b> & "x"`), "3", "3", "3", "<b> & « x »"},
	}
	for _, test := range tests {
		value, unit := locale.Get("fr").Quantity(test.q)
		english, _ := locale.Get("en").Quantity(test.q)
		got := [4]string{localetest.Visible.Replace(value.Plain), localetest.Visible.Replace(value.HTML), localetest.Visible.Replace(english.Plain), localetest.Visible.Replace(unit.Plain)}
		want := [4]string{test.french, test.frenchHTML, test.english, strings.ReplaceAll(test.unit, "« x »", "«_x_»")}
		if got != want {
			t.Errorf("%+v:\n got %q\nwant %q", test.q, got, want)
		}
		if strings.Contains(unit.HTML, "<b>") {
			t.Errorf("unit of %+v is not escaped: %s", test.q, unit.HTML)
		}
	}
}

func TestQuantityText(t *testing.T) {
	tests := []struct {
		q               quantity.Quantity
		french, english string
	}{
		{plain(589639, "habitants"), "589^639_habitants", "589,639_habitants"},
		{millions(quantity.Quantity{Kind: quantity.Plain, Low: decimal(12, 1), Unit: "habitants"}), "1,2_million_d’habitants", "1.2_million_habitants"},
		{per(millions(money(quantity.Int(3), "EUR")), "par an"), "3_millions d’euros_par an", "€3_million_par an"},
		{per(money(quantity.Int(500), "EUR"), "/an"), "500_€/an", "€500/an"},
		{percent(quantity.Int(35)), "35_%", "35%"},
		{words("inconnu"), "inconnu", "inconnu"},
	}
	for _, test := range tests {
		got := [2]string{localetest.Visible.Replace(locale.Get("fr").QuantityText(test.q).Plain), localetest.Visible.Replace(locale.Get("en").QuantityText(test.q).Plain)}
		if want := [2]string{test.french, test.english}; got != want {
			t.Errorf("%+v: got %q, want %q", test.q, got, want)
		}
	}
}
