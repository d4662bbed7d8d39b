package cli

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/locale"
)

// In an empty folder the preview begins with the questions of "fiche init", and
// goes on at the same address.
func TestSetup(t *testing.T) {
	v := atDashboard(t, t.TempDir(), locale.Get("fr"))
	v.said.until(t, "Il n'y a pas encore de site ici")
	r := v.get("/.fiche/")
	for _, want := range []string{"Il n'y a pas encore de site dans " + v.folder, `value="Nos projets"`, `<option value="fr" selected>`, `value="#0b6e8a"`, "GitHub Pages", "organisme public"} {
		if !r.says(want) {
			t.Errorf("%q is not said\n%s", want, r.body)
		}
	}
	if r.says("nouveau dossier") {
		t.Error("it asks for a folder within an empty one")
	}
	answers := []string{"title", "L'eau & nous", "language", "fr", "organisation", "Syndicat <X>", "profile", "association", "accent", "rouge", "workflow", "gitlab"}
	r = v.post("/.fiche/setup", answers...)
	if r.status != http.StatusUnprocessableEntity || !r.says("« rouge » n'est pas une couleur") || !r.says(`value="Syndicat <X>"`) || !r.says(`<option value="association" selected>`) {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	if files := filesOf(t, v.folder); len(files) > 0 {
		t.Errorf("wrote %v", files)
	}
	answers[9] = "#aa0033"
	r = v.follow(v.post("/.fiche/setup", answers...))
	if r.status != http.StatusOK || !r.says("L'eau & nous") || !r.says("content/projets/exemple.md") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	if r := v.get("/"); r.status != http.StatusOK || !r.says("L'eau & nous") {
		t.Errorf("the site is not shown: status %d", r.status)
	}
	// It is what the command makes of the same answers.
	made := filesOf(t, v.folder)
	delete(made, ".fiche/.gitignore") // of the cache for photos
	other := t.TempDir()
	var out, errs bytes.Buffer
	code := Run(t.Context(), []string{"init", other, "--title", "L'eau & nous", "--language", "fr", "--organisation", "Syndicat <X>",
		"--profile", "association", "--accent", "#aa0033", "--workflow", "gitlab"}, nil, &out, &errs)
	if code != terminal.ExitGood {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	if diff := cmp.Diff(filesOf(t, other), made); diff != "" {
		t.Errorf("not what the command makes:\n%s", diff)
	}
	// A second form comes too late, and harms nothing.
	if r := v.post("/.fiche/setup", "title", "Autre"); r.status != http.StatusNotFound {
		t.Errorf("status %d", r.status)
	}
}

// A folder that holds other things is left as it is: the site goes into a new
// one, unless its owner insists.
func TestSetupAmongOtherFiles(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{"facture.pdf": "x", "README.md": "mine", "fiche.exe": ""} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "nos-projets"), 0o755); err != nil {
		t.Fatal(err)
	}
	before := filesOf(t, folder)
	v := atDashboard(t, folder, locale.Get("fr"))
	if r := v.get("/.fiche/"); !r.says("Ce dossier contient 2 autres choses") || !r.says("écrire directement dans "+folder) {
		t.Errorf("it does not tell of the other files\n%s", r.body)
	}
	for _, name := range []string{"", "Nos projets", "nos projets", "?!"} {
		r := v.post("/.fiche/setup", "title", "Nos projets", "folder", name)
		if r.status != http.StatusUnprocessableEntity || !r.says("il y a déjà quelque chose du nom de « nos-projets »") && !r.says("ne peut pas donner son nom") {
			t.Errorf("%q: status %d\n%s", name, r.status, r.body)
		}
	}
	if diff := cmp.Diff(before, filesOf(t, folder)); diff != "" {
		t.Errorf("wrote:\n%s", diff)
	}
	r := v.follow(v.post("/.fiche/setup", "title", "Nos projets", "folder", "../L'eau d'ici"))
	if !r.says("content/projets/exemple.md") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	if _, err := os.Stat(filepath.Join(folder, "l-eau-d-ici", "content", "index.md")); err != nil {
		t.Error(err)
	}
	// What is done next is done there.
	v.follow(v.post("/.fiche/build"))
	if _, err := os.Stat(filepath.Join(folder, "l-eau-d-ici", "public", "index.html")); err != nil {
		t.Error(err)
	}
	after := filesOf(t, folder)
	for name := range before {
		if after[name] != before[name] {
			t.Errorf("%s is another one", name)
		}
	}
}

