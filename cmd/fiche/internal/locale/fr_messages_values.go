package locale

// frenchValueMessages are what is said of dates and figures.
var frenchValueMessages = map[string]Message{
	"date-empty": {
		Text:  "il manque une date",
		Hints: []string{"écrivez-la comme vous la connaissez : 2019, octobre 2019, 15/10/2019, fin 2020, 2019 - 2022 ; ou supprimez cette ligne"},
	},
	"date-unreadable": {
		Text: "« {value} » n'est pas une date que Fiche sait lire",
		Hints: []string{
			"écrivez par exemple 2019, octobre 2019, 15/10/2019, 2019 - 2022, depuis 2019, fin 2020 ou T3 2021, sans autre mot",
		},
	},
	"date-word": {
		Text:  "« {word} » n'est pas un mot de date",
		Hints: []string{"vouliez-vous dire « {suggestion} » ?"},
	},
	"date-time": {
		Text:  "une date n'a pas d'heure",
		Hints: []string{"écrivez seulement le jour : {date}"},
	},
	"date-year-missing": {
		Text:  "il manque l'année de « {value} »",
		Hints: []string{"ajoutez-la, avec ses quatre chiffres : octobre 2019, 15/10/2019"},
	},
	"date-year-short": {
		Text:  "l'année « {short} » n'a que deux chiffres",
		Hints: []string{"écrivez-la en entier ; si c'est bien elle : {year}"},
	},
	"date-year-range": {
		Text:  "« {year} » n'est pas une année possible",
		Hints: []string{"une année s'écrit avec quatre chiffres, de 1800 à 2200"},
	},
	"date-month-range": {
		Text: "il n'y a pas de mois {month}",
		Hints: []string{
			"les mois vont de 01 à 12, et le jour s'écrit avant le mois (15/10/2019) ; une période s'écrit avec deux années entières (2019 - 2020)",
		},
	},
	"date-day-range": {
		Text:  "il n'y a pas de jour {day} en {month}",
		Hints: []string{"ce mois a {days} jours"},
	},
	"date-open": {
		Text:  "« {value} » peut être deux jours différents",
		Hints: []string{"écrivez le mois en lettres : {first}, ou {second}"},
	},
	"date-winter": {
		Text:  "« {season} » est à cheval sur deux années",
		Hints: []string{"écrivez les mois, par exemple décembre 2020 - février 2021 ; ou début 2021, fin 2021"},
	},
	"date-range-backwards": {
		Text:  "cette période finit ({to}) avant d'avoir commencé ({from})",
		Hints: []string{"écrivez d'abord le début, puis la fin"},
	},

	"figure-empty": {
		Text:  "il manque un chiffre",
		Hints: []string{"écrivez-le (589 639 habitants, 35 %, 450 000 €), ou supprimez cette ligne"},
	},
	"figure-grouping": {
		Text: "« {digits} » n'est pas un nombre : après le premier, les groupes ont trois chiffres",
		Hints: []string{
			"si c'est un seul nombre, écrivez {whole} ; si ce sont deux nombres, dites ce qui les lie (de 10 à 15)",
		},
	},
	"figure-open": {
		Text:  "« {digits} » peut se lire de deux façons",
		Hints: []string{"écrivez {whole} pour un nombre entier, {decimal} pour un nombre à virgule"},
	},
	"figure-too-long": {
		Text:  "ce nombre a trop de chiffres",
		Hints: []string{"dix-huit chiffres au plus ; au-delà, écrivez-le avec millions ou milliards"},
	},
	"figure-not-number": {
		Text:  "« {value} » n'est pas un nombre",
		Hints: []string{"écrivez seulement le nombre, sans unité : 589 639, ou 1,5"},
	},
	"figure-range-backwards": {
		Text:  "le premier nombre ({low}) est plus grand que le second ({high})",
		Hints: []string{"écrivez le plus petit d'abord : 10 à 15"},
	},
	"figure-rank": {
		Text:  "un rang de {rank} sur {total} n'est pas possible",
		Hints: []string{"écrivez le rang, puis combien ils sont en tout : 184e sur 189"},
	},
}
