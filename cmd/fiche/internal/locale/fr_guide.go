package locale

var frenchGuide = GuideWords{
	Example:   "Exemple :",
	Full:      "Forme complète :",
	OneLine:   "Sur une ligne :",
	Values:    "Valeurs possibles :",
	ValuesOf:  "Valeurs possibles de « {field} » :",
	Dates:     "Une date s'écrit comme on la sait. À droite, ce qu'affiche la page :",
	Numbers:   "Un chiffre s'écrit comme on le sait. À droite, ce qu'affiche la page :",
	OnPage:    "Sur la page :",
	Places:    "Se met dans :",
	Names:     "S'écrit aussi :",
	Fields:    "Ses champs :",
	FieldsOf:  "Les champs, dans {kind} :",
	AllFields: "Champs :",
	Topics:    "Sujets :",

	Or: "ou {names}",
	DateWays: []string{
		"2019", "octobre 2019", "oct. 2019", "1er octobre 2019", "15/10/2019", "2019-10-15", "10/2019",
		"début 2020", "mi-2020", "fin 2020", "été 2020", "T3 2021", "S1 2021",
		"2019 - 2022", "nov. 2019 - déc. 2020", "depuis 2019", "jusqu'en 2022",
	},
	NumberWays: []string{
		"589 639 habitants", "1,5 km", "environ 1,2 million d'habitants", "plus de 500 latrines", "10 à 15 écoles",
		"35 %", "184/189", "450 000 €", "1,2 M€", "300 millions de FCFA", "aucune donnée",
	},
	Kinds: map[string]string{
		"sheet": "une fiche", "page": "une page", "country": "le fichier d'un pays", "partner": "le fichier d'un partenaire",
		"index": "l'index.md d'un dossier", "home": "les réglages (content/index.md)",
	},
	ByField: frenchFieldGuides,
	Manual: ManualWords{
		Name: "NOM", Synopsis: "SYNOPSIS", Description: "DESCRIPTION", SeeAlso: "VOIR AUSSI",
		Sheet:      "ce qu'une fiche projet peut dire",
		AboutSheet: "Ce que « fiche help » dit de chaque sujet et de chaque champ.",
	},
	Subjects: frenchSubjects,
}

