package pipeline

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// copies leaves out the copies of a sheet that people, systems and synchronised
// folders make. Most names say so only where the other sheet stands beside.
func (l *listing) copies() {
	known := make(map[string]string, len(l.sheets))
	for _, name := range l.sheets {
		known[spelling.Path(name)] = path.Base(name)
	}
	words := newCopyNames()
	l.sheets = slices.DeleteFunc(l.sheets, func(name string) bool {
		base, tag := cutLanguage(strings.TrimSuffix(path.Base(name), path.Ext(name)))
		original, alone := words.originals(base)
		for _, candidate := range original {
			beside, there := known[spelling.Path(path.Join(path.Dir(name), candidate+tag+".md"))]
			if there && !strings.EqualFold(beside, path.Base(name)) {
				l.leaveOut(name, "unpublished-copy", problem.Args{"original": beside})
				return true
			}
		}
		if alone != "" {
			l.leaveOut(name, "unpublished-copy", problem.Args{"original": alone + tag + ".md"})
			return true
		}
		return false
	})
}

// cutLanguage parts a name from the tag of a language that it ends in: "mali
// copie" and ".en" for "mali copie.en".
func cutLanguage(base string) (name, tag string) {
	for _, l := range locale.All() {
		if cut, ok := strings.CutSuffix(base, "."+l.Tag); ok {
			return cut, "." + l.Tag
		}
	}
	return base, ""
}

// copyNames are the words of all languages, folded.
type copyNames struct {
	of                           [][2]string // the first word and the others
	copy, another                []string
	conflict, bracketed, version []string
	machines                     []string
}

func newCopyNames() *copyNames {
	n := new(copyNames)
	for _, l := range locale.All() {
		w := l.Copies
		for _, phrase := range w.Of {
			first, rest, _ := strings.Cut(phrase, " ")
			n.of = append(n.of, [2]string{first, rest})
		}
		for _, list := range []struct {
			to   *[]string
			from []string
		}{
			{&n.copy, w.Copy}, {&n.another, w.Another}, {&n.conflict, w.Conflict},
			{&n.bracketed, w.Bracketed}, {&n.version, w.Version}, {&n.machines, w.Machines},
		} {
			for _, word := range list.from {
				*list.to = append(*list.to, spelling.Fold(word))
			}
		}
	}
	return n
}

// originals returns the names of the sheets that one of this name may be a copy
// of. alone is not empty if it is one even where none of them is there: the name
// says so in words that nothing else has.
func (n *copyNames) originals(base string) (candidates []string, alone string) {
	base = norm.NFC.String(base)
	if original := n.afterOf(base); original != "" {
		candidates, alone = append(candidates, original), original
	}
	for i, r := range base {
		if i == 0 || !isSeparator(r) {
			continue
		}
		head := strings.TrimRightFunc(base[:i], isSeparator)
		rest := strings.TrimLeftFunc(base[i:], isSeparator)
		between := base[len(head) : len(base)-len(rest)]
		if head == "" || rest == "" {
			continue
		}
		isCopy, marked := n.saysCopy(rest, between)
		if isCopy {
			candidates = append(candidates, head)
		}
		if marked && alone == "" {
			alone = head
		}
	}
	return candidates, alone
}

func isSeparator(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-–_.()[]", r) }

// afterOf returns the name behind "Copy of " or "Copy (2) of ", or "".
func (n *copyNames) afterOf(base string) string {
	for _, phrase := range n.of {
		first, rest, _ := strings.Cut(base, " ")
		if spelling.Fold(first) != phrase[0] {
			continue
		}
		if number, after, ok := strings.Cut(rest, " "); ok && strings.HasPrefix(number, "(") && isCount(strings.Trim(number, "()")) {
			rest = after
		}
		of, original, spaced := strings.Cut(rest, " ")
		if spaced && spelling.Fold(of) == phrase[1] {
			return original
		}
		for _, apostrophe := range []string{"'", "’"} {
			if original, ok := strings.CutPrefix(strings.ToLower(rest), phrase[1]+apostrophe); ok {
				return rest[len(rest)-len(original):]
			}
		}
	}
	return ""
}

// saysCopy reports whether the end of a name, and what parts it from the
// beginning, is what copies have. marked reports that no other file has it.
func (n *copyNames) saysCopy(end, between string) (isCopy, marked bool) {
	bracket := strings.ContainsAny(between, "([")
	words := strings.Fields(spelling.Fold(strings.Map(func(r rune) rune {
		if isSeparator(r) {
			return ' '
		}
		return r
	}, end)))
	if len(words) == 0 {
		return false, false
	}
	folded := strings.Join(words, " ")
	has := func(phrases []string) bool {
		return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(" "+folded+" ", " "+p+" ") })
	}
	if has(n.conflict) {
		return true, true
	}
	if bracket && has(n.bracketed) || slices.Contains(n.bracketed, words[0]) && between != " " {
		dated := strings.ContainsAny(folded, "0123456789")
		return bracket || dated, dated
	}
	plain := words
	if last := words[len(words)-1]; isCount(last) {
		plain = words[:len(words)-1]
	}
	if len(plain) == 0 { // "mali 2", "mali (2)"
		return between == " " || between == " (", false
	}
	if len(plain) > 1 && (slices.Contains(n.another, plain[0]) || isOrdinal(plain[0])) && slices.Contains(n.copy, plain[1]) {
		plain = plain[1:]
	}
	switch phrase := strings.Join(plain, " "); {
	case slices.Contains(n.copy, phrase):
		return true, bracket || between == " - "
	case slices.Contains(n.version, phrase), len(words) == 1 && isVersion(phrase):
		return true, false
	}
	return between == "-" && n.isMachine(end), false
}

// isMachine reports whether a name is one of a computer: "PC-AWA", "AWA-PC".
func (n *copyNames) isMachine(name string) bool {
	lower := strings.ToLower(name)
	return slices.ContainsFunc(n.machines, func(m string) bool {
		return strings.HasPrefix(lower, m+"-") || strings.HasSuffix(lower, "-"+m)
	})
}

// isCount reports whether a word counts copies: no year is one.
func isCount(word string) bool { return isDigits(word) && len(word) <= 2 }

func isDigits(word string) bool { return word != "" && strings.Trim(word, "0123456789") == "" }

// isOrdinal reports whether a word is a number with an ending: "3e", "2nd".
func isOrdinal(word string) bool {
	ending := strings.TrimLeft(word, "0123456789")
	return ending != word && ending != "" && len(ending) <= 3
}

// isVersion recognises "v2".
func isVersion(word string) bool { return word[0] == 'v' && isDigits(word[1:]) }
