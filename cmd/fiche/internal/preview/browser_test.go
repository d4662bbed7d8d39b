package preview

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"fiche/cmd/fiche/internal/browsertest"
)

// A sheet long enough to scroll in, which ends with what a reader can use.
func longSheet(first string) string {
	var text strings.Builder
	text.WriteString("---\ntitle: Mali\n---\n" + first + "\n\n- one\n- two\n- three\n")
	for n := range 40 {
		text.WriteString("\n## Part " + strconv.Itoa(n) + "\n\nThe same text in every part.\n")
	}
	return text.String()
}

const sheetEnd = `<details id="more"><summary>More</summary><p>Inside.</p></details>
<form><input id="name" value="from the page"><textarea id="text"></textarea><input id="yes" type="checkbox"></form>
`

// What a reader has done to a page stays when the page is edited.
func TestReaderKeepsTheirPlace(t *testing.T) {
	b := browsertest.Open(t)
	dir := smallSite(t)
	dir.write(t, "content/projets/mali.md", longSheet("The first version."))
	dir.write(t, "templates/sheet-end.html", sheetEnd)
	r := run(t, dir, nil)
	b.Visit(r.printed("/projets/mali.html"))
	b.Is(`(document.documentElement.style.scrollBehavior = 'auto', true)`) // so that nothing moves by itself
	b.Do(chromedp.Clear("#name"), chromedp.SendKeys("#name", "mine"), chromedp.SendKeys("#text", "A few words"))
	b.Is(`(document.querySelector('#yes').click(), document.querySelector('#more summary').click(), true)`)
	b.Is(`(document.querySelector('#text').focus(), document.querySelector('#text').setSelectionRange(2, 5), true)`)
	b.Is(`(scrollTo({ top: 900, behavior: 'instant' }), window.visit = 1, scrollY === 900)`)
	b.Is(`[...document.querySelectorAll('main li')].filter(li => /^(one|two|three)$/.test(li.textContent)).map(li => li.mark = li.textContent).length === 3`)
	kept := func() {
		t.Helper()
		b.Is(`visit === 1`)                                              // no new document
		b.Is(`document.documentElement.style.scrollBehavior === 'auto'`) // what a script did stays
		b.Is(`Math.abs(scrollY - 900) < 200`)
		b.Is(`document.activeElement.id === 'text' && document.activeElement.selectionStart === 2 && document.activeElement.selectionEnd === 5`)
		b.Is(`document.querySelector('#name').value === 'mine'`)
		b.Is(`document.querySelector('#text').value === 'A few words'`)
		b.Is(`document.querySelector('#yes').checked && document.querySelector('#more').open`)
		b.Is(`[...document.querySelectorAll('main li')].filter(li => li.mark && li.mark === li.textContent).length === 3`)
	}
	kept()

	// A word.
	r.write(t, "content/projets/mali.md", longSheet("The second version."))
	b.Until(`document.querySelector('main').textContent.includes('The second version.')`)
	kept()
	b.Is(`scrollY === 900`)

	// More paragraphs, more items, another title.
	r.write(t, "content/projets/mali.md", strings.Replace(strings.Replace(longSheet("Before.\n\nThe third version.\n\nAfter."),
		"- one\n", "- zero\n- one\n- one and a half\n", 1), "title: Mali", "title: Togo", 1))
	b.Until(`document.title.startsWith('Togo') && document.querySelector('main').textContent.includes('one and a half')`)
	kept()
	b.Is(`[...document.querySelectorAll('main li')].map(li => li.textContent).join().includes('zero,one,one and a half,two,three')`)

	// A style, which is exchanged without the page being touched.
	b.Is(`getComputedStyle(document.querySelector('main p')).color === 'rgb(0, 128, 0)'`)
	r.write(t, "static/custom.css", "p { color: blue }\n")
	b.Until(`getComputedStyle(document.querySelector('main p')).color === 'rgb(0, 0, 255)'`)
	b.Until(`document.querySelectorAll('link[href*="custom.css"]').length === 1`)
	kept()

	// A template.
	r.write(t, "templates/sheet-end.html", "<p class=extra>An extra.</p>\n"+strings.Replace(sheetEnd, "<details ", "<details class=wide ", 1))
	b.Until(`document.querySelector('.extra') && document.querySelector('#more').className === 'wide'`)
	kept()

	// A mistake, shown over the page and gone with it.
	r.write(t, "content/projets/other.md", "---\ntittle: x\n---\n")
	problems := `document.querySelector('fiche-problems').shadowRoot`
	b.Until(`document.querySelector('fiche-problems')`)
	b.Is(problems + `.textContent.includes('content/projets/other.md:2:1: error: unknown field “tittle”\n  2 | tittle: x\n    | ^^^^^^\n  hint:')`)
	b.Is(problems + `.host.getBoundingClientRect && getComputedStyle(` + problems + `.querySelector('section')).position === 'fixed'`)
	kept()
	b.Is(`(` + problems + `.querySelector('button').click(), !document.querySelector('fiche-problems'))`)
	r.write(t, "content/projets/other.md", "---\ntitle: x\nunknown: y\n---\n")
	b.Until(`document.querySelector('fiche-problems')`)
	r.remove(t, "content/projets/other.md")
	b.Until(`!document.querySelector('fiche-problems')`)
	kept()
}

