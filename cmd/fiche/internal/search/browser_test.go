package search

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"fiche/cmd/fiche/internal/browsertest"
	"fiche/cmd/fiche/internal/locale"
	"fiche/static"
)

// texts are what people write, and letters that folding has to do with.
var texts = []string{
	"Événement, évènement, EVENEMENT, e\u0301ve\u0301nement",
	"L’œuvre d'Haÿ-les-Roses : 589 639 habitants, 1er, 184e/189, 35 %",
	"Cœur Æsir straße Ørsted Łódź Đoković ıstanbul İstanbul naïf Noël garçon où",
	"réseaux régionaux travaux bijoux nombreux progrès pays puits bras assainissements formées directrices premières culturelles actives régionales marocaines présentes françaises réaliser",
	"The schools of cities, boxes, churches; trained, training, planning, managed houses, glasses, status, analysis",
	"ɗugu ŋaari ɲɛ ɛn ɓii ƙasa ƴiye",
	"Ελλάδα Όδυσσέας ΟΔΟΣ, Москва ёлка Йод, ماء الشُّرب, 水道 ภาษาไทย हिन्दी",
	"soft\u00adhyphen zero\u200bwidth ﬁn x² ½ Ⅷ ①②",
	"a1b2 2019-10 W3C km² m³ s'il aujourd'hui porte-à-porte C++",
}

// The script reads words as the index does.
func TestScriptReadsTheSameWords(t *testing.T) {
	b := browsertest.Open(t)
	for _, tag := range []string{"fr", "en"} {
		l := locale.Get(tag)
		dir := t.TempDir()
		index, err := Call("index", tablesOf(l))
		if err != nil {
			t.Fatal(err)
		}
		script, err := fs.ReadFile(static.FS, "js/fiche.js")
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range map[string][]byte{
			"index.js": index, "fiche.js": script,
			"page.html": []byte(`<!DOCTYPE html><html lang="` + tag + `"><meta charset="utf-8"><title>x</title><script defer src="fiche.js" data-folder=""></script>`),
		} {
			if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		b.Visit((&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, "page.html"))}).String())
		for i, text := range texts {
			written, err := json.Marshal(text)
			if err != nil {
				t.Fatal(err)
			}
			want, err := json.Marshal(stems(l, text))
			if err != nil {
				t.Fatal(err)
			}
			b.Is(fmt.Sprintf("(fiche.stems(%s).then(words => { window.read%d = JSON.stringify(words); }), true)", written, i))
			b.Until(fmt.Sprintf("window.read%d", i))
			b.Is(fmt.Sprintf("window.read%d === JSON.stringify(%s) || !console.log(read%d) && (document.title = read%d, false)", i, want, i, i))
		}
	}
}
