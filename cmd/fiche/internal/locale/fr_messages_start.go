package locale

// Messages about a first site, and about what models leave to fill in.
var frenchStartMessages = map[string]Message{
	"left-to-complete": {
		Text:  "reste à faire : {what}",
		Hints: []string{"mettez à la place, crochets compris, ce qui est demandé ; ou retirez la ligne si elle ne vous concerne pas"},
	},
	"needs-quotes": {
		Text:  "« {command} » n'attend qu'une chose, et « {argument} » vient en plus",
		Hints: []string{"mettez des guillemets autour du nom entier : {command} \"{whole}\""},
	},
	"unknown-workflow": {
		Text: "« {host} » n'est pas un hébergeur que Fiche connaît",
		Hints: []string{
			"vouliez-vous dire « {nearest} » ?",
			"choisissez {hosts}, ou retirez l'option et copiez vous-même le dossier « public »",
		},
	},
	"not-a-choice": {
		Text: "« {answer} » n'est pas dans la liste",
		Hints: []string{
			"vouliez-vous dire « {nearest} » ?",
			"répondez par un numéro de 1 à {count}",
		},
	},
	"left-unanswered": {
		Text:  "pas de réponse : rien n'a été écrit",
		Hints: []string{"relancez la commande quand vous voulez ; « --help » donne les options qui répondent d'avance"},
	},
	"title-needed": {
		Text:  "une fiche a besoin d'un titre",
		Hints: []string{"donnez-le entre guillemets : fiche new \"Titre de la fiche\""},
	},
	"title-no-letters": {
		Text:  "« {title} » ne peut pas donner son nom à un fichier",
		Hints: []string{"un titre contient au moins une lettre ou un chiffre"},
	},
	"sheet-exists": {
		Text:  "{path} existe déjà : rien n'a été écrit",
		Hints: []string{"choisissez un autre titre ou un autre dossier, ou ouvrez ce fichier"},
	},
	"folder-outside": {
		Text:  "« {folder} » n'est pas un dossier de « content »",
		Hints: []string{"donnez un chemin à partir de « content », comme « projets »"},
	},
	"not-months": {
		Text:  "« {value} » n'est pas une durée",
		Hints: []string{"écrivez un nombre entier de mois ou d'années, comme « 18 mois » ou « 2 ans »"},
	},
}
