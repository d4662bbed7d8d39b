package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"fiche/cmd/fiche/internal/browsertest"
	"fiche/cmd/fiche/internal/locale"
)

// From a new sheet to a site that can be published, by keyboard alone: fields of all
// kinds, a mistake and its correction, the text and its page, a photo, a translation,
// another address, a deletion that is taken back.
func TestEditJourney(t *testing.T) {
	b := browsertest.Open(t)
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	says := func(text string) string {
		return `document.querySelector('main').textContent.replace(/[\u00a0\u202f]/g, ' ').replace(/’/g, "'").includes(` + "`" + text + "`)"
	}
	press := func(selector string) {
		t.Helper()
		b.Until(`document.querySelector('` + selector + `')`)
		b.Do(chromedp.Focus(selector), browsertest.Enter())
	}
	read := func(name string) string {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(v.folder, "content", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	row := func(list, box, words string) {
		t.Helper()
		b.Until(`document.activeElement.id.startsWith('` + list + `-n')`)
		b.Do(chromedp.KeyEvent(words), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(box))
	}

	b.Visit(v.printed)
	press(`main a[href="new"]`)
	b.Until(`document.querySelector('#country')`)
	b.Do(chromedp.Focus("#title"), chromedp.KeyEvent("Niger"), chromedp.Focus("#country"), chromedp.KeyEvent("Niger"), browsertest.Enter())
	b.Until(says("content/projets/niger.md est créé"))
	press(`a[href^="edit?"][href*="niger.md"]`)
	b.Until(`document.querySelector('#edit')`)

	// A mistake is told at its box, in the summary and to who has it read aloud; it is
	// saved all the same, and goes when it is corrected.
	b.Do(chromedp.Focus("#as_of"), chromedp.KeyEvent("fin 2O22"), chromedp.KeyEvent(kb.Tab))
	b.Until(`document.querySelector('#as_of').getAttribute('aria-invalid') === 'true'`)
	b.Do(chromedp.Focus("#title"), chromedp.KeyEvent("s", chromedp.KeyModifiers(2)))
	b.Until(`document.querySelector('#saved') && document.querySelector('#wrongs a[href="#as_of"]')`)
	b.Is(`document.activeElement.id === 'wrongs'`)
	b.Do(chromedp.Focus("#as_of"), chromedp.KeyEvent("a", chromedp.KeyModifiers(2)), chromedp.KeyEvent("fin 2022"))
	b.Until(`document.querySelector('#as_of-echo').textContent === 'fin 2022'`)

	// Rows.
	for _, list := range []struct{ name, first, second string }{
		{"dates", "mars 2021", "Premier forage"}, {"partners", "SIAAP", "financeur"}, {"figures", "Habitants", "12 000"},
	} {
		press(`button[value="add ` + list.name + `"]`)
		row(list.name, list.second, list.first)
	}

	// The text, by its buttons, and the page beside it.
	b.Do(chromedp.Focus("#body"), chromedp.KeyEvent("a", chromedp.KeyModifiers(2)), chromedp.KeyEvent("Un fleuve."), chromedp.KeyEvent("b", chromedp.KeyModifiers(2)))
	b.Until(`document.querySelector('#body').value === 'Un fleuve.**texte**'`)
	b.Do(chromedp.KeyEvent("large"), chromedp.KeyEvent(kb.End), chromedp.KeyEvent(" "), chromedp.KeyEvent("k", chromedp.KeyModifiers(2)))
	b.Until(`document.activeElement.id === 'find-box'`)
	b.Do(chromedp.KeyEvent("mali"))
	b.Until(`document.querySelectorAll('#find li').length === 1`)
	b.Do(browsertest.Enter())
	b.Until(`document.querySelector('#body').value === 'Un fleuve.**large** [Mali](mali.md)' && document.activeElement.id === 'body'`)
	b.Until(`document.querySelector('#pane iframe').src.includes('/projets/niger.html?trial=')`)
	b.Until(`document.querySelector('#unsaved').textContent.includes('gardé à part')`)
	b.Do(chromedp.KeyEvent("s", chromedp.KeyModifiers(2)))
	b.Until(`document.querySelector('#saved') && !document.querySelector('#wrongs')`)
	for _, want := range []string{"situation: fin 2022\n", "mars 2021 : Premier forage\n", "SIAAP : financeur\n", "Habitants : 12 000\n", "\nUn fleuve.**large** [Mali](mali.md)"} {
		if !strings.Contains(read("projets/niger.md"), want) {
			t.Errorf("%q is not in\n%s", want, read("projets/niger.md"))
		}
	}

	// The form hears of another program, and shows what it wrote when asked to.
	text := strings.Replace(read("projets/niger.md"), "Premier forage", "Deux forages", 1)
	if err := os.WriteFile(filepath.Join(v.folder, "content", "projets", "niger.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	b.Until(`!document.querySelector('#elsewhere').hidden`)
	press("#take")
	b.Until(`document.querySelector('#dates-0-label')?.value === 'Deux forages' && document.readyState === 'complete'`)

	// A photo, with what is to be said of it.
	photo, err := filepath.Abs(filepath.Join("..", "..", "..", "..", "content", "projets", "forage.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	press(`a[href^="upload?"]`)
	b.Until(`document.activeElement.id === 'upload-alt'`)
	b.Do(chromedp.KeyEvent("Un forage"), chromedp.Focus("#upload-credit"), chromedp.KeyEvent("Awa"), chromedp.SetUploadFiles("#upload-file", []string{photo}))
	press(`dialog button:not([type])`)
	b.Until(says("le formulaire le montre") + ` && document.querySelector('#photo-alt').value === 'Un forage'`)
	b.Do(chromedp.Focus("#title"), chromedp.KeyEvent("s", chromedp.KeyModifiers(2)))
	b.Until(`document.querySelector('#saved')`)

	// A translation, once the site has one; another address, which its links follow.
	b.Visit(v.dashboard + "/.fiche/translate?language=en&path=content%2Fprojets%2Fniger.md")
	b.Until(`document.querySelector('#summary')`)
	b.Do(chromedp.Focus("#title"), chromedp.KeyEvent("The Niger"), browsertest.Enter())
	b.Until(says("content/projets/niger.en.md est créé"))
	press(`a[href^="edit?"][href*="niger.md"]`)
	press(`a[href^="rename?"]`)
	b.Until(`document.querySelector('#address')`)
	b.Do(chromedp.Focus("#address"), chromedp.KeyEvent("a", chromedp.KeyModifiers(2)), chromedp.KeyEvent("projets/le-fleuve"), browsertest.Enter())
	b.Until(says("content/projets/le-fleuve.en.md"))
	press(`.change button[value=act]:not([tabindex])`)
	b.Until(says("C'est changé") + ` && document.querySelector('a[href^="delete?"]')`)

	// A deletion, and back.
	press(`a[href^="delete?"]`)
	press(`.change button[value=act]:not([tabindex])`)
	b.Until(says("C'est dans la corbeille"))
	if _, err := os.Stat(filepath.Join(v.folder, "content", "projets", "le-fleuve.md")); !os.IsNotExist(err) {
		t.Errorf("it is still there: %v", err)
	}
	press(`form[action=bin] button`)
	b.Until(says("revenus à leur place"))

	// Published when it is asked to be.
	b.Visit(v.dashboard + "/.fiche/build")
	press(`main form[action=build] button`)
	b.Until(says("Le site est construit"))
	page, err := os.ReadFile(filepath.Join(v.folder, "public", "projets", "le-fleuve.html"))
	if err != nil || !strings.Contains(string(page), `alt="Un forage"`) {
		t.Errorf("%v\n%s", err, page)
	}
	if _, err := os.Stat(filepath.Join(v.folder, "public", "projets", "niger.html")); err != nil {
		t.Errorf("the old address: %v", err)
	}
}
