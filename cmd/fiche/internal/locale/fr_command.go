package locale

import "fiche/cmd/fiche/internal/quantity"

var frenchCommand = CommandWords{
	Error:        "erreur :",
	Warning:      "attention :",
	Note:         "remarque :",
	Hint:         "conseil :",
	WriteInstead: "écrivez plutôt",
	More:         quantity.Forms{One: "… et {count} autre du même genre", Other: "… et {count} autres du même genre"},
	MoreErrors:   quantity.Forms{One: "… et {count} autre erreur", Other: "… et {count} autres erreurs"},

	Usage:      "Utilisation :",
	Commands:   "Commandes :",
	Options:    "Options :",
	Command:    "COMMANDE",
	OptionsArg: "[options]",
	Topic:      "SUJET",
	HelpOn:     "« fiche help build » explique la commande « build », « fiche help dates » un sujet ou un champ.",
	ExitCodes:  "Codes de retour :",
	Exits: [4]string{
		"tout va bien",
		"des erreurs dans les fiches (avec « --strict », des avertissements aussi)",
		"commande mal écrite",
		"problème de la machine (disque plein, dossier illisible…)",
	},
	Fiche: Help{
		Short: "fait un site web d'un dossier de fiches projet",
		Long: `Fiche fait un site web d'un dossier de fiches projet écrites en Markdown.

Écrivez vos fiches dans le dossier « content », lancez « fiche build », puis
copiez le dossier « public » chez votre hébergeur. Il s'ouvre aussi tel quel,
par un double-clic sur index.html.`,
	},
	Build: Help{
		Short: "construit le site",
		Long: `Construit le site : lit les fiches du dossier « content » et écrit les pages
dans le dossier « public ».

Seuls les fichiers qui ont changé sont écrits. Si une fiche contient une erreur,
rien n'est écrit et le site précédent reste en place.`,
	},
	Serve: Help{
		Short: "montre le site pendant que vous écrivez",
		Long: `Montre le site dans votre navigateur pendant que vous écrivez : une fiche
enregistrée est à l'écran aussitôt, une erreur aussi, avec son remède.

Rien n'est publié, ni écrit dans « public » sans que vous le demandiez, et le
site n'est visible que de cette machine. Les brouillons y figurent, marqués d'un
bandeau.

Le tableau de bord, dont la commande donne l'adresse, dit où en est le site, et
crée des fiches et des traductions, vérifie et construit sans le terminal.

Dans un dossier sans « content », il propose de créer un site ; quand personne
n'est au terminal, seulement avec « --open ». Un double-clic sur le programme
ouvre de même le tableau de bord du dossier où il se trouve.`,
	},
	Version: Help{
		Short: "affiche la version de Fiche",
		Long:  "Affiche la version de Fiche, le commit dont elle vient et la version de Go, à joindre à un signalement.",
	},
	Completion: Help{
		Short: "aide votre terminal à compléter les commandes",
		Long: `Écrit le script grâce auquel votre terminal complète les commandes de Fiche.

  bash        source <(fiche completion bash)
  zsh         source <(fiche completion zsh)
  fish        fiche completion fish | source
  powershell  fiche completion powershell | Out-String | Invoke-Expression

Ajoutez cette ligne au fichier de démarrage du terminal pour ne plus y penser.`,
	},
	Manual: Help{
		Short: "écrit les pages de manuel",
		Long: `Écrit les pages de manuel, dans toutes les langues, là où « man » les cherche :

  fiche manual ~/.local/share/man

puis « man fiche », « man fiche-build », « man fiche-sheet ».`,
	},
	Help: Help{
		Short: "explique une commande, un sujet ou un champ",
		Long: `Explique une commande, un sujet ou un champ des fiches : à quoi il sert, un
exemple à copier, ce qu'on peut y écrire et ce que la page en fait.

  fiche help fiche
  fiche help dates
  fiche help mis à jour

Les noms français et anglais conviennent, avec ou sans accents.`,
	},
	Folder: "DOSSIER",
	Number: "NOMBRE",
	Path:   "CHEMIN",
	Flags: FlagWords{
		Site:    "le dossier du site, celui qui contient « content » (par défaut : le dossier courant)",
		Out:     "le dossier où écrire les pages (par défaut : « public » dans le dossier du site)",
		Drafts:  "publie aussi les brouillons",
		Strict:  "traite les avertissements comme des erreurs",
		Force:   "écrit dans un dossier qui contient d'autres fichiers, et remplace ceux qui gênent",
		Help:    "affiche cette aide",
		Version: "affiche la version",

		Port:          "le port de l'aperçu ; s'il est pris, le suivant qui est libre (par défaut : 8080)",
		Base:          "le chemin sous lequel le site sera publié, par exemple /cooperation/ (par défaut : /)",
		Open:          "ouvre le navigateur",
		Poll:          "regarde les fichiers sans attendre que le système annonce les modifications",
		PreviewDrafts: "montre les brouillons ; « --drafts=false » montre ce qui sera publié",
	},

	Reading:      "lecture des fiches…",
	Making:       "{done} fichiers sur {total}…",
	Built:        "{sheets}, {pages} dans {folder} : {changes}, en {seconds} s",
	Pages:        quantity.Forms{One: "page", Other: "pages"},
	Written:      quantity.Forms{One: "{count} fichier écrit", Other: "{count} fichiers écrits"},
	Removed:      quantity.Forms{One: "{count} fichier retiré", Other: "{count} fichiers retirés"},
	Unchanged:    "rien n'a changé",
	NotWritten:   "{problems} : rien n'a été écrit, le site précédent reste en place",
	Errors:       quantity.Forms{One: "erreur", Other: "erreurs"},
	Warnings:     quantity.Forms{One: "avertissement", Other: "avertissements"},
	Unpublished:  "Non publiés ({count}) :",
	Untranslated: "Sans traduction ({count}) :",

	Preview: frenchPreview,
	Start:   frenchStart,
	Check:   frenchCheck,
	Desk:    frenchDesk,
}

