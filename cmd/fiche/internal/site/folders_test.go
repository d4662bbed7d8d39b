package site

import "testing"

// A folder without an index.md is called by its name.
func TestFolderName(t *testing.T) {
	for dir, want := range map[string]string{
		"projets": "Projets", "a/eau-potable": "Eau potable", "écoles_du_nord": "Écoles du nord", "2024": "2024", "-": "",
	} {
		if got := folderName(dir); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
}

// A folder lists the sheets in it and below it; a page's parent is the listing
// of the nearest folder above it that has one.
func TestFolders(t *testing.T) {
	s := files{
		"projets/index.md":        "---\ntitre: Nos projets\n---\n",
		"projets/afrique/mali.md": "---\ntitre: Mali\n---\n",
		"projets/laos.md":         "---\ntitre: Laos\n---\n",
		"docs/guide.md":           "---\ntitre: Guide\ntype: page\n---\n",
		"projets/note.md":         "---\ntitre: Note\ntype: page\n---\n",
	}.good(t)
	for address, want := range map[string]struct {
		title, parent string
		sheets        []string
	}{
		"projets/index.html":            {"Nos projets", "index.html", []string{"Laos", "Mali"}},
		"projets/afrique/index.html":    {"Afrique", "projets/index.html", []string{"Mali"}},
		"projets/afrique/mali.html":     {"Mali", "projets/afrique/index.html", nil},
		"projets/laos.html":             {"Laos", "projets/index.html", nil},
		"projets/note.html":             {"Note", "projets/index.html", nil},
		"docs/guide.html":               {"Guide", "index.html", nil},
		"en/projets/index.html":         {"Projets", "en/index.html", []string{"Laos", "Mali"}},
		"en/projets/afrique/index.html": {"Afrique", "en/projets/index.html", []string{"Mali"}},
	} {
		p := s.at(t, address)
		if p.Title.Plain != want.title || p.Parent.Address != want.parent {
			t.Errorf("%s: %q below %s, want %q below %s", address, p.Title.Plain, p.Parent.Address, want.title, want.parent)
		}
		if want.sheets != nil {
			equal(t, address, titles(p.Group.Sheets), want.sheets)
		}
	}
	equal(t, "versions", addresses(s.at(t, "en/projets/index.html").Versions), []string{"projets/index.html", "en/projets/index.html"})
	if home := s.Editions[0].Home; home.Parent != nil {
		t.Error("the home has a parent")
	}
}