// A page that cannot be shown says why, and appears; one that goes says so, and
// comes back.
func TestPageComesAndGoes(t *testing.T) {
	b := browsertest.Open(t)
	dir := newSite(t, map[string]string{"content/index.md": "---\ntitre: Projets\nlangue: fr\ntittre: x\n---\n"})
	r := run(t, dir, nil)
	b.Visit(r.printed("/a.html"))
	b.Until(`document.querySelector('pre').textContent.includes('content/index.md:4:1: erreur : champ inconnu')`)
	b.Is(`document.querySelector('h1').textContent === 'La page apparaîtra dès que ceci sera corrigé'`)
	r.write(t, "content/index.md", "---\ntitre: Projets\nlangue: fr\n---\n")
	b.Until(`document.title.startsWith('Page introuvable')`)
	r.write(t, "content/a.md", "# Arrivée\n\nElle est là.\n")
	b.Until(`document.querySelector('h1').textContent === 'Arrivée'`)
	b.Is(`!document.querySelector('pre')`)
	r.remove(t, "content/a.md")
	b.Until(`document.title.startsWith('Page introuvable')`)
	r.write(t, "content/a.md", "# Retour\n\nElle est là.\n")
	b.Until(`document.querySelector('h1').textContent === 'Retour'`)
}

// When the server has gone and another one comes, an open page catches up.
func TestServerComesBack(t *testing.T) {
	b := browsertest.Open(t)
	dir := smallSite(t)
	first := run(t, dir, nil)
	b.Visit(first.printed("/about.html"))
	b.Is(`(window.visit = 1, true)`)
	if err := first.end(); err != nil {
		t.Fatal(err)
	}
	dir.write(t, "content/about.md", "---\ntitle: About\nkind: page\n---\nSince then.\n")
	p, err := New(dir.options())
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	port, err := strconv.Atoi(first.address[strings.LastIndexByte(first.address, ':')+1:])
	if err != nil {
		t.Fatal(err)
	}
	server, err := Listen(port)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, p, server) }()
	defer func() {
		stop()
		select {
		case err := <-ended:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(timeout):
			t.Error("it does not end")
		}
	}()
	// It has another key: the page catches up when its address was opened once,
	// here in a frame, and shows nothing else until then.
	b.Is(`(document.body.appendChild(document.createElement('iframe')).src = '` + server.Addresses("/about.html").Site + `', true)`)
	b.Until(`document.querySelector('main').textContent.includes('Since then.')`)
	b.Is(`visit === 1`)
}