// frenchCommandMessages are what can go wrong with the command itself, and
// with the machine.
var frenchCommandMessages = map[string]Message{
	"unknown-command": {
		Text: "la commande « {command} » n'existe pas",
		Hints: []string{
			"vouliez-vous dire « fiche {nearest} » ?",
			"« fiche help » donne la liste des commandes",
		},
	},
	"unknown-topic": {
		Text: "il n'y a ni commande, ni sujet, ni champ « {topic} »",
		Hints: []string{
			"vouliez-vous dire « fiche help {nearest} » ?",
			"« fiche help » donne la liste des commandes, des sujets et des champs",
		},
	},
	"unknown-flag": {
		Text: "l'option « {flag} » n'existe pas",
		Hints: []string{
			"vouliez-vous dire « {nearest} » ?",
			"« {command} --help » donne la liste des options",
		},
	},
	"flag-needs-value": {
		Text:  "l'option « {flag} » attend une valeur",
		Hints: []string{"écrivez par exemple « {flag} {example} »"},
	},
	"flag-bad-value": {
		Text:  "l'option « {flag} » n'accepte pas « {value} »",
		Hints: []string{"écrivez « {flag} » tout court, ou retirez-la"},
	},
	"extra-argument": {
		Text: "« {command} » n'attend pas « {argument} »",
		Hints: []string{
			"vouliez-vous dire « {nearest} » ?",
			"« {command} --help » explique la commande",
		},
	},
	"unknown-shell": {
		Text:  "« {shell} » n'est pas un terminal connu",
		Hints: []string{"choisissez parmi {shells}"},
	},
	"site-missing": {
		Text:  "le dossier {folder} n'existe pas",
		Hints: []string{"donnez le dossier du site avec « --site »"},
	},
	"content-missing": {
		Text: "il n'y a pas de dossier « content » dans {folder}",
		Hints: []string{
			"le dossier {parent} en contient un : essayez « fiche build --site {parent} »",
			"placez-vous dans le dossier du site, celui qui contient « content », ou donnez-le avec « --site » ; « fiche init » en crée un nouveau",
		},
	},
	"site-link": {
		Text:  "le dossier {folder} est un lien qui mène hors du site",
		Hints: []string{"mettez à sa place le vrai dossier"},
	},
	"output-is-source": {
		Text:  "les pages ne peuvent pas être écrites dans {folder} : ce dossier contient les sources du site",
		Hints: []string{"donnez avec « --out » un dossier qui ne sert qu'aux pages, par exemple « --out public »"},
	},
	"output-foreign": {
		Text: "le dossier {folder} contient des fichiers que Fiche n'a pas écrits : {files}",
		Hints: []string{
			"donnez un autre dossier avec « --out », ou ajoutez « --force » si les pages doivent vraiment aller là ; les autres fichiers y restent",
		},
	},
	"output-in-the-way": {
		Text: "des fichiers que Fiche n'a pas écrits sont à la place de pages, dans {folder} : {files}",
		Hints: []string{
			"déplacez d'abord {stubborn}",
			"déplacez-les, ou ajoutez « --force » pour les remplacer",
		},
	},
	"output-kept": {
		Text:  "cette page d'une version précédente a été modifiée à la main : elle reste",
		Hints: []string{"supprimez-la si elle ne sert plus"},
	},
	"output-list-damaged": {
		Text:  "la liste des pages déjà écrites est abîmée : d'anciennes pages sont peut-être restées",
		Hints: []string{"supprimez le dossier {folder} et relancez « fiche build »"},
	},
	"cache-failed": {
		Text:  "les photos préparées n'ont pas pu être gardées dans .fiche : {reason}",
		Hints: []string{"le site est complet ; la prochaine construction sera seulement plus lente"},
	},
	"page-failed": {
		Text: "la page {page} n'a pas pu être faite : {reason}",
	},
	"disk-full": {
		Text:  "le disque est plein",
		Hints: []string{"libérez de la place, puis relancez la commande"},
	},
	"access-denied": {
		Text: "accès refusé : {path}",
		Hints: []string{
			"vérifiez que vous avez le droit de lire et d'écrire là, et qu'aucun autre programme ne tient ce fichier ouvert",
		},
	},
	"read-only": {
		Text:  "ce disque n'accepte pas d'écriture : {path}",
		Hints: []string{"donnez un autre dossier avec « --out »"},
	},
	"machine-failed": {
		Text: "la machine n'a pas pu terminer : {reason}",
	},
	"interrupted": {
		Text: "interrompu : le site précédent reste en place",
	},
}
