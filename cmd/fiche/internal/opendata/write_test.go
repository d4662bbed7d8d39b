package opendata

import (
	"encoding/json"
	"fmt"
	"testing"
)

// A text that does not go through the encoder is written as the encoder writes it.
func TestTextsAreJSON(t *testing.T) {
	texts := []string{
		"", "L’eau à 1 000 m³ : 50 % — fait", "« non »", "a\u2028b", "a\u2029b", "a\u2027b\u202f", "\xe2", "\xe2\x80", "\xff", "\ufffd", "😀", "</script>", "a & b", `"`, `\`,
	}
	for b := range 256 {
		texts = append(texts, fmt.Sprintf("a%cb", b), "a"+string([]byte{byte(b)})+"b")
	}
	for _, text := range texts {
		want, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		w := newJSONWriter()
		if w.text(text); w.String() != string(want) {
			t.Errorf("%q is written %s, want %s", text, w, want)
		}
	}
}
