package locale

// Messages about the site as a whole.
var frenchSiteMessages = map[string]Message{
	// Files.
	"content-empty": {
		Text:  "le dossier content/ ne contient aucune fiche",
		Hints: []string{"créez-y un fichier index.md qui commence par ces lignes, puis une fiche par projet :"},
	},
	"home-missing": {
		Text:  "il manque le fichier d'accueil du site, content/index.md",
		Hints: []string{"créez-le, avec ces lignes pour commencer :"},
	},
	"file-unreadable": {
		Text:  "ce fichier ne peut pas être lu ({reason})",
		Hints: []string{"vérifiez qu'il n'est pas ouvert ailleurs, que vous avez le droit de le lire et, si c'est un lien, qu'il mène dans le dossier du site"},
	},
	"url-missing": {
		Text:  "le champ « url » manque dans content/index.md : ni plan du site, ni flux, ni aperçu sur les réseaux",
		Hints: []string{"ajoutez-y l'adresse à laquelle le site sera publié"},
	},

	// Addresses.
	"duplicate-address": {
		Text:  "deux fichiers pour une même adresse, {address} : celui-ci et {other}",
		Hints: []string{"renommez l'un des deux"},
	},
	"address-of-list": {
		Text:  "l'adresse {address} est celle d'une liste de fiches",
		Hints: []string{"si ce fichier décrit le pays ou le partenaire de cette liste, ajoutez « type: pays » ou « type: partenaire » ; sinon renommez-le"},
	},
	"folder-of-list": {
		Text:  "le dossier « {folder} » aurait la même adresse qu'une liste du site, {address}",
		Hints: []string{"renommez le dossier"},
	},
	"static-in-the-way": {
		Text:  "ce fichier a l'adresse d'une page du site, {address}",
		Hints: []string{"renommez-le"},
	},
	"duplicate-subject": {
		Text:  "deux fichiers décrivent « {name} » : celui-ci et {other}",
		Hints: []string{"réunissez-les en un seul"},
	},
	"address-empty": {
		Text:  "le nom du fichier « {name} » ne donne pas d'adresse",
		Hints: []string{"renommez-le avec des lettres ou des chiffres"},
	},
	"address-reserved": {
		Text:  "l'adresse {address} ne peut pas être utilisée",
		Hints: []string{"renommez le fichier"},
	},
	"file-for-folder": {
		Text:  "{address} serait à la fois un fichier et le dossier de {other}",
		Hints: []string{"renommez l'un des deux"},
	},
	"alias-invalid": {
		Text:  "« {alias} » n'est pas une ancienne adresse de ce site",
		Hints: []string{"écrivez son chemin seul, comme « /ancienne/adresse.html »"},
	},
	"alias-taken": {
		Text:  "une page existe déjà à l'ancienne adresse « {alias} »",
		Hints: []string{"retirez cet alias, ou renommez l'autre page"},
	},

	// References.
	"file-missing": {
		Text: "le fichier « {target} » est introuvable",
		Hints: []string{
			"vouliez-vous dire « {near} » ?",
			"placez le fichier à côté de la fiche, ou corrigez son nom",
		},
	},
	"link-broken": {
		Text: "le lien « {target} » ne mène nulle part",
		Hints: []string{
			"vouliez-vous dire « {near} » ?",
			"vérifiez le nom du fichier ; il se lit à partir du dossier de la fiche",
		},
	},
	"link-unpublished": {
		Text:  "le lien « {target} » mène à un brouillon, qui n'est pas publié",
		Hints: []string{"publiez cette fiche ou retirez le lien ; « brouillon: oui » ici publie les autres fiches en attendant"},
	},
	"anchor-missing": {
		Text: "{file} n'a pas d'endroit nommé « #{anchor} »",
		Hints: []string{
			"vouliez-vous dire « #{near} » ?",
			"le nom d'un endroit est celui d'un intertitre, en minuscules et avec des tirets",
		},
	},
	"related-not-sheet": {
		Text:  "« {target} » n'est pas une fiche",
		Hints: []string{"pour une autre page, faites un lien dans le texte"},
	},

	// Names.
	"partner-near-miss": {
		Text:  "« {name} » ressemble à « {other} » ({file})",
		Hints: []string{"si c'est le même partenaire, écrivez son nom de la même façon"},
	},
	"theme-near-miss": {
		Text:  "le thème « {name} » ressemble à « {other} » ({file})",
		Hints: []string{"si c'est le même thème, écrivez-le de la même façon"},
	},

	// Figures.
	"figure-differs": {
		Text:  "« {label} » vaut ici {here}, et {there} dans {file}",
		Hints: []string{"la valeur de la fiche est affichée ; corrigez celle qui est dépassée"},
	},
	"total-left-out": {
		Text: "« {label} » n'entre pas dans le total de l'accueil",
		Hints: []string{
			"un total additionne des nombres simples de même unité ; les autres fiches comptent en « {unit} »",
			"un total additionne des nombres simples, sans « environ », ni fourchette, ni pourcentage",
		},
	},
	"total-unknown": {
		Text: "aucune fiche ne porte le chiffre « {name} »",
		Hints: []string{
			"vouliez-vous dire « {near} » ?",
			"écrivez le libellé du chiffre tel qu'il est dans les fiches",
		},
	},

	// Translations.
	"field-in-translation": {
		Text:  "« {name} » ne compte pas dans une traduction : la valeur vient de {original}",
		Hints: []string{"retirez cette ligne ; les mots se traduisent sous « mots »"},
	},
	"untranslated": {Text: "« {phrase} » n'a pas de traduction ({language}, {file})"},

	// What is not published.
	"unpublished-draft":      {Text: "brouillon"},
	"unpublished-copy":       {Text: "ressemble à une copie de {original}"},
	"unpublished-ending":     {Text: "une fiche se termine par .md : renommez ce fichier {name}"},
	"unpublished-document":   {Text: "document de traitement de texte, qu'aucune fiche ne cite"},
	"unpublished-link":       {Text: "lien qui ne mène pas à un fichier du site"},
	"unpublished-unreadable": {Text: "dossier illisible"},
}
