package cli

import (
	"bytes"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
)

// linkedSite is a site in which other files lead to projets/mali.md in each way that
// there is.
func linkedSite(t *testing.T) string {
	dir := frenchSite(t)
	writeFiles(t, dir, map[string]string{
		"content/index.md":           "---\ntitre: Projets\nlangue: fr\nlangues: fr, en\nmenu:\n  - projets/\n  - projets/mali.md : Le Mali\n---\nCe que nous faisons [au Mali](projets/mali.md#un-puits).\n",
		"content/projets/mali.md":    "---\ntitre: Mali  # comme dans l'accord\npays: Mali\nphoto: puits.jpg : Le puits\n---\n## Un puits\n\nVoir [le Niger](niger.md) et [plus bas](mali.md#un-puits).\n",
		"content/projets/mali.en.md": "---\ntitle: Mali\n---\nA well. See [in French](mali.md).\n",
		"content/projets/niger.md":   "---\ntitre: Niger\nvoir aussi: mali.md, secret.md\n---\nComme [**au** Mali](<mali.md> \"Le puits\") et [là](/projets/mali.html).\r\n\r\n[ailleurs][m]\r\n\r\n[m]: mali.md\r\n",
		"content/projets/puits.jpg":  "",
	})
	photo, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "content", "projets", "forage.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content", "projets", "puits.jpg"), photo, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// writeFiles writes files of a site.
