package spelling

import (
	"cmp"
	"hash/maphash"
	"slices"
	"unicode"
)

// maxName is the length in characters beyond which a text is no misspelt name.
const maxName = 100

// Nearest returns the candidate that an author most likely meant by word, or "".
//
// Names are compared folded, by the number of letters left out, added,
// exchanged or swapped with their neighbour (optimal string alignment): one for
// words of up to seven letters, two up to ten, three beyond: what is further
// away is another word. Among equals the
// one wins that shares the longest beginning with word, then the first in
// alphabetical order, whatever the order of the candidates.
func Nearest(word string, candidates []string) string {
	w := []rune(Fold(word))
	if len(w) == 0 || len(w) > maxName {
		return ""
	}
	limit := tolerance(len(w))
	best, bestDistance, bestPrefix := "", limit+1, 0
	for _, candidate := range candidates {
		c := []rune(Fold(candidate))
		d := distance(w, c, limit)
		if d > limit || d >= len(c) {
			continue
		}
		p := commonPrefix(w, c)
		if cmp.Or(cmp.Compare(d, bestDistance), cmp.Compare(bestPrefix, p), cmp.Compare(candidate, best)) < 0 {
			best, bestDistance, bestPrefix = candidate, d, p
		}
	}
	return best
}

// tolerance returns how many mistakes a word of n letters may hold.
func tolerance(n int) int {
	switch {
	case n <= 7:
		return 1
	case n <= 10:
		return 2
	default:
		return 3
	}
}

// distance returns the optimal string alignment distance of a and b, or something
// over limit when their lengths alone are further apart.
func distance(a, b []rune, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return limit + 1
	}
	width := len(b) + 1
	before, above, row := make([]int, width), make([]int, width), make([]int, width)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			d := above[j-1]
			if a[i-1] != b[j-1] {
				d++
			}
			d = min(d, row[j-1]+1, above[j]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}

func commonPrefix(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// nearMiss reports whether two folded names look like spellings of one: they are
// different, and one letter left out, added, exchanged or swapped with its
// neighbour makes them equal.
//
// It is silent where one letter is the whole difference on purpose: a digit
// ("Phase 1", "Phase 2"), a word of one letter ("Lot A", "Lot B"), a Roman
// numeral ("Phase I", "Phase II"), and names of fewer than five letters.
func nearMiss(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || letters(a) < 5 || letters(b) < 5 {
		return false
	}
	start := commonPrefix(a, b)
	endA, endB := len(a), len(b)
	for endA > start && endB > start && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
	}
	inA, inB := a[start:endA], b[start:endB]
	swapped := len(inA) == 2 && len(inB) == 2 && inA[0] == inB[1] && inA[1] == inB[0]
	if len(inA)+len(inB) == 0 || (len(inA) > 1 || len(inB) > 1) && !swapped {
		return false
	}
	return misspells(inA) && misspells(inB) &&
		!enumerates(wordAt(a, start, endA)) && !enumerates(wordAt(b, start, endB))
}

func letters(name []rune) int {
	n := 0
	for _, r := range name {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// misspells reports whether a difference can be a slip of the hand.
func misspells(difference []rune) bool {
	for _, r := range difference {
		if !unicode.IsLetter(r) && r != ' ' {
			return false
		}
	}
	return true
}

// wordAt returns the word of name around name[start:end].
func wordAt(name []rune, start, end int) []rune {
	for start > 0 && name[start-1] != ' ' {
		start--
	}
	for end < len(name) && name[end] != ' ' {
		end++
	}
	return name[start:end]
}

// enumerates reports whether a word counts things rather than names them.
func enumerates(word []rune) bool {
	for _, r := range word {
		if r != 'i' && r != 'v' && r != 'x' {
			return len(word) == 1
		}
	}
	return len(word) > 0
}

// NearMisses returns the pairs of names that look like spellings of one, as indexes
// into names, each pair and the list in ascending order; of names that fold
// alike only the first takes part. It compares only names that become equal
// when one letter is left out of each, so that its time grows with the number
// of names and not with its square.
func NearMisses(names []string) [][2]int {
	folded := make([][]rune, len(names))
	seed := maphash.MakeSeed() // the order of the result does not depend on it
	alike := make(map[uint64][]int, 8*len(names))
	pairs := map[[2]int]bool{}
	seen := make(map[string]bool, len(names))
	for i, name := range names {
		fold := Fold(name)
		if seen[fold] {
			continue
		}
		seen[fold] = true
		folded[i] = []rune(fold)
		for _, key := range shortened(seed, folded[i]) {
			for _, j := range alike[key] {
				if pair := [2]int{j, i}; j != i && !pairs[pair] && nearMiss(folded[j], folded[i]) {
					pairs[pair] = true
				}
			}
			if list := alike[key]; len(list) == 0 || list[len(list)-1] != i {
				alike[key] = append(list, i)
			}
		}
	}
	sorted := make([][2]int, 0, len(pairs))
	for pair := range pairs {
		sorted = append(sorted, pair)
	}
	slices.SortFunc(sorted, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return sorted
}

// shortened returns the hashes of name and of all that is left when one character
// is taken out of it. Names that are too short or too long to be near-misses
// have none.
func shortened(seed maphash.Seed, name []rune) []uint64 {
	if len(name) < 5 || len(name) > maxName {
		return nil
	}
	keys := make([]uint64, 0, len(name)+1)
	var text []byte
	for skip := -1; skip < len(name); skip++ {
		text = text[:0]
		for i, r := range name {
			if i != skip {
				text = append(text, byte(r), byte(r>>8), byte(r>>16))
			}
		}
		keys = append(keys, maphash.Bytes(seed, text))
	}
	return keys
}
