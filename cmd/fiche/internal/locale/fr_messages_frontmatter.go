package locale

// frenchFrontMatterMessages are what is said of a file's encoding and of the
// way its front matter is written.
var frenchFrontMatterMessages = map[string]Message{
	"file-too-large": {
		Text:  "ce fichier est trop gros : {size} Mo, pour {limit} au plus",
		Hints: []string{"une fiche ne contient que du texte : mettez les photos et les documents dans des fichiers à côté d'elle"},
	},
	"encoding-unknown": {
		Text:  "ce fichier n'est pas du texte : un caractère de cette ligne ne peut pas être lu",
		Hints: []string{"ouvrez-le dans votre éditeur et enregistrez-le en UTF-8 ; un document Word ou PDF doit être recopié dans un fichier de texte"},
	},
	"encoding-windows-1252": {
		Text:  "ce fichier n'est pas enregistré en UTF-8 ; il est lu comme du Windows-1252 (ici « {character} »)",
		Hints: []string{"vérifiez les accents sur la page, puis enregistrez le fichier en UTF-8"},
	},
	"control-character": {
		Text:  "cette ligne contient un caractère invisible ({code}), venu sans doute d'un copier-coller",
		Hints: []string{"effacez la ligne et tapez-la de nouveau ; sans ce caractère, elle s'écrit ainsi :"},
	},
	"front-matter-too-large": {
		Text:  "les champs de ce fichier dépassent {limit} Ko",
		Hints: []string{"le texte de la fiche s'écrit après la ligne --- qui termine les champs ; vérifiez qu'elle ne manque pas"},
	},
	"front-matter-unclosed": {
		Text:  "la ligne --- qui termine les champs manque",
		Hints: []string{"ajoutez-la après la ligne {line} :"},
	},
	"front-matter-dashes": {
		Text:  "cette ligne devrait se composer de trois tirets : « {found} » n'est pas « --- »",
		Hints: []string{"un traitement de texte a pu remplacer les tirets ; la ligne s'écrit ainsi :"},
	},
	"front-matter-missing-dashes": {
		Text:  "« {field} » a l'air d'un champ, mais il manque la ligne --- au-dessus ; il est affiché comme du texte",
		Hints: []string{"mettez une ligne --- avant les champs et une autre après :"},
	},
	"toml-front-matter": {
		Text: "les champs entre +++ (format TOML) ne sont pas lus",
		Hints: []string{
			"écrivez-les entre des lignes ---, avec un deux-points au lieu du signe égal :",
		},
	},
	"json-unclosed": {
		Text:  "cette accolade ouvre les champs (format JSON), mais aucune ne la ferme",
		Hints: []string{"ajoutez } après le dernier champ"},
	},
	"more-problems": {
		Text:  "et {count} autres problèmes dans les champs de ce fichier",
		Hints: []string{"corrigez les premiers : les autres en sont souvent la suite"},
	},
	"duplicate-key": {
		Text:  "« {key} » est déjà écrit à la ligne {line}",
		Hints: []string{"gardez une seule des deux lignes"},
	},
	"line-alone": {
		Text: "cette ligne n'appartient à aucun champ",
		Hints: []string{
			"un champ s'écrit « nom: valeur » ; la suite d'un texte commence par deux espaces ; le texte de la fiche vient après la ligne --- qui termine les champs",
		},
	},
	"colon-space": {
		Text:  "il manque une espace après le deux-points de « {key} »",
		Hints: []string{"écrivez ainsi :"},
	},
	"tab-indent": {
		Text:  "cette ligne commence par une tabulation",
		Hints: []string{"remplacez-la par des espaces :"},
	},
	"dash-misaligned": {
		Text:  "ce tiret n'est pas aligné avec ceux de la même liste",
		Hints: []string{"alignez-le ainsi :"},
	},
	"dash-space": {
		Text:  "il faut une espace ordinaire après le tiret",
		Hints: []string{"s'il y en a déjà une, elle est insécable : effacez-la et tapez-en une autre"},
	},
	"dash-character": {
		Text:  "une liste s'écrit avec des tirets (-) : « {found} » n'en est pas un",
		Hints: []string{"écrivez ainsi :"},
	},
	"list-on-line": {
		Text:  "une liste commence à la ligne qui suit son champ",
		Hints: []string{"écrivez ainsi, un tiret par ligne :"},
	},
	"list-after-value": {
		Text:  "cette liste suit « {key} », qui a déjà une valeur",
		Hints: []string{"déplacez la valeur dans la liste, ou mettez au-dessus le nom du champ auquel la liste appartient"},
	},
	"subfields-misaligned": {
		Text:  "cette ligne n'est pas alignée avec les champs qui la précèdent",
		Hints: []string{"alignez-la ainsi :"},
	},
	"subfields-unindented": {
		Text:  "ces champs décrivent l'élément de la liste au-dessus, mais ils ne sont pas alignés avec lui",
		Hints: []string{"mettez-les sous le texte qui suit le tiret :"},
	},
	"subfields-after-value": {
		Text:  "ce champ est en retrait sous « {key} », qui a déjà une valeur",
		Hints: []string{"donnez un nom à cette valeur et mettez-la sur une ligne à elle, ou supprimez le retrait ; si c'est la suite d'un texte, évitez le deux-points après son premier mot"},
	},
	"nested-too-deep": {
		Text:  "trop de listes ou de champs les uns dans les autres",
		Hints: []string{"deux ou trois niveaux suffisent à toutes les fiches"},
	},
	"comma-splits-value": {
		Text: "entre accolades, une virgule coupe la valeur en deux",
		Hints: []string{
			"écrivez un champ par ligne, sans accolades : la virgule y reste une virgule",
		},
	},
	"quote-unclosed": {
		Text:  "ce guillemet ({quote}) n'est pas fermé",
		Hints: []string{"les guillemets ne sont pas nécessaires :"},
	},
	"bracket-unclosed": {
		Text:  "ce crochet ou cette accolade ({bracket}) n'est pas fermé",
		Hints: []string{"fermez-le, ou écrivez une liste avec un tiret par ligne"},
	},
	"yaml-alias": {
		Text:  "« {value} » renvoie à une autre partie du fichier (ancre ou alias YAML), ce qui n'est pas permis",
		Hints: []string{"répétez la valeur ; si c'est un texte, mettez-le entre guillemets : \"{value}\""},
	},
	"yaml-escape": {
		Text:  "entre guillemets doubles, la barre oblique inverse (\\) a un sens particulier",
		Hints: []string{"enlevez les guillemets : la valeur sera lue telle quelle"},
	},
	"yaml-key": {
		Text:  "le nom d'un champ ne peut être ni une liste ni un groupe de champs",
		Hints: []string{"écrivez un champ par ligne : « nom: valeur », sans crochets ni accolades"},
	},
	"yaml-syntax": {
		Text:  "ce passage ne peut pas être lu",
		Hints: []string{"écrivez un champ par ligne : « nom: valeur », et les listes avec un tiret par ligne, sans crochets, accolades ni guillemets"},
	},
}
