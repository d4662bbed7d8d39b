package locale

// frenchPhotoMessages are what is said of images.
var frenchPhotoMessages = map[string]Message{
	"photo-format": {
		Text: "les navigateurs n'affichent pas tous une image au format {format}",
		Hints: []string{
			"ouvrez-la dans un logiciel de photo, enregistrez-la en JPEG (photo) ou en PNG (dessin), puis indiquez ce nouveau fichier",
		},
	},
	"photo-unreadable": {
		Text: "cette image ne peut pas être lue : le fichier est abîmé ou n'est pas une image",
		Hints: []string{
			"ouvrez-la dans un logiciel de photo et enregistrez-la à nouveau ; si elle ne s'ouvre pas, recopiez-la depuis l'appareil ou demandez-la à son auteur",
		},
	},
	"photo-too-large": {
		Text: "cette image compte {megapixels} millions de pixels ({width} × {height}) ; la limite est de {limit} millions",
		Hints: []string{
			"enregistrez-la en plus petit : une largeur de 4000 pixels suffit largement pour une page",
		},
	},
	"photo-animation": {
		Text: "cette animation est trop longue : {frames} images",
		Hints: []string{
			"raccourcissez-la, ou publiez une vidéo ailleurs et donnez son lien",
		},
	},
	"photo-svg-large": {
		Text: "ce dessin SVG pèse {megabytes} Mo ; la limite est de {limit} Mo",
		Hints: []string{
			"simplifiez-le, ou exportez-le en PNG",
		},
	},
	"photo-svg-removed": {
		Text: "une partie de ce dessin SVG n'est pas publiée, par sécurité : {what}",
		Hints: []string{
			"vérifiez son aspect sur la page ; s'il a changé, exportez à nouveau le dessin, textes convertis en tracés et sans image incorporée",
		},
	},
	"photo-extension": {
		Text: "le nom de ce fichier finit par {extension}, mais son contenu est au format {format}",
		Hints: []string{
			"rien ne presse, il est publié selon son contenu ; pour éviter les surprises, renommez-le en {name}",
			"rien ne presse, il est publié selon son contenu ; pour éviter les surprises, changez la fin de son nom",
		},
	},
	"photo-changed": {
		Text: "cette image a été remplacée pendant la construction du site",
		Hints: []string{
			"attendez que la copie du fichier soit finie, puis construisez à nouveau le site",
		},
	},
}
