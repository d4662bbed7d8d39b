package dashboard_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
)

// setup returns a client of the form that makes a site.
func setup(t *testing.T, o dashboard.SetupOptions) *client {
	o.Locale, o.Folder, o.Explain = locale.Get("en"), "/home/awa/site", explain
	s := dashboard.NewSetup(o)
	c := &client{T: t, serve: func(w http.ResponseWriter, r *http.Request) {
		s.Serve(w, r, strings.TrimPrefix(r.URL.Path, "/.fiche/"))
	}}
	c.token = c.get("").submatch(`name="token" value="([^"]+)"`)
	return c
}

func TestSetupMakesASite(t *testing.T) {
	var made []scaffold.Answers
	var folders []string
	var failure error
	c := setup(t, dashboard.SetupOptions{Make: func(a scaffold.Answers, folder string) error {
		made, folders = append(made, a), append(folders, folder)
		return failure
	}})
	c.get("setup").wants(http.StatusOK, "/home/awa/site", `value="`+scaffold.DefaultAccent+`"`, "GitLab Pages", "association")
	c.get("nothing").wants(http.StatusNotFound)

	c.post("setup", "title", "Water", "accent", "reddish").wants(http.StatusUnprocessableEntity, "“reddish” is not a colour", `value="Water"`)
	if made != nil {
		t.Errorf("made %v", made)
	}
	failure = errors.New("it burns")
	c.post("setup", "title", "Water").wants(http.StatusUnprocessableEntity, "it burns")

	failure = nil
	answers := []string{"title", "Water", "language", "fr", "accent", "a03", "workflow", "gitlab", "organisation", "SIAAP"}
	if a := c.post("setup", answers...); a.Code != http.StatusSeeOther || a.Header().Get("Location") != "/.fiche/" {
		t.Errorf("status %d, to %q", a.Code, a.Header().Get("Location"))
	}
	want := scaffold.Answers{Locale: locale.Get("fr"), Title: "Water", Organisation: "SIAAP", Accent: "#aa0033", Profile: "public-body", Workflow: "gitlab"}
	if len(made) != 2 || made[1].Locale != want.Locale || made[1].Title != want.Title || made[1].Organisation != want.Organisation ||
		made[1].Accent != want.Accent || made[1].Workflow != want.Workflow || folders[1] != "" {
		t.Errorf("made %+v in %q", made, folders)
	}
	// Sending the form again does not make a second one.
	if c.post("setup", answers...).wants(http.StatusSeeOther); len(made) != 2 {
		t.Errorf("made %d sites", len(made)-1)
	}
}

// In a folder with other things the site goes into a folder of its own, unless
// the user insists.
func TestSetupBesideOtherFiles(t *testing.T) {
	var folder string
	options := dashboard.SetupOptions{Others: 3, Make: func(_ scaffold.Answers, name string) error {
		folder = name
		return nil
	}}
	for _, test := range []struct {
		fields []string
		want   string
	}{
		{[]string{"title", "Our Projects", "folder", ""}, "our-projects"},
		{[]string{"title", "", "folder", ""}, "our-projects"},
		{[]string{"title", "x", "folder", "../../Eaux & Forêts"}, "eaux-forets"},
		{[]string{"title", "x", "folder", "y", "here", "yes"}, ""},
	} {
		folder = "none"
		c := setup(t, options)
		c.get("").wants(http.StatusOK, `name="folder"`, `name="here"`)
		if c.post("setup", test.fields...).wants(http.StatusSeeOther); folder != test.want {
			t.Errorf("%v: in %q, want %q", test.fields, folder, test.want)
		}
	}
	setup(t, options).post("setup", "title", "x", "folder", "!?").wants(http.StatusUnprocessableEntity, `id="folder-wrong"`)
}

func TestSetupGoesOnToASite(t *testing.T) {
	var chosen []string
	var failure error
	c := setup(t, dashboard.SetupOptions{Others: 1, Sites: []string{"water"}, Choose: func(name string) error {
		chosen = append(chosen, name)
		return failure
	}})
	c.post("site", "site", "../water").wants(http.StatusNotFound)
	failure = problem.Refuse("site-missing", problem.Args{"folder": "water"})
	c.post("site", "site", "water").wants(http.StatusInternalServerError, "the folder water does not exist")
	failure = nil
	c.post("site", "site", "water").wants(http.StatusSeeOther)
	if len(chosen) != 2 {
		t.Errorf("chose %q", chosen)
	}
}

func TestSetupStops(t *testing.T) {
	stopped := 0
	c := setup(t, dashboard.SetupOptions{Stop: func() { stopped++ }})
	c.token = "another"
	c.post("stop").wants(http.StatusForbidden)
	c = setup(t, dashboard.SetupOptions{Stop: func() { stopped++ }})
	if c.post("stop").wants(http.StatusOK); stopped != 1 {
		t.Errorf("stopped %d times", stopped)
	}
}
