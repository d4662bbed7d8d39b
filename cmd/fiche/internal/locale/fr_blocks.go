package locale

// frenchBlocks are the headings that name a block of data, by the key of its
// field. A heading with nothing under it places that block there. Case, accents
// and a colon at the end do not matter; a name stands under one block only.
var frenchBlocks = map[string][]string{
	"figures": {
		"Chiffres clés", "Les chiffres clés", "Chiffres-clés du projet", "Les chiffres clés du projet",
		"Le projet en chiffres", "En chiffres", "Quelques chiffres", "Indicateurs", "Les indicateurs",
	},
	"dates": {
		"Dates clés", "Les dates clés", "Dates clés du projet", "Les dates clés du projet",
		"Dates", "Les dates", "Calendrier", "Le calendrier", "Calendrier du projet", "Chronologie",
		"Les étapes", "Étapes clés", "Les étapes clés", "Les grandes étapes",
	},
	"partners": {
		"Partenaires", "Les partenaires", "Partenaires du projet", "Les partenaires du projet", "Nos partenaires",
	},
	"places": {
		"Lieux", "Les lieux", "Lieux du projet", "Les lieux du projet", "Localisation", "Où", "Carte", "La carte",
	},
	"gallery": {
		"Photos", "Les photos", "Galerie", "Galerie photo", "Galerie de photos", "Photos du projet",
		"Les photos du projet", "En images", "Le projet en images",
	},
	"documents": {
		"Documents", "Les documents", "Documents à télécharger", "À télécharger", "Téléchargements", "Pièces jointes",
	},
	"contacts": {
		"Contact", "Contacts", "Les contacts", "Nous contacter", "Vos contacts", "Votre contact",
	},
	"links": {
		"Liens", "Les liens", "Liens utiles", "En savoir plus", "Sur le web", "Pour en savoir plus", "Pour aller plus loin",
	},
	"budget": {
		"Budget", "Le budget", "Budget du projet", "Le budget du projet", "Financement", "Le financement",
		"Financements", "Plan de financement", "Le plan de financement", "Coût du projet",
	},
	"goals": {
		"ODD", "Les ODD", "Objectifs de développement durable", "Les objectifs de développement durable",
	},
	"themes": {
		"Thèmes", "Les thèmes", "Thématiques", "Les thématiques",
	},
	"details": {
		"En bref", "Le projet en bref", "Fiche d'identité", "Fiche technique", "Carte d'identité du projet",
	},
}