func writeFiles(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// texts returns the files of content/ that can be read.
func (v *visitor) texts() map[string]string {
	v.Helper()
	files := filesOf(v.T, v.folder)
	maps.DeleteFunc(files, func(name, _ string) bool {
		return !strings.HasPrefix(name, "content/") || !strings.HasSuffix(name, ".md")
	})
	return files
}

// ask shows what follows and does it, as the buttons of the page do.
func (v *visitor) ask(kind, path string, fields ...string) reply {
	v.Helper()
	shown := v.post("/.fiche/"+kind, append([]string{"path", path, "do", "look"}, fields...)...)
	if shown.status != http.StatusOK {
		v.Fatalf("%s: status %d\n%s", kind, shown.status, shown.body)
	}
	again := append([]string{"path", path, "do", "act"}, fields...)
	for _, name := range []string{"seen", "for"} {
		if found := regexp.MustCompile(`name="` + name + `" value="([^"]*)"`).FindStringSubmatch(shown.body); found != nil {
			again = append(again, name, found[1])
		}
	}
	for _, with := range regexp.MustCompile(`name="with" value="([^"]*)" checked`).FindAllStringSubmatch(shown.body, -1) {
		again = append(again, "with", with[1])
	}
	return v.follow(v.post("/.fiche/"+kind, again...))
}

// A file gets another address, and every link follows; not one other byte changes.
func TestChangeAddress(t *testing.T) {
	v := atDashboard(t, linkedSite(t), locale.Get("fr"))
	before := v.texts()
	if r := v.get("/.fiche/rename?path=content/projets/mali.md"); r.status != http.StatusOK || !r.says(`value="projets/mali"`) {
		t.Fatalf("status %d\n%s", r.status, r.body)
	}
	fields := []string{"title", "Mali", "address", "eau/Mali à Kayes", "alias", "yes"}
	r := v.post("/.fiche/rename", append([]string{"path", "content/projets/mali.md", "do", "look"}, fields...)...)
	for _, want := range []string{
		"content/projets/mali.md</code> → <code>content/eau/mali-a-kayes.md", "content/projets/mali.en.md</code> → <code>content/eau/mali-a-kayes.en.md",
		"(eau/mali-a-kayes.md#un-puits)", "/projets/mali.html, /en/projets/mali.html",
	} {
		if !r.says(want) {
			t.Errorf("%q is not told\n%s", want, r.body)
		}
	}
	if diff := cmp.Diff(before, v.texts()); diff != "" {
		t.Fatalf("looking wrote:\n%s", diff)
	}
	if r := v.ask("rename", "content/projets/mali.md", fields...); !r.says("les liens aussi") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	want := maps.Clone(before)
	delete(want, "content/projets/mali.md")
	delete(want, "content/projets/mali.en.md")
	want["content/index.md"] = strings.ReplaceAll(before["content/index.md"], "projets/mali.md", "eau/mali-a-kayes.md")
	want["content/eau/mali-a-kayes.md"] = strings.NewReplacer(
		"puits.jpg", "/projets/puits.jpg", "](niger.md)", "](/projets/niger.md)", "](mali.md", "](mali-a-kayes.md",
		"Le puits\n", "Le puits\nalias: /projets/mali.html\n").Replace(before["content/projets/mali.md"])
	want["content/eau/mali-a-kayes.en.md"] = strings.NewReplacer("](mali.md)", "](mali-a-kayes.md)",
		"title: Mali\n", "title: Mali\naliases: /en/projets/mali.html\n").Replace(before["content/projets/mali.en.md"])
	want["content/projets/niger.md"] = strings.NewReplacer("<mali.md>", "</eau/mali-a-kayes.md>", "/projets/mali.html", "/eau/mali-a-kayes.html", "[m]: mali.md", "[m]: /eau/mali-a-kayes.md", "aussi: mali.md", "aussi: /eau/mali-a-kayes.md").Replace(before["content/projets/niger.md"])
	if diff := cmp.Diff(want, v.texts()); diff != "" {
		t.Error(diff)
	}
}

// A draft takes its translations along, and the links to it are told before.
func TestChangeDraft(t *testing.T) {
	v := atDashboard(t, linkedSite(t), locale.Get("fr"))
	before := v.texts()
	r := v.get("/.fiche/draft?path=content/projets/mali.md")
	for _, want := range []string{"en/projets/mali.html", "sa traduction suit", "ligne 7", "Ce lien a une forme à part", "pages disparaissent"} {
		if !r.says(want) {
			t.Errorf("%q is not told\n%s", want, r.body)
		}
	}
	v.ask("draft", "content/projets/mali.md", "link/index.md:9:31", "keep")
	want := maps.Clone(before)
	want["content/projets/mali.md"] = strings.Replace(before["content/projets/mali.md"], "Le puits\n", "Le puits\nbrouillon: oui\n", 1)
	want["content/index.md"] = strings.Replace(before["content/index.md"], "  - projets/mali.md : Le Mali\n", "", 1)
	want["content/projets/niger.md"] = strings.NewReplacer("[**au** Mali](<mali.md> \"Le puits\")", "**au** Mali", "[là](/projets/mali.html)", "là", "mali.md, secret.md", "secret.md").Replace(before["content/projets/niger.md"])
	if diff := cmp.Diff(want, v.texts()); diff != "" {
		t.Error(diff)
	}
	if r := v.ask("publish", "content/projets/mali.md"); !r.says("plus un brouillon") {
		t.Error(r.body)
	}
	if got := v.texts()["content/projets/mali.md"]; got != before["content/projets/mali.md"] {
		t.Errorf("published:\n%s", got)
	}
}

// What is deleted goes to the bin with what nothing else shows, and comes back.
func TestChangeDelete(t *testing.T) {
	v := atDashboard(t, linkedSite(t), locale.Get("fr"))
	before := filesOf(t, v.folder)
	r := v.get("/.fiche/delete?path=content/projets/mali.md")
	for _, want := range []string{`value="projets/mali.en.md" checked`, `value="projets/puits.jpg"`, "mènent à ce fichier"} {
		if !r.says(want) {
			t.Errorf("%q is not told\n%s", want, r.body)
		}
	}
	if r := v.ask("delete", "content/projets/mali.md", "with", "projets/puits.jpg"); !r.says("content/projets/puits.jpg") || !r.says("C'est dans la corbeille") {
		t.Fatal(r.body)
	}
	now := filesOf(t, v.folder)
	for _, name := range []string{"content/projets/mali.md", "content/projets/mali.en.md", "content/projets/puits.jpg"} {
		if _, there := now[name]; there {
			t.Errorf("%s is still there", name)
		}
	}
	bin := v.get("/.fiche/bin")
	name := regexp.MustCompile(`name="name" value="([^"]+)"`).FindStringSubmatch(bin.body)[1]
	writeFiles(t, v.folder, map[string]string{"content/projets/mali.md": "Un autre.\n"})
	if r := v.post("/.fiche/bin", "name", name); r.status != http.StatusConflict || !r.says("content/projets/mali.md existe déjà") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	if err := os.Remove(filepath.Join(v.folder, "content/projets/mali.md")); err != nil {
		t.Fatal(err)
	}
	if r := v.follow(v.post("/.fiche/bin", "name", name)); !r.says("revenus à leur place") || !r.says("La corbeille est vide") {
		t.Error(r.body)
	}
	now = filesOf(t, v.folder)
	for _, name := range []string{"content/projets/mali.md", "content/projets/mali.en.md", "content/projets/puits.jpg"} {
		if now[name] != before[name] {
			t.Errorf("%s did not come back as it was", name)
		}
	}
	for _, hostile := range []string{"", ".", "..", "../../content", "x"} {
		if r := v.post("/.fiche/bin", "name", hostile); r.status != http.StatusConflict {
			t.Errorf("%q: status %d", hostile, r.status)
		}
	}
}

// What was shown is what is done: a file that has changed since is looked at again.
func TestChangeNotWhatWasShown(t *testing.T) {
	v := atDashboard(t, linkedSite(t), locale.Get("fr"))
	before := v.texts()
	for kind, fields := range map[string][]string{
		"delete": {"seen", strings.Repeat("0", 64)},
		"draft":  {"seen", strings.Repeat("0", 64)},
		"rename": {"title", "Mali", "address", "projets/x", "for", "Mali\nprojets/y", "seen", strings.Repeat("0", 64)},
	} {
		r := v.post("/.fiche/"+kind, append([]string{"path", "content/projets/mali.md", "do", "act"}, fields...)...)
		if r.status != http.StatusOK || kind != "rename" && !r.says("Un fichier a changé entre-temps") {
			t.Errorf("%s: status %d\n%s", kind, r.status, r.body)
		}
	}
	for _, address := range []string{"projets/niger", "../x", ".x", "a/_b/c", "index", "?"} {
		if r := v.post("/.fiche/rename", "path", "content/projets/mali.md", "title", "Mali", "address", address, "do", "look"); r.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d\n%s", address, r.status, r.body)
		}
	}
	if r := v.post("/.fiche/delete", "path", "content/index.md", "do", "look"); r.status != http.StatusUnprocessableEntity {
		t.Errorf("the home: status %d", r.status)
	}
	if diff := cmp.Diff(before, v.texts()); diff != "" {
		t.Error(diff)
	}
}

