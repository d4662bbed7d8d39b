package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"fiche/cmd/fiche/internal/browsertest"
)

// first is the title of the first card that is shown, as an expression.
const first = `document.querySelector('.cards h3 a').textContent`

// found is what is said of how many are found.
const found = `document.querySelector('.found').textContent.replace(/\s/g, ' ')`

// What narrows a listing combines, is in the address, and is undone by going back; on
// a host and on a disk.
func TestListingNarrows(t *testing.T) {
	b := browsertest.Open(t)
	s := publishSite(t, exampleSite(t))
	for _, root := range []string{s.url, "file://" + s.out + "/"} {
		b.Visit(root + "projets/index.html")
		b.Until(`!document.querySelector('.by-script').hidden`)
		b.Is(found + ` === '11 fiches'`)
		b.Is(`(document.querySelector('input[data-key=en-cours]').click(), true)`)
		b.Until(found + ` === '4 fiches sur 11'`)
		b.Is(`location.search === '?statuts=en-cours'`)
		b.Is(`(document.querySelector('input[data-key=eau-potable]').click(), true)`)
		b.Until(found + ` === '2 fiches sur 11'`)
		b.Is(`document.querySelectorAll('.cards > li').length === 2`)
		b.Is(`document.querySelector('.filter[data-name=statuts] b').textContent === '1'`)
		b.Is(`(history.back(), true)`)
		b.Until(found + ` === '4 fiches sur 11'`)
		b.Is(`!document.querySelector('input[data-key=eau-potable]').checked`)
		b.Is(`(document.querySelector('.chips button').click(), true)`)
		b.Until(found + ` === '11 fiches'`)
		b.Do(chromedp.SendKeys("#narrow_q", "ecoles Latrine"))
		b.Until(`location.search.includes('q=ecoles')`)
		b.Until(found + `.endsWith('sur 11')`)
		b.Is(`[...document.querySelectorAll('.cards h3')].some(h => h.textContent.includes('Podor'))`)

		b.Visit(root + "projets/index.html?pays=mali&sort=1")
		b.Until(found + ` === '2 fiches sur 11'`)
		b.Is(first + `.startsWith('Alerte')`)
		b.Is(`document.querySelector('#narrow_sort').value === '1'`)
	}
}

