package preview

import (
	"context"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A tab is a page in a real browser.
type tab struct {
	*testing.T
	ctx context.Context
}

// openBrowser starts Chromium or ends the test. With FICHE_BROWSER=required
// its absence is a failure.
func openBrowser(t *testing.T) *tab {
	t.Helper()
	required := os.Getenv("FICHE_BROWSER") == "required"
	if testing.Short() && !required {
		t.Skip("no browser is started: -short")
	}
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" && required {
		t.Fatal("there is no Chromium here")
	} else if program == "" {
		t.Skip("there is no Chromium here")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("headless", "new"), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true))
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stop := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Log("the browser did not end well:", err)
		}
		stop()
		stopAllocator()
	})
	return &tab{t, ctx}
}

func (b *tab) visit(address string) {
	b.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(address)); err != nil {
		b.Fatal(err)
	}
}

// is evaluates an expression that must be true.
func (b *tab) is(expression string) {
	b.Helper()
	got, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	if !got {
		b.Errorf("not so: %s", expression)
	}
}

// until waits for an expression to become true.
func (b *tab) until(expression string) {
	b.Helper()
	ctx, stop := context.WithTimeout(b.ctx, tooLong)
	defer stop()
	for {
		_, err := chromedp.Run(ctx, chromedp.Poll[bool]("!!("+expression+")"))
		if err == nil {
			return
		}
		if ctx.Err() != nil {
			b.Fatalf("never so: %s: %v", expression, err)
		} // else the page went while we looked at it
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

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
	b := openBrowser(t)
	dir := smallSite(t)
	dir.write(t, "content/projets/mali.md", longSheet("The first version."))
	dir.write(t, "templates/sheet-end.html", sheetEnd)
	r := run(t, dir, nil)
	b.visit(r.address + "/projets/mali.html")
	b.is(`(document.documentElement.style.scrollBehavior = 'auto', true)`) // so that nothing moves by itself
	b.do(chromedp.Clear("#name"), chromedp.SendKeys("#name", "mine"), chromedp.SendKeys("#text", "A few words"))
	b.is(`(document.querySelector('#yes').click(), document.querySelector('#more summary').click(), true)`)
	b.is(`(document.querySelector('#text').focus(), document.querySelector('#text').setSelectionRange(2, 5), true)`)
	b.is(`(scrollTo({ top: 900, behavior: 'instant' }), window.visit = 1, scrollY === 900)`)
	b.is(`[...document.querySelectorAll('main li')].filter(li => /^(one|two|three)$/.test(li.textContent)).map(li => li.mark = li.textContent).length === 3`)
	kept := func() {
		t.Helper()
		b.is(`visit === 1`)                                              // no new document
		b.is(`document.documentElement.style.scrollBehavior === 'auto'`) // what a script did stays
		b.is(`Math.abs(scrollY - 900) < 200`)
		b.is(`document.activeElement.id === 'text' && document.activeElement.selectionStart === 2 && document.activeElement.selectionEnd === 5`)
		b.is(`document.querySelector('#name').value === 'mine'`)
		b.is(`document.querySelector('#text').value === 'A few words'`)
		b.is(`document.querySelector('#yes').checked && document.querySelector('#more').open`)
		b.is(`[...document.querySelectorAll('main li')].filter(li => li.mark && li.mark === li.textContent).length === 3`)
	}
	kept()

	// A word.
	r.write(t, "content/projets/mali.md", longSheet("The second version."))
	b.until(`document.querySelector('main').textContent.includes('The second version.')`)
	kept()
	b.is(`scrollY === 900`)

	// More paragraphs, more items, another title.
	r.write(t, "content/projets/mali.md", strings.Replace(strings.Replace(longSheet("Before.\n\nThe third version.\n\nAfter."),
		"- one\n", "- zero\n- one\n- one and a half\n", 1), "title: Mali", "title: Togo", 1))
	b.until(`document.title.startsWith('Togo') && document.querySelector('main').textContent.includes('one and a half')`)
	kept()
	b.is(`[...document.querySelectorAll('main li')].map(li => li.textContent).join().includes('zero,one,one and a half,two,three')`)

	// A style, which is exchanged without the page being touched.
	b.is(`getComputedStyle(document.querySelector('main p')).color === 'rgb(0, 128, 0)'`)
	r.write(t, "static/custom.css", "p { color: blue }\n")
	b.until(`getComputedStyle(document.querySelector('main p')).color === 'rgb(0, 0, 255)'`)
	b.until(`document.querySelectorAll('link[href*="custom.css"]').length === 1`)
	kept()

	// A template.
	r.write(t, "templates/sheet-end.html", "<p class=extra>An extra.</p>\n"+strings.Replace(sheetEnd, "<details ", "<details class=wide ", 1))
	b.until(`document.querySelector('.extra') && document.querySelector('#more').className === 'wide'`)
	kept()

	// A mistake, shown over the page and gone with it.
	r.write(t, "content/projets/other.md", "---\ntittle: x\n---\n")
	problems := `document.querySelector('fiche-problems').shadowRoot`
	b.until(`document.querySelector('fiche-problems')`)
	b.is(problems + `.textContent.includes('content/projets/other.md:2:1: error: unknown field “tittle”\n  2 | tittle: x\n    | ^^^^^^\n  hint:')`)
	b.is(problems + `.host.getBoundingClientRect && getComputedStyle(` + problems + `.querySelector('section')).position === 'fixed'`)
	kept()
	b.is(`(` + problems + `.querySelector('button').click(), !document.querySelector('fiche-problems'))`)
	r.write(t, "content/projets/other.md", "---\ntitle: x\nunknown: y\n---\n")
	b.until(`document.querySelector('fiche-problems')`)
	r.remove(t, "content/projets/other.md")
	b.until(`!document.querySelector('fiche-problems')`)
	kept()
}

// A page that cannot be shown says why, and appears; one that goes says so, and
// comes back.
func TestPageComesAndGoes(t *testing.T) {
	b := openBrowser(t)
	dir := newSite(t, map[string]string{"content/index.md": "---\ntitre: Projets\nlangue: fr\ntittre: x\n---\n"})
	r := run(t, dir, nil)
	b.visit(r.address + "/a.html")
	b.until(`document.querySelector('pre').textContent.includes('content/index.md:4:1: erreur : champ inconnu')`)
	b.is(`document.querySelector('h1').textContent === 'La page apparaîtra dès que ceci sera corrigé'`)
	r.write(t, "content/index.md", "---\ntitre: Projets\nlangue: fr\n---\n")
	b.until(`document.title.startsWith('Page introuvable')`)
	r.write(t, "content/a.md", "# Arrivée\n\nElle est là.\n")
	b.until(`document.querySelector('h1').textContent === 'Arrivée'`)
	b.is(`!document.querySelector('pre')`)
	r.remove(t, "content/a.md")
	b.until(`document.title.startsWith('Page introuvable')`)
	r.write(t, "content/a.md", "# Retour\n\nElle est là.\n")
	b.until(`document.querySelector('h1').textContent === 'Retour'`)
}

// When the server has gone and another one comes, an open page catches up.
func TestServerComesBack(t *testing.T) {
	b := openBrowser(t)
	dir := smallSite(t)
	first := run(t, dir, nil)
	b.visit(first.address + "/about.html")
	b.is(`(window.visit = 1, true)`)
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
	listener, err := Listen(port)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- p.Serve(ctx, listener) }()
	defer func() {
		stop()
		select {
		case err := <-ended:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(tooLong):
			t.Error("it does not end")
		}
	}()
	b.until(`document.querySelector('main').textContent.includes('Since then.')`)
	b.is(`visit === 1`)
}
