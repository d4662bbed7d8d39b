package locale

import "fiche/cmd/fiche/internal/typography"

// frenchRules follow the Lexique des règles typographiques en usage à
// l'Imprimerie nationale. Endings of ordinals that it rejects but that people
// write ("2ème") are set as they stand.
var frenchRules = typography.Rules{
	Outer: typography.Quotes{Open: '«', Close: '»', Pad: typography.NoBreak},
	Inner: typography.Quotes{Open: '“', Close: '”', Pad: ""},
	Marks: []typography.Mark{{Char: ';', Space: typography.Narrow}, {Char: '!', Space: typography.Narrow}, {Char: '?', Space: typography.Narrow}, {Char: ':', Space: typography.NoBreak}},
	Signs: []string{"%", "‰", "€"},
	Units: []string{
		"%", "‰", "€", "$", "£", "°C", "°", "k€", "M€", "Md€", "Mds€", "FCFA", "F", "EUR", "USD", "XOF", "XAF", "CHF",
		"m", "km", "cm", "mm", "m²", "m³", "m2", "m3", "km²", "km2", "km³", "ha", "l", "L", "hl", "t", "kg", "g", "mg",
		"h", "min", "s", "j", "W", "kW", "MW", "GW", "Wh", "kWh", "MWh", "GWh", "V", "Hz", "bar", "Mo", "Go", "To", "EH",
		"ans", "an", "h.", "hab.", "av.", "apr.",
	},
	Months: []string{
		"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
		"janv.", "févr.", "avr.", "juill.", "sept.", "oct.", "nov.", "déc.",
	},
	Uncounted: []string{
		"les", "des", "une", "aux", "ces", "ses", "nos", "leur", "leurs", "par", "pour", "sur", "sous", "avec", "sans", "dans", "chez", "vers", "dont",
		"que", "qui", "est", "sont", "ont", "mais", "car", "donc", "puis", "soit", "ainsi", "afin", "lors", "elle", "elles", "ils", "nous", "vous",
	},
	BeforeNumber: []string{"n°", "N°", "p.", "pp.", "art.", "Art.", "fig.", "chap.", "vol.", "§", "h", "nos", "art", "ODD"},
	BeforeName:   []string{"M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Dr.", "Drs", "Pr", "Pr.", "Me", "Mgr", "Mᵐᵉ", "St", "Ste"},
	Ordinals: []typography.Ordinal{
		{Ending: "er", Of: "1"}, {Ending: "ers", Of: "1"}, {Ending: "re", Of: "1"}, {Ending: "res", Of: "1"}, {Ending: "ère", Of: "1"}, {Ending: "ères", Of: "1"}, {Ending: "ere", Of: "1"},
		{Ending: "d", Of: "2"}, {Ending: "ds", Of: "2"}, {Ending: "de", Of: "2"}, {Ending: "des", Of: "2"}, {Ending: "nd", Of: "2"}, {Ending: "nds", Of: "2"}, {Ending: "nde", Of: "2"}, {Ending: "ndes", Of: "2"},
		{Ending: "e", Of: ""}, {Ending: "es", Of: ""}, {Ending: "ème", Of: ""}, {Ending: "èmes", Of: ""}, {Ending: "eme", Of: ""}, {Ending: "ième", Of: ""},
	},
	RomanNouns: []string{"siècle", "siècles", "République", "dynastie", "arrondissement", "Empire", "Internationale"},
}