// A listing of several pages is narrowed as a whole.
func TestLongListingNarrows(t *testing.T) {
	b := browsertest.Open(t)
	site := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(site, "content", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("index.md", "---\ntitre: Projets\nlangue: fr\nurl: https://example.org/\n---\n")
	for i := range 70 {
		write(fmt.Sprintf("projets/p%02d.md", i), fmt.Sprintf("---\ntitre: Projet %d\nmis à jour: %d\nstatut: %s\n---\nUn %s.\n", i, 1950+i, []string{"en cours", "terminé"}[i%2], []string{"puits", "réseau", "forage"}[i%3]))
	}
	s := publishSite(t, site)
	for _, root := range []string{s.url, "file://" + s.out + "/"} {
		b.Visit(root + "projets/index.html")
		b.Until(`!document.querySelector('.by-script').hidden`)
		b.Is(`document.querySelectorAll('.cards > li').length === 50 && ` + first + ` === 'Projet 69'`)
		b.Is(`(document.querySelector('input[data-key=en-cours]').click(), true)`)
		b.Until(found + ` === '35 fiches sur 70'`)
		b.Until(`document.querySelectorAll('.cards > li').length === 35 && document.querySelector('.pager').hidden`)
		b.Is(`document.querySelector('.cards h3 a').href === '` + root + `projets/p68.html'`)
		b.Do(chromedp.SendKeys("#narrow_q", "reseaux"))
		b.Until(found + ` === '12 fiches sur 70' || ` + found + ` === '11 fiches sur 70'`)
		b.Visit(root + "projets/index-p2.html?sort=1")
		b.Until(`document.querySelectorAll('.cards > li').length === 50 && ` + first + ` === 'Projet 0'`)
		b.Is(`(document.querySelector('button.more').click(), true)`)
		b.Until(`document.querySelectorAll('.cards > li').length === 70`)
	}
}

// The search finds whatever the accents and the plural, marks what it found, proposes
// a word where there is none, and can be used by keys alone.
func TestSearchPage(t *testing.T) {
	b := browsertest.Open(t)
	s := publishSite(t, exampleSite(t))
	for _, root := range []string{s.url, "file://" + s.out + "/"} {
		b.Visit(root + "projets/mali.html")
		b.Do(chromedp.SendKeys(".find input", "latrines ecole\r"))
		b.Until(`location.href.startsWith('` + root + `recherche.html?q=latrines')`)
		b.Until(found + ` === '3 fiches'`)
		b.Is(first + ` === 'Des latrines dans les écoles de Podor'`)
		b.Is(`[...document.querySelectorAll('.hits li:first-child h3 mark')].map(m => m.textContent).join() === 'latrines,écoles'`)
		b.Is(`document.querySelector('.hits a').href === '` + root + `projets/senegal-ecoles.html'`)
		b.Is(`document.querySelector('.beside-hits').textContent.includes('Écoles')`)
		for _, same := range []string{"LATRINE Écoles", "école latr", "ecoles, latrine"} {
			b.Is(`(document.querySelector('#search_q').value = '` + same + `', document.querySelector('.searching').requestSubmit(), true)`)
			b.Until(`decodeURIComponent(location.search) === '?q=` + same + `' && ` + found + ` === '3 fiches'`)
		}
		b.Visit(root + "recherche.html?q=latrinse")
		b.Until(found + `.startsWith('Aucune fiche')`)
		b.Until(`document.querySelector('.beside-hits a').textContent === 'latrines'`)
		b.Is(`(document.querySelector('.beside-hits a').click(), true)`)
		b.Until(found + `.includes(' fiches') && document.querySelector('#search_q').value === 'latrines'`)
		b.Visit(root + "en/search.html?q=floods")
		b.Until(found + `.includes('sheet')`)
		b.Is(`document.querySelector('.hits a').href.startsWith('` + root + `')`)
	}
}

// A table sorts by each column: numbers from the largest, words from A, and what a sheet
// does not say last.
func TestTableSorts(t *testing.T) {
	b := browsertest.Open(t)
	s := publishSite(t, exampleSite(t))
	b.Visit("file://" + s.out + "/projets/tableau.html")
	b.Until(`document.querySelector('thead button')`)
	row := func(n string) string {
		return `document.querySelector('tbody tr` + n + ` th').textContent`
	}
	b.Is(`([...document.querySelectorAll('thead button')].find(x => x.textContent.startsWith('Budget')).click(), true)`)
	b.Is(row(":first-child") + `.includes('Zagora') && document.querySelector('[aria-sort=descending]').textContent.startsWith('Budget')`)
	b.Is(`(document.querySelector('thead button').click(), true)`)
	b.Is(row(":first-child") + `.startsWith('Alerte') && document.querySelectorAll('[aria-sort]').length === 1`)
	b.Is(`(document.querySelector('thead button').click(), true)`)
	b.Is(row(":last-child") + `.startsWith('Alerte')`)
}

// What was found in the text of a sheet is shown in the place of its lead; a word is
// found while its ending is typed.
func TestSearchPageQuotes(t *testing.T) {
	b := browsertest.Open(t)
	s := publishSite(t, exampleSite(t))
	for _, root := range []string{s.url, "file://" + s.out + "/"} {
		b.Visit(root + "recherche.html?q=ciment+sokode")
		b.Until(`document.querySelector('.hits .card-lead mark')?.textContent === 'ciment'`)
		b.Is(`document.querySelector('.hits .card-lead').textContent.startsWith('Le prix du ciment a doublé')`)
		b.Visit(root + "recherche.html?q=sokode")
		b.Until(found + ` === '1 fiche'`)
		b.Is(`document.querySelector('.hits .card-lead').textContent.startsWith('Exemple fictif')`)
		b.Is(`(document.querySelector('#search_q').value = 'consultai', document.querySelector('.searching').requestSubmit(), true)`)
		b.Until(found + `.includes('fiche') && document.querySelector('.hits a')`)
	}
}
