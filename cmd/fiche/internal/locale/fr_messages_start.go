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
		Hints: []string{"donnez-le entre guillemets : {command} \"Titre de la fiche\""},
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
	"folder-hidden": {
		Text:  "les fiches du dossier « {folder} » ne seraient pas publiées : le nom d'un dossier y commence par « . » ou « _ »",
		Hints: []string{"choisissez un autre nom"},
	},
	"translate-missing": {
		Text:  "{path} n'est pas une fiche de ce site",
		Hints: []string{"donnez le chemin de la fiche à partir du dossier du site, comme « content/projets/mali.md »"},
	},
	"translate-unreadable": {
		Text:  "{path} contient une erreur : la traduction attend qu'elle soit corrigée",
		Hints: []string{"« fiche build » dit laquelle"},
	},
	"translate-translation": {
		Text:  "{path} est déjà une traduction",
		Hints: []string{"traduisez la fiche écrite dans la langue du site"},
	},
	"translate-same": {
		Text:  "{path} est déjà dans cette langue ({language})",
		Hints: []string{"choisissez une autre langue du site"},
	},
	"translate-unpublished": {
		Text:  "le site n'est pas publié dans cette langue ({language})",
		Hints: []string{"ajoutez-la aux réglages, en tête de content/index.md : {line}"},
	},
	"language-needed": {
		Text:  "il manque la langue de la traduction",
		Hints: []string{"donnez-la avec « --language », par exemple « --language {language} »"},
	},
	"not-months": {
		Text:  "« {value} » n'est pas une durée",
		Hints: []string{"écrivez un nombre entier de mois ou d'années, comme « 18 mois » ou « 2 ans »"},
	},
	"csv-missing": {
		Text:  "le fichier {file} n'existe pas",
		Hints: []string{"donnez après « --from » le chemin d'un tableau enregistré au format CSV"},
	},
	"csv-broken": {
		Text:  "cette ligne du tableau n'est pas lisible : un guillemet n'y est pas fermé, ou n'est pas à sa place",
		Hints: []string{"doublez un guillemet qui fait partie du texte, ou enregistrez de nouveau le tableau au format CSV"},
	},
	"csv-too-many": {
		Text:  "cette ligne a plus de valeurs que le tableau n'a de colonnes ({count})",
		Hints: []string{"mettez entre guillemets une valeur qui contient « {separator} »"},
	},
	"csv-empty": {
		Text:  "le tableau est vide",
		Hints: []string{"sa première ligne donne le nom des champs, les suivantes une fiche chacune"},
	},
	"csv-column-twice": {
		Text:  "les colonnes « {other} » et « {name} » donnent le même champ",
		Hints: []string{"retirez l'une des deux, ou changez son nom"},
	},
	"csv-no-title": {
		Text:  "aucune colonne ne donne le titre des fiches",
		Hints: []string{"nommez « {name} » la colonne qui le contient, dans la première ligne"},
	},
	"csv-not-confirmed": {
		Text:  "rien n'a été écrit : personne n'est là pour le confirmer",
		Hints: []string{"si ce qui précède est juste, ajoutez « --yes »"},
	},
	"row-file-missing": {
		Text:  "il n'y a pas de fichier « {target} » dans {folder}",
		Hints: []string{"placez-le là avant la prochaine construction du site, ou corrigez son nom"},
	},
	"row-no-title": {
		Text:  "cette ligne n'a pas de titre",
		Hints: []string{"un titre contient au moins une lettre ou un chiffre"},
	},
	"row-same-title": {
		Text:  "cette ligne donne le même fichier que la ligne {line} : {file}",
		Hints: []string{"donnez-leur des titres différents"},
	},
}
