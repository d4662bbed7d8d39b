package locale

// Messages about the fields of a sheet.
var frenchMessages = map[string]Message{
	"front-matter-not-fields": {
		Text:  "l'en-tête entre les lignes --- ne contient pas de champs",
		Hints: []string{"chaque ligne s'écrit « champ: valeur », par exemple « {example}: Le nom du projet »"},
	},
	"unknown-field": {
		Text: "champ inconnu « {name} »",
		Hints: []string{
			"vouliez-vous dire « {near} » ?",
			"les champs possibles ici sont : {list}",
		},
	},
	"misplaced-field": {
		Text:  "le champ « {name} » n'a pas de sens dans un fichier de type « {kind} »",
		Hints: []string{"retirez cette ligne, ou déplacez-la dans le fichier qu'elle concerne"},
	},
	"misplaced-setting": {
		Text:  "« {name} » est un réglage du site",
		Hints: []string{"déplacez cette ligne dans content/index.md"},
	},
	"wrong-type": {
		Text:  "le champ « {field} » ne s'écrit pas ainsi",
		Hints: []string{"il s'écrit ainsi :"},
	},
	"not-text": {
		Text:  "une simple valeur est attendue ici, pas une liste ni des sous-champs",
		Hints: []string{"écrivez la valeur sur la même ligne que le champ"},
	},
	"not-list": {
		Text:  "une liste de mots est attendue ici",
		Hints: []string{"écrivez-les sur une ligne, séparés par des virgules, ou un par ligne après un tiret"},
	},
	"not-money": {
		Text:  "« {value} » n'est pas un montant",
		Hints: []string{"écrivez le nombre et sa devise, comme « 450 000 € » ou « 30 millions FCFA »"},
	},
	"not-year": {
		Text:  "« {value} » n'est pas une année",
		Hints: []string{"écrivez les quatre chiffres, comme « 2020 »"},
	},
	"not-degrees": {
		Text:  "« {value} » n'est pas une coordonnée en degrés décimaux",
		Hints: []string{"écrivez un nombre entre -{limit} et {limit}, comme « 14.70 »"},
	},
	"not-point": {
		Text:  "« {value} » n'est pas une position",
		Hints: []string{"écrivez la latitude puis la longitude en degrés décimaux, comme « 14.70, -8.60 »"},
	},
	"place-swapped": {
		Text:  "« {place} » n'est pas dans le pays de la fiche ({country}), mais y serait en échangeant latitude et longitude",
		Hints: []string{"la latitude vient en premier"},
	},
	"unknown-term": {
		Text: "« {value} » n'est pas une valeur possible ici",
		Hints: []string{
			"vouliez-vous dire « {near} » ?",
			"les valeurs possibles sont : {list}",
		},
	},
	"unknown-country": {
		Text: "pays inconnu « {name} »",
		Hints: []string{
			"vouliez-vous dire « {near} » ?",
			"écrivez le nom du pays ou son code ISO à deux lettres, comme « ML »",
		},
	},
	"unknown-goal": {
		Text:  "« {value} » n'est pas un objectif de développement durable",
		Hints: []string{"écrivez un numéro de 1 à 17, ou une cible comme « 6.2 »"},
	},
	"unknown-currency": {
		Text:  "devise inconnue « {value} »",
		Hints: []string{"écrivez son code à trois lettres, comme « EUR » ou « XOF »"},
	},
	"url-no-scheme": {
		Text:  "l'adresse « {url} » ne dit pas https://",
		Hints: []string{"elle est lue ainsi :"},
	},
	"not-url": {
		Text:  "« {value} » n'est pas une adresse web",
		Hints: []string{"une adresse commence par https:// et ne contient pas d'espace"},
	},
	"not-email": {
		Text:  "« {value} » n'est pas une adresse électronique",
		Hints: []string{"écrivez-la comme « contact@example.org »"},
	},
	"not-colour": {
		Text:  "« {value} » n'est pas une couleur",
		Hints: []string{"écrivez-la en hexadécimal, comme « #0b6e8a »"},
	},
	"unknown-language": {
		Text:  "le site ne peut pas être publié dans la langue « {value} »",
		Hints: []string{"les langues disponibles sont : {list}"},
	},
	"not-language": {
		Text:  "« {value} » n'est pas une langue",
		Hints: []string{"écrivez son code, comme « fr », « en » ou « bm »"},
	},
	"missing-part": {
		Text:  "il manque « {part} » à cet élément de « {field} »",
		Hints: []string{"le champ s'écrit ainsi :"},
	},
	"detail-no-value": {
		Text:  "« {label} » n'a pas de valeur",
		Hints: []string{"écrivez-la après deux points : « {label}: … »"},
	},
	"word-no-translation": {
		Text:  "« {word} » n'a pas de traduction",
		Hints: []string{"écrivez-la après deux points : « {word} : … »"},
	},
	"photo-no-alt": {
		Text:  "la photo {file} n'a pas de description pour ceux qui ne la voient pas",
		Hints: []string{"sous « {field} », ajoutez un champ « {alt} » qui dit en une phrase ce qu'on y voit"},
	},
	"photo-without-consent": {
		Text:  "photo {file} : les personnes n'ont pas donné leur accord",
		Hints: nil,
	},
	"summary-long": {
		Text:  "le résumé compte {count} caractères",
		Hints: []string{"au-delà de {max}, les moteurs de recherche et les listes le coupent"},
	},
	"country-unknown-title": {
		Text:  "« {title} » n'est pas un pays connu",
		Hints: []string{"ajoutez un champ « {field} » avec son code ISO à deux lettres"},
	},
	"title-missing": {
		Text:  "la fiche n'a pas de titre",
		Hints: []string{"commencez le fichier par ces lignes, ou par un titre « # » :"},
	},
}
