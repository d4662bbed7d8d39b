package cli

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/locale"
)

// A sheet is made from a form as it is on the command line, and a mistake is
// told in the same words, beside its field; what was typed is kept.
func TestDashboardMakesASheet(t *testing.T) {
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	r := v.post("/.fiche/new", "title", "Niger : le <fleuve>", "country", "Nigerr", "status", "active", "period", "2022 - 2019", "summary", "Deux \"phrases\".")
	if r.status != http.StatusUnprocessableEntity {
		t.Fatalf("status %d\n%s", r.status, r.body)
	}
	var out, errs bytes.Buffer
	if code := Run(t.Context(), []string{"new", "x", "--site", v.folder, "--country", "Nigerr"}, nil, &out, &errs); code != terminal.ExitUsage {
		t.Fatalf("exit code %d", code)
	}
	for _, want := range []string{
		"pays inconnu « Nigerr »", "→ vouliez-vous dire « Niger » ?", `aria-describedby="country-wrong country-hint"`, "Il y a 2 réponses à corriger",
		`value="Niger : le <fleuve>"`, `value="Nigerr"`, `<option value="active" selected>`, `>Deux "phrases".</textarea>`, `<a href="#country">`,
	} {
		if !r.says(want) {
			t.Errorf("the page does not say %q\n%s", want, r.body)
		}
	}
	if strings.Contains(r.body, "<fleuve>") {
		t.Error("what was typed became markup")
	}

	r = v.follow(v.post("/.fiche/new", "title", "Niger : le <fleuve>", "country", "niger", "status", "active", "folder", "eau/fleuves", "draft", "yes"))
	if !r.says("content/eau/fleuves/niger-le-fleuve.md est créé") || !r.says("/eau/fleuves/niger-le-fleuve.html") {
		t.Errorf("the start page does not tell of the sheet\n%s", r.body)
	}
	text := filesOf(t, v.folder)["content/eau/fleuves/niger-le-fleuve.md"]
	if !strings.HasPrefix(text, "---\ntitre: Niger : le <fleuve>\npays: Niger\nstatut: en cours\nbrouillon: oui\n\n#") {
		t.Errorf("the sheet is\n%s", text)
	}

	// No title, one without a letter, one that is taken, folders that are none.
	for wrong, fields := range map[string][]string{
		"une fiche a besoin d'un titre": {"title", " "},
		"ne peut pas donner son nom":    {"title", "?!"},
		"existe déjà":                   {"title", "niger, le fleuve", "folder", "content/eau/fleuves"},
		"n'est pas un dossier":          {"title", "x", "folder", "../dehors"},
		"ne seraient pas publiées":      {"title", "x", "folder", "a/.b"},
	} {
		before := filesOf(t, v.folder)
		if r := v.post("/.fiche/new", fields...); r.status != http.StatusUnprocessableEntity || !r.says(wrong) {
			t.Errorf("%v: status %d, %q is not said\n%s", fields, r.status, wrong, r.body)
		}
		if diff := cmp.Diff(before, filesOf(t, v.folder)); diff != "" {
			t.Errorf("%v wrote:\n%s", fields, diff)
		}
	}
}

// Of two who make one sheet at the same moment, one makes it.
func TestDashboardTwoAtOnce(t *testing.T) {
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	const many = 8
	got := v.atOnce(many, "/.fiche/new", v.form("title", "Le même"))
	if diff := cmp.Diff(map[int]int{http.StatusSeeOther: 1, http.StatusUnprocessableEntity: many - 1}, got); diff != "" {
		t.Error(diff)
	}
}

func TestDashboardTranslates(t *testing.T) {
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	start := v.get("/.fiche/")
	if !start.says(`href="translate?language=en&path=content%2Fprojets%2Fmali.md"`) {
		t.Errorf("no way to translate\n%s", start.body)
	}
	if r := v.get("/.fiche/translate?language=en&path=content%2Fprojets%2Fmali.md"); r.status != http.StatusOK || !r.says("tout le reste vient de content/projets/mali.md") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	if !start.says(`href="translate?language=en&path=content%2Findex.md"`) {
		t.Errorf("no way to translate the home\n%s", start.body)
	}
	for _, missing := range []string{"language=en&path=content/nothing.md", "language=fr&path=content/projets/mali.md", "language=xx&path=content/projets/mali.md", "", "language=en&path=../x.md"} {
		if r := v.get("/.fiche/translate?" + missing); r.status != http.StatusNotFound {
			t.Errorf("%s: status %d", missing, r.status)
		}
	}
	fields := []string{"path", "content/projets/mali.md", "language", "en", "title", "Mali: a well"}
	if r := v.post("/.fiche/translate", append(fields[:4:4], "title", "")...); r.status != http.StatusUnprocessableEntity || !r.says("une fiche a besoin d'un titre") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	r := v.follow(v.post("/.fiche/translate", fields...))
	if !r.says("content/projets/mali.en.md est créé") || r.says("language=en&path=content%2Fprojets%2Fmali.md") {
		t.Errorf("the start page does not tell of the translation\n%s", r.body)
	}
	text := filesOf(t, v.folder)["content/projets/mali.en.md"]
	if !strings.HasPrefix(text, "---\ntitle: Mali: a well\ndraft: yes\n") || !strings.Contains(text, "Un puits.") {
		t.Errorf("the translation is\n%s", text)
	}
	if r := v.post("/.fiche/translate", fields...); r.status != http.StatusUnprocessableEntity || !r.says("existe déjà") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
}

