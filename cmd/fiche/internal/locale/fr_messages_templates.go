package locale

// frenchTemplateMessages are for whoever adapts the templates of a site.
var frenchTemplateMessages = map[string]Message{
	"template-unreadable": {
		Text:  "ce modèle ne peut pas être lu : {reason}",
		Hints: []string{"vérifiez que le fichier existe et que vous avez le droit de le lire"},
	},
	"template-encoding": {
		Text:  "ce modèle n’est pas enregistré en UTF-8",
		Hints: []string{"enregistrez-le de nouveau en choisissant l’encodage UTF-8"},
	},
	"template-parse": {
		Text:  "ce modèle ne se lit pas : {message}",
		Hints: []string{"vérifiez que chaque « {{ » a son « }} » et que chaque if, range, with ou define a son end"},
	},
	"template-field": {
		Text:  "« {name} » n’existe pas dans {type}",
		Hints: []string{"vouliez-vous dire « {nearest} » ?", "templates/README.md donne tous les noms que {type} connaît"},
	},
	"template-function": {
		Text:  "il n’y a pas de fonction « {name} »",
		Hints: []string{"vouliez-vous dire « {nearest} » ?", "un modèle dispose des fonctions de Go (and, or, not, len, index, slice, print, printf, eq, ne, lt, le, gt, ge) et d’aucune autre"},
	},
	"template-arguments": {
		Text:  "« {name} » ne peut pas être employé avec ces valeurs",
		Hints: []string{"comparez avec templates/README.md : le nombre des valeurs et leur type doivent convenir"},
	},
	"template-range": {
		Text:  "range parcourt une liste, et « {name} » n’en est pas une",
		Hints: []string{"pour une valeur qui peut manquer, écrivez with au lieu de range"},
	},
	"template-print": {
		Text:  "« {name} » ne peut pas être affiché tel quel",
		Hints: []string{"choisissez ce qu’il faut en montrer : {fields}", "parcourez la liste avec range"},
	},
	"template-always": {
		Text:  "« {name} » est toujours là, même vide : cette condition est toujours vraie",
		Hints: []string{"écrivez « {plain} » pour savoir si le texte est vide", "demandez si l’un de ses champs est vide"},
	},
	"template-nil": {
		Text:  "« {name} » peut manquer, et la page ne pourrait alors pas être faite",
		Hints: []string{"entourez ce passage de {{ with … }} et de {{ end }}"},
	},
	"template-unknown": {
		Text:  "il n’y a pas de modèle « {name} »",
		Hints: []string{"vouliez-vous dire « {nearest} » ?", "créez le fichier templates/{name}"},
	},
	"template-loop": {
		Text:  "ces modèles s’appellent en rond : {way}",
		Hints: []string{"retirez l’un des {{template}} : une page ainsi faite ne finirait jamais"},
	},
	"template-call": {
		Text: "« {name} » attend {wants}",
		Hints: []string{
			"il reçoit ici {given} : voyez dans templates/README.md ce qu’il faut lui passer",
			"écrivez ce qu’il doit montrer après son nom, par exemple {{template \"…\" .}}",
		},
	},
	"template-twice": {
		Text:  "« {name} » est déjà défini dans {other}",
		Hints: []string{"donnez-lui un autre nom, ou retirez l’une des deux définitions"},
	},
	"template-unused": {
		Text:  "aucun modèle n’emploie {name}",
		Hints: []string{"vouliez-vous dire « {nearest}.html » ?", "appelez-le par {{template \"…\" .}}, ou retirez ce fichier"},
	},
	"accent-adjusted": {
		Text:  "la couleur {colour} se lit mal sur fond clair : les liens et les petits signes prennent {used}",
		Hints: []string{"rien à faire si cela convient ; sinon, choisissez une couleur plus foncée"},
	},
	"template-unsafe": {
		Text:  "ici, une valeur ne peut pas être affichée sans danger : {message}",
		Hints: []string{"mettez la valeur dans le texte ou entre les guillemets d’un attribut"},
	},
}
