package edit_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
)

const mali = `---
# Relu par Awa
titre: MALI : Régions de Kayes
résumé: >
  Neuf écoles,
  deux cents élus.

pays: Mali   # et lui seul
lieux:
  - Région de Kayes
  # la seule mesurée
  - Fatao : 14.70, -8.60 (approximatif)
statut: "en cours"
thèmes: assainissement, écoles
partenaires:
    - SIAAP : financeur
    -   nom: Ville de Montreuil
        # lettre du 3 mai
        rôle: signataire
    - {nom: "A, B", url: https://a.example}
budget:
  total: 450 000 €
  par:
    - SIAAP : 200 000 €
détails:
  Zone: deux régions
  Durée: trois ans
inconnu: [1, 2]
---
Le texte.
`

func open(t testing.TB, text string) *edit.File {
	t.Helper()
	f, err := edit.Open("mali.md", []byte(text), locale.Get("fr"))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// changed returns the lines that a text has lost and won.
func changed(before, after string) string {
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var out strings.Builder
	for _, line := range a {
		out.WriteString("-" + line + "\n")
	}
	for _, line := range b {
		out.WriteString("+" + line + "\n")
	}
	return out.String()
}

func TestSetChangesNoOtherLine(t *testing.T) {
	for _, test := range []struct{ address, text, want string }{
		{"title", "MALI : Kayes", "-titre: MALI : Régions de Kayes\n+titre: MALI : Kayes\n"},
		{"title", "- [x]", "-titre: MALI : Régions de Kayes\n+titre: \"- [x]\"\n"},
		{"summary", "Dix écoles.", "-  Neuf écoles,\n-  deux cents élus.\n+  Dix écoles.\n"},
		{"country", "Mali, Niger", "-pays: Mali   # et lui seul\n+pays: Mali, Niger   # et lui seul\n"},
		{"country", "", "-pays: Mali   # et lui seul\n"},
		{"status", "terminé", "-statut: \"en cours\"\n+statut: terminé\n"},
		{"as_of", "fin 2021", "+situation: fin 2021\n"},
		{"period", "2019 - 2022", "+période: 2019 - 2022\n"},
		{"notes", "un\ndeux", "+notes: |\n+  un\n+  deux\n"},
		{"themes", "eau, assainissement", "-thèmes: assainissement, écoles\n+thèmes: eau, assainissement\n"},
		{"themes", "eau, potable\nécoles", "-thèmes: assainissement, écoles\n+thèmes:\n+  - eau, potable\n+  - écoles\n"},
		{"places/0", "Région de Ségou", "-  - Région de Kayes\n+  - Région de Ségou\n"},
		{"places", "Fatao : 14.70, -8.60 (approximatif)", "-  - Région de Kayes\n"},
		{"partners/0/role", "signataire", "-    - SIAAP : financeur\n+    - SIAAP : signataire\n"},
		{"partners/0/url", "https://siaap.fr", "-    - SIAAP : financeur\n+    - nom: SIAAP\n+      rôle: financeur\n+      url: https://siaap.fr\n"},
		{"partners/1/role", "", "-        rôle: signataire\n"},
		{"partners/1/url", "https://m.example", "+        url: https://m.example\n"},
		{"partners/1/name", "Ville de Ris", "-    -   nom: Ville de Montreuil\n+    -   nom: Ville de Ris\n"},
		{"partners/2/name", "A, C", "-    - {nom: \"A, B\", url: https://a.example}\n+    - {nom: \"A, C\", url: https://a.example}\n"},
		{"partners/2/role", "financeur", "-    - {nom: \"A, B\", url: https://a.example}\n+    - {nom: \"A, B\", rôle: financeur, url: https://a.example}\n"},
		{"budget/total", "500 000 €", "-  total: 450 000 €\n+  total: 500 000 €\n"},
		{"budget/spent", "1 €", "+  dépensé: 1 €\n"},
		{"budget/by/0/amount", "3 €", "-    - SIAAP : 200 000 €\n+    - SIAAP : 3 €\n"},
		{"budget/by", "", "-  par:\n-    - SIAAP : 200 000 €\n"},
		{"photo/file", "a.jpg", "+photo:\n+  fichier: a.jpg\n"},
		{"details/1", "Durée: deux ans", "-  Durée: trois ans\n+  Durée: deux ans\n"},
		{"details/0", "", "-  Zone: deux régions\n"},
		{"dates", "2020 : début", "+dates:\n+  - 2020 : début\n"},
		{"draft", "oui", "+brouillon: oui\n"},
	} {
		f := open(t, mali)
		after, err := f.Set(test.address, test.text)
		if err != nil {
			t.Errorf("%s = %q: %v", test.address, test.text, err)
			continue
		}
		if got := changed(mali, string(after.Data)); got != test.want {
			t.Errorf("%s = %q:\n%swant\n%s", test.address, test.text, got, test.want)
		}
	}
}

func TestListsKeepTheirLines(t *testing.T) {
	f := open(t, mali)
	for _, test := range []struct {
		name string
		do   func() (*edit.File, error)
		want string
	}{
		{"insert", func() (*edit.File, error) { return f.Insert("partners", 1, "Ville de Gentilly : signataire") }, "+    - Ville de Gentilly : signataire\n"},
		{"append", func() (*edit.File, error) { return f.Insert("details", 9, "Coût : 3") }, "+  Coût : 3\n"},
		{"move", func() (*edit.File, error) { return f.Move("partners", 0, 1) }, "-    - SIAAP : financeur\n     -   nom: Ville de Montreuil"},
		{"remove", func() (*edit.File, error) { return f.Remove("places", 1) }, "-  - Fatao : 14.70, -8.60 (approximatif)\n"},
		{"remove a record", func() (*edit.File, error) { return f.Remove("partners", 1) }, "-    -   nom: Ville de Montreuil\n"},
		{"a special item", func() (*edit.File, error) { return f.Insert("partners", 0, `"A" & [b] : rôle`) }, "+    - \"A\" & [b] : rôle\n"},
	} {
		after, err := test.do()
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		got := changed(mali, string(after.Data))
		if test.name == "move" || test.name == "remove a record" {
			if len(after.Data) > len(mali) || !strings.Contains(string(after.Data), "# lettre du 3 mai") {
				t.Errorf("%s:\n%s", test.name, got)
			}
			continue
		}
		if got != test.want {
			t.Errorf("%s:\n%swant\n%s", test.name, got, test.want)
		}
	}
}

func TestFileWithoutFields(t *testing.T) {
	after, err := open(t, "# Mali\n\nTexte\n").Set("status", "en cours")
	if err != nil || string(after.Data) != "---\nstatut: en cours\n---\n# Mali\n\nTexte\n" {
		t.Errorf("%v\n%s", err, after.Data)
	}
	for _, text := range []string{"---\n---\nx", "---\n# nothing\n---\nx"} {
		after, err := open(t, text).Set("title", "Mali")
		if err != nil || !strings.HasPrefix(string(after.Data), "---\ntitre: Mali\n") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestNotChanged(t *testing.T) {
	for text, address := range map[string]string{
		"---\ntitre: a\ntitre: b\n---\n": "title", "---\ntitre: a\n---\n": "nothing/2", "---\npartenaires: A\n---\n": "partners/7/name",
	} {
		if after, err := open(t, text).Set(address, "x"); err == nil && string(after.Data) != text {
			t.Errorf("%s: %s", address, after.Data)
		}
	}
	for _, text := range []string{"+++\ntitle = \"x\"\n+++\n", "{\"title\": \"x\"}\n", "---\n<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n---\n"} {
		if _, err := edit.Open("x.md", []byte(text), locale.Get("fr")); err == nil {
			t.Errorf("opened %q", text)
		}
	}
}

// encodings write a text as editors do.
var encodings = map[string]func(string) []byte{
	"UTF-8": func(s string) []byte { return []byte(s) },
	"BOM":   func(s string) []byte { return []byte("\uFEFF" + s) },
	"CRLF":  func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) },
	"CR":    func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r")) },
	"UTF-16LE": func(s string) []byte {
		return utf16Of(binary.LittleEndian, strings.ReplaceAll(s, "\n", "\r\n"))
	},
	"UTF-16BE": func(s string) []byte { return utf16Of(binary.BigEndian, s) },
	"Windows-1252": func(s string) []byte {
		data, err := charmap.Windows1252.NewEncoder().String(strings.ReplaceAll(s, "\n", "\r\n"))
		if err != nil {
			panic(err)
		}
		return []byte(data)
	},
}

func utf16Of(order binary.AppendByteOrder, s string) []byte {
	out := order.AppendUint16(nil, 0xFEFF)
	for _, unit := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

// A file stays in its encoding, to the byte.
func TestEncodings(t *testing.T) {
	const changedTitle = "Kayes, été"
	for name, encode := range encodings {
		f, err := edit.Open("mali.md", encode(mali), locale.Get("fr"))
		if err != nil {
			t.Fatal(name, err)
		}
		after, err := f.Set("title", changedTitle)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if want := encode(strings.Replace(mali, "MALI : Régions de Kayes", changedTitle, 1)); !bytes.Equal(after.Data, want) {
			t.Errorf("%s: %q", name, after.Data)
		}
		if after, err = f.Insert("partners", 0, "Été : financeur"); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if want := encode(strings.Replace(mali, "    - SIAAP : fin", "    - Été : financeur\n    - SIAAP : fin", 1)); !bytes.Equal(after.Data, want) {
			t.Errorf("%s: %q", name, after.Data)
		}
	}
	f, _ := edit.Open("mali.md", encodings["Windows-1252"](mali), locale.Get("fr"))
	if _, err := f.Set("title", "→"); err == nil {
		t.Error("wrote a character that Windows-1252 does not have")
	}
}

// samples are the sheets of the example, of the golden sites, and of a folder that
// FICHE_SHEETS names.
func samples(t testing.TB) map[string][]byte {
	all := map[string][]byte{"mali.md": []byte(mali)}
	roots := []string{"../../../../content", "../pipeline/testdata"}
	if more := os.Getenv("FICHE_SHEETS"); more != "" {
		roots = append(roots, more)
	}
	for _, root := range roots {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			switch path.Ext(name) {
			case ".md":
				all[filepath.ToSlash(name)] = data
			case ".txtar":
				for i, part := range strings.Split(string(data), "\n-- ") {
					if file, text, ok := strings.Cut(part, " --\n"); ok && strings.HasSuffix(file, ".md") {
						all[fmt.Sprint(name, i, file)] = []byte(text)
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// addresses returns all values of a file that can be asked for, with their words.
func addresses(f *edit.File) map[string]string {
	all := map[string]string{}
	var add func(prefix string, fields []sheet.FieldInfo)
	add = func(prefix string, fields []sheet.FieldInfo) {
		for _, field := range fields {
			address := prefix + field.Path[strings.LastIndexByte(field.Path, '.')+1:]
			if text, ok := f.Text(address); ok {
				all[address] = text
			}
			for i := range f.Count(address) {
				item := fmt.Sprint(address, "/", i)
				if text, ok := f.Text(item); ok {
					all[item] = text
				}
				add(item+"/", field.Parts)
			}
			if field.Type == sheet.RecordField {
				add(address+"/", field.Parts)
			}
		}
	}
	add("", sheet.Fields())
	return all
}

// What is saved as it was read is the same file.
func TestSaveWithoutChange(t *testing.T) {
	samples := samples(t)
	opened := 0
	for name, data := range samples {
		f, err := edit.Open("x.md", data, locale.Get("fr"))
		if err != nil {
			continue
		}
		opened++
		after := f
		for address, text := range addresses(f) {
			if after, err = after.Set(address, text); err != nil || !bytes.Equal(after.Data, data) {
				t.Errorf("%s: %s = %q: %v", name, address, text, err)
				break
			}
		}
		after, err = f.SetBody(strings.ReplaceAll(f.Body(), "\n", "\r\n"))
		if err != nil || !bytes.Equal(after.Data, data) {
			t.Errorf("%s: its text: %v", name, err)
		}
	}
	if opened < len(samples)*9/10 {
		t.Errorf("only %d of %d files can be opened", opened, len(samples))
	}
}

// words are what a random change writes.
var words = []string{
	"Mali", "MALI : Kayes", "une phrase, avec une virgule", "\"entre guillemets\"", "l'eau", "- un tiret", "[x]", "{a: b}", "# dièse", "a  # b",
	"| barre", "> 500", "&ancre", "*étoile", "!!str x", "% pour", "@nom", "null", "~", "oui", "2019 - 2022", "fin 2021", "14.70, -8.60", "a:b", "a: b: c",
	"https://example.org/a : un lien", "«\u00a0guillemets\u00a0»", "\u00a0bord", "---", "...", "titre: x", "é", "a; b", "? quoi", "tab\tici",
}

// A random change touches the lines of its field and no others, and reads back.
func TestRandomChanges(t *testing.T) {
	count := 400
	if os.Getenv("FICHE_CHANGES") != "" {
		fmt.Sscan(os.Getenv("FICHE_CHANGES"), &count)
	}
	samples := samples(t)
	names := make([]string, 0, len(samples))
	for name := range samples {
		names = append(names, name)
	}
	slices.Sort(names)
	forms := []string{"UTF-8", "BOM", "CRLF", "UTF-16LE"}
	random := rand.New(rand.NewPCG(1, 2))
	refusals := 0
	for range count {
		name := names[random.IntN(len(names))]
		text := string(samples[name])
		if strings.ContainsRune(text, '\r') || strings.HasPrefix(text, "\uFEFF") || !isUTF8(text) {
			continue
		}
		f, err := edit.Open("x.md", encodings[forms[random.IntN(len(forms))]](text), locale.Get("fr"))
		if err != nil {
			continue
		}
		if !randomChange(t, name, f, random) {
			refusals++
		}
	}
	if refusals > count/20 {
		t.Errorf("%d of %d changes were refused", refusals, count)
	}
}

func isUTF8(s string) bool { return strings.ToValidUTF8(s, "") == s }

// randomChange makes one change and reports whether it was not refused.
func randomChange(t testing.TB, name string, f *edit.File, random *rand.Rand) bool {
	all := addresses(f)
	keys := make([]string, 0, len(all))
	for address := range all {
		keys = append(keys, address)
	}
	slices.Sort(keys)
	address, word := keys[random.IntN(len(keys))], words[random.IntN(len(words))]
	var after *edit.File
	var err error
	what := fmt.Sprintf("%s: %s = %q", name, address, word)
	switch items := f.Count(address); {
	case items > 0 && random.IntN(3) == 0:
		what = fmt.Sprintf("%s: insert %q into %s", name, word, address)
		after, err = f.Insert(address, random.IntN(items+1), word)
	case items > 0 && random.IntN(2) == 0:
		what = fmt.Sprintf("%s: remove from %s", name, address)
		after, err = f.Remove(address, random.IntN(items))
	case items > 1:
		what = fmt.Sprintf("%s: move in %s", name, address)
		after, err = f.Move(address, random.IntN(items), random.IntN(items))
	case random.IntN(6) == 0:
		word = ""
		what = fmt.Sprintf("%s: take away %s", name, address)
		after, err = f.Set(address, "")
	default:
		after, err = f.Set(address, word)
		if got, ok := "", false; err == nil && !strings.Contains(word, ",") && !strings.Contains(word, ";") {
			if got, ok = after.Text(address); alike(got) != alike(word) {
				t.Errorf("%s: reads back as %q, %v", what, got, ok)
			}
		}
	}
	if err != nil {
		t.Logf("refused %s: %v", what, err)
		return false
	}
	field, _, _ := strings.Cut(address, "/")
	for _, info := range sheet.Fields() {
		if info.Path != field && f.Lines(info.Path) != after.Lines(info.Path) {
			t.Errorf("%s\nchanged %s from\n%s\nto\n%s", what, info.Path, f.Lines(info.Path), after.Lines(info.Path))
		}
	}
	if f.Body() != after.Body() || !slices.Equal(f.Foreign(), after.Foreign()) {
		t.Errorf("%s: changed the rest", what)
	}
	for line := range strings.Lines(string(f.Data)) {
		if comment := strings.TrimSpace(line); strings.HasPrefix(comment, "# ") && strings.Count(string(after.Data), comment) < strings.Count(string(f.Data), comment) && !strings.Contains(f.Lines(field), "|\n") {
			t.Errorf("%s: lost the comment %q", what, comment)
		}
	}
	return true
}

// alike folds the spaces around a colon and those that no line keeps.
func alike(s string) string {
	s = edit.OneLine(strings.ReplaceAll(strings.ReplaceAll(s, " :", ":"), "\u00a0", " "))
	return strings.TrimSpace(s)
}

func FuzzSet(f *testing.F) {
	for i, word := range words {
		f.Add(mali, uint64(i), word)
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64, word string) {
		file, err := edit.Open("x.md", []byte(text), locale.Get("fr"))
		if err != nil {
			return
		}
		all := addresses(file)
		keys := make([]string, 0, len(all))
		for address := range all {
			keys = append(keys, address)
		}
		slices.Sort(keys)
		address := keys[seed%uint64(len(keys))]
		after, err := file.Set(address, word)
		if err != nil {
			return
		}
		field, _, _ := strings.Cut(address, "/")
		for _, info := range sheet.Fields() {
			if info.Path != field && file.Lines(info.Path) != after.Lines(info.Path) {
				t.Errorf("%s = %q changed %s", address, word, info.Path)
			}
		}
		if file.Body() != after.Body() {
			t.Errorf("%s = %q changed the text", address, word)
		}
	})
}
