package site

import (
	"testing"

	"fiche/cmd/fiche/internal/locale"
)

// A phrase is translated by the words of the page, else of the site; else it
// stays in its language, which is said.
func TestPhrase(t *testing.T) {
	s := files{
		"index.en.md": "---\ntitle: Site\nwords:\n  - habitants : inhabitants\n  - écoles : schools\n---\n",
		"a.md":        "---\ntitre: A\nchiffres:\n  - Écoles : 9 écoles\n---\n",
		"a.en.md":     "---\ntitle: A\nwords:\n  - Écoles : colleges\n  - forages : boreholes\n---\n",
		"b.md":        "---\ntitre: B\n---\n",
	}.good(t)
	a, b, en := s.at(t, "en/a.html"), s.at(t, "b.html"), s.Editions[1]
	for _, test := range []struct {
		phrase           func(string) (string, string)
		of               string
		wantText, wantIn string
	}{
		{a.Phrase, "Habitants", "inhabitants", ""},
		{a.Phrase, "écoles", "colleges", ""},
		{a.Phrase, "puits", "puits", "fr"},
		{a.Phrase, "", "", ""},
		{b.Phrase, "écoles", "écoles", ""},
		{func(p string) (string, string) { return en.Phrase(p, locale.Get("fr")) }, "ecoles", "schools", ""},
		{func(p string) (string, string) { return en.Phrase(p, locale.Get("fr")) }, "forages", "forages", "fr"},
		{func(p string) (string, string) { return en.Phrase(p, locale.Get("en")) }, "écoles", "écoles", ""},
	} {
		if text, lang := test.phrase(test.of); text != test.wantText || lang != test.wantIn {
			t.Errorf("%q: %q in %q, want %q in %q", test.of, text, lang, test.wantText, test.wantIn)
		}
	}
}

// The phrases that a page prints in another language are listed, once a
// language, and no others.
func TestUntranslated(t *testing.T) {
	_, report := files{
		"index.en.md": "---\ntitle: Site\nwords:\n  - eau : water\n---\n",
		"a.md": `---
titre: A
thèmes: eau, formation
lieux:
  - Kayes
  - nom: Secret
    lat: 14.7
    lon: -8.6
    précision: caché
partenaires:
  - Ville de Kayes
dates:
  - 2020 -> 2021 : Début (reporté : pluies)
chiffres:
  - Écoles : 9 classes
  - libellé: Capitale
    valeur: Bamako
    note: La plus grande ville
convention: Accord-cadre
détails:
  Zone: plusieurs communes
photo:
  fichier: p.jpg
  description: Un puits
  légende: Le puits du village
galerie:
  - fichier: q.jpg
    description: Une école
documents:
  - d.pdf : La convention
liens:
  - https://www.example.org/ : Le film
contacts:
  - nom: Awa Diallo
    fonction: Cheffe de projet
---
`,
		"a.en.md": "---\ntitle: A\n---\n",
		"b.md":    "---\ntitre: B\nthèmes: Formation, jardins\n---\n",
		"b.en.md": "---\ntitle: B\n---\n",
		"c.md":    "---\ntitre: C\nthèmes: nulle part\n---\n",
		"p.jpg":   "", "q.jpg": "", "d.pdf": "",
	}.make(t)
	var got []string
	for _, p := range report.Untranslated {
		if p.Path != "content/a.md" && p.Path != "content/b.md" || p.Args["language"] != "English" || p.Args.Text("file") != p.Path[:len("content/a")]+".en.md" {
			t.Errorf("%s, %v", p.Path, p.Args)
		}
		got = append(got, p.Args.Text("phrase"))
	}
	equal(t, "phrases", got, []string{
		"Kayes", "formation", "Un puits", "Le puits du village", "Une école", "Début", "pluies", "Écoles", "classes", "Capitale", "Bamako",
		"La plus grande ville", "Accord-cadre", "Zone", "plusieurs communes", "La convention", "Cheffe de projet", "Le film", "jardins",
	})
}
