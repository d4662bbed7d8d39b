package pipeline_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"fiche/cmd/fiche/internal/pipeline"
)

// What a sheet says in the fields of the site's own stands on its page, each type
// as it is read, and under the names that the edition has for it.
func TestOwnFieldsOnThePage(t *testing.T) {
	a, err := txtar.ParseFile("testdata/own_fields.txtar")
	if err != nil {
		t.Fatal(err)
	}
	pages := pages(t, buildSite(t, inputs(a), pipeline.Options{}).Tree)
	for page, texts := range map[string][]string{
		"a.html": {
			"<dt>Incubateur</dt>\n<dd><a href=\"incubateur/dinum.html\">Dinum</a></dd>\n<dd><a href=\"incubateur/beta.html\">Beta</a>",
			"12\u00a0personnes", `<a href="https://example.org/budget">Le budget</a>`, `<time datetime="2021-03">mars 2021</time>`,
			"<dt>Public visé</dt>\n<dd>Les communes</dd>", `<a href="pilote/oui.html">Oui</a>`, `status-active" href="statuts/construction.html">Construction`,
			"<dt>Pilote et mécène</dt>\n<dd><ul>\n<li><a href=\"partenaires/ville.html\">", "<dt>Mécène</dt>", "<dt>Fabricant</dt>", "<dt>Réalise</dt>",
			"<dt>Mécène</dt><dd>apporte de l’argent au projet.</dd>", "<dt>Fabricant</dt><dd>exécute", "<dt>Opérateur</dt><dd>exécute",
		},
		"en/a.html":                 {"<dt>Incubator</dt>", `<dt><span lang="fr">Effectif</span></dt>`, `href="../en/statuses/building.html">Building`, "<dt>Manufacturer</dt>", `<dt><span lang="fr">Mécène</span></dt>`, `<dt>Leads and <span lang="fr">mécène</span></dt>`},
		"incubateur/dinum.html":     {"Alpha", "Bravo"},
		"statuts/construction.html": {"Alpha"},
		"statuts/en-cours.html":     {"Charlie"},
		"index.html":                {`href="incubateur/dinum.html"`},
	} {
		for _, text := range texts {
			if !strings.Contains(pages[page], text) {
				t.Errorf("%s lacks %q", page, text)
			}
		}
	}
	if strings.Contains(pages["b.html"], "Effectif") {
		t.Error("b.html shows a field without a value")
	}
}
