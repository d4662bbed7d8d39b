package sheet

import (
	"slices"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// mistaken are values that are wrong in one field or another.
var mistaken = []string{
	"x", "xyz !", "a, b, c", "12,500", "12 50", "1 000 00", "5 000 $", "31/02/2020", "03/04/2020", "2022 - 2019", "10/19", "2019-13",
	"hiver 2020", "15 octobre", "octobbre 2019", "Octoberr 2019", "2020-01-01T10:00", "2020 → 2021 : x", "septembre 2023 -> juin 2024 : formation",
	"www.example.org", "mailto:a@b.fr", "a@b", "http://", "Malli", "FEDER", "200/189", "184e/100", "95, 200", "-8.6", "14.7 -8.6 x",
	"[a", "[a, [b]]", "{a: b}", "{a, b: c, d}", `"a`, `"a\b"`, "'a", "&a b", "*a", "\n  a: b", "\n  - a\n  b", "\n - a\n  - b", "\n- a\n-b", "\n  • a",
	"\n  - a:b", "\n\ta: b", "\n  - nom: a\n  url: b", "\n  - name: a\n  role: b", "a\n  - b", "a\n  b: c", "- a", "\n  -\u00a0a", "\n  – a",
	"\n  - libellé: a", "\n  - label: a", "\n  - date: 2020", "\n  - fichier: a.jpg", "\n  file: a.jpg", "\n  - rôle: financeur", "\n  zzz: 1", "\n  - zzz: 1\n    b: 2",
	"\n  nom: a\n  nmo: b", "sponsors: a", "\n  - a (zzz)", "#12", "bleu", "17.99", "18", "oui non", "peut-être", "12 mois et demi", "tlh",
	"a\x00b", "a\tb : c\u200b", "\ttab", "a\u200bb: c",
}

// A cure, pasted over what it mends, does away with the problem; an example is
// read as it stands.
func TestCuresAreRead(t *testing.T) {
	cures := map[problem.Rule]int{}
	for _, l := range locale.All() {
		for _, f := range Fields() {
			path := "a.md"
			head := ""
			switch kind := f.Kinds[0]; kind {
			case Home:
				path = "index.md"
			case FactSheet:
			default:
				head = l.FieldName(nil, "kind") + ": " + l.Terms.Kind.Label(kind.key()) + "\n"
			}
			for _, value := range mistaken {
				text := "---\n" + head + l.FieldName(nil, problem.Field(f.Path)) + ": " + value + "\n" + l.FieldName(nil, "notes") + ": a\n---\n\nText.\n"
				for _, p := range Parse(path, []byte(text), l).Problems {
					if checkCure(t, path, text, l, p) {
						cures[p.Rule]++
					}
				}
			}
		}
	}
	if len(cures) < 15 {
		t.Errorf("only these rules were cured: %v", cures)
	}
}

// checkCure pastes the cure of a problem, and reports whether there is one.
func checkCure(t *testing.T, path, text string, l *locale.Locale, p problem.Problem) bool {
	t.Helper()
	cure := problem.Printer{Words: l.Wording()}.Cure(p)
	if cure == "" || p.Rule == "title-missing" || p.Args["meant"] != nil || p.Args["details"] != nil { // see TestUnknownFields
		return false
	}
	if p.Example != "" {
		for _, q := range Parse(path, []byte("---\n"+cure+"\n---\n"), l).Problems {
			if q.Severity == problem.Error && q.Rule != "title-missing" && q.Rule != "misplaced-field" {
				t.Errorf("the example for %s is not read: %s %v\n%s", p.Rule, q.Rule, q.Args, cure)
			}
		}
		return true
	}
	lines := strings.Split(text, "\n")
	before := count(Parse(path, []byte(text), l).Problems, p.Rule)
	for from := max(1, p.Line-2); from <= min(len(lines), p.Line+1); from++ { // the line, or a block around it
		for to := from; to <= min(len(lines), from+4); to++ {
			pasted := slices.Concat(lines[:from-1], strings.Split(cure, "\n"), lines[to-1:])
			if count(Parse(path, []byte(strings.Join(pasted, "\n")), l).Problems, p.Rule) < before {
				return true
			}
		}
	}
	t.Errorf("%q, line %d: the cure of %s %v cures nothing:\n%s", text, p.Line, p.Rule, p.Args, cure)
	return true
}

func count(list []problem.Problem, rule problem.Rule) int {
	n := 0
	for _, p := range list {
		if p.Rule == rule {
			n++
		}
	}
	return n
}

// A file that cannot be read at all is refused, and no more.
func TestUnreadableFile(t *testing.T) {
	for _, data := range []string{"a\x01b", "a\x00b", "---\ntitle: a\x02\n---\n\x03\n", "\uffff", "\xe9\x81"} {
		if s := Parse("a.md", []byte(data), locale.Get("fr")); !s.Failed || len(s.Problems) == 0 {
			t.Errorf("%q is read: %v", data, s.Problems)
		}
	}
}
