package sheet

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
)

func TestPublication(t *testing.T) {
	folder := func(name, address, path string) Destination {
		return Destination{Name: name, Address: address, Way: "folder", Path: path}
	}
	remote := func(name, address, user, host, path string) Destination {
		return Destination{Name: name, Address: address, Way: "sftp", User: user, Host: host, Path: path}
	}
	for written, want := range map[string][]Destination{
		"publication: dossier: ../essai":              {folder("", "dossier: ../essai", "../essai")},
		"publication: folder:/mnt/web":                {folder("", "folder:/mnt/web", "/mnt/web")},
		"publication:\n  - Dossier : ../mes essais":   {folder("", "Dossier: ../mes essais", "../mes essais")},
		"publication:\n  - essai : dossier: ../essai": {folder("essai", "dossier: ../essai", "../essai")},
		"publication:\n  - essai: dossier: ../essai":  {folder("essai", "dossier: ../essai", "../essai")},
		"publication:\n  - dossier: ../essai : essai": {folder("essai", "dossier: ../essai", "../essai")},
		"publication:\n  - nom: essai\n    adresse: dossier: ../essai\n  - zip: site.zip": {
			folder("essai", "dossier: ../essai", "../essai"), {Address: "zip: site.zip", Way: "zip", Path: "site.zip"},
		},
		"publication:\n  - url: https://essai.example.org/\n    nom: essai\n    adresse: dossier: ../essai": {
			{Name: "essai", Address: "dossier: ../essai", Way: "folder", Path: "../essai", URL: "https://essai.example.org/"},
		},
		"publication: sftp://awa@h.org/www/projets/":        {remote("", "sftp://awa@h.org/www/projets/", "awa", "h.org", "/www/projets")},
		"publication: sftp://a@b.org@h.org:22/~/www":        {remote("", "sftp://a@b.org@h.org:22/~/www", "a@b.org", "h.org:22", "www")},
		"publication: sftp://h.org/":                        {remote("", "sftp://h.org/", "", "h.org", "/")},
		"publication: sftp://h.org/~":                       {remote("", "sftp://h.org/~", "", "h.org", ".")},
		"publication:\n  - site : sftp://a@h.org/x/y":       {remote("site", "sftp://a@h.org/x/y", "a", "h.org", "/x/y")},
		"publication:\n  - sftp://a@h.org/x : site":         {remote("site", "sftp://a@h.org/x", "a", "h.org", "/x")},
		"publication: s3://s3.example.org/town/projets":     {{Address: "s3://s3.example.org/town/projets", Way: "s3", Host: "s3.example.org", Path: "/town/projets"}},
		"publication: s3://AKIA@s3.example.org:9000/town":   {{Address: "s3://AKIA@s3.example.org:9000/town", Way: "s3", User: "AKIA", Host: "s3.example.org:9000", Path: "/town"}},
		"publication: webdav://awa@h.org/~awa/les projets/": {{Address: "webdav://awa@h.org/~awa/les projets/", Way: "webdavs", User: "awa", Host: "h.org", Path: "/~awa/les projets"}},
	} {
		s := parseHome(t, written)
		if diff := cmp.Diff(want, s.Settings.Publication); diff != "" || len(s.Problems) > 0 {
			t.Errorf("%s: %v\n%s", written, rules(s), diff)
		}
	}
	for written, want := range map[string]string{
		"publication: ../essai":                                  "not-destination",
		"publication: dossier:":                                  "not-destination",
		"publication: ftp://h.org/www":                           "destination-ftp",
		"publication: sftp:h.org/www":                            "not-destination",
		"publication: sftp://awa@/www":                           "not-destination",
		"publication: sftp://awa@h.org:x/www":                    "not-destination",
		"publication: sftp://awa@h.org":                          "destination-no-path",
		"publication: s3://s3.example.org":                       "destination-no-bucket",
		"publication: s3://s3.example.org/":                      "destination-no-bucket",
		"publication: s3://s3.example.org/~/www":                 "destination-no-bucket",
		"publication: webdavs://awa@h.org":                       "destination-no-path",
		"publication: webdavs://awa@h.org/~/www":                 "destination-no-home",
		"publication: webdavs://awa:s3cr3t@h.org/":               "destination-password",
		"publication: gopher://example.org/x":                    "destination-unknown",
		"publication: ftp://awa:s3cr3t@example.org/www":          "destination-password",
		"publication:\n  - essai: x://u:p@h\n":                   "destination-password",
		"publication:\n  - nom: essai":                           "missing-part",
		"publication:\n  - a : dossier: x\n  - A : dossier: y\n": "destination-twice",
	} {
		s := parseHome(t, written)
		found := slices.ContainsFunc(rules(s), func(rule string) bool { return len(rule) >= len(want) && rule[:len(want)] == want })
		if !found || len(s.Problems) != 1 {
			t.Errorf("%s: %v, want %s", written, rules(s), want)
		}
	}
}

func parseHome(t *testing.T, front string) *Sheet {
	t.Helper()
	return Parse("index.md", []byte("---\ntitre: X\n"+front+"\n---\n"), locale.Get("fr"))
}
