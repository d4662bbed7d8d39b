package locale

import "fiche/cmd/fiche/internal/quantity"

var frenchStart = StartWords{
	Values: map[string]string{
		"text": "TEXTE", "language": "LANGUE", "profile": "PROFIL", "colour": "COULEUR", "host": "HÉBERGEUR",
		"country": "PAYS", "term": "MOT", "words": "MOTS", "date": "DATE", "file": "FICHIER",
	},
	Init: Help{
		Short: "crée un nouveau site",
		Long: `Crée un petit site qui fonctionne : les réglages, une fiche modèle où chaque champ
est expliqué, une page « À propos », les mentions légales, et pour un organisme
public la déclaration d'accessibilité.

Dans un terminal, la commande pose les questions auxquelles aucune option ne
répond. Elle ne remplace jamais un fichier : ceux qui existent restent tels quels.`,
	},
	New: Help{
		Short: "crée une nouvelle fiche",
		Long: `Crée une fiche : son fichier porte le nom de son titre, et ses champs ceux que
vous donnez. Les autres y figurent en exemple, précédés d'un « # » à retirer.

Dans un terminal, la commande pose une à une les questions auxquelles aucune
option ne répond ; la touche Entrée passe à la suivante. Elle ne remplace jamais
un fichier.

  fiche new --translate content/projets/mali.md --language en "Mali: water"

fait la traduction d'une fiche : un brouillon à côté d'elle, avec le texte
d'origine pour guide.

  fiche new --from projets.csv

fait une fiche de chaque ligne d'un tableau (virgules, points-virgules ou
tabulations ; UTF-8 ou Windows-1252) : ses colonnes portent le nom des champs, et
« texte » pour le corps de la fiche. Ce que la ligne ne dit pas, les options le
disent pour toutes. La commande montre d'abord ce qu'elle a compris ; à la
première erreur, aucune fiche n'est créée.`,
	},
	Schema: Help{
		Short: "écrit un schéma JSON des champs",
		Long: `Écrit un schéma JSON (draft 7) de l'en-tête des fiches, fait de la même table
que la lecture : pour les outils et les éditeurs qui vérifient ou complètent
l'en-tête d'un fichier Markdown.

  fiche schema > fiche.schema.json

Visual Studio Code n'en a pas besoin : « fiche init » y écrit de quoi compléter
les champs et montrer les erreurs.`,
	},
	Flags: StartFlagWords{
		From:        "crée une fiche par ligne d'un tableau CSV, dont les colonnes portent le nom des champs",
		Yes:         "crée les fiches d'un tableau sans demander",
		Translate:   "crée la traduction de cette fiche, dans la langue que donne « --language »",
		Into:        "la langue de la traduction, par exemple « en »",
		SheetFolder: "le dossier de la fiche, dans « content » (par défaut : celui qui contient le plus de fiches)",
		Field:       "{name}, par exemple « {example} »",

		SiteTitle:    "le titre du site (par défaut : « Nos projets »)",
		Language:     "la langue du site : fr ou en (par défaut : celle de la machine)",
		Organisation: "le nom de l'organisation qui publie le site",
		Profile:      "organisme public, association ou entreprise : décide des mentions que la loi demande (par défaut : organisme public, qui en demande le plus)",
		Accent:       "la couleur du site, en hexadécimal (par défaut : 0b6e8a)",
		Workflow:     "ajoute de quoi publier chez github ou gitlab",
	},

	Prompt:          " : ",
	Choice:          "Votre choix",
	AskLanguage:     "Langue du site :",
	AskTitle:        "Titre du site",
	AskOrganisation: "Organisation qui publie le site",
	AskProfile:      "Cette organisation est :",
	AskAccent:       "Couleur du site",
	AskWorkflow:     "Où le site sera-t-il publié ?",
	NoWorkflow:      "ailleurs, ou on verra plus tard",
	Workflows:       []string{"GitHub Pages", "GitLab Pages"},

	TranslateHome: "Le texte d'origine ({original}) est là pour vous guider ; aucune page ne montre ce qui est entre ces flèches. Écrivez la traduction dessous. Les réglages viennent de l'original ; « mots » dit comment se lisent ici les mots qui reviennent dans tout le site.",
	Translate:     "Le texte d'origine ({original}) est là pour vous guider ; aucune page ne montre ce qui est entre ces flèches. Écrivez la traduction dessous, puis retirez la ligne « brouillon » pour la publier. Les faits (dates, chiffres, partenaires) viennent de l'original ; « mots » dit comment ses mots se lisent ici.",

	DefaultTitle: "Nos projets",
	Made:         quantity.Forms{One: "{count} fichier créé dans {folder} :", Other: "{count} fichiers créés dans {folder} :"},
	Left:         "Existaient déjà, et restent tels quels :",
	Next:         "Et maintenant :",
	ExampleTitle: "Titre de la fiche",

	AskFields: map[string]string{
		"title":   "Titre de la fiche",
		"summary": "L'essentiel en deux phrases",
		"country": "Pays",
		"status":  "Où en est le projet ?",
		"period":  "Période, du début à la fin (2019 - 2022)",
		"as_of":   "À quelle date la fiche décrit-elle le projet ? (fin 2021)",
		"themes":  "Thèmes, séparés par des virgules",
	},
	Ready: "{path} est créé : ouvrez-le dans un éditeur de texte pour l'écrire",

	SchemaTitle: "L'en-tête d'une fiche",

	ProseColumns: []string{"texte", "corps", "texte de la fiche"},
	Separators:   map[string]string{",": "des virgules", ";": "des points-virgules", "\t": "des tabulations"},
	Table:        quantity.Forms{One: "{file} : {count} ligne, avec {separator}", Other: "{file} : {count} lignes, avec {separator}"},
	LeftAside:    "(laissée de côté)",
	LeftNear:     "(laissée de côté ; vouliez-vous dire « {near} » ?)",
	ProseField:   "le texte de la fiche",
	WillMake:     quantity.Forms{One: "{count} fiche à créer dans {folder} : {files}", Other: "{count} fiches à créer dans {folder} : {files}"},
	AskMake:      "Les créer ?",
	MadeSheets:   quantity.Forms{One: "{count} fiche créée dans {folder}", Other: "{count} fiches créées dans {folder}"},
}
