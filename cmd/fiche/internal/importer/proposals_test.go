package importer_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// What a text says as a field is becomes the field; what does not read as one stays.
func TestTextsProposeFields(t *testing.T) {
	for text, want := range map[string]string{
		"Pays : Mali\\\n**Bailleurs :** AFD | UE\\\nClé : a\n\nUn texte : long.\n":                                  "pays:\n  - Mali\npartenaires:\n  - AFD : financeur\n  - UE : financeur\n---\nClé : a\n\nUn texte : long.\n",
		"| Pays | Mali |\n| --- | --- |\n| Montant | 3 000 € |\n| Code | A12 |\n| Voir | [ici](https://x.org/) |\n": "pays:\n  - Mali\nbudget: 3 000 €\ndétails:\n  - Code : A12\n---\n| Voir | [ici](https://x.org/) |\n| --- | --- |\n",
		"| Village | Puits |\n| --- | --- |\n| Fatao | 3 |\n":                                                       "---\n| Village | Puits |\n| --- | --- |\n| Fatao | 3 |\n",
		"## Les dates clés :\n\n- octobre 2019 – Atelier\n- fin 2020 : Fin\n\n## Suite\n\n- a\n- b\n":               "dates:\n  - octobre 2019 : Atelier\n  - fin 2020 : Fin\n---\n## Les dates clés :\n\n## Suite\n\n- a\n- b\n",
		"- 2019 : Atelier\n- 2020 : Fin\n":                                                                          "dates:\n  - 2019 : Atelier\n  - 2020 : Fin\n---\n",
		"- 2019 : Atelier\n- non : Fin\n":                                                                           "---\n- 2019 : Atelier\n- non : Fin\n",
		"## Chiffres clés\n\n- 589 639 habitants\n- Écoles : 9\n":                                                   "chiffres:\n  - habitants : 589 639\n  - Écoles : 9\n---\n## Chiffres clés\n",
		"## Les partenaires du projet :\n\nA (pS-EAU) |\\\nVille de B | Ville de C |\n":                             "partenaires:\n  - A (pS-EAU)\n  - Ville de B\n  - Ville de C\n---\n## Les partenaires du projet :\n",
		"Nombre d'élèves :\\\n**1 200** enfants\n\nÀ noter :\\\nrien\n":                                             "chiffres:\n  - Nombre d'élèves : 1 200 enfants\n---\nÀ noter :\\\nrien\n",
		"Statut : inconnu\n\n```\nPays : Mali\n\nPays : Mali\n```\n":                                                "---\nStatut : inconnu\n\n```\nPays : Mali\n\nPays : Mali\n```\n",
		"Début : mars 2019\\\nFin : 2020\\\nBénéficiaires : 1 200 personnes\n":                                      "période: mars 2019 - 2020\nchiffres:\n  - Bénéficiaires : 1 200 personnes\n---\n",
		"Les dates clés :\n\nobjet : le texte qui\nPays : Mali est long\net continue.\n":                            "---\nLes dates clés :\n\nobjet : le texte qui\nPays : Mali est long\net continue.\n",
		"Le programme traite de ces\ndomaines : eau, écoles et la façon dont\non les relie.\n":                      "---\nLe programme traite de ces\ndomaines : eau, écoles et la façon dont\non les relie.\n",
		"Domaines : eau, écoles\nPays : Mali\n":                                                                     "pays:\n  - Mali\nthèmes:\n  - eau\n  - écoles\n---\n",
		"Pour utiliser l'outil :\\\n1/ Donne ton métier\n\nTrois volets :\\\n1. Un lieu d'échange\n":                "---\nPour utiliser l'outil :\\\n1/ Donne ton métier\n\nTrois volets :\\\n1. Un lieu d'échange\n",
		"Nous visons :\\\n70 % des rapports qui sont faits avec l'outil\n":                                          "---\nNous visons :\\\n70 % des rapports qui sont faits avec l'outil\n",
		"- 2018 : 72 500 € de la ville\n- 2019 : 132 500 € de la ville\n":                                           "---\n- 2018 : 72 500 € de la ville\n- 2019 : 132 500 € de la ville\n",
		"- 2018 : Atelier\\\n- 2019 : Fin\n":                                                                        "dates:\n  - 2018 : Atelier\n  - 2019 : Fin\n---\n",
		"## Chiffres clés\n\n- 56 809 : nombre de cantines inscrites\n- 34 k : autre\n":                             "---\n## Chiffres clés\n\n- 56 809 : nombre de cantines inscrites\n- 34 k : autre\n",
		"## Chiffres clés\n\n- 4 spectateurs sur 10 découvraient l'opéra pour la première fois, ce qui est bien.\n": "---\n## Chiffres clés\n\n- 4 spectateurs sur 10 découvraient l'opéra pour la première fois, ce qui est bien.\n",
		"Pilote : mise en place du service dans toutes les villes.\n\nObjectif : \u200b\n":                          "---\nPilote : mise en place du service dans toutes les villes.\n\nObjectif : \u200b\n",
		"Bénéficiaires : les agents qui instruisent et ceux qui contrôlent\n":                                       "---\nBénéficiaires : les agents qui instruisent et ceux qui contrôlent\n",
		"Bailleurs : mairie de Kayes | AFD\n":                                                                       "partenaires:\n  - mairie de Kayes : financeur\n  - AFD : financeur\n---\n",
	} {
		made, _ := imported(t, fstest.MapFS{"a.md": {Data: []byte("---\ntitle: A\n---\n" + text)}}, "")
		got := strings.Replace(strings.TrimPrefix(made["projets/a.md"], "---\ntitre: A\n"), "brouillon: oui\n", "", 1)
		if strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%q:\n%s\nwant\n%s", text, got, want)
		}
	}
}
