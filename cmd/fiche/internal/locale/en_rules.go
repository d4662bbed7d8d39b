package locale

import "fiche/cmd/fiche/internal/typography"

// englishRules follow New Hart's Rules (Oxford), with double quotation marks
// outside: the readers are as much American as British.
var englishRules = typography.Rules{
	Outer: typography.Quotes{Open: '“', Close: '”', Pad: ""},
	Inner: typography.Quotes{Open: '‘', Close: '’', Pad: ""},
	Units: []string{
		"%", "‰", "€", "$", "£", "°C", "°F", "°", "EUR", "USD", "XOF", "XAF", "CHF", "GBP",
		"m", "km", "cm", "mm", "m²", "m³", "m2", "m3", "km²", "km2", "km³", "ha", "l", "L", "t", "kg", "g", "mg",
		"h", "hrs", "min", "s", "W", "kW", "MW", "GW", "Wh", "kWh", "MWh", "GWh", "V", "Hz", "bar", "MB", "GB", "TB",
		"million", "billion", "thousand",
	},
	Months: []string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
		"Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec.",
	},
	BeforeNumber: []string{"No.", "no.", "Nos.", "nos.", "p.", "pp.", "art.", "Art.", "fig.", "Fig.", "ch.", "vol.", "§", "SDG"},
	BeforeName:   []string{"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Prof", "Prof.", "St", "St.", "Sr", "Sr.", "Fr", "Fr.", "Messrs"},
	Elided:       []string{"tis", "twas", "twere", "twill", "em", "til", "till", "cause", "cos", "bout", "round", "n", "neath", "gainst"},
}
