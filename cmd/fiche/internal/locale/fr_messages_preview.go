package locale

import "fiche/cmd/fiche/internal/quantity"

var frenchPreview = PreviewWords{
	Address:     "Aperçu : {address} (Ctrl-C pour arrêter)",
	Desk:        "Tableau de bord : {address}",
	Setup:       "Il n'y a pas encore de site ici : pour en créer un, ouvrez {address} (Ctrl-C pour arrêter)",
	On:          "L'aperçu de ce dossier est déjà ouvert : {address}",
	CloseWindow: "Appuyez sur Entrée pour fermer cette fenêtre.",
	Built:       "{sheets}, {pages}, en {milliseconds} ms",
	Rebuilt:     "{files} : à jour en {milliseconds} ms",
	Files:       quantity.Forms{One: "{count} fichier", Other: "{count} fichiers"},
	Broken:      "{problems} : l'aperçu montre la dernière version sans erreur",
	Mended:      "tout est corrigé",

	Stale:  "La page montre encore la dernière version sans erreur",
	NoPage: "La page apparaîtra dès que ceci sera corrigé",
	Close:  "Masquer",
}

// frenchPreviewMessages are what can go wrong while a site is previewed.
var frenchPreviewMessages = map[string]Message{
	"content-gone": {
		Text:  "le dossier « content » n'est plus là",
		Hints: []string{"remettez-le à sa place : l'aperçu reprend de lui-même"},
	},
	"preview-failed": {
		Text:  "le site n'a pas pu être lu : {reason}",
		Hints: []string{"vérifiez que les dossiers du site sont lisibles, puis enregistrez une fiche"},
	},
	"port-bad": {
		Text:  "« {value} » n'est pas un numéro de port",
		Hints: []string{"donnez un nombre entre 1 et 65535, par exemple « --port 8080 », ou retirez l'option"},
	},
	"port-none": {
		Text:  "aucun port n'est libre à partir de {port} : {reason}",
		Hints: []string{"donnez-en un autre avec « --port », par exemple « --port 8100 »"},
	},
	"port-taken": {
		Text: "le port {port} est déjà pris, sans doute par un autre aperçu : celui-ci est au port {other}",
	},
	"base-bad": {
		Text:  "« {value} » n'est pas un chemin sur un site",
		Hints: []string{"donnez ce qui suit le nom de domaine dans l'adresse du site, par exemple « --base /cooperation/ »"},
	},
	"open-refused": {
		Text: "{path} ne peut pas être ouvert d'ici : ce n'est pas une fiche du site",
	},
	"folder-taken": {
		Text:  "il y a déjà quelque chose du nom de « {folder} » dans ce dossier",
		Hints: []string{"donnez un autre nom au nouveau dossier"},
	},
	"browser-failed": {
		Text:  "le navigateur n'a pas pu être ouvert : {reason}",
		Hints: []string{"ouvrez vous-même {address}"},
	},
	"watch-limit": {
		Text: "le système ne peut pas surveiller autant de dossiers : l'aperçu regarde lui-même les fichiers, un peu moins vite",
		Hints: []string{
			"sous Linux, « sudo sysctl fs.inotify.max_user_watches=524288 » relève la limite",
		},
	},
	"watch-failed": {
		Text: "le système n'annonce pas les modifications ({reason}) : l'aperçu regarde lui-même les fichiers, un peu moins vite",
	},
	"watch-deaf": {
		Text: "ce disque n'annonce pas toutes les modifications : l'aperçu regarde désormais lui-même les fichiers, un peu moins vite",
	},
}
