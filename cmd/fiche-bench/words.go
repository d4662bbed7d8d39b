package main

// The words that the corpus is made of. They are about water and schools, as
// the sheets of Fiche's first users are, and hold what French typography has
// rules for: « », %, °, ordinals, apostrophes, numbers.

var countries = []string{
	"Bénin", "Burkina Faso", "Burundi", "Cambodge", "Cameroun", "Comores", "Côte d'Ivoire", "Djibouti",
	"Égypte", "Éthiopie", "Gabon", "Gambie", "Ghana", "Guinée", "Haïti", "Inde", "Indonésie", "Jordanie",
	"Kenya", "Laos", "Liban", "Madagascar", "Malawi", "Mali", "Maroc", "Mauritanie", "Mozambique", "Népal",
	"Niger", "Ouganda", "Pérou", "Philippines", "Rwanda", "Sénégal", "Tanzanie", "Tchad", "Togo", "Tunisie",
	"Viêt Nam", "Zambie",
}

var themes = []string{
	"assainissement", "eau potable", "écoles", "formation", "gouvernance", "inondations", "santé", "hygiène",
	"déchets", "énergie", "agriculture", "forêts", "pêche", "mobilité", "logement", "culture", "égalité",
	"jeunesse", "numérique", "climat",
}

// A word and its name in front matter and on pages.
type status struct{ Key, Name string }

var statuses = []status{
	{"idea", "À l'étude"}, {"planned", "Prévu"}, {"active", "En cours"}, {"finishing", "En achèvement"},
	{"closed", "Terminé"}, {"suspended", "Suspendu"}, {"cancelled", "Abandonné"},
}

var roles = []string{"chef de file", "financeur", "signataire", "opérateur", "appui technique"}

// The partners are every body of every seat.
var (
	bodies = []string{"Ville de %s", "Syndicat des eaux de %s", "Association des usagers de %s", "Agence de bassin de %s"}
	seats  = []string{
		"Montreuil", "Gentilly", "Choisy-le-Roi", "Tremblay", "Vitry", "Créteil", "Dieppe", "Besançon", "Cholet",
		"Dunkerque", "Verdun", "Foix", "Grenoble", "Fréjus", "Bourges", "Joigny", "Kourou", "Lorient", "Mulhouse",
		"Nevers", "Laval", "Poitiers", "Quimper", "Rennes", "Saumur", "Thionville", "Nîmes", "Valence", "Wattrelos",
		"Tarbes", "Beauvais", "Brive", "Cahors", "Digne", "Dreux", "Figeac", "Guéret", "Honfleur", "Martigues",
		"Langres", "Mende", "Narbonne", "Morlaix", "Pamiers", "Roanne", "Sedan", "Tulle", "Vichy", "Voiron", "Privas",
	}
)

var places = []string{
	"Kayes", "Podor", "Zagora", "Jerash", "Toamasina", "Sokodé", "Matam", "Banfora", "Battambang", "Parakou",
	"Maradi", "Bongor", "Kindia", "Jacmel", "Pokhara", "Tahoua", "Gitega", "Moroni", "Lilongwe", "Cuzco",
}

var works = []string{
	"Des latrines dans les écoles", "Un réseau d'eau potable", "Douze forages qui durent", "L'école des fontainiers",
	"Une station d'épuration", "La collecte des déchets", "Le plan d'assainissement", "Des berges plantées",
	"Un marché au sec", "Le comité des usagers",
}

var milestones = []string{
	"Signature de la convention", "Premier atelier de formation des élus locaux", "Choix des sites prioritaires",
	"Début des études du réseau", "Première pierre", "Travaux achevés dans les neuf écoles",
	"Réception des ouvrages", "Remise des clés au comité d'usagers", "Évaluation à mi-parcours",
	"Deuxième atelier, avec les agents techniques",
}

var months = []string{
	"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
}

var headings = []string{"L'objectif", "Ce qui est fait", "Les difficultés", "Ce qui reste à faire"}

// sentences are what the text of a sheet is made of. In them # stands for a
// number, @ for a place.
var sentences = []string{
	"Les villes signataires mettent en commun leurs services, leurs opérateurs et leurs organismes de formation, et répondent ensemble aux demandes des communes.",
	"À @, # habitants puisent encore leur eau à la rivière, et « personne ne la boit sans crainte », dit l'infirmière du dispensaire.",
	"Le premier atelier a réuni # élus et agents : **deux sur trois** n'avaient jamais vu le plan de leur réseau.",
	"En saison sèche, le débit du forage baisse de # % ; il faut alors choisir entre le maraîchage et le bétail.",
	"Qui paie l'entretien ? La question revient à chaque réunion, et la réponse tient en une ligne : celui qui puise.",
	"Le comité d'usagers tient ses comptes dans un cahier que chacun peut lire, le 1er lundi du mois, à la mairie de @.",
	"Neuf écoles ont leurs latrines, séparées pour les filles et les garçons, avec un lave-mains et une réserve de savon.",
	"L'Agence de l'eau apporte # 000 €, soit un peu plus de la moitié du budget ; le reste vient des communes.",
	"Les entreprises du pays ont fait # % des travaux, et deux d'entre elles ont embauché après le chantier.",
	"Il a fallu refaire les analyses : l'arsenic dépassait la norme dans un puits sur # à l'est de @.",
	"« On nous avait promis l'eau pour la rentrée », rappelle le directeur de l'école ; elle est arrivée en décembre.",
	"La conduite principale suit la route sur # km, puis descend vers le fleuve, où une station la relève.",
	"Une étude compare trois façons d'amener l'eau aux quartiers hauts : un réservoir, un surpresseur ou des bornes.",
	"Les agents formés à @ forment maintenant leurs collègues, et *c'est sans doute le meilleur résultat du projet*.",
	"Pendant # mois, la sécurité sur les routes a empêché les missions, et l'équipe a travaillé à distance.",
	"La loi Oudin-Santini permet de consacrer jusqu'à 1 % des recettes de l'eau à la coopération internationale.",
	"Les compteurs sont lus chaque mois ; les pertes, de # % au début, sont passées sous les 20 % en deux ans.",
	"Au XIXe siècle déjà, les crues emportaient le pont de @ : les anciens montrent encore la marque sur le mur.",
	"Le prix du seau de 20 litres a été fixé à 15 francs, après trois réunions et quelques éclats de voix.",
	"Le marché accueille # commerçantes par jour ; elles ont choisi l'emplacement des toilettes et leur tarif.",
	"Les boues sont séchées au soleil, à 38 °C l'été, puis données aux planteurs qui les mêlent au compost.",
	"Rien n'a été construit sans l'accord du village ; deux projets ont été abandonnés pour cette raison.",
	"L'eau coule, mais le service reste fragile : le gérant n'est payé que # mois sur 12.",
	"Les filles ne manquent plus l'école une semaine par mois, et c'est ce que les directrices citent en premier.",
}

// tasks are the points of lists.
var tasks = []string{
	"former les équipes locales à l'hygiène et à l'assainissement ;",
	"construire des équipements là où le public se rassemble : écoles, marchés ;",
	"faire avancer la politique de l'eau avec les autorités du pays ;",
	"chercher des financements et bien employer l'argent des collectivités ;",
	"réparer les # pompes en panne de la commune de @ ;",
	"équiper # classes d'un lave-mains et d'une réserve de savon ;",
	"publier les comptes du service, au moins # fois par an ;",
	"tirer les leçons de l'expérience et les partager.",
}
