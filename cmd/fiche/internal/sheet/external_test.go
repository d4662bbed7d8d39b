package sheet

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/prose"
)

// Every address that a page leads to is known with its place, whichever way it
// was written; the site's own is not one of them.
func TestExternalAddresses(t *testing.T) {
	const home = `---
titre: Site
url: https://site.example/
organisation:
  nom: O
  url: https://o.example
menu:
  - https://menu.example : Ailleurs
  - a.md
pied:
  - page: https://pied.example
    titre: Encore
---
[Un](https://un.example/à "titre"), <https://deux.example>, www.trois.example, ![x](https://quatre.example/x.png)
et [cinq][c], [courriel](mailto:a@b.example), ` + "`https://code.example`" + ` <!-- https://comment.example -->.[^1]

[c]: https://cinq.example
[^1]: https://note.example
`
	const project = `---
titre: Fiche
partenaires:
  - nom: P
    url: https://p.example
chiffres:
  - libellé: A
    valeur: 1
    source: JMP : https://source.example
  - libellé: B
    valeur: 2
    source: https://nue.example
  - libellé: C
    valeur: 3
    source:
      nom: JMP
      url: https://pleine.example
documents:
  - https://doc.example/a.pdf : Le document
  - b.pdf
liens:
  - Le film : https://film.example
---
`
	for _, test := range []struct {
		path, text   string
		fields, body []string
	}{
		{"index.md", home,
			[]string{"6:8 https://o.example", "8:5 https://menu.example", "11:11 https://pied.example"},
			[]string{"14:6 https://un.example/%C3%A0", "14:38 https://deux.example", "14:61 http://www.trois.example",
				"14:85 https://quatre.example/x.png", "17:6 https://cinq.example", "18:7 https://note.example"}},
		{"a.md", project,
			[]string{"5:10 https://p.example", "9:19 https://source.example", "12:13 https://nue.example",
				"17:12 https://pleine.example", "19:5 https://doc.example/a.pdf", "22:15 https://film.example"}, nil},
	} {
		s := Parse(test.path, []byte(test.text), locale.French)
		if diff := cmp.Diff(test.fields, placed(s.External)); diff != "" {
			t.Errorf("%s: fields:\n%s", test.path, diff)
		}
		if diff := cmp.Diff(test.body, placed(s.Body.External)); diff != "" {
			t.Errorf("%s: prose:\n%s", test.path, diff)
		}
	}
}

func placed(all []prose.External) []string {
	var lines []string
	for _, e := range all {
		lines = append(lines, fmt.Sprintf("%d:%d %s", e.Pos.Line, e.Pos.Col, e.URL))
	}
	return lines
}
