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
	b.Do(chromedp.Focus(`button[value="add dates"]`), browsertest.Enter())
	b.Until(`document.querySelector('#dates-n1-date')`)
	b.Is(`document.querySelector('#as_of').value === 'fin 2021'`)
	b.Do(chromedp.SendKeys("#dates-n1-date", "2018"), chromedp.SendKeys("#dates-n1-label", "Étude"))
	b.Do(chromedp.Focus(`button[value="up dates n1"]`), browsertest.Enter())
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
	b.Do(browsertest.Enter())
	b.Until(says("taken", "Un autre programme a changé ce fichier"))
	both := strings.Replace(theirs, "titre: Mali", "titre: Mali !", 1)
	if read() != both {
		t.Errorf("saved\n%s", read())
	}
	if err := os.WriteFile(file, []byte(strings.Replace(both, "Mali !", "Le leur", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	b.Do(chromedp.SendKeys("#title", kb.End+"!"), browsertest.Enter())
	b.Until(`document.querySelector('input[name="choose/title"]')`)
	b.Do(chromedp.Click(`input[name="choose/title"][value=mine]`), chromedp.Click(".bar button[value=save]"))
	b.Until(`document.querySelector('#saved')`)
	if got := strings.Replace(both, "Mali !", "Mali !!", 1); read() != got {
		t.Errorf("saved\n%s", read())
	}
}

// What is dropped on the form, or added by a button of the text, stands beside the
// sheet; the form shows it with all that is not saved yet, and the file changes once
// it is saved.
func TestAddInABrowser(t *testing.T) {
	b := browsertest.Open(t)
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	file := filepath.Join(v.folder, "content", "projets", "mali.md")
	text := "---\ntitre: Mali\ngalerie:\n  - a.jpg\n---\nUn puits.\n"
	writeFiles(t, v.folder, map[string]string{"content/projets/mali.md": text, "content/projets/a.jpg": filesOf(t, filepath.Join("..", "..", "..", "..", "content", "projets"))["forage.jpg"]})
	read := func() string {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	drop := func(on string, files ...string) {
		t.Helper()
		b.Is(`(() => {
			const files = new DataTransfer();
			for (const name of ` + "`" + strings.Join(files, ",") + "`" + `.split(',')) files.items.add(new File([name.endsWith('.pdf') ? '%PDF-1.7' : 'MZ'], name));
			document.querySelector('` + on + `').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
			return document.querySelector('#upload').open;
		})()`)
	}
	add := func(words string) {
		t.Helper()
		b.Do(chromedp.Focus("#upload-alt"), chromedp.KeyEvent(words), browsertest.Enter())
	}
	b.Visit(v.printed)
	b.Until(`document.querySelector('a[href^="edit?"][href*="mali.md"]')`)
	b.Do(chromedp.Click(`a[href^="edit?"][href*="mali.md"]`))
	b.Until(`document.querySelector('#edit')`)
	b.Do(chromedp.SendKeys("#title", kb.End+" !"), chromedp.Click(`button[value="add dates"]`))
	b.Until(`document.querySelector('#dates-n0-label') && document.readyState === 'complete'`)
	b.Do(chromedp.SendKeys("#dates-n0-date", "2018"), chromedp.SendKeys("#dates-n0-label", "Étude"))

	// A file that is refused, with the cure; then two at once.
	drop("#summary", "x.exe")
	add("Un programme")
	b.Until(`document.querySelector('dialog [role=alert]').textContent.includes('PDF')`)
	b.Do(chromedp.KeyEvent(kb.Escape))
	b.Until(`!document.querySelector('#upload').open`)
	drop("#summary", "Plan (1).pdf", "Été.pdf")
	add("Le plan")
	b.Until(`document.querySelector('#upload-file').files[0].name === 'Été.pdf' && !document.querySelector('#upload-alt').value`)
	add("Le bilan")
	b.Until(`document.querySelector('#done')`)
	b.Is(`document.activeElement.id === 'documents-1-file' || document.activeElement.id.startsWith('documents-1')`)
	b.Is(`document.querySelector('#title').value === 'Mali !' && document.querySelector('#dates-n0-label').value === 'Étude'`)
	b.Is(`document.querySelector('#unsaved').textContent !== ''`)

	// Into the text: one that is dropped there, and a photo that the sheet has.
	drop("#body", "Note.pdf")
	add("La [note]")
	b.Until("document.querySelector('#body').value === 'Un puits.\\n\\n[La \\\\[note\\\\]](note.pdf)\\n'")
	b.Do(chromedp.Click("[data-do=photo]"))
	b.Until(`document.activeElement.id === 'upload-known-name'`)
	b.Do(chromedp.SendKeys("#upload-known-name", "a"), chromedp.SendKeys("#upload-caption", `Dit "neuf"`))
	add("Un forage")
	b.Until(`document.querySelector('#body').value.endsWith('![Un forage](a.jpg "Dit \\"neuf\\"")\n')`)
	if read() != text {
		t.Fatalf("written before it was asked to:\n%s", read())
	}
	b.Do(chromedp.Focus("#title"), chromedp.KeyEvent("s", chromedp.KeyModifiers(2)))
	b.Until(`document.querySelector('#saved')`)
	for _, want := range []string{"titre: Mali !\n", "  - 2018 : Étude\n", "  - plan-1.pdf : Le plan\n", "  - ete.pdf : Le bilan\n", `![Un forage](a.jpg "Dit \"neuf\"")`} {
		if !strings.Contains(read(), want) {
			t.Errorf("%q is not in\n%s", want, read())
		}
	}
}

// Tab goes from the first thing to the last of the form, in the order in which they stand, stays in
// none, and never behind the bar at the foot.
func TestTabInABrowser(t *testing.T) {
	b := browsertest.Open(t)
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	b.Do(chromedp.EmulateViewport(390, 700))
	b.Visit(v.printed)
	b.Visit(v.dashboard + "/.fiche/edit?path=content%2Fprojets%2Fmali.md")
	b.Until(`document.querySelector('#edit') && document.readyState === 'complete'`)
	const reach = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary, pre[tabindex="0"]')].filter(e => e.checkVisibility() && e.tabIndex >= 0 && !e.closest('footer'))`
	n := b.Number(reach + `.length`)
	if n < 50 {
		t.Fatalf("%d things to reach", n)
	}
	b.Is(`(window.were = [], document.activeElement === document.body)`)
	for range n {
		b.Do(chromedp.KeyEvent(kb.Tab))
		b.Is(`(() => {
			const on = document.activeElement, box = on.getBoundingClientRect(), last = window.were.at(-1);
			window.were.push(on);
			if (last && !(last.compareDocumentPosition(on) & Node.DOCUMENT_POSITION_FOLLOWING)) throw new Error('from ' + last.outerHTML + ' to ' + on.outerHTML);
			const seen = document.elementFromPoint(box.left + Math.min(box.width, 20) / 2, box.top + Math.min(box.height, 20) / 2);
			if (!on.contains(seen) && !on.classList.contains('skip')) throw new Error(on.outerHTML + ' is behind ' + seen?.outerHTML);
			return on.matches(':focus-visible');
		})()`)
	}
	b.Is(reach + `.every(e => window.were.includes(e))`)
}
