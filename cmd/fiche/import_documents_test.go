package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// What other programs write as a document, and read in it, is published: pandoc and
// LibreOffice write what a generator says, in the shapes that people give it, and the
// words that pandoc reads are looked for in the pages. FICHE_DOCUMENTS says how many
// documents each program writes.
func TestDocumentsOfOtherPrograms(t *testing.T) {
	pandoc, err := exec.LookPath("pandoc")
	if err != nil {
		t.Skip("documents are not compared, for want of: pandoc")
	}
	many := 3
	if n, err := strconv.Atoi(os.Getenv("FICHE_DOCUMENTS")); err == nil {
		many = n
	}
	rng := rand.New(rand.NewPCG(14, uint64(many)))
	dir := t.TempDir()
	var names []string
	for i := range many {
		names = append(names, fmt.Sprintf("p%03d", i))
		writeText(t, filepath.Join(dir, names[i]+".md"), storyOf(rng))
	}
	run(t, dir, "sh", "-c", `for f in p*.md; do `+pandoc+` -f markdown -o "from-${f%.md}.docx" "$f" || exit 1; done`)
	if office, err := exec.LookPath("soffice"); err == nil {
		run(t, dir, "sh", "-c", `for f in p*.md; do `+pandoc+` -s --metadata title="$f" -f markdown -o "${f%.md}.html" "$f" && `+pandoc+` -f markdown -o "${f%.md}.odt" "$f" || exit 1; done`)
		profile := "-env:UserInstallation=file://" + filepath.Join(dir, "profile")
		for _, ending := range []string{"html", "odt"} {
			out := filepath.Join(dir, ending)
			args := []string{office, profile, "--headless", "--infilter=writerglobal8", "--convert-to", "docx:MS Word 2007 XML", "--outdir", out}
			if args[3] = "--writer"; ending == "odt" {
				args[3] = "--norestore"
			}
			for _, name := range names {
				args = append(args, name+"."+ending)
			}
			run(t, dir, args...)
			for _, name := range names {
				if err := os.Rename(filepath.Join(out, name+".docx"), filepath.Join(dir, ending+"-"+name+".docx")); err != nil {
					t.Fatal(err)
				}
			}
		}
	} else {
		t.Log("no document of LibreOffice, for want of: soffice")
	}
	documents, err := filepath.Glob(filepath.Join(dir, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	from := t.TempDir()
	for i, name := range documents {
		one := filepath.Join(from, fmt.Sprintf("d%04d.docx", i))
		if err := os.Rename(name, one); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d documents", len(documents))
	wantRead(t, pandoc, from)
}

// wantRead fails unless what pandoc reads in the documents of a folder is published.
func wantRead(t *testing.T, pandoc, from string) {
	t.Helper()
	words := filepath.Join(t.TempDir(), "words.txt")
	run(t, from, "sh", "-c", `for f in *.docx; do `+pandoc+` --track-changes=accept -t plain --wrap=none "$f" || exit 1; done > `+words)
	read, err := os.ReadFile(words)
	if err != nil {
		t.Fatal(err)
	}
	label := regexp.MustCompile(`(Pays|Partenaires|Budget|Statut|Objet) : `) // which the page has words of its own for
	wantKept(t, label.ReplaceAllString(strings.NewReplacer("^(", "", "^", "").Replace(string(read)), ""), importedWords(t, from, ""), leastKept)
}

func run(t *testing.T, dir string, args ...string) {
	t.Helper()
	command := exec.Command(args[0], args[1:]...)
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%q: %v\n%s", args[:min(6, len(args))], err, out)
	}
}

// storyOf returns a text in the Markdown of pandoc, of blocks of all kinds.
func storyOf(rng *rand.Rand) string {
	syllables := strings.Fields("ka mal ri zor éta fou quin ber tro phi ço nel vau sti gam ple où dra hu xer")
	word := func() string {
		var w strings.Builder
		for range 2 + rng.IntN(2) {
			w.WriteString(syllables[rng.IntN(len(syllables))])
		}
		return w.String()
	}
	words := func(n int) string {
		all := make([]string, 1+rng.IntN(n))
		for i := range all {
			switch w := word(); rng.IntN(18) {
			case 0:
				all[i] = "**" + w + "**"
			case 1:
				all[i] = "*" + w + "*"
			case 2:
				all[i] = "[" + w + "](https://example.org/" + strconv.Itoa(i) + ")"
			case 3:
				all[i] = w + "^e^"
			case 4:
				all[i] = "“" + w + "” –"
			case 5:
				all[i] = w + " : " + strconv.Itoa(rng.IntN(9999)) + " " + word()
			case 6:
				all[i] = "`" + w + "`"
			case 7:
				all[i] = w + "^[" + word() + " " + word() + "]"
			case 8:
				all[i] = "~~" + w + "~~"
			default:
				all[i] = w
			}
		}
		return strings.Join(all, " ")
	}
	labels := []string{"Pays : Mali", "Partenaires : A | B", "Budget : 3 000 €", "Statut : en cours", "Objet : " + word(), "Label : " + word()}
	var out strings.Builder
	out.WriteString("# " + words(4) + "\n\n")
	for range 4 + rng.IntN(12) {
		switch rng.IntN(12) {
		case 0:
			out.WriteString(strings.Repeat("#", 2+rng.IntN(3)) + " " + words(5))
		case 1:
			for range 1 + rng.IntN(5) {
				out.WriteString(strings.Repeat("    ", rng.IntN(2)) + "- " + words(8) + "\n")
			}
		case 2:
			for n := range 1 + rng.IntN(5) {
				out.WriteString(strconv.Itoa(n+3) + ". " + words(8) + "\n")
			}
		case 3:
			out.WriteString("| " + word() + " | " + word() + " |\n|---|---|\n")
			for range 1 + rng.IntN(4) {
				out.WriteString("| " + words(4) + " | " + words(4) + " |\n")
			}
		case 4:
			out.WriteString("> " + words(20))
		case 5:
			out.WriteString("```\n" + word() + " {{ " + word() + " }}\n```")
		case 6:
			out.WriteString(word() + "\n:   " + words(9))
		case 7:
			out.WriteString(words(4) + "\\\n" + words(6) + "\\\n" + words(3))
		case 8:
			out.WriteString(labels[rng.IntN(len(labels))] + "\\\n" + labels[rng.IntN(len(labels))])
		case 9:
			out.WriteString("**" + word() + " " + word() + "**") // what stands for a heading
		default:
			out.WriteString(words(60))
		}
		out.WriteString("\n\n")
	}
	return out.String()
}

// The sheet that the project began with, as a document, proposes its fields.
func TestSeedAsDocument(t *testing.T) {
	seed, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "seed", "mali-kayes-koulikoro.md"))
	if err != nil {
		t.Fatal(err)
	}
	pandoc, err := exec.LookPath("pandoc")
	if _, missing := os.Stat(seed); err != nil || missing != nil {
		t.Skip("pandoc or the seed is not at hand")
	}
	dir := t.TempDir()
	text, err := os.ReadFile(seed)
	if err != nil {
		t.Fatal(err)
	}
	// It has no dates yet: those that its text tells stand under their heading.
	writeText(t, filepath.Join(dir, "seed.md"), strings.Replace(string(text), "## Les dates clés\n", "## Les dates clés\n\n- octobre 2019 : premier atelier\n- fin 2020 : travaux achevés\n", 1))
	run(t, dir, pandoc, "-o", "seed.docx", "seed.md")
	writeText(t, filepath.Join(dir, "content", "index.md"), "---\ntitre: Site\nlangue: fr\n---\n")
	imported(t, dir, filepath.Join(dir, "seed.docx"))
	made, err := os.ReadFile(filepath.Join(dir, "content", "x", "seed.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"titre: MALI : Régions de Kayes et Koulikoro\n", "pays:\n  - Mali\n",
		"partenaires:\n  - Programme Solidarité Eau (pS-EAU)\n  - Ville de Choisy-le-Roi\n  - Ville de Gentilly\n  - Ville de Montreuil-sous-Bois\n  - Ville de Tremblay-en-France\n",
		"dates:\n  - octobre 2019 : premier atelier\n  - fin 2020 : travaux achevés\n",
		"  - Nombre de bénéficiaires : 589 639 habitants\n", "  - Rang IDH du pays : 184e/189\n",
	} {
		if !strings.Contains(strings.ReplaceAll(string(made), "\u00a0", " "), want) {
			t.Errorf("%q is not in\n%s", want, made)
		}
	}
}

// imported runs the import of files into the folder x of a site.
func imported(t *testing.T, site string, from ...string) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program, append([]string{"import", "--site", site, "--to", "x", "--yes"}, from...)...)
	command.Args[0] = "fiche" // as testscript.Main has it
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// What LibreOffice writes of dates, percentages, amounts, lines in a cell, answers and
// formulas (testdata/office/projets.fods) is read as it shows it.
func TestWorkbookOfLibreOffice(t *testing.T) {
	dir := t.TempDir()
	writeText(t, filepath.Join(dir, "content", "index.md"), "---\ntitre: Site\nlangue: fr\n---\n")
	imported(t, dir, filepath.Join("testdata", "office", "projets.xlsx"))
	made, err := os.ReadFile(filepath.Join(dir, "content", "x", "puits-de-kayes.md"))
	want := "---\ntitre: Puits de Kayes\nrésumé: Un puits neuf. Un autre.\npériode: 2019-03-01 - 2020-12\nbudget: 450000,5 €\n" +
		"détails:\n  - Taux d'accès : 35,5 %\n  - Sensible : oui\n  - Double : 900001 €\nbrouillon: oui\n---\n"
	if err != nil || string(made) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, made, want)
	}
}
