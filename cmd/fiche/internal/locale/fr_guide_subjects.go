package locale

var frenchSubjects = map[string]Subject{
	"start": {
		Names: []string{"débuter", "commencer", "premiers pas", "début"},
		Short: "du dossier vide au site publié",
		Text: `D'un dossier vide à un site publié :

  fiche init mon-site     crée un petit site qui fonctionne déjà
  cd mon-site             entre dans son dossier
  fiche serve             le montre ; à laisser tourner pendant qu'on écrit
  fiche new "Mon projet"  ajoute une fiche
  fiche check             dit ce qui manque encore
  fiche build             écrit le site dans « public »

Tout cela se fait aussi sans terminal : un double-clic sur le programme ouvre dans le navigateur le tableau de bord du dossier où il se trouve.

Les fiches sont les fichiers qui se terminent par « .md » dans le dossier « content ». Ouvrez-les avec n'importe quel éditeur de texte, pas avec un traitement de texte. « fiche help fiche » montre ce qu'on y écrit.

Publier, c'est copier le dossier « public » chez votre hébergeur : « fiche help hébergement ».`,
	},
	"sheet": {
		Names: []string{"fiche", "fiches", "en-tête", "front matter", "champs"},
		Short: "de quoi une fiche est faite, et tous ses champs",
		Text: `Une fiche est un fichier de texte qui se termine par « .md ». Entre deux lignes « --- », des champs ; dessous, le texte. Seul le titre est obligatoire : un champ absent ne laisse pas de trace sur la page.

Une valeur va jusqu'au bout de sa ligne, sans guillemets, deux-points compris. Les lignes d'une liste commencent par deux espaces et un tiret. Une remarque pour soi commence par « # », seule sur sa ligne. Les noms français et anglais des champs sont équivalents, accents et majuscules ne comptent pas.

« fiche help » suivi du nom d'un champ en dit plus.`,
		Example: `---
titre: MALI : Régions de Kayes et Koulikoro
pays: Mali
statut: en cours
situation: fin 2021
thèmes: assainissement, écoles
partenaires:
  - Ville de Gentilly : signataire
dates:
  - octobre 2019 : Premier atelier de formation
  - fin 2020 : Travaux achevés, neuf écoles
chiffres:
  - Nombre de bénéficiaires : 589 639 habitants
---
## L'objectif

Le texte, avec des **mots en gras** et des listes.`,
	},
	"text": {
		Names: []string{"texte", "markdown", "mise en forme", "tableau", "titres", "note de bas de page"},
		Short: "le texte sous les champs : titres, listes, liens, tableaux, notes",
		Text: `Le texte d'une fiche est en Markdown. Un paragraphe se termine par une ligne vide.

La typographie est faite pour vous : espaces devant « : ; ? ! », guillemets, apostrophes, 1er, espaces dans les nombres. Écrivez comme vous tapez.

Un titre seul, qui nomme une rubrique dont les champs ont quelque chose à dire (« ## Les dates clés »), y place cette rubrique. Un titre sans rien dessous n'est pas affiché, et signalé.

Un lien vers une autre fiche nomme son fichier ; Fiche en fait la bonne adresse, et signale un lien mort. D'HTML ne passent que quelques balises sans danger, comme <sup>, <sub> et <br>. Un commentaire <!-- entre ces signes --> n'est jamais publié.`,
		Example: `---
titre: Un exemple de texte
---
## Un titre

Des mots en *italique*, en **gras**, un [lien](autre-fiche.md), une note[^1].

- une liste
- de deux lignes

1. une liste
2. numérotée

| Commune | Latrines |
|---------|---------:|
| Kayes   |        9 |

> Une citation.

![Une classe devant des latrines neuves](latrines.jpg)

[^1]: Le texte de la note.`,
	},
	"translation": {
		Names: []string{"traduction", "traduire", "anglais", "plusieurs langues"},
		Short: "une fiche, et un site, en plusieurs langues",
		Text: `Dites les langues du site dans content/index.md :

  langues: fr, en

« mali.en.md » à côté de « mali.md » est alors sa traduction anglaise, et « index.en.md » celle de l'accueil. Une traduction ne donne que le titre, le résumé, le texte et les mots de ses listes ; dates, chiffres, partenaires et photos viennent de l'original. « fiche new --translate » en prépare le fichier, et le bouton « Traduire » du tableau de bord aussi.

Les mots qui reviennent partout (unités, thèmes, libellés, lieux) se traduisent une fois, dans « index.en.md ». Ce qui n'a pas de traduction reste dans sa langue, et « fiche build » en donne la liste. Une fiche sans traduction est listée quand même, marquée de sa langue.`,
		Example: `---
titre: MALI: Kayes and Koulikoro regions
résumé: Nine schools fitted with latrines.
mots:
  - Premier atelier de formation : First training workshop
  - Nombre de bénéficiaires : Beneficiaries
  - habitants : inhabitants
---
## The aim

The text in English.`,
	},
	"files": {
		Names: []string{"fichiers", "dossiers", "adresses", "noms de fichiers"},
		Short: "quel fichier devient quelle page, et lesquels sont laissés de côté",
		Text: `Le dossier du site :

  content/    les fiches, et les photos à côté d'elles
  static/     ce qui est copié tel quel (facultatif)
  templates/  des modèles à vous (facultatif)
  public/     le résultat, à copier chez l'hébergeur

« content/index.md » est l'accueil et contient les réglages ; un autre index.md est l'accueil de son dossier. Le chemin d'un fichier est son adresse : « content/projets/Mali été.md » devient « projets/mali-ete.html ». Renommer un fichier change donc l'adresse de sa page ; le champ « alias » garde l'ancienne.

Une photo se range à côté de sa fiche. Un chemin qui commence par « / » part de « content ».

Laissés de côté : README.md, les noms qui commencent par « . » ou « _ », les copies que font les logiciels de partage (« mali (copie en conflit).md »). Les brouillons et ces copies sont cités à la fin de « fiche build » : aucune fiche ne disparaît en silence.`,
	},
	"settings": {
		Names: []string{"réglages", "paramètres", "configuration", "index.md"},
		Short: "le titre du site, ses langues, ses couleurs, ses menus : content/index.md",
		Text:  `Les réglages sont les champs de « content/index.md », la page d'accueil ; son texte en est l'introduction. Il n'y a pas d'autre fichier de configuration. Les chemins y partent de « content ».`,
		Example: `---
titre: La coopération décentralisée
résumé: Les projets d'eau et d'assainissement du syndicat.
langue: fr
langues: fr, en
url: https://www.example.org/cooperation/
organisation:
  nom: SIAAP
  url: https://www.siaap.fr
  logo: logo.svg
  courriel: contact@example.org
couleur: #0b6e8a
totaux:
  - Nombre de bénéficiaires
menu:
  - projets/
  - a-propos.md : À propos
pied:
  - mentions-legales.md
licence: Licence Ouverte 2.0
profil: organisme public
---
Quelques lignes d'introduction.`,
	},
	"look": {
		Names: []string{"apparence", "style", "css", "modèles", "polices", "charte graphique"},
		Short: "le logo, la couleur, les styles et les modèles à vous",
		Text: `La plupart des sites n'ont besoin que des réglages « organisation » (le logo) et « couleur ».

Pour aller plus loin, « static/custom.css » est lu après les styles de Fiche. Les propriétés qui commencent par « -- » y gardent leur nom d'une version à l'autre :

  :root { --font-heading: Georgia, serif; --radius: 0; }

Quatre modèles vides attendent un bandeau, une mention ou un logo de financeur : « head-extra.html », « header-extra.html », « footer-extra.html » et « sheet-end.html », à mettre dans « templates ». Un fichier de « templates » remplace celui de Fiche qui porte le même nom ; une faute y est signalée avec sa ligne.

Rien n'est chargé d'un autre site : copiez vos polices dans « static ».`,
	},
	"hosting": {
		Names: []string{"hébergement", "publier", "publication", "mise en ligne", "hébergeur", "ftp"},
		Short: "mettre le site en ligne, chez n'importe quel hébergeur",
		Text: `Après « fiche build », tout le site est dans « public » : copiez-en le contenu chez votre hébergeur, par FTP, par son interface ou comme il le demande. Il n'y faut ni base de données ni programme. Le même dossier convient à la racine d'un domaine, dans un sous-dossier, sur un stockage d'objets et sur une clé USB.

Donnez l'adresse du site dans content/index.md : le plan du site, le flux et les aperçus sur les réseaux en ont besoin.

  url: https://www.example.org/cooperation/

Faites servir « 404.html » quand une page n'existe pas. Avant la première publication, « fiche check » dit ce que la loi demande et qui n'est pas rempli.

« fiche init --workflow github » ou « --workflow gitlab » prépare un dépôt où chaque fiche enregistrée publie le site. Ailleurs, les commandes sont :

  fiche check
  fiche build --strict

Aux envois suivants, supprimez aussi chez l'hébergeur les fichiers qui ne sont plus dans « public ».`,
	},
	"mistakes": {
		Names: []string{"erreurs", "erreur", "avertissements", "messages", "codes de retour"},
		Short: "lire un message, et ce qui arrête un site",
		Text: `Un message dit où, quoi, et que faire :

  mali.md:4:9: erreur : « en cour » n'est pas une valeur possible ici
    4 | statut: en cour
      |         ^^^^^^^
    conseil : vouliez-vous dire « en cours » ?

soit la ligne 4 du fichier, à son neuvième caractère.

Une erreur arrête la construction : rien n'est écrit, le site précédent reste en place. Pour publier les autres fiches sans attendre, mettez « brouillon: oui » dans celle-ci. Un avertissement n'arrête rien, sauf avec « --strict ». « fiche check » relit ce qu'un programme ne peut que soupçonner.`,
	},
}
