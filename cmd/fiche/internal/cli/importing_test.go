package cli

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
)

// A sender sends files to the page that brings in sheets, as a browser does.
type sender struct {
	*visitor
	token string
}

// send sends the form: its token, files, which are pairs of the way to one and what it
// holds, and a path.
func (s *sender) send(token, typed string, files ...string) reply {
	s.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	w.WriteField("token", token)
	for i := 0; i < len(files); i += 2 {
		header := textproto.MIMEHeader{}
		header.Set("Content-Disposition", fmt.Sprintf(`form-data; name="file"; filename=%q`, files[i]))
		part, err := w.CreatePart(header)
		if err != nil {
			s.Fatal(err)
		}
		io.WriteString(part, files[i+1])
	}
	w.WriteField("path", typed)
	w.Close()
	header := s.own()
	header["Content-Type"] = w.FormDataContentType()
	return s.visitor.send(http.MethodPost, "/.fiche/import", body.String(), header)
}

// plan sends files and returns the page that shows what would be made, with what
// identifies it.
func (s *sender) plan(files ...string) (page reply, id string) {
	s.Helper()
	page = s.follow(s.send(s.token, "", files...))
	found := regexp.MustCompile(`name="id" value="([^"]+)"`).FindStringSubmatch(page.body)
	if found == nil {
		s.Fatalf("no plan: status %d\n%s", page.status, page.body)
	}
	return page, found[1]
}

const foreignSheet = "---\ntitle: Le puits\nbudgt: 3 000 €\nincubator: dinum\nimage: /img/Puits.svg\ndraft: false\n---\nUn puits. {% include x.html %}\n"

