package sheet

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
)

// Other pages see all of a sheet but the words of its prose.
func TestSameFace(t *testing.T) {
	const before = `---
titre: A
---
Le début.

## Un

Un [lien](b.md#c) et ![une photo](p.jpg).

## Deux

La fin.

- la fin

## Les dates clés
`
	read := func(text string) *Sheet { return Parse("a.fr.md", []byte(text), locale.Get("fr")) }
	for _, test := range []struct {
		changed, from, to string
		same              bool
	}{
		{"nothing", "", "", true},
		{"words", "La fin.", "La suite.", true},
		{"what a link says", "[lien]", "[mot]", true},
		{"the title", "titre: A", "titre: B", false},
		{"the lead", "Le début", "Au début", false},
		{"a target", "b.md#c", "d.md#c", false},
		{"a fragment", "b.md#c", "b.md#d", false},
		{"a picture to a link", "![une photo]", "[une photo]", false},
		{"a new link", "La fin.", "La [fin](b.md).", false},
		{"the level of a heading", "## Deux", "### Deux", false},
		{"the text of a heading", "## Deux", "## Trois {#deux}", false},
		{"an anchor in a list", "- la fin", "- ## La fin", false},
		{"a block", "Les dates clés", "Les partenaires {#les-dates-cles}", false},
	} {
		after := strings.Replace(before, test.from, test.to, 1)
		if same := read(before).SameFace(read(after)); same != test.same {
			t.Errorf("%s changed: same is %t", test.changed, same)
		}
	}
}
