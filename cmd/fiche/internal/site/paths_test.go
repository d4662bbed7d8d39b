package site

import "testing"

// A reference is read from the folder of its sheet, or from content/, and
// never climbs out.
func TestResolvePath(t *testing.T) {
	for _, test := range []struct{ from, target, want string }{
		{"projets/mali.md", "photo.jpg", "projets/photo.jpg"},
		{"projets/mali.md", "../a-propos.md", "a-propos.md"},
		{"projets/mali.md", "/logos/a.svg", "logos/a.svg"},
		{"projets/mali.md", "./b.md", "projets/b.md"},
		{"projets/mali.md", `photos\a.jpg`, "projets/photos/a.jpg"},
		{"projets/mali.md", "../../../etc/passwd", "etc/passwd"},
		{"projets/mali.md", "/../../etc/passwd", "etc/passwd"},
		{"index.md", "projets/", "projets"},
		{"index.md", "..", ""},
	} {
		if got := resolvePath(test.from, test.target); got != test.want {
			t.Errorf("%s from %s: %q, want %q", test.target, test.from, got, test.want)
		}
	}
}

// What is proposed to an author leads, from the sheet, to the file.
func TestRelative(t *testing.T) {
	for _, test := range []struct{ from, name, want string }{
		{"index.md", "a.md", "a.md"},
		{"index.md", "projets/a.md", "projets/a.md"},
		{"projets/b.md", "projets/a.md", "a.md"},
		{"projets/b.md", "projets/photos/a.jpg", "photos/a.jpg"},
		{"projets/b.md", "projets-2/a.md", "/projets-2/a.md"},
		{"projets/b.md", "a.md", "/a.md"},
	} {
		got := relative(test.from, test.name)
		if got != test.want || resolvePath(test.from, got) != test.name {
			t.Errorf("%s from %s: %q, want %q", test.name, test.from, got, test.want)
		}
	}
}

// One file is one on every disk: some fold case, some decompose accents.
func TestSameFile(t *testing.T) {
	if sameFile("Éc\u0061.JPG") != sameFile("E\u0301ca.jpg") || sameFile("eca.jpg") == sameFile("éca.jpg") {
		t.Error(sameFile("É.JPG"), sameFile("E\u0301.jpg"))
	}
}