// The dashboard checks what "fiche check" checks.
func TestDashboardChecks(t *testing.T) {
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	var out, errs bytes.Buffer
	Run(t.Context(), []string{"check", "--site", v.folder, "--json"}, nil, &out, &errs)
	var findings []finding
	if err := json.Unmarshal(out.Bytes(), &findings); err != nil || len(findings) < 4 {
		t.Fatalf("%v, %d findings\n%s", err, len(findings), &errs)
	}
	r := v.get("/.fiche/check")
	for _, f := range findings {
		if !r.says(f.Message) || !r.says(f.Path) {
			t.Errorf("%s: %q is not said\n%s", f.Path, f.Message, r.body)
		}
	}
	one := v.get("/.fiche/check?file=content%2Fprojets%2Fmali.md")
	if !one.says("la fiche décrit") && !one.says("fin 2001") || one.says("secret.md") {
		t.Errorf("of one file:\n%s", one.body)
	}
}

// A build from the dashboard writes what "fiche build" writes, and nothing of the
// dashboard. With an error it writes nothing.
func TestDashboardBuilds(t *testing.T) {
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	if r := v.get("/.fiche/build"); !r.says("Construire le site") || !r.says(filepath.Join(v.folder, "public")) {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	r := v.follow(v.post("/.fiche/build"))
	if !r.says("Le site est construit") || !r.says("1 fiche, ") || !r.says("copiez tout ce que contient") {
		t.Errorf("it does not say what was written\n%s", r.body)
	}
	other := t.TempDir()
	var out, errs bytes.Buffer
	if code := Run(t.Context(), []string{"build", "--site", v.folder, "--out", other}, nil, &out, &errs); code != terminal.ExitGood {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	built := filesOf(t, filepath.Join(v.folder, "public"))
	if diff := cmp.Diff(filesOf(t, other), built); diff != "" {
		t.Errorf("not what the command writes:\n%s", diff)
	}
	for name, text := range built {
		for _, trace := range []string{"/.fiche", "dashboard.css", "client.js", "Tableau de bord", v.token()} {
			if strings.HasSuffix(name, ".html") && strings.Contains(text, trace) {
				t.Errorf("%s holds %q of the dashboard", name, trace)
			}
		}
	}

	if got := v.atOnce(3, "/.fiche/build", v.form()); got[http.StatusSeeOther] != 3 {
		t.Errorf("builds at the same moment: %v", got)
	}
	if r := v.get("/.fiche/build"); !r.says("rien n'a changé") {
		t.Errorf("a build of the same site changed something\n%s", r.body)
	}

	if err := os.WriteFile(filepath.Join(v.folder, "content", "wrong.md"), []byte("---\ntitre: x\npays: Nulle part\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	r = v.follow(v.post("/.fiche/build"))
	if !r.says("Le site n'a pas été construit") || !r.says("pays inconnu « Nulle part »") || !r.says("content/wrong.md:3:7") {
		t.Errorf("it does not say what stood in the way\n%s", r.body)
	}
	if diff := cmp.Diff(built, filesOf(t, filepath.Join(v.folder, "public"))); diff != "" {
		t.Errorf("it wrote all the same:\n%s", diff)
	}
}

// With a mistake before there ever was a good site, the dashboard works and says
// what the terminal says.
func TestDashboardWithoutAGoodSite(t *testing.T) {
	for name, home := range map[string]string{
		"a mistake": "---\ntitre: Projets\nlangue: fr\ntittre: x\n---\n",
		"no home":   "",
	} {
		dir := frenchSite(t)
		file := filepath.Join(dir, "content", "index.md")
		if home == "" {
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
		} else if err := os.WriteFile(file, []byte(home), 0o644); err != nil {
			t.Fatal(err)
		}
		v := atDashboard(t, dir, locale.Get("fr"))
		r := v.get("/.fiche/")
		said := v.said.until(t, "1 erreur")
		place := regexp.MustCompile(`content/index\.md(:\d+:\d+)?`).FindString(said)
		if r.status != http.StatusOK || !r.says(place) || !r.says("1 erreur : le site apparaîtra dès que ce sera corrigé") || r.says("Voir le site") {
			t.Errorf("%s: status %d\n%s\n%s", name, r.status, said, r.body)
		}
		if r := v.get("/.fiche/new"); r.status != http.StatusOK {
			t.Errorf("%s: status %d", name, r.status)
		}
		if r := v.get("/.fiche/build"); !r.says("Il reste des erreurs") {
			t.Errorf("%s:\n%s", name, r.body)
		}
		if r := v.get("/.fiche/check"); r.status != http.StatusOK || !r.says("erreur") {
			t.Errorf("%s: status %d\n%s", name, r.status, r.body)
		}
	}
}

// The button that ends the preview does so, once it has said so.
func TestDashboardStops(t *testing.T) {
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	if r := v.post("/.fiche/stop"); r.status != http.StatusOK || !r.says("L'aperçu est arrêté") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	select {
	case err := <-v.ended:
		v.ended <- err
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Error("it goes on")
	}
}
