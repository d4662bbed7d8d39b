package render

import (
	"strings"
	"testing"
)

// What is put into a pattern is not a pattern itself.
func TestFillWith(t *testing.T) {
	texts := map[string]string{"a": "{b}", "b": "B", "date": "fin 2021", "none": ""}
	for pattern, want := range map[string]string{
		"Situation à {date}": "Situation à fin 2021",
		"{a}{b}":             "{b}B",
		"{x} {b}":            "{x} B",
		"{ {b} }":            "{ B }",
		"{b":                 "{b",
		"[{none}]":           "[]",
		"":                   "",
	} {
		got := fillWith(pattern, func(name string) (string, bool) { text, ok := texts[name]; return text, ok })
		if got != want {
			t.Errorf("%q: %q, want %q", pattern, got, want)
		}
	}
}

// A description is cut by its characters, at a word, and not when it just fits.
func TestDescription(t *testing.T) {
	fits := strings.Repeat("été ", 74) + "étés"
	if got := description(fits + "\n"); got != fits {
		t.Errorf("%q is cut to %q", fits, got)
	}
	if got, want := description(fits+" là"), strings.Repeat("été ", 73)+"été…"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