// A model gives a new draft.
func TestChangeDuplicate(t *testing.T) {
	v := atDashboard(t, linkedSite(t), locale.Get("fr"))
	before := v.texts()
	r := v.follow(v.post("/.fiche/duplicate", "path", "content/projets/mali.md", "title", "Mali : la suite", "do", "act"))
	if !r.says("Voici la nouvelle fiche") {
		t.Fatalf("status %d\n%s", r.status, r.body)
	}
	before["content/projets/mali-la-suite.md"] = strings.NewReplacer("titre: Mali ", "titre: Mali : la suite ", "Le puits\n", "Le puits\nbrouillon: oui\n").Replace(before["content/projets/mali.md"])
	if diff := cmp.Diff(before, v.texts()); diff != "" {
		t.Error(diff)
	}
	if r := v.post("/.fiche/duplicate", "path", "content/projets/mali.md", "title", "Mali : la suite", "do", "act"); r.status != http.StatusUnprocessableEntity || !r.says("est prise") {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
}

// Words that a translation rests on are changed: the form says so, and changes the
// translation too when it is asked to.
func TestChangeTranslatedWords(t *testing.T) {
	dir := frenchSite(t)
	original := "---\ntitre: Mali\npays: Mali\nchiffres:\n  - Puits neufs : 12\n---\nUn puits.\n"
	translation := "---\ntitle: Mali\nwords:\n  - Puits neufs : New wells  # checked by Awa\n---\nA well.\n"
	writeFiles(t, dir, map[string]string{"content/projets/mali.md": original, "content/projets/mali.en.md": translation})
	v := atDashboard(t, dir, locale.Get("fr"))
	read := regexp.MustCompile(`name="read" value="([^"]+)"`).FindStringSubmatch(v.get("/.fiche/edit?path=content/projets/mali.md").body)[1]
	form := []string{"path", "content/projets/mali.md", "read", read, "rows/figures", "0", "v/figures/0/label", "Puits neufs et réparés", "v/figures/0/value", "12"}
	if r := v.post("/.fiche/edit/try", form...); !r.says("une traduction s'appuie sur ces mots") {
		t.Error(r.body)
	}
	r := v.follow(v.post("/.fiche/edit", form...))
	if !r.says("la traduction de « Puits neufs » ne sert plus") || !r.says("<option selected>Puits neufs et réparés</option>") {
		t.Fatalf("status %d\n%s", r.status, r.body)
	}
	r = v.follow(v.post("/.fiche/words", "path", "content/projets/mali.md", "file", "content/projets/mali.en.md", "from", "Puits neufs", "to", "Puits neufs et réparés"))
	if !r.says("vaut pour les nouveaux mots") || r.says("ne sert plus") {
		t.Error(r.body)
	}
	want := strings.Replace(translation, "Puits neufs :", "Puits neufs et réparés :", 1)
	if got := v.texts()["content/projets/mali.en.md"]; got != want {
		t.Errorf("the translation is\n%s", got)
	}
}

// What is not saved is kept and offered again, also by a preview that was started
// since; what was saved has versions to go back to. Both are bounded.
func TestChangeKeepsWork(t *testing.T) {
	dir := frenchSite(t)
	v := atDashboard(t, dir, locale.Get("fr"))
	text := func() string { return v.texts()["content/projets/mali.md"] }
	first := text()
	read := func() string {
		return regexp.MustCompile(`name="read" value="([^"]+)"`).FindStringSubmatch(v.get("/.fiche/edit?path=content/projets/mali.md").body)[1]
	}
	form := []string{"path", "content/projets/mali.md", "read", read(), "v/title", "Le Mali", "v/as_of", "fin 2O01"}
	if r := v.post("/.fiche/edit/keep", form...); r.status != http.StatusNoContent {
		t.Fatalf("status %d\n%s", r.status, r.body)
	}
	if r := v.get("/.fiche/edit?path=content/projets/mali.md"); !r.says("sans l'enregistrer") || !r.says(`name="v/title" value="Mali"`) {
		t.Errorf("it is not offered, or shadows the file\n%s", r.body)
	}
	if err := v.end(); err != nil {
		t.Fatal(err)
	}
	v = atDashboard(t, dir, locale.Get("fr"))
	r := v.post("/.fiche/edit", "path", "content/projets/mali.md", "do", "resume")
	if !r.says(`name="v/title" value="Le Mali"`) || !r.says(`value="fin 2O01"`) || text() != first {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	v.follow(v.post("/.fiche/edit", append(form, "do", "save")...))
	second := strings.NewReplacer("titre: Mali", "titre: Le Mali", "fin 2001", "fin 2O01").Replace(first)
	if text() != second || v.get("/.fiche/edit?path=content/projets/mali.md").says("sans l'enregistrer") {
		t.Errorf("it is offered again, or not saved:\n%s", text())
	}

	versions := v.get("/.fiche/versions?path=content/projets/mali.md")
	name := regexp.MustCompile(`name="name" value="([^"]+)"`).FindStringSubmatch(versions.body)
	if name == nil || !versions.says("+titre: Mali") {
		t.Fatal(versions.body)
	}
	if r := v.post("/.fiche/versions", "path", "content/projets/mali.md", "name", name[1], "read", strings.Repeat("0", 64)); r.status != http.StatusConflict {
		t.Errorf("an unseen file: status %d", r.status)
	}
	if r := v.follow(v.post("/.fiche/versions", "path", "content/projets/mali.md", "name", name[1], "read", read())); !r.says("revenu à cette version") || text() != first {
		t.Errorf("status %d\n%s", r.status, text())
	}
	files := filesOf(t, dir)
	for _, kept := range []string{".fiche/.gitignore"} {
		if files[kept] != "*\n" {
			t.Errorf("%s is %q", kept, files[kept])
		}
	}
	v.post("/.fiche/edit/keep", form...)
	if r := v.follow(v.post("/.fiche/edit", "path", "content/projets/mali.md", "do", "forget")); r.says("sans l'enregistrer") {
		t.Error("it is not forgotten")
	}
}

// A photo is put beside the sheet under a clean name, never over another; what a
// browser may not show is refused with the cure.
func TestChangeUpload(t *testing.T) {
	v := atDashboard(t, linkedSite(t), locale.Get("fr"))
	token := v.token()
	send := func(name, data string, fields ...string) reply {
		var body bytes.Buffer
		w := multipart.NewWriter(&body)
		for i := 0; i < len(fields); i += 2 {
			w.WriteField(fields[i], fields[i+1])
		}
		file, err := w.CreateFormFile("file", name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(file, data)
		w.Close()
		header := v.own()
		header["Content-Type"] = w.FormDataContentType()
		return v.send(http.MethodPost, "/.fiche/upload", body.String(), header)
	}
	photo := filesOf(t, v.folder)["content/projets/puits.jpg"]
	said := []string{"token", token, "path", "content/projets/niger.md", "alt", "Un puits : neuf", "credit", "Awa", "consent", "oui"}
	for range 2 {
		if r := v.follow(send("Été à Kayes (1).JPEG", photo, said...)); !r.says("Le fichier est ajouté") {
			t.Fatalf("status %d\n%s", r.status, r.body)
		}
	}
	if r := v.follow(send("puits.png", photo, said...)); !r.says("Le fichier est ajouté") { // the name of one that is there, and a wrong ending
		t.Fatalf("status %d\n%s", r.status, r.body)
	}
	if r := v.follow(send("../../La Convention.pdf", "%PDF-1.7 …", "token", token, "path", "content/projets/niger.md", "alt", "La convention")); !r.says("Le fichier est ajouté") {
		t.Fatalf("status %d\n%s", r.status, r.body)
	}
	files := filesOf(t, v.folder)
	for _, name := range []string{"ete-a-kayes-1.jpeg", "ete-a-kayes-1-2.jpeg", "puits.jpg", "puits-2.jpg"} {
		if files["content/projets/"+name] != photo {
			t.Errorf("%s is not there", name)
		}
	}
	text := files["content/projets/niger.md"]
	for _, want := range []string{
		"\nphoto:\n  fichier: ete-a-kayes-1.jpeg\n  description: Un puits : neuf\n  crédit: Awa\n  consentement: oui\n",
		"ete-a-kayes-1-2.jpeg\n", "puits-2.jpg\n", "la-convention.pdf : La convention\n", "\nComme [**au** Mali]",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	heic := "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
	for name, data := range map[string]string{"IMG_1.HEIC": heic, "IMG_1.jpg": heic, "x.exe": "MZ", "x.md": "# X", "x.html": "<script>", "vide.pdf": ""} {
		if r := send(name, data, said...); r.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d\n%s", name, r.status, r.body)
		} else if strings.HasPrefix(name, "IMG") && !r.says("enregistrez-la en JPEG") {
			t.Error(r.body)
		}
	}
	if r := send("a.jpg", photo, "token", "x", "path", "content/projets/niger.md"); r.status != http.StatusForbidden {
		t.Errorf("without the token: status %d", r.status)
	}
	if r := send("a.jpg", photo, "token", token, "path", "content/../x.md"); r.status != http.StatusNotFound {
		t.Errorf("out of the site: status %d", r.status)
	}
	if after := filesOf(t, v.folder); len(after) != len(files) {
		t.Errorf("what was refused was written: %d files, not %d", len(after), len(files))
	}
}

// A file of which no field can be changed opens as a text with its line marked, and
// is saved in its own encoding.
func TestChangeAsText(t *testing.T) {
	dir := frenchSite(t)
	wrong := "\ufeff---\r\ntitre: Mali\r\n<<<<<<< moi\r\npays: Mali\r\n=======\r\npays: Niger\r\n>>>>>>> toi\r\n---\r\nUn puits.\nFin.\r\n"
	writeFiles(t, dir, map[string]string{"content/projets/mali.md": wrong, "content/projets/toml.md": "+++\ntitle = \"x\"\n+++\nUn puits.\n"})
	v := atDashboard(t, dir, locale.Get("fr"))
	r := v.get("/.fiche/edit?path=content/projets/mali.md")
	if !r.says("ne peut être montré en formulaire") || !r.says(`data-line="3"`) || !r.says("&lt;&lt;&lt;&lt;&lt;&lt;&lt; moi") && !r.says("<<<<<<< moi") {
		t.Fatalf("status %d\n%s", r.status, r.body)
	}
	if toml := v.get("/.fiche/edit?path=content/projets/toml.md"); !toml.says("ne peut être montré en formulaire") {
		t.Error(toml.body)
	}
	read := regexp.MustCompile(`name="read" value="([^"]+)"`).FindStringSubmatch(r.body)[1]
	text := "---\r\ntitre: Mali\r\npays: Mali\r\n---\r\nUn puits.\r\nFin."
	if r := v.post("/.fiche/edit/text", "path", "content/projets/mali.md", "read", strings.Repeat("0", 64), "text", text); r.status != http.StatusConflict {
		t.Errorf("an unseen file: status %d", r.status)
	}
	v.follow(v.post("/.fiche/edit/text", "path", "content/projets/mali.md", "read", read, "text", text))
	want := "\ufeff---\r\ntitre: Mali\r\npays: Mali\r\n---\r\nUn puits.\nFin.\r\n"
	if got := v.texts()["content/projets/mali.md"]; got != want {
		t.Errorf("saved %q\nwant %q", got, want)
	}
}
