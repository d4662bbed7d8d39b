package problem

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestHidePasswords(t *testing.T) {
	for text, want := range map[string]string{
		"publication: sftp://awa:s3cr3t@example.org/www": "publication: sftp://awa:…@example.org/www",
		"a ftp://u@x.org:p@ss:w@h.org/x b":               "a ftp://u@x.org:…@h.org/x b",
		"ftp://u:p@ss@h.org/~/x":                         "ftp://u:…@h.org/~/x",
		"ftp://u:1234@h.org, https://v:w@i.org":          "ftp://u:…@h.org, https://v:…@i.org",
		"ftp://u:my pass@h.org":                          "ftp://u:…@h.org",
		"ftp://u:a/b@h.org":                              "ftp://u:…@h.org",
		"ftp://u:mot dé 密 🗝@h.org, et la suite":          "ftp://u:…@h.org, et la suite",
		"https://h.org:8080/@user":                       "https://h.org:8080/@user",
		"https://h.org:8080 (a@b.org)":                   "https://h.org:8080 (a@b.org)",
		"https://h.org/a:b@c":                            "https://h.org/a:b@c",
		"see https://h.org: a@b.org":                     "see https://h.org: a@b.org",
		"sftp://awa@h.org:22/www":                        "sftp://awa@h.org:22/www",
		"awa:s3cr3t@h.org":                               "awa:s3cr3t@h.org",
	} {
		shown, hidden := HidePasswords(text)
		if shown != want || hidden != (text != want) {
			t.Errorf("%s: %s, want %s", text, shown, want)
		}
		masked := maskPasswords(text)
		if len(masked) != len(text) || utf8.RuneCountInString(masked) != utf8.RuneCountInString(text) || hidden != (masked != text) || hidden && strings.Contains(masked, "s3cr3t") {
			t.Errorf("%s is masked as %s", text, masked)
		}
	}
	if got, want := WithoutPasswords("sftp://awa:s3cr3t@h.org/"), "sftp://awa@h.org/"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// What stands behind a password on its line is marked where it stands.
func TestPlaceBehindAPassword(t *testing.T) {
	const text = "ftp://u:été 1@h.org é [a](b.md)"
	p := NewSource("a.md", []byte(text)).Place(strings.Index(text, "b.md"), len("b.md"))
	if got := string([]rune(p.Text)[p.Col-1 : p.Col-1+p.Width]); got != "b.md" {
		t.Errorf("%q is marked in %q", got, p.Text)
	}
}
