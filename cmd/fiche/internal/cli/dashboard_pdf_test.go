package cli

import (
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"fiche/cmd/fiche/internal/locale"
)

// A browser that prints one page for whatever it is asked.
const printingBrowser = `#!/bin/sh
for word; do case $word in --print-to-pdf=*)
	printf '%%PDF-1.4\n<</Producer (Skia/PDF m156)>>\n<</Type /Page>>\n' >"${word#--print-to-pdf=}"
esac; done
`

// The start page prints a sheet, a draft too, or all that are published, through the
// browser of the machine; without one it says what the command says.
func TestDashboardPrints(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the browser of this test is a shell script, and others may be found")
	}
	path := os.Getenv("PATH")
	bin := t.TempDir()
	t.Setenv("PATH", bin)
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	start := v.get("/.fiche/")
	for _, want := range []string{`href="pdf"`, `name="path" value="content/projets/mali.md" form="print"`, `<form id="print" method="post" action="pdf"`} {
		if !start.says(want) {
			t.Errorf("no %s\n%s", want, start.body)
		}
	}
	r := v.follow(v.post("/.fiche/pdf", "path", "content/projets/mali.md"))
	if !r.says("Rien n'a été imprimé") || !r.says("il n'y a pas de navigateur qui imprime") || !r.says("installez Chrome, Edge, Chromium ou Brave") {
		t.Errorf("it does not say that there is no browser\n%s", r.body)
	}

	if err := os.WriteFile(filepath.Join(bin, "chromium"), []byte(printingBrowser), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+path)
	for _, step := range []struct{ asked, made, not string }{
		{"content/projets/secret.md", "pdf/projets/secret.pdf", "pdf/projets/mali.pdf"},
		{"", "pdf/projets/mali.pdf", "pdf/index.pdf"},
	} {
		r := v.follow(v.post("/.fiche/pdf", "path", step.asked))
		if !r.says("Les PDF sont prêts") || !r.says(filepath.Join(v.folder, filepath.FromSlash(step.made))+"</strong> (1 page)") {
			t.Errorf("%q: it does not say what was printed\n%s", step.asked, r.body)
		}
		files := filesOf(t, v.folder)
		if files[step.made] == "" || files[step.not] != "" {
			t.Errorf("%q: %s was not printed, or %s was", step.asked, step.made, step.not)
		}
	}

	for _, path := range []string{"content/nothing.md", "../x.md", "content/index.yaml"} {
		if r := v.post("/.fiche/pdf", "path", path); r.status != http.StatusNotFound {
			t.Errorf("%s: status %d", path, r.status)
		}
	}
}