// Sheets of another program become drafts: chosen, looked at, made, told; what was sent
// is kept no longer than that.
func TestDashboardImports(t *testing.T) {
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	s := &sender{v, v.token()}
	if r := v.get("/.fiche/"); !r.says(`href="import"`) {
		t.Error(r.body)
	}
	if r := v.get("/.fiche/import"); !r.says("import.js") || !r.says(`enctype="multipart/form-data"`) {
		t.Error(r.body)
	}
	files := []string{
		"site/_projets/puits.md", foreignSheet, "site/img/Puits.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`, "site/.git/config", "x", "", "",
	}
	plan, id := s.plan(files...)
	for _, want := range []string{
		"1 brouillon à créer", "site/_projets/puits.md</code> → <code>content/projets/puits.md", `name="to/incubator"`, "1 fiche, par exemple « dinum »",
		"Où vont ces champs ?", "3 champs reconnus",
	} {
		if !plan.says(want) && !plan.says(strings.TrimPrefix(want, "site/")) {
			t.Errorf("the plan does not say %q\n%s", want, plan.body)
		}
	}
	selected := func(r reply, key string) string {
		return regexp.MustCompile(`(?s)name="to/` + key + `".*? selected>([^<]*)<`).FindStringSubmatch(r.body)[1]
	}
	for key, want := range map[string]string{"budgt": "budget", "incubator": "détails", "image": "photo"} {
		if got := selected(plan, key); got != want {
			t.Errorf("%s goes to %q, want %q", key, got, want)
		}
	}
	if kept := filesOf(t, v.folder); kept[".fiche/incoming/site/_projets/puits.md"] != foreignSheet || kept[".fiche/incoming/site/.git/config"] != "" || kept["content/projets/puits.md"] != "" {
		t.Errorf("not what is to be kept: %v", kept)
	}
	look := v.post("/.fiche/import-plan", "id", id, "do", "look", "to/incubator", "partenaires (financeur)", "folder", "eau")
	if selected(look, "incubator") != "partenaires (financeur)" || !look.says("content/eau/puits.md") {
		t.Error(look.body)
	}
	if r := v.post("/.fiche/import-plan", "id", id, "do", "look", "to/incubator", "nouveau champ du site"); selected(r, "incubator") != "nouveau champ du site" {
		t.Error(r.body)
	}
	if r := v.post("/.fiche/import-plan", "id", id, "do", "act", "folder", "../x"); r.status != http.StatusUnprocessableEntity || !r.says("n'est pas un dossier") || !r.says(`value="../x"`) {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	made := v.follow(v.post("/.fiche/import-plan", "id", id, "do", "act", "to/incubator", "partenaires (financeur)", "to/budgt", "budget", "folder", "eau"))
	for _, want := range []string{"1 brouillon créé dans content/eau", `href="edit?path=content%2Feau%2Fpuits.md"`, "import-1.html", "Ce qui est devenu quoi : 5 champs", "include x.html", "partenaires (financeur)"} {
		if !made.says(want) {
			t.Errorf("the result does not say %q\n%s", want, made.body)
		}
	}
	after := filesOf(t, v.folder)
	if want := "---\ntitre: Le puits\nphoto:\n  fichier: puits.svg\npartenaires:\n  - dinum : financeur\nbudget: 3 000 €\nbrouillon: oui\n---\nUn puits. \n"; after["content/eau/puits.md"] != want {
		t.Errorf("made\n%s", after["content/eau/puits.md"])
	}
	if again := v.follow(v.post("/.fiche/import-plan", "id", id, "do", "act")); !again.says("1 brouillon créé dans content/eau") { // a second click
		t.Error(again.body)
	}
	for name := range after {
		if strings.Contains(name, "incoming") {
			t.Errorf("%s is left", name)
		}
	}

	// What is there already is left as it is, and what was answered is known.
	plan, id = s.plan(files...)
	if !plan.says("1 brouillon à créer") || selected(plan, "incubator") != "partenaires (financeur)" {
		t.Error(plan.body)
	}
	if r := v.post("/.fiche/import-plan", "id", id, "do", "look", "folder", "eau"); !r.says("rien de nouveau") || !r.says("Déjà là") {
		t.Error(r.body)
	}
	if r := v.post("/.fiche/import-plan", "id", id, "do", "forget"); r.status != http.StatusSeeOther {
		t.Errorf("status %d", r.status)
	}
	if r := v.get("/.fiche/import-plan?id=" + id); r.status != http.StatusConflict || !r.says("choisissez-les à nouveau") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	if diff := cmp.Diff(after, filesOf(t, v.folder)); diff != "" {
		t.Errorf("something was written:\n%s", diff)
	}
}

// Each kind of file is read: alone, in an archive, and from a path that is typed.
func TestDashboardImportsKinds(t *testing.T) {
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	s := &sender{v, v.token()}
	other := t.TempDir()
	writeFiles(t, other, map[string]string{"_projets/a.md": "---\ntitle: A\n---\nUn.\n", "_projets/b.md": "---\ntitle: B\n---\nUn.\n"})
	for name, test := range map[string]struct {
		path  string
		files []string
		says  string
	}{
		"several files": {files: []string{"Le puits.html", "<h1>Le puits</h1><p>Neuf.", "t.csv", "Titre;Pays\nUn;Mali\nDeux;Niger\n", "photo.png", "x"}, says: "3 brouillons"},
		"an archive":    {files: []string{"s.zip", archiveOf(t, "s/a.md", "---\ntitle: A\n---\nUn.\n", "s/b.md", "# B\n", "../c.md", "# C\n")}, says: "3 brouillons"},
		"a table in it": {files: []string{"s.zip", archiveOf(t, "t.csv", "Titre;Pays\nUn;Mali\n")}, says: "1 brouillon"},
		"a path":        {path: ` "` + filepath.Join(other, "_projets") + `"`, says: "2 brouillons"},
		"a broken one":  {files: []string{"s.zip", "PK\x03\x04", "a.md", "# A\n"}, says: "cette archive ne peut pas être lue"},
		"zeros":         {files: []string{"s.zip", archiveOf(t, "a.md", strings.Repeat("0", 80<<20)), "a.md", "# A\n"}, says: "trop grand"},
		"another kind":  {files: []string{"a.odt", "x", "a.md", "# A\n"}, says: "ne se lisent pas"},
	} {
		r := v.follow(s.send(s.token, test.path, test.files...))
		if r.status != http.StatusOK || !r.says(test.says) {
			t.Errorf("%s: status %d\n%s", name, r.status, r.body)
		}
	}
	for name, test := range map[string]struct {
		path  string
		files []string
		says  string
	}{
		"nothing":      {files: []string{"", ""}, says: "choisissez"},
		"no sheet":     {files: []string{"a.png", "x"}, says: "parmi ces fichiers"},
		"no such path": {path: filepath.Join(other, "nowhere"), says: "existe pas"},
	} {
		r := s.send(s.token, test.path, test.files...)
		if r.status == http.StatusSeeOther {
			r = v.follow(r)
		}
		if r.status != http.StatusUnprocessableEntity || !r.says(test.says) {
			t.Errorf("%s: status %d\n%s", name, r.status, r.body)
		}
	}
}

// Nothing is kept for anybody but a page of this dashboard, and nothing out of the
// folder for it.
func TestDashboardImportRefuses(t *testing.T) {
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	s := &sender{v, v.token()}
	before := filesOf(t, v.folder)
	for _, token := range []string{"", "x", strings.Repeat("A", len(s.token))} {
		if r := s.send(token, "/", "a.md", "# A\n"); r.status != http.StatusForbidden {
			t.Errorf("%q: status %d", token, r.status)
		}
	}
	for header, value := range map[string]string{"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"} {
		h := v.own()
		h[header], h["Content-Type"] = value, "multipart/form-data; boundary=x"
		if r := v.send(http.MethodPost, "/.fiche/import", "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n"+s.token+"\r\n--x--\r\n", h); r.status != http.StatusForbidden {
			t.Errorf("%s: status %d", header, r.status)
		}
	}
	if r := v.post("/.fiche/import", "path", "/"); r.status != http.StatusUnsupportedMediaType {
		t.Errorf("status %d", r.status)
	}
	v.get("/.fiche/import-plan?path=" + v.folder)
	v.get("/.fiche/import?done")
	for _, name := range []string{"../../content/x.md", "/etc/x.md", "a/../../x.md", `..\..\content\x.md`, "a//b.md"} {
		if r := s.send(s.token, "", name, "# X\n"); r.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d\n%s", name, r.status, r.body)
		}
	}
	after := filesOf(t, v.folder)
	delete(after, ".fiche/.gitignore")
	delete(before, ".fiche/.gitignore")
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("something was written:\n%s", diff)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(v.folder), "x.md")); err == nil {
		t.Error("written beside the site")
	}
}

// archiveOf returns a zip of pairs of a name and what is in it.
func archiveOf(t *testing.T, files ...string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, files[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
