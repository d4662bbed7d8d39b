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

// A sheet is changed in the form alone, by keyboard: words, a mistake and its
// correction, rows of a list, and somebody else's change meanwhile.
func TestEditInABrowser(t *testing.T) {
	b := browsertest.Open(t)
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	file := filepath.Join(v.folder, "content", "projets", "mali.md")
	text := "---\n# Relu par Awa\ntitre: Mali\nstatut: en cours\ndates:\n    - 2019 : Atelier\ninconnu: [1]\n---\nUn puits.\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	read := func() string {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	says := func(id, text string) string {
		return `document.getElementById('` + id + `')?.textContent.replace(/[\u00a0\u202f]/g, ' ').includes('` + text + `')`
	}
	b.Visit(v.printed)
	b.Until(`document.querySelector('a[href^="edit?"][href*="mali.md"]')`)
	b.Do(chromedp.Click(`a[href^="edit?"][href*="mali.md"]`))
	b.Until(`document.querySelector('#edit')`)

	// What was understood, and what was not, is told as one types.
	b.Do(chromedp.SendKeys("#as_of", "fin 2O21"+kb.Tab))
	b.Until(says("as_of-wrong", "erreur"))
	b.Do(chromedp.Focus("#as_of"), chromedp.KeyEvent("a", chromedp.KeyModifiers(2)), chromedp.KeyEvent("fin 2021"))
	b.Until(says("as_of-echo", "fin 2021") + ` && document.getElementById('as_of-wrong').textContent === ''`)
	b.Is(says("unsaved", "Pas encore enregistré"))

	// Rows, by their buttons: what was typed stays, and nothing is written.
	b.Do(chromedp.Focus(`button[value="add dates"]`), chromedp.KeyEvent(kb.Enter))
	b.Until(`document.querySelector('#dates-n1-date')`)
	b.Is(`document.querySelector('#as_of').value === 'fin 2021'`)
	b.Do(chromedp.SendKeys("#dates-n1-date", "2018"), chromedp.SendKeys("#dates-n1-label", "Étude"))
	b.Do(chromedp.Focus(`button[value="up dates n1"]`), chromedp.KeyEvent(kb.Enter))
	b.Until(`document.querySelector('#dates-0 button[value="up dates 0"]')?.getAttribute('aria-disabled') === null && document.querySelector('#dates-n1')`)
	b.Until(`document.activeElement.value === 'up dates n1'`)
	if read() != text {
		t.Fatalf("written before it was asked to:\n%s", read())
	}
	b.Do(chromedp.SendKeys("#status", "t"), chromedp.Focus("#title"), chromedp.KeyEvent("s", chromedp.KeyModifiers(2)))
	b.Until(`document.querySelector('#saved')`)
	want := strings.NewReplacer("en cours\n", "terminé\nsituation: fin 2021\n", "    - 2019", "    - 2018 : Étude\n    - 2019").Replace(text)
	if read() != want {
		t.Errorf("saved\n%s\nwant\n%s", read(), want)
	}

	// Somebody else has changed another field, then the same one.
	theirs := strings.Replace(want, "Un puits.", "Deux puits.", 1)
	if err := os.WriteFile(file, []byte(theirs), 0o644); err != nil {
		t.Fatal(err)
	}
	b.Do(chromedp.SendKeys("#title", kb.End+" !"))
	b.Until(`document.getElementById('elsewhere').hidden === false`)
	b.Do(chromedp.KeyEvent(kb.Enter))
	b.Until(says("saved", "Un autre programme a changé ce fichier"))
	both := strings.Replace(theirs, "titre: Mali", "titre: Mali !", 1)
	if read() != both {
		t.Errorf("saved\n%s", read())
	}
	if err := os.WriteFile(file, []byte(strings.Replace(both, "Mali !", "Le leur", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	b.Do(chromedp.SendKeys("#title", kb.End+"!"), chromedp.KeyEvent(kb.Enter))
	b.Until(`document.querySelector('input[name="choose/title"]')`)
	b.Do(chromedp.Click(`input[name="choose/title"][value=mine]`), chromedp.Click(".bar button[value=save]"))
	b.Until(`document.querySelector('#saved')`)
	if got := strings.Replace(both, "Mali !", "Mali !!", 1); read() != got {
		t.Errorf("saved\n%s", read())
	}
}
