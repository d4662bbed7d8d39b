package locale

import "fiche/cmd/fiche/internal/quantity"

var frenchCheck = CheckWords{
	Help: Help{
		Short: "dit ce qui manque, ce qui a vieilli et ce que la loi demande",
		Long: `Relit tout le site sans rien écrire : ce que vérifie « fiche build », et ce qui
n'échappe qu'aux gens. Les fiches qui décrivent une situation trop ancienne, les
étapes annoncées pour une date passée, les chiffres sans année ni source, les
photos sans auteur ni accord, les partenaires écrits de deux façons, les fichiers
qui ne servent à rien, les traductions plus vieilles que leur original, et les
champs qui manquent par rapport aux fiches de référence.

Avec --external, chaque adresse extérieure à laquelle mène une page est demandée
une fois, sans son contenu : une demande à la fois par serveur, une pause avant
la suivante, rien vers un réseau privé. Celles qui n'existent plus sont des
erreurs, celles qui n'ont pas pu être vérifiées des avertissements. Cela prend dix
minutes au plus.

Ce qu'un modèle laissait à compléter est ici une erreur : les mentions légales
ne peuvent pas rester ainsi.`,
	},
	External: "demande aux adresses extérieures si elles répondent encore ; avec ménagement, donc sans hâte",
	Asking:   "{done} adresses extérieures sur {total}…",
	JSON:     "écrit un tableau JSON : path, line, column, severity, rule, message, hint",
	Today:    "le jour auquel comparer les dates (par défaut : aujourd'hui)",
	Notes:    quantity.Forms{One: "remarque", Other: "remarques"},
	InFiles:  quantity.Forms{One: "{problems} dans {count} fichier", Other: "{problems} dans {count} fichiers"},
	Nothing:  "Rien à signaler.",
}
