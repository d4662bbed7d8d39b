package locale

// frenchBodyMessages are what is said of the text of a sheet.
var frenchBodyMessages = map[string]Message{
	"markdown-too-dense": {
		Text: "ce texte est trop compliqué pour être lu : trop de *, de [ ou de | se suivent à partir d'ici",
		Hints: []string{
			"c'est en général un fichier abîmé ou collé d'une autre source : reprenez ce passage, ou coupez-le en paragraphes",
		},
	},
	"markdown-too-deep": {
		Text:  "les citations et les listes s'emboîtent ici sur plus de {levels} niveaux",
		Hints: []string{"enlevez les « > » ou les retraits qui sont de trop au début de la ligne"},
	},
	"heading-too-long": {
		Text:  "ce titre compte plus de {limit} caractères ; il est affiché comme un paragraphe",
		Hints: []string{"laissez un titre court sur la ligne du « # », et mettez la suite deux lignes plus bas"},
	},
	"heading-empty": {
		Text:  "ce titre est vide ; il n'est pas affiché",
		Hints: []string{"écrivez le titre après les « # », ou supprimez la ligne"},
	},
	"heading-level-one": {
		Text: "« {heading} » est un second titre de fiche ; il est affiché comme un intertitre",
		Hints: []string{
			"une page n'a qu'un titre : écrivez « ## » au lieu de « # » devant les intertitres",
		},
	},
	"empty-section": {
		Text: "il n'y a rien sous l'intertitre « {heading} » ; il n'est pas affiché",
		Hints: []string{
			"complétez le champ « {field} » dans l'en-tête de la fiche et il s'affichera ici, ou supprimez l'intertitre",
			"écrivez le texte qui manque, ou supprimez l'intertitre",
		},
	},
	"duplicate-anchor": {
		Text:  "l'ancre « {anchor} » est déjà celle d'un autre intertitre ; celle-ci reçoit un numéro",
		Hints: []string{"donnez un autre nom à l'une des deux : {#autre-nom}"},
	},
	"html-removed": {
		Text: "la balise HTML <{tag}> n'est pas permise ; elle n'est pas publiée",
		Hints: []string{
			"écrivez en Markdown : **gras**, *italique*, [texte](adresse), ![description](photo.jpg) ; restent permises <sup>, <sub>, <abbr>, <br>, <q>, <small>, <mark> et <span lang=\"…\">",
		},
	},
	"html-attribute-removed": {
		Text:  "« {attribute} » n'est pas permis dans la balise <{tag}> ; il n'est pas publié",
		Hints: []string{"enlevez-le : l'aspect des pages se règle dans static/custom.css ; seuls « lang » et « dir » sont utiles ici"},
	},
	"comment-unclosed": {
		Text:  "ce commentaire n'est jamais fermé : toute la suite de la fiche disparaîtrait",
		Hints: []string{"ajoutez --> là où le commentaire finit"},
	},
	"link-empty": {
		Text:  "ce lien ne mène nulle part : son adresse manque",
		Hints: []string{"écrivez l'adresse entre les parenthèses : [texte](adresse), ou enlevez les crochets"},
	},
	"link-malformed": {
		Text:  "cette adresse n'est pas valable ; le lien n'est pas publié",
		Hints: []string{"copiez-la depuis la barre d'adresse du navigateur : https://www.exemple.fr/page"},
	},
	"link-scheme": {
		Text: "un lien en « {scheme} » n'est pas permis ; seul son texte est publié",
		Hints: []string{
			"écrivez une adresse en https:, http:, mailto: ou tel:, ou rangez le fichier à côté de la fiche et donnez son nom",
		},
	},
	"image-external": {
		Text: "cette image est prise sur un autre site, {address} ; un lien la remplace",
		Hints: []string{
			"si vous en avez le droit, enregistrez-la à côté de la fiche et donnez le nom du fichier : aucune page ne doit faire appel à un autre site",
		},
	},
	"image-no-alt": {
		Text:  "l'image {file} n'a pas de description pour les personnes qui ne la voient pas",
		Hints: []string{"dites ce qu'on y voit entre les crochets : ![Latrines neuves dans la cour de l'école]({file})"},
	},
	"footnote-undefined": {
		Text:  "la note {label} n'est écrite nulle part",
		Hints: []string{"ajoutez à la fin de la fiche une ligne {label}: suivie du texte de la note"},
	},
	"footnote-unused": {
		Text:  "rien ne renvoie à la note {label} ; elle n'est pas affichée",
		Hints: []string{"écrivez {label} dans le texte, là où la note doit être appelée"},
	},
}
