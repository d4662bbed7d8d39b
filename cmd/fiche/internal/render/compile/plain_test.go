package compile

import (
	"html/template"
	"reflect"
	"strings"
	"testing"
)

// What is taken for plain is what html/template itself writes for it.
func TestPlainTextIsLeftAlone(t *testing.T) {
	texts := []string{"", "L’eau & nous", "L'eau", "1 000 €", "a\u2028b\ufdd0\uffff", "https://", "http://x.org/é", "HTTPS://x.org", "//x.org", "javascript:x", "../maps/ml.svg", "a:b/c"}
	for c := range 256 {
		for _, around := range [][2]string{{"", ""}, {"a", "b"}, {"https://x.org/", ""}, {"http://x.org/?a=", "#b"}, {"https:", "//x"}, {"https://x.org/%", "0"}, {"../maps/", ".svg"}, {"x", ":y"}} {
			texts = append(texts, around[0]+string([]byte{byte(c)})+around[1], around[0]+string(rune(c))+around[1])
		}
	}
	places := map[string][2]string{
		"htmlescaper":                         {"<p>", "</p>"},
		"rcdataescaper":                       {"<title>", "</title>"},
		"attrescaper":                         {`<p title="`, `">`},
		"urlfilter urlnormalizer attrescaper": {`<a href="`, `">`},
		"urlescaper attrescaper":              {`<a href="#`, `">`},
	}
	for chain, plain := range plainFor {
		place := places[chain]
		set := template.Must(template.New("").Parse(place[0] + "{{.}}" + place[1]))
		found := 0
		for _, text := range texts {
			if !plain(text) {
				continue
			}
			found++
			var b strings.Builder
			if err := set.Execute(&b, text); err != nil {
				t.Fatal(err)
			}
			if want := place[0] + text + place[1]; b.String() != want {
				t.Errorf("%s: %q is written as %q", chain, text, b.String())
			}
		}
		if !strings.HasSuffix(set.Lookup("").Tree.Root.Nodes[1].String(), "| _html_template_"+strings.ReplaceAll(chain, " ", " | _html_template_")+"}}") {
			t.Errorf("%s is now %s", chain, set.Lookup("").Tree.Root.Nodes[1])
		}
		if found < 100 {
			t.Errorf("%s: only %d texts are plain", chain, found)
		}
	}
}

// So is an address that the program itself vouches for.
func TestPlainURLIsLeftAlone(t *testing.T) {
	set := template.Must(template.New("").Parse(`<a href="{{.}}">`))
	plain := plainOf(addressEscapers, reflect.TypeFor[template.URL]())
	found := 0
	for _, around := range [][2]string{{"", ""}, {"data:text/plain;charset=utf-8,", "%0A"}, {"https:", "//x"}, {"a%", "0"}, {"a%0", ""}, {"a%0", "%"}, {"x:%C3%A9", "y"}} {
		for c := range 256 {
			address := template.URL(around[0] + string([]byte{byte(c)}) + around[1])
			text, ok := plain(reflect.ValueOf(address))
			if !ok {
				continue
			}
			found++
			var b strings.Builder
			if err := set.Execute(&b, address); err != nil {
				t.Fatal(err)
			}
			if want := `<a href="` + text + `">`; text != string(address) || b.String() != want {
				t.Errorf("%q is written as %q", address, b.String())
			}
		}
	}
	if found < 300 {
		t.Errorf("only %d addresses are plain", found)
	}
}
