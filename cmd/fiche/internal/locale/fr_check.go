package locale

var frenchCheck = CheckWords{
	Help: Help{
		Short: "dit ce qui manque, ce qui a vieilli et ce que la loi demande",
		Long: `Relit tout le site sans rien écrire : ce que vérifie « fiche build », et ce qui
n'échappe qu'aux gens. Les fiches qui décrivent une situation trop ancienne, les
étapes annoncées pour une date passée, les chiffres sans année ni source, les
photos sans auteur ni accord, les partenaires écrits de deux façons, les fichiers
qui ne servent à rien, les traductions plus vieilles que leur original, et les
champs qui manquent par rapport aux fiches de référence.

Ce qu'un modèle laissait à compléter est ici une erreur : les mentions légales
ne peuvent pas rester ainsi.`,
	},
	JSON:    "écrit un tableau JSON : path, line, column, severity, rule, message, hint",
	Today:   "le jour auquel comparer les dates (par défaut : aujourd'hui)",
	Notes:   Count{One: "remarque", Many: "remarques"},
	InFiles: Count{One: "{problems} dans {count} fichier", Many: "{problems} dans {count} fichiers"},
	Nothing: "Rien à signaler.",
}
