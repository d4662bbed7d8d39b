package dashboard_test

import (
	"crypto/sha256"
	"encoding/json"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/problem"
)

// A folder is the files of a site, below content/, as a form changes them.
type folder struct {
	sync.Mutex
	files map[string]string
	saves int
}

func (f *folder) options() dashboard.Options {
	return dashboard.Options{
		Read: func(name string) ([]byte, error) {
			f.Lock()
			defer f.Unlock()
			text, ok := f.files[name]
			if !ok {
				return nil, fs.ErrNotExist
			}
			return []byte(text), nil
		},
		Save: func(name string, read [sha256.Size]byte, data []byte) error {
			f.Lock()
			defer f.Unlock()
			if sha256.Sum256([]byte(f.files[name])) != read {
				return problem.Refuse("file-changed", problem.Args{"path": name})
			}
			f.files[name] = string(data)
			f.saves++
			return nil
		},
	}
}

const well = `---
title: Mali  # as in the agreement
country: Mali
status: under way
as_of: end of 2021
partners:
  - SIAAP: funder
  # to be confirmed
  - City of Ris
unknown: [1, 2]
---
A well.
`

// editor opens the form of a sheet.
func editor(t *testing.T) (*client, *folder) {
	files := with(twoSheets, map[string]string{"projects/mali.md": well})
	f := &folder{files: files}
	return open(t, stateOf(t, files), f.options()), f
}

// answers returns what a browser sends of the form on a page.
func answers(a answer) url.Values {
	a.Helper()
	root, err := html.Parse(strings.NewReader(a.Body.String()))
	if err != nil {
		a.Fatal(err)
	}
	values := url.Values{}
	var walk func(*html.Node, bool)
	walk = func(n *html.Node, inside bool) {
		attr := func(key string) string {
			for _, x := range n.Attr {
				if x.Key == key {
					return x.Val
				}
			}
			return ""
		}
		inside = inside || n.Data == "form" && attr("id") == "edit"
		switch {
		case n.Type != html.ElementNode || !inside:
		case n.Data == "input" && attr("type") != "radio":
			values.Add(attr("name"), attr("value"))
		case n.Data == "textarea" && n.FirstChild != nil:
			values.Add(attr("name"), strings.ReplaceAll(n.FirstChild.Data, "\n", "\r\n"))
		case n.Data == "textarea":
			values.Add(attr("name"), "")
		case n.Data == "select":
			for option := range n.Descendants() {
				if option.Data == "option" {
					for _, x := range option.Attr {
						if x.Key == "selected" {
							values.Set(attr("name"), option.Attr[0].Val)
						}
					}
				}
			}
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child, inside)
		}
	}
	walk(root, false)
	return values
}

