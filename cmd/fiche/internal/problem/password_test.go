package problem

import "testing"

func TestHidePasswords(t *testing.T) {
	for text, want := range map[string]string{
		"publication: sftp://awa:s3cr3t@example.org/www": "publication: sftp://awa:…@example.org/www",
		"a ftp://u@x.org:p@ss:w@h.org/x b":               "a ftp://u@x.org:…@h.org/x b",
		"ftp://u:p@ss@h.org/~/x":                         "ftp://u:…@h.org/~/x",
		"ftp://u:1234@h.org, https://v:w@i.org":          "ftp://u:…@h.org, https://v:…@i.org",
		"ftp://u:my pass@h.org":                          "ftp://u:…@h.org",
		"ftp://u:a/b@h.org":                              "ftp://u:…@h.org",
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
	}
	if got, want := WithoutPasswords("sftp://awa:s3cr3t@h.org/"), "sftp://awa@h.org/"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
