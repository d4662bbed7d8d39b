package site

import (
	"fmt"
	"slices"
	"testing"
)

// What is published beside the pages: pictures that are shown, documents that
// are linked, each once and by the sheet that names it first.
func TestFiles(t *testing.T) {
	s := files{
		"index.md":          "---\ntitre: Site\nlangues: fr, en\norganisation:\n  nom: O\n  logo: Logos/O.svg\n---\n",
		"a.md":              "---\ntitre: A\nphoto:\n  fichier: p.jpg\n  description: Une photo\n---\n![Une photo](p.jpg) [en grand](p.jpg)\n",
		"b.md":              "---\ntitre: B\ndocuments:\n  - Accord Signé.PDF : Accord\n---\n[x](<docs/Compte rendu.docx>)\n",
		"b.en.md":           "# B\n",
		"partenaires/se.md": "---\ntitre: SE\ntype: partenaire\nlogo: /p.jpg\n---\n",
		"Logos/O.svg":       "", "p.jpg": "", "Accord Signé.PDF": "", "docs/Compte rendu.docx": "", "unused.jpg": "",
	}.good(t)
	var got []string
	for _, f := range s.Files {
		got = append(got, fmt.Sprintf("%s -> %s, shown %v, linked %v, by %s:%d", f.Path, f.Address, f.Picture, f.Linked, f.By.Path, f.Pos.Line))
	}
	equal(t, "files", got, []string{
		"Accord Signé.PDF -> accord-signe.pdf, shown false, linked true, by b.md:4",
		"Logos/O.svg -> , shown true, linked false, by index.md:6",
		"docs/Compte rendu.docx -> docs/compte-rendu.docx, shown false, linked true, by b.md:6",
		"p.jpg -> p.jpg, shown true, linked true, by a.md:4",
	})
	equal(t, "logo", s.Logo, "Logos/O.svg")
	equal(t, "of a page", s.at(t, "en/b.html").Files, map[string]string{"Accord Signé.PDF": "Accord Signé.PDF"})
	equal(t, "of a partner", s.at(t, "partenaires/se.html").Files, map[string]string{"/p.jpg": "p.jpg"})
}

func TestMissingLogo(t *testing.T) {
	site := files{"index.md": "---\ntitre: Site\norganisation:\n  nom: O\n  logo: logo.svg\n---\n", "a/logo.svg": ""}
	s, report := site.make(t)
	equal(t, "problems", found(report.Problems), []string{"index.md:5 error file-missing near:a/logo.svg target:logo.svg"})
	equal(t, "logo", s.Logo, "")
}

// Drafts are left out and listed; what they refer to is not forgotten.
func TestDrafts(t *testing.T) {
	site := files{
		"a.md":    "---\ntitre: A\nbrouillon: oui\nphoto:\n  fichier: p.jpg\n  description: Une photo\n---\n[x](plan.pdf), [y](rien.pdf)\n",
		"b.md":    "---\ntitre: B\n---\n",
		"b.en.md": "---\ntitle: B\ndraft: yes\n---\n",
		"p.jpg":   "", "plan.pdf": "",
	}
	s, report := site.make(t)
	equal(t, "unpublished", found(report.Unpublished), []string{"a.md:3 note unpublished-draft", "b.en.md:3 note unpublished-draft"})
	equal(t, "problems", found(report.Problems), nil)
	equal(t, "sheets", addresses(s.Editions[1].Sheets), []string{"b.html"})
	equal(t, "files", slices.Sorted(slices.Values(s.DraftFiles)), []string{"p.jpg", "plan.pdf"})
	equal(t, "published", len(s.Files), 0)

	in := site.input(t)
	in.Drafts = true
	s, report = New(in)
	equal(t, "with drafts", addresses(s.Editions[1].Sheets), []string{"a.html", "en/b.html"})
	equal(t, "unpublished with drafts", len(report.Unpublished)+len(s.DraftFiles), 0)
	equal(t, "an error in a draft", found(report.Problems), []string{"a.md:8 warning link-broken target:rien.pdf"})
}

func TestFileFinder(t *testing.T) {
	has := FileFinder([]string{"projets/Été.jpg", "logo.svg"})
	for target, want := range map[string]bool{"été.jpg": true, "E\u0301te\u0301.JPG": true, "/logo.svg": true, "../logo.svg": true, "logo.svg": false, "": false} {
		if has("projets/mali.md", target) != want {
			t.Errorf("%s: %v", target, !want)
		}
	}
}