func (c *client) send(address string, values url.Values) answer {
	r := httptest.NewRequest(http.MethodPost, "/.fiche/"+address, strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return c.do(r)
}

const editMali = "edit?path=content%2Fprojects%2Fmali.md"

func TestEditShowsTheFile(t *testing.T) {
	c, _ := editor(t)
	page := c.get(editMali)
	page.wants(http.StatusOK,
		`name="v/title" value="Mali"`, `<option value="under way" selected>`, `value="end of 2021"`, "unknown: [1, 2]",
		`name="v/partners/0/name" value="SIAAP"`, `name="v/partners/0/role" value="funder"`, `id="partners-1"`, "\nA well.\n", `id="as_of-echo">late 2021`,
	)
	for _, missing := range []string{"edit", "edit?path=content/../x.md", "edit?path=content/nothing.md", "edit?path=projects/mali.md"} {
		c.get(missing).wants(http.StatusNotFound)
	}
}

// A page of the site leads to the form of its file, one that is made of none to the
// start page.
func TestEditOfAPage(t *testing.T) {
	c, _ := editor(t)
	for page, want := range map[string]string{
		"/base/projects/mali.html": editMali, "/base/fr/projects/mali.html": "edit?path=content%2Fprojects%2Fmali.fr.md", "/base/": "edit?path=content%2Findex.md",
		"/base/countries/index.html": "", "https://example.org/": "", "/base/../x": "",
	} {
		if a := c.get("edit?page=" + url.QueryEscape(page)); a.Header().Get("Location") != "/.fiche/"+want {
			t.Errorf("%s leads to %s", page, a.Header().Get("Location"))
		}
	}
}

// What is sent as it was shown changes nothing; a change touches its own line.
func TestEditSaves(t *testing.T) {
	c, folder := editor(t)
	sent := answers(c.get(editMali))
	if a := c.send("edit", sent); a.Code != http.StatusSeeOther || folder.saves != 0 {
		t.Fatalf("status %d, %d saves\n%s", a.Code, folder.saves, a.text)
	}
	sent.Set("v/status", "completed")
	sent.Set("v/partners/1/role", "signatory")
	c.send("edit", sent).wants(http.StatusSeeOther)
	want := strings.NewReplacer("under way", "completed", "City of Ris", "City of Ris : signatory").Replace(well)
	if folder.files["projects/mali.md"] != want {
		t.Errorf("saved\n%s", folder.files["projects/mali.md"])
	}

	// Saving is not refused for a mistake, which is told where it is.
	sent = answers(c.get(editMali))
	sent.Set("v/country", "Malli")
	to := c.send("edit", sent).Header().Get("Location")
	c.get(strings.TrimPrefix(to, "/.fiche/")).wants(http.StatusOK, "Saved.", "1 error to correct", `<a href="#country">`, "unknown country “Malli”", "did you mean “Mali”?")
	if !strings.Contains(folder.files["projects/mali.md"], "country: Malli\n") {
		t.Error("not saved")
	}
}

// The buttons of rows change the form and write nothing.
func TestEditRows(t *testing.T) {
	c, folder := editor(t)
	sent := answers(c.get(editMali))
	sent.Set("do", "add partners")
	page := c.send("edit", sent)
	page.wants(http.StatusOK, `name="v/partners/n2/name"`)
	sent = answers(page)
	sent.Set("v/partners/n2/name", "Town of Gentilly")
	sent.Set("do", "up partners n2")
	page = c.send("edit", sent)
	page.wants(http.StatusOK, `value="up partners n2" autofocus`)
	sent = answers(page)
	sent.Set("do", "delete partners 0")
	page = c.send("edit", sent)
	page.wants(http.StatusOK, "Deleted: SIAAP", "back partners 0")
	if folder.saves > 0 {
		t.Error("wrote")
	}
	sent = answers(page)
	sent.Set("do", "save")
	c.send("edit", sent).wants(http.StatusSeeOther)
	want := strings.Replace(well, "  - SIAAP: funder\n  # to be confirmed\n", "  # to be confirmed\n  - Town of Gentilly\n", 1)
	if got := folder.files["projects/mali.md"]; got != want {
		t.Errorf("saved\n%s", got)
	}
	// A form that arrives short empties nothing.
	c.send("edit", url.Values{"token": {c.token}, "path": {"content/projects/mali.md"}, "read": sent["read"]}).wants(http.StatusSeeOther)
	if got := folder.files["projects/mali.md"]; got != want {
		t.Errorf("a short form left\n%s", got)
	}
}

// What another program has changed meanwhile is kept; of the same field the author
// chooses, and nothing is written until then.
func TestEditTogether(t *testing.T) {
	c, folder := editor(t)
	sent := answers(c.get(editMali))
	folder.files["projects/mali.md"] = strings.Replace(well, "under way", "completed", 1)
	sent.Set("v/title", "The Mali")
	a := c.send("edit", sent)
	a.wants(http.StatusSeeOther)
	c.get(strings.TrimPrefix(a.Header().Get("Location"), "/.fiche/")).wants(http.StatusOK, "changed this file meanwhile: status")
	if got := folder.files["projects/mali.md"]; !strings.Contains(got, "title: The Mali  # as in the agreement\n") || !strings.Contains(got, "status: completed\n") {
		t.Errorf("saved\n%s", got)
	}

	sent = answers(c.get(editMali))
	theirs := strings.Replace(folder.files["projects/mali.md"], "The Mali", "Theirs", 1)
	folder.files["projects/mali.md"] = theirs
	sent.Set("v/title", "Mine")
	page := c.send("edit", sent)
	page.wants(http.StatusConflict, "Two versions of the same words", "title: Mine", "title: Theirs", `name="v/title" value="Mine"`)
	if folder.files["projects/mali.md"] != theirs {
		t.Error("wrote before the choice")
	}
	chosen := answers(page)
	chosen.Set("choose/title", "mine")
	newer := strings.Replace(theirs, "Theirs", "Newer", 1)
	folder.files["projects/mali.md"] = newer
	page = c.send("edit", chosen)
	page.wants(http.StatusConflict, "title: Newer") // what was chosen was over another version
	chosen = answers(page)
	chosen.Set("choose/title", "mine")
	c.send("edit", chosen).wants(http.StatusSeeOther)
	if got := folder.files["projects/mali.md"]; got != strings.Replace(newer, "Newer", "Mine", 1) {
		t.Errorf("saved\n%s", got)
	}

	// A preview that was started again does not know what was read.
	other, _ := editor(t)
	sent = answers(c.get(editMali))
	sent.Set("v/title", "Again")
	sent.Set("token", other.token)
	other.send("edit", sent).wants(http.StatusConflict, "title: Again", "title: Mali")
}

// What another program has changed is taken in among answers that are not saved, rows
// too; nothing is written until the author saves.
func TestEditTakesIn(t *testing.T) {
	c, folder := editor(t)
	sent := answers(c.get(editMali))
	sent.Set("v/title", "The Mali")
	sent.Set("do", "add partners")
	sent = answers(c.send("edit", sent))
	sent.Set("v/partners/n2/name", "Town of Gentilly")
	theirs := strings.NewReplacer("under way", "completed", "A well.", "Two wells.").Replace(well)
	folder.files["projects/mali.md"] = theirs
	sent.Set("do", "take")
	page := c.send("edit", sent)
	page.wants(http.StatusOK, "changed this file meanwhile: status, The text", `<option value="completed" selected>`, `name="v/title" value="The Mali"`,
		`name="v/partners/2/name" value="Town of Gentilly"`, "\nTwo wells.\n", "data-sent-back")
	if folder.files["projects/mali.md"] != theirs {
		t.Fatal("written before it was asked to")
	}

	// Then somebody takes a row away, and the author another one.
	sent = answers(page)
	sent.Set("do", "delete partners 1")
	sent = answers(c.send("edit", sent))
	folder.files["projects/mali.md"] = strings.Replace(theirs, "completed", "under way", 1)
	sent.Set("do", "take")
	page = c.send("edit", sent)
	page.wants(http.StatusOK, "meanwhile: status.", `<option value="under way" selected>`, `name="v/partners/1/name" value="Town of Gentilly"`)
	sent = answers(page)
	sent.Set("do", "save")
	c.send("edit", sent).wants(http.StatusSeeOther)
	want := strings.NewReplacer("title: Mali", "title: The Mali", "City of Ris", "Town of Gentilly", "A well.", "Two wells.").Replace(well)
	if got := folder.files["projects/mali.md"]; got != want {
		t.Errorf("saved\n%s", got)
	}

	// Of the same field the author chooses here too.
	sent = answers(c.get(editMali))
	sent.Set("v/title", "Mine")
	folder.files["projects/mali.md"] = strings.Replace(want, "The Mali", "Theirs", 1)
	sent.Set("do", "take")
	c.send("edit", sent).wants(http.StatusConflict, "title: Mine", "title: Theirs")

	// What the form was made of may be forgotten: then nothing is guessed.
	sent = answers(page)
	sent.Set("shown", strings.Repeat("0", 64))
	for _, do := range []string{"save", "take", "add dates"} {
		sent.Set("do", do)
		c.send("edit", sent).wants(http.StatusConflict)
	}
}

// What was understood is told, and nothing is written.
func TestEditTry(t *testing.T) {
	c, folder := editor(t)
	sent := answers(c.get(editMali))
	sent.Set("v/as_of", "spring 2O20")
	sent.Set("v/period", "2019 - 2022")
	a := c.send("edit/try", sent)
	var answer struct {
		Changed bool
		Fields  map[string]struct {
			Echo string
			Told []string
		}
	}
	if err := json.Unmarshal(a.Body.Bytes(), &answer); err != nil {
		t.Fatal(err, a.text)
	}
	told := answer.Fields
	if answer.Changed || told["period"].Echo != "2019–2022" || len(told["as_of"].Told) != 1 || !strings.Contains(told["as_of"].Told[0], "error") || folder.saves > 0 {
		t.Errorf("%+v", told)
	}
	folder.files["projects/mali.md"] += "\nMore.\n"
	if err := json.Unmarshal(c.send("edit/try", sent).Body.Bytes(), &answer); err != nil || !answer.Changed {
		t.Errorf("that the file has changed is not told: %v", err)
	}
	for _, address := range []string{"edit", "edit/try"} {
		sent.Set("token", "x")
		c.send(address, sent).wants(http.StatusForbidden)
	}
}

// Nothing that an author wrote becomes markup.
func TestEditIsNoMarkup(t *testing.T) {
	files := with(twoSheets, map[string]string{"projects/mali.md": "---\ntitle: <b>x</b>\"\npartners:\n  - <i>y</i>\nodd<u>: 1\n---\n</textarea><script>z</script>\n"})
	f := &folder{files: files}
	page := open(t, stateOf(t, files), f.options()).get(editMali)
	if found := regexp.MustCompile(`<(b|i|u)>|</textarea><script>`).FindString(page.Body.String()); found != "" {
		t.Errorf("%s on the page", found)
	}
}
