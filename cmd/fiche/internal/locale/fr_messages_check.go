package locale

// Messages of "fiche check": what only people miss.
var frenchCheckMessages = map[string]Message{
	"sheet-stale": {
		Text:  "la fiche décrit une situation qui a plus de {months} mois : {date}",
		Hints: []string{"relisez-la et mettez cette date à jour ; ou indiquez que le projet est terminé"},
	},
	"period-over": {
		Text:  "le projet est dit « {status} », et sa période est passée : {period}",
		Hints: []string{"corrigez le statut, ou prolongez la période"},
	},
	"date-overdue": {
		Text:  "« {label} » est annoncé pour une date passée : {date}",
		Hints: []string{"indiquez « fait » ou « annulé » entre parenthèses, ou la nouvelle date après « -> »"},
	},
	"figure-no-year": {
		Text:  "on ne sait pas de quelle année est « {label} »",
		Hints: []string{"ajoutez « {field} » à ce chiffre, dans sa forme complète"},
	},
	"figure-no-source": {
		Text:  "on ne sait pas d'où vient « {label} »",
		Hints: []string{"ajoutez « {field} » à ce chiffre, dans sa forme complète"},
	},
	"photo-no-credit": {
		Text:  "on ne sait pas de qui est la photo {file}",
		Hints: []string{"ajoutez « {field} » à cette photo : le nom de son auteur est un droit"},
	},
	"photo-consent-unknown": {
		Text:  "on ne sait pas si les personnes visibles sur {file} ont donné leur accord",
		Hints: []string{"ajoutez « {field} » à cette photo : {list}"},
	},
	"partner-spelled-otherwise": {
		Text:  "« {name} » est le partenaire qui s'écrit « {usual} » ailleurs",
		Hints: []string{"écrivez-le partout de la même façon, par exemple comme dans {file}"},
	},
	"translation-old": {
		Text:  "l'original a changé depuis cette traduction : {date}",
		Hints: []string{"comparez avec {original}, puis mettez cette date à jour"},
	},
	"file-unused": {
		Text:  "aucune page ne montre ce fichier ni n'y mène",
		Hints: []string{"nommez-le dans une fiche, ou supprimez-le ; il n'est pas publié"},
	},
	"sheet-incomplete": {
		Text:  "{has} champs sur {of} que donnent les fiches de référence ; manquent : {list}",
		Hints: []string{"ajoutez ceux que vous connaissez ; aucun n'est obligatoire"},
	},
	"legal-notice-missing": {
		Text:  "un site doit dire qui le publie, et celui-ci n'a pas de mentions légales",
		Hints: []string{"écrivez-les dans content/{file}, avec « {kind} : page », et nommez ce fichier sous « {footer} » ; « fiche init » dans un dossier vide en donne un modèle"},
	},
	"legal-notice-unlinked": {
		Text:  "aucun lien du pied de page ne mène aux mentions légales",
		Hints: []string{"ajoutez « - {file} » sous « {footer} »"},
	},
	"accessibility-missing": {
		Text:  "le site d'un organisme public doit avoir une déclaration d'accessibilité, et celui-ci n'en a pas",
		Hints: []string{"écrivez-la dans content/{file}, avec « {kind} : page », et nommez ce fichier sous « {footer} » ; « fiche init » dans un dossier vide en donne un modèle"},
	},
	"accessibility-unlinked": {
		Text:  "aucun lien du pied de page ne mène à la déclaration d'accessibilité",
		Hints: []string{"ajoutez « - {file} » sous « {footer} »"},
	},
	"not-a-day": {
		Text:  "« {value} » n'est pas un jour",
		Hints: []string{"écrivez-le ainsi : 2022-03-14"},
	},
}