var frenchFieldGuides = map[string]FieldGuide{
	"title": {
		OnPage: "Le grand titre de la page, celui de l'onglet, des listes et du flux. Les deux-points n'y demandent pas de guillemets.",
	},
	"summary": {
		OnPage: "Le chapô sous le titre, le texte des listes, et celui que montrent les moteurs de recherche.",
	},
	"kind": {
		Also:   []string{"page", "pages"},
		OnPage: "Une fiche a toutes les rubriques d'un projet ; une page n'a que son texte. Le fichier d'un pays ou d'un partenaire dit une fois ce qu'on en sait : sa page liste ses fiches.",
	},
	"country": {
		Also:   []string{"drapeau", "codes pays"},
		OnPage: "Son nom au-dessus du titre mène à la page du pays, qui liste ses fiches. En bas de la fiche, « Le pays » montre sa carte et ses chiffres ; les chiffres qui valent pour toutes les fiches se mettent une fois dans le fichier du pays (type: pays).",
	},
	"places": {
		Also:   []string{"carte", "coordonnées", "localisation"},
		Full:   "lieux:\n  - nom: Fatao\n    latitude: 14.70\n    longitude: -8.60\n    précision: approximatif",
		OnPage: "Le nom dans « En bref », un point sur la carte du pays et sur celle de l'accueil s'il a des coordonnées. La latitude vient d'abord. Un lieu caché n'est écrit nulle part, pas même dans les fichiers du site.",
	},
	"status": {
		Also:   []string{"statuts", "avancement"},
		OnPage: "Une étiquette au-dessus du titre, qui mène à toutes les fiches du même statut.",
	},
	"as_of": {
		OnPage: "« Situation à fin 2021 » en haut de la fiche. Les dates clés d'avant sont « faites » ; sans ce champ, Fiche ne suppose rien.",
	},
	"updated": {
		OnPage: "« Mise à jour » en bas de page, l'ordre des dernières fiches et du flux. Le calendrier de l'ordinateur n'y joue aucun rôle.",
	},
	"period": {
		OnPage: "Une ligne de « En bref ».",
	},
	"themes": {
		OnPage: "Des liens dans « En bref », chacun vers la page du thème. Un thème écrit de deux façons (accents, majuscules, tirets) reste le même.",
	},
	"goals": {
		Also:   []string{"objectifs", "développement durable"},
		OnPage: "Le numéro et le nom officiel dans « En bref ».",
	},
	"photo": {
		Also:   []string{"illustration"},
		OnPage: "En tête de la fiche, avec sa légende et son crédit, et dans les listes. JPEG, PNG, WebP, GIF ou SVG ; elle est publiée en plusieurs tailles, sans les données cachées de l'appareil (lieu, heure). Votre fichier n'est jamais modifié.",
	},
	"gallery": {
		OnPage: "Sous le texte, en grille, chacune avec sa légende. Sur une ligne, « atelier.jpg : sa légende » suffit, mais il y manque la description de ceux qui ne voient pas l'image.",
	},
	"partners": {
		Also:   []string{"rôles", "financeurs"},
		OnPage: "Par rôle dans « En bref », puis avec leur logo. Chacun a une page qui liste ses projets. Un fichier « type: partenaire » dit une fois son adresse, son logo et ses autres noms.",
	},
	"dates": {
		Also:   []string{"date", "étapes"},
		Full:   "dates:\n  - date: octobre 2020\n    reporté à: 2022\n    libellé: Dernier atelier\n    motif: sécurité et Covid",
		OnPage: "Une frise, de la plus ancienne à la plus récente. Ce qui est fait, prévu, reporté ou annulé se distingue par la forme et par le mot ; un report est raconté : « initialement octobre 2020, reporté à 2022 ».",
	},
	"figures": {
		Also:   []string{"nombres", "nombre", "pourcentage", "unités"},
		OnPage: "Les chiffres du projet en tête, en grand ; ceux du territoire, du pays ou du monde à part, dans « Le pays ». Les espaces, la virgule et l'unité sont mises en forme pour vous. Un même chiffre peut s'additionner sur l'accueil (voir « totaux »).",
	},
	"budget": {
		Also:   []string{"argent", "montant", "euros"},
		Short:  "budget: 450 000 €",
		OnPage: "Dans « En bref » : le total, la part de chacun et son pourcentage, ce qui est dépensé.",
	},
	"reference": {
		OnPage: "Une ligne de « En bref ».",
	},
	"details": {
		OnPage: "Une ligne de « En bref » pour chacun, sous le libellé que vous lui donnez.",
	},
	"documents": {
		Also:   []string{"pdf", "téléchargement"},
		Full:   "documents:\n  - fichier: convention.pdf\n    titre: La convention\n    langue: fr",
		OnPage: "Un lien avec le format et le poids du fichier, qui est copié dans le site.",
	},
	"contacts": {
		Short:  "contacts:\n  - Service international : international@example.org",
		OnPage: "Dans « En bref ». Le numéro se compose d'un doigt sur un téléphone.",
	},
	"links": {
		Also:   []string{"vidéo", "film", "youtube"},
		Full:   "liens:\n  - url: https://example.org/film\n    titre: Le film du projet",
		OnPage: "Des liens, jamais un lecteur incorporé : la page ne charge rien d'un autre site.",
	},
	"related": {
		OnPage: "« À voir aussi » au pied de la fiche.",
	},
	"aliases": {
		Also:   []string{"redirection"},
		OnPage: "Rien sur la page : à l'ancienne adresse, une petite page qui mène à la nouvelle.",
	},
	"words": {
		OnPage: "La traduction de chaque mot dans la fiche traduite. Dans index.en.md, ces mots servent à tout le site anglais.",
	},
	"notes": {
		OnPage: "Rien. Ce champ n'est lu que par vous.",
	},
	"licence": {
		OnPage: "Dans « Sources et citation ». Dans content/index.md, elle vaut pour tout le site.",
	},
	"draft": {
		Also:   []string{"brouillons", "publié"},
		OnPage: "Tant que c'est oui, la fiche n'est pas publiée ; « fiche build » la cite à la fin. « fiche serve » la montre, marquée d'un bandeau. Une erreur dans un brouillon n'arrête pas le site.",
	},
	"url": {
		OnPage: "Du site : le plan du site, le flux, les aperçus sur les réseaux et l'adresse imprimée en ont besoin. D'un partenaire : le lien de son nom.",
	},
	"logo": {
		OnPage: "À côté du nom du partenaire, sur toutes ses fiches. Les logos sont ramenés à des surfaces égales.",
	},
	"also": {
		OnPage: "Rien de visible : une fiche qui emploie l'un de ces noms parle du même partenaire, ou du même pays.",
	},
	"language": {
		OnPage: "Les mots de l'interface, les dates, les nombres et la typographie.",
	},
	"languages": {
		OnPage: "Un lien vers les autres langues en haut de chaque page. Une fiche sans traduction est listée quand même, avec sa langue.",
	},
	"organisation": {
		Short:  "organisation: SIAAP",
		OnPage: "Le logo en haut de chaque page, devant le titre du site ; au pied, le nom, son lien et son adresse électronique. Les fiches disent de citer ce nom.",
	},
	"accent": {
		Also:   []string{"couleurs"},
		OnPage: "Les filets, les liens et les fonds. Un texte illisible dans cette couleur est assombri ou éclairci.",
	},
	"totals": {
		Also:   []string{"total", "somme"},
		OnPage: "La somme de toutes les fiches sur l'accueil, et sur combien de fiches elle porte. Seuls s'additionnent les nombres simples du projet, de même libellé et de même unité.",
	},
	"menu": {
		Full:   "menu:\n  - page: a-propos.md\n    titre: À propos",
		OnPage: "Le menu en haut de chaque page. Sans titre, l'entrée prend celui de la page.",
	},
	"footer": {
		OnPage: "Les liens au pied de chaque page : mentions légales, accessibilité…",
	},
	"profile": {
		OnPage: "Rien : « fiche check » en déduit les mentions que la loi demande.",
	},
	"stale_after": {
		OnPage: "Rien : « fiche check » signale les fiches plus anciennes.",
	},
}