func TestSetupHere(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"facture.pdf", "README.md"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("mine"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	v := atDashboard(t, folder, locale.Get("en"))
	v.follow(v.post("/.fiche/setup", "title", "", "language", "en", "here", "yes", "folder", "not this"))
	files := filesOf(t, folder)
	if files["README.md"] != "mine" || files["facture.pdf"] != "mine" || !strings.Contains(files["content/index.md"], "title: Our projects\n") {
		t.Errorf("%v", files)
	}
}

// Whoever is no page of the form makes no site.
func TestSetupRefuses(t *testing.T) {
	v := atDashboard(t, t.TempDir(), locale.Get("fr"))
	whole := v.form("title", "Attaque").Encode()
	foreign := v.own()
	foreign["Origin"] = "https://evil.example"
	for name, r := range map[string]reply{
		"no token":     v.send("POST", "/.fiche/setup", "title=Attaque", v.own()),
		"foreign":      v.send("POST", "/.fiche/setup", whole, foreign),
		"an address":   v.send("POST", "/.fiche/setup?"+whole, "", v.own()),
		"to be looked": v.get("/.fiche/setup?" + whole),
		"stop":         v.get("/.fiche/stop?" + whole),
	} {
		if r.status == http.StatusSeeOther {
			t.Errorf("%s: status %d", name, r.status)
		}
	}
	if files := filesOf(t, v.folder); len(files) > 0 {
		t.Errorf("wrote %v", files)
	}
	if r := v.post("/.fiche/stop"); r.status != http.StatusOK || !r.says("L'aperçu est arrêté") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
}

// Of two who send the form at once, one makes the site, and both come to it.
func TestSetupTwiceAtOnce(t *testing.T) {
	v := atDashboard(t, t.TempDir(), locale.Get("fr"))
	for status := range v.atOnce(4, "/.fiche/setup", v.form("title", "Un site")) {
		// Who comes when the preview is there already finds no form.
		if status != http.StatusSeeOther && status != http.StatusNotFound {
			t.Errorf("status %d", status)
		}
	}
	v.said.until(t, "1 fiche, ")
	if r := v.get("/.fiche/"); !r.says("content/projets/exemple.md") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	if err := v.end(); err != nil {
		t.Error(err)
	}
	if n := strings.Count(v.said.String(), "1 fiche, "); n != 1 {
		t.Errorf("%d previews were begun:\n%s", n, v.said)
	}
}

// Sites that were made in new folders are found again: one may go on with any.
func TestSetupFindsSites(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"un", "deux"} {
		if err := os.CopyFS(filepath.Join(folder, name), os.DirFS(frenchSite(t))); err != nil {
			t.Fatal(err)
		}
	}
	v := atDashboard(t, folder, locale.Get("fr"))
	if r := v.get("/.fiche/"); !r.says("Reprendre un site déjà créé ici") || !r.says(`value="deux"`) {
		t.Errorf("they are not offered\n%s", r.body)
	}
	for _, name := range []string{"trois", "../" + filepath.Base(folder) + "/un", ""} {
		if r := v.post("/.fiche/site", "site", name); r.status != http.StatusNotFound {
			t.Errorf("%q: status %d", name, r.status)
		}
	}
	if r := v.follow(v.post("/.fiche/site", "site", "deux")); !r.says("content/projets/mali.md") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	v.follow(v.post("/.fiche/build"))
	if _, err := os.Stat(filepath.Join(folder, "deux", "public", "index.html")); err != nil {
		t.Error(err)
	}
}

// A second double-click comes back to the site that the first one made, though
// it lies in a folder of its own.
func TestSecondDoubleClick(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no browser is opened
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "facture.pdf"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	clicked := func(o *serveOptions) { o.start = true }
	first := atDashboard(t, folder, locale.Get("fr"), clicked)
	first.said.until(t, "le navigateur n'a pas pu être ouvert")
	first.follow(first.post("/.fiche/setup", "title", "Nos projets", "language", "fr"))
	if err := first.end(); err != nil {
		t.Fatal(err)
	}
	second := atDashboard(t, folder, locale.Get("fr"), clicked)
	if r := second.get("/.fiche/"); !r.says("content/projets/exemple.md") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
}
