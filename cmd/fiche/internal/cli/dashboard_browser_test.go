package cli

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"fiche/cmd/fiche/internal/browsertest"
	"fiche/cmd/fiche/internal/locale"
)

// The first hour of somebody who never sees a terminal: from an empty folder to
// a site that can be copied to a host.
func TestDashboardWalk(t *testing.T) {
	b := browsertest.Open(t)
	v := atDashboard(t, t.TempDir(), locale.Get("fr"))
	content := filepath.Join(v.folder, "content")
	says := func(text string) string {
		return `document.querySelector('main').textContent.replace(/[\u00a0\u202f]/g, ' ').replace(/’/g, "'").includes(` + "`" + text + "`)"
	}
	write := func(name, old, new string) {
		t.Helper()
		text, err := os.ReadFile(filepath.Join(content, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(content, name), []byte(strings.Replace(string(text), old, new, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}

	// A site is made where there was none.
	b.Visit(v.printed)
	b.Until(`document.querySelector('h1').textContent === 'Un nouveau site'`)
	b.Do(chromedp.Clear("input[name=title]"), chromedp.SendKeys("input[name=title]", "L'eau partagée"), chromedp.Click("main form button"))
	b.Until(says("L'eau partagée") + ` && location.pathname === '/.fiche/'`)
	b.Is(says("Aucune erreur : 1 fiche"))

	// A new sheet, first with a mistake.
	b.Do(chromedp.Click(`main a[href="new"]`))
	b.Until(`document.querySelector('#country')`)
	b.Do(chromedp.SendKeys("input[name=title]", "Niger : le fleuve"), chromedp.SendKeys("input[name=country]", "Nigerr"), chromedp.Click("main form button"))
	b.Until(`document.querySelector('#country-wrong')`)
	b.Is(says("pays inconnu « Nigerr »") + ` && document.title.startsWith('Erreur') && document.querySelector('#title').value === 'Niger : le fleuve'`)
	b.Do(chromedp.Clear("input[name=country]"), chromedp.SendKeys("input[name=country]", "Niger"), chromedp.Click("main form button"))
	b.Until(says("content/projets/niger-le-fleuve.md est créé"))
	b.Is(says("Aucune erreur : 2 fiches"))

	// A mistake in the file is shown by itself, and goes when it is mended; what
	// the reader has opened and typed stays.
	b.Is(`(window.visit = 1, document.querySelector('details').open = true, document.querySelector('#q').value = 'ni', true)`)
	write("projets/niger-le-fleuve.md", "pays: Niger", "pays: Nigerr")
	b.Until(says("1 erreur : l'aperçu montre encore la dernière version sans erreur"))
	b.Is(says("content/projets/niger-le-fleuve.md:3:7") + ` && ` + says("vouliez-vous dire « Niger »"))
	b.Is(`!document.querySelector('fiche-problems')`)
	write("projets/niger-le-fleuve.md", "pays: Nigerr", "pays: Niger")
	b.Until(says("Aucune erreur : 2 fiches"))
	b.Is(`visit === 1 && document.querySelector('details').open && document.querySelector('#q').value === 'ni'`)

	// A translation, once the site has a second language.
	write("index.md", "langue: fr\n", "langue: fr\nlangues: fr, en\n")
	translate := `main a[href="translate?language=en&path=content%2Fprojets%2Fniger-le-fleuve.md"]`
	b.Until(`document.querySelector('` + translate + `')`)
	b.Do(chromedp.Click(translate))
	b.Until(`document.querySelector('#summary')`)
	b.Do(chromedp.SendKeys("input[name=title]", "Niger: the river"), chromedp.Click("main form button"))
	b.Until(says("content/projets/niger-le-fleuve.en.md est créé"))

	// A check, and a build.
	b.Do(chromedp.Click(`main a[href="check"]`))
	b.Until(says("reste à faire : [à compléter"))
	b.Do(chromedp.Click(`header a[href="build"]`))
	b.Until(says("Écrit le site à publier"))
	b.Do(chromedp.Click("main form[action=build] button"))
	b.Until(says("Le site est construit") + ` && ` + says(filepath.Join(v.folder, "public")))
	for name, want := range map[string]bool{"index.html": true, "projets/niger-le-fleuve.html": true, "en/projets/niger-le-fleuve.html": false} {
		if _, err := os.Stat(filepath.Join(v.folder, "public", name)); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}

	// The pages of the preview lead back, and say so to its reader alone.
	b.Visit(v.site() + "/projets/niger-le-fleuve.html")
	link := `document.querySelector('fiche-start').shadowRoot.querySelector('a')`
	b.Is(link + `.getAttribute('href') === '/.fiche/' && getComputedStyle(` + link + `.parentElement).position === 'fixed' && !document.body.querySelector('fiche-start')`)
	b.Is(`(` + link + `.click(), true)`)
	b.Until(says("Les fiches"))

	// The end of the preview is told.
	b.Is(`document.querySelector('#ended').textContent === ''`)
	if err := v.end(); err != nil {
		t.Error(err)
	}
	b.Until(says("L'aperçu est arrêté"))

	// So is one that the reader asked for, on a page that still has its style.
	other := atDashboard(t, v.folder, locale.Get("fr"))
	b.Visit(other.printed)
	b.Do(chromedp.Click("footer button"))
	b.Until(`document.querySelector('h1').textContent.startsWith('L’aperçu est arrêté')`)
	b.Is(`getComputedStyle(document.body).marginTop === '0px'`)
}

// The dashboard is for everybody: it is held to what the published pages are held to.
func TestDashboardInABrowser(t *testing.T) {
	tools := findTools(t)
	dir := frenchSite(t)
	wrong := filepath.Join(dir, "content", "projets", "faux.md")
	if err := os.WriteFile(wrong, []byte("---\ntitre: Faux\npays: Nulle part\nsttatut: x\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	writeFiles(t, dir, map[string]string{"content/projets/texte.md": "+++\ntitre = \"x\"\n+++\nUn puits.\n"})
	v := atDashboard(t, dir, locale.Get("fr"))
	setup := atDashboard(t, t.TempDir(), locale.Get("en"))
	pages, at := []page{{Kind: "setup", URL: setup.printed}, {Kind: "start", URL: v.printed}}, []*visitor{setup, v} // whose keys open the others
	for _, part := range []string{"?q=nothing&sort=lacks", "new", "check", "build", "pdf", "publication", "translate?language=en&path=content%2Fprojets%2Fmali.md", "edit?path=content%2Fprojets%2Fmali.md", "edit?path=content%2Findex.md", "edit?path=content%2Fprojets%2Ffaux.md", "edit?path=content%2Fprojets%2Ftexte.md", "draft?path=content%2Fprojets%2Fmali.md", "rename?path=content%2Fprojets%2Fmali.md&title=Mali&address=projets/kayes", "duplicate?path=content%2Fprojets%2Fmali.md", "delete?path=content%2Fprojets%2Fmali.md", "versions?path=content%2Fprojets%2Fmali.md", "upload?path=content%2Fprojets%2Fmali.md", "bin"} {
		pages, at = append(pages, page{Kind: part, URL: v.dashboard + "/.fiche/" + part}), append(at, v)
	}
	for kind, other := range publications(t) {
		_, key, _ := strings.Cut(other.printed, "?key=")
		pages, at = append(pages, page{Kind: kind, URL: other.dashboard + "/.fiche/publication?key=" + key}), append(at, other)
	}
	s := &sender{v, v.token()}
	_, id := s.plan("a/puits.md", foreignSheet, "a/vieux.doc", "x")
	v.post("/.fiche/import-plan", "id", id, "do", "act")
	_, id = s.plan("a/puits.md", foreignSheet, "a/autre.md", foreignSheet, "b.odt", "x")
	for _, part := range []string{"import", "import?done", "import-plan?id=" + id} {
		pages, at = append(pages, page{Kind: part, URL: v.dashboard + "/.fiche/" + part}), append(at, v)
	}
	saved := t.TempDir()
	for i, p := range pages {
		address, _, _ := strings.Cut(strings.TrimPrefix(p.URL, at[i].dashboard), "?key=") // which leads there
		text := at[i].get(address).body
		if err := os.WriteFile(filepath.Join(saved, strconv.Itoa(i)+".html"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, asset := range []string{"dashboard.css", "edit.css", "edit.js", "text.js", "import.js"} {
		if err := os.WriteFile(filepath.Join(saved, asset), []byte(v.get("/.fiche/"+asset).body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tools.nu(t, saved)
	tools.check(t, "axe", job{Pages: pages})
	tools.check(t, "reflow", job{Pages: pages})
}

// A folder is chosen, and its sheets are brought in with the keyboard alone.
func TestDashboardImportsInABrowser(t *testing.T) {
	b := browsertest.Open(t)
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	other := t.TempDir()
	writeFiles(t, other, map[string]string{"_projets/puits.md": foreignSheet, "img/Puits.svg": `<svg xmlns="http://www.w3.org/2000/svg"/>`})
	b.Visit(v.printed)
	b.Do(chromedp.Click(`main a[href="import"]`))
	b.Until(`document.querySelector('#folder-files') && document.querySelector('#folder-files').webkitdirectory`)
	b.Is(`!document.querySelector('#folder-files').closest('[hidden]')`)
	b.Do(chromedp.SetUploadFiles("#folder-files", []string{other}), chromedp.Focus("form.ask button"), chromedp.KeyEvent("\r"))
	b.Until(`document.querySelector('select[name="to/incubator"]')`)
	b.Is(`document.querySelector('select[name="to/incubator"]').value === 'détails'`)
	b.Do(chromedp.Focus(`button[value=act]`), chromedp.KeyEvent("\r"))
	b.Until(`document.querySelector('main a[href^="edit?path="]')`)
	if text := filesOf(t, v.folder)["content/projets/puits.md"]; !strings.Contains(text, "fichier: puits.svg") {
		t.Errorf("made\n%s", text)
	}
	b.Do(chromedp.Click(`main a[href^="edit?path="]`))
	b.Until(`document.querySelector('input[name="field/title"], #title, [name=title]') || document.querySelector('form')`)
}
