package locale

// frenchRules follow the Lexique des règles typographiques en usage à
// l'Imprimerie nationale. Endings of ordinals that it rejects but that people
// write ("2ème") are set as they stand.
var frenchRules = rules{
	outer: quotes{'«', '»', noBreak},
	inner: quotes{'“', '”', ""},
	marks: []mark{{';', narrow}, {'!', narrow}, {'?', narrow}, {':', noBreak}},
	signs: []string{"%", "‰", "€"},
	units: []string{
		"%", "‰", "€", "$", "£", "°C", "°", "k€", "M€", "Md€", "Mds€", "FCFA", "F", "EUR", "USD", "XOF", "XAF", "CHF",
		"m", "km", "cm", "mm", "m²", "m³", "m2", "m3", "km²", "km2", "km³", "ha", "l", "L", "hl", "t", "kg", "g", "mg",
		"h", "min", "s", "j", "W", "kW", "MW", "GW", "Wh", "kWh", "MWh", "GWh", "V", "Hz", "bar", "Mo", "Go", "To", "EH",
		"ans", "an", "h.", "hab.", "av.", "apr.",
	},
	months: []string{
		"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
		"janv.", "févr.", "avr.", "juill.", "sept.", "oct.", "nov.", "déc.",
	},
	uncounted: []string{
		"les", "des", "une", "aux", "ces", "ses", "nos", "leur", "leurs", "par", "pour", "sur", "sous", "avec", "sans", "dans", "chez", "vers", "dont",
		"que", "qui", "est", "sont", "ont", "mais", "car", "donc", "puis", "soit", "ainsi", "afin", "lors", "elle", "elles", "ils", "nous", "vous",
	},
	beforeNumber: []string{"n°", "N°", "p.", "pp.", "art.", "Art.", "fig.", "chap.", "vol.", "§", "h", "nos", "art", "ODD"},
	beforeName:   []string{"M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Dr.", "Drs", "Pr", "Pr.", "Me", "Mgr", "Mᵐᵉ", "St", "Ste"},
	ordinals: []ordinal{
		{"er", "1"}, {"ers", "1"}, {"re", "1"}, {"res", "1"}, {"ère", "1"}, {"ères", "1"}, {"ere", "1"},
		{"d", "2"}, {"ds", "2"}, {"de", "2"}, {"des", "2"}, {"nd", "2"}, {"nds", "2"}, {"nde", "2"}, {"ndes", "2"},
		{"e", ""}, {"es", ""}, {"ème", ""}, {"èmes", ""}, {"eme", ""}, {"ième", ""},
	},
	romanNouns: []string{"siècle", "siècles", "République", "dynastie", "arrondissement", "Empire", "Internationale"},
}
