package cli

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
)

// Nothing is done for anybody but a page of this dashboard, and nothing out of
// bounds for anybody.
func TestDashboardRefuses(t *testing.T) {
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	token := v.token()
	whole := v.form("title", "Attaque").Encode()
	with := func(name, value string) map[string]string {
		header := v.own()
		if header[name] = value; value == "" {
			delete(header, name)
		}
		return header
	}
	neither := with("Origin", "")
	delete(neither, "Sec-Fetch-Site")
	if err := os.Mkdir(filepath.Join(v.folder, "content", "dossier.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(v.folder, "content", "start.sh"), nil, 0o755); err != nil {
		t.Fatal(err)
	}
	before := filesOf(t, v.folder)
	for name, test := range map[string]struct {
		method, body string
		header       map[string]string
		status       int
	}{
		"no token":               {"POST", "title=Attaque", v.own(), http.StatusForbidden},
		"an empty token":         {"POST", "title=Attaque&token=", v.own(), http.StatusForbidden},
		"another token":          {"POST", "title=Attaque&token=" + strings.Repeat("A", len(token)), v.own(), http.StatusForbidden},
		"a foreign page":         {"POST", whole, with("Origin", "https://evil.example"), http.StatusForbidden},
		"another port":           {"POST", whole, with("Origin", "http://127.0.0.1:1"), http.StatusForbidden},
		"an unknown page":        {"POST", whole, with("Origin", "null"), http.StatusForbidden},
		"a cross-site form":      {"POST", whole, with("Sec-Fetch-Site", "cross-site"), http.StatusForbidden},
		"nobody says from where": {"POST", whole, neither, http.StatusForbidden},
		"a script's request":     {"POST", whole, with("Content-Type", "text/plain"), http.StatusUnsupportedMediaType},
		"JSON":                   {"POST", `{"title":"Attaque"}`, with("Content-Type", "application/json"), http.StatusUnsupportedMediaType},
		"too long":               {"POST", whole + "&summary=" + strings.Repeat("a", 100<<10), v.own(), http.StatusBadRequest},
		"no form":                {"POST", whole + "&%zz=1", v.own(), http.StatusBadRequest},
		"another method":         {"PUT", whole, v.own(), http.StatusMethodNotAllowed},
		"DELETE":                 {"DELETE", "", v.own(), http.StatusMethodNotAllowed},
	} {
		for _, address := range []string{"/.fiche/new", "/.fiche/build", "/.fiche/translate", "/.fiche/open", "/.fiche/publication", "/.fiche/stop"} {
			if r := v.send(test.method, address, test.body, test.header); r.status != test.status {
				t.Errorf("%s, %s: status %d, want %d", name, address, r.status, test.status)
			}
		}
	}
	// The token in an address is no form.
	for _, address := range []string{"new", "build", "open", "publication", "stop"} {
		v.get("/.fiche/" + address + "?" + whole)
		v.send("POST", "/.fiche/"+address+"?"+whole, "", v.own())
	}
	for _, path := range []string{"content/start.sh", "../x.md", "content/../x.md", "/etc/passwd", "content", ".fiche", "content/projets", "static/x.md", "content/nothing.md", "content/dossier.md", ""} {
		if r := v.post("/.fiche/open", "path", path); r.status != http.StatusInternalServerError || !r.says("ne peut pas être ouvert") {
			t.Errorf("opens %q: status %d\n%s", path, r.status, r.body)
		}
	}
	if diff := cmp.Diff(before, filesOf(t, v.folder)); diff != "" {
		t.Errorf("something was written:\n%s", diff)
	}
	if r := v.get("/.fiche/"); r.status != http.StatusOK {
		t.Errorf("it was stopped: %d", r.status)
	}
}

// Looking changes nothing, and every page keeps to a strict policy.
func TestDashboardOnlyShows(t *testing.T) {
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	v.said.until(t, "fiches, ")
	before := filesOf(t, v.folder)
	for _, address := range []string{"", "?q=mali&show=drafts&sort=lacks&page=3", "?sort=zzz&page=-1", "?made", "new", "check", "check?page=99", "build", "publication", "translate?language=en&path=content%2Fprojets%2Fmali.md"} {
		r := v.get("/.fiche/" + address)
		if r.status != http.StatusOK || !strings.HasPrefix(r.header.Get("Content-Security-Policy"), "default-src 'none'; ") ||
			strings.Contains(r.body, "style=") || regexp.MustCompile(`<script[^>]*>[^<]|\son[a-z]+=`).MatchString(r.body) {
			t.Errorf("%q: status %d, policy %q\n%s", address, r.status, r.header.Get("Content-Security-Policy"), r.body)
		}
	}
	for _, address := range []string{"open", "stop"} {
		if r := v.get("/.fiche/" + address); r.status != http.StatusMethodNotAllowed {
			t.Errorf("%s: status %d", address, r.status)
		}
	}
	if r := v.get("/.fiche/nothing"); r.status != http.StatusNotFound {
		t.Errorf("status %d", r.status)
	}
	if diff := cmp.Diff(before, filesOf(t, v.folder)); diff != "" {
		t.Errorf("looking wrote:\n%s", diff)
	}
}

// What an author writes, in a sheet or as its name, is shown as it is.
func TestDashboardShowsHostileContent(t *testing.T) {
	dir := frenchSite(t)
	const evil = `"><script>alert(1)</script><a href="javascript:alert(2)">`
	for name, text := range map[string]string{
		"projets/x' onmouseover='alert(3).md": "---\ntitre: '" + evil + "'\nstatut: en cour\n" + evil + ": x\n---\n",
		"projets/<img src=x>.md":              "---\ntitre: " + evil + "\nbrouillon: oui\n---\n[x](javascript:alert(4))\n",
		"projets/javascript:alert(5).md":      "# " + evil + "\n\n" + evil + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, "content", filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Skip("this disk has no such names:", err)
		}
	}
	v := atDashboard(t, dir, locale.Get("fr"))
	for _, address := range []string{"", "check", "?q=" + url.QueryEscape(evil), "check?file=" + url.QueryEscape(evil), "?show=" + url.QueryEscape(evil)} {
		r := v.get("/.fiche/" + address)
		if strings.Contains(r.body, "<script>") || strings.Contains(r.body, "<img") || strings.Contains(r.body, "<a href=\"javascript") ||
			regexp.MustCompile(`(?i)(href|action|formaction|src)="\s*javascript:`).MatchString(r.body) || strings.Contains(r.body, "' onmouseover='") {
			t.Errorf("%q:\n%s", address, r.body)
		}
	}
	if r := v.get("/.fiche/?q=onmouseover"); !r.says(`content/projets/x' onmouseover='alert(3).md`) {
		t.Errorf("the sheet is not shown\n%s", r.body)
	}
}
