// Package phone reads telephone numbers as people write them: which digits are
// dialled, and how the country of a number groups them.
//
// It stands below render and knows no language. Its law: digits are never run
// together, neither of two numbers nor of a number and its extension, and
// whatever is no number stays as it was written.
package phone

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words are what stands beside numbers in a language.
type Words struct {
	Country   string                 // ISO 3166-1 alpha-2, of numbers without a country code
	Extension func(word string) bool // reports whether an extension follows
	Or        func(word string) bool // reports whether another number follows
}

// A Part is a piece of what was written.
type Part struct {
	Text string // a number as its country groups it, with its extension; or words
	Tel  string // its address (RFC 3966): "tel:+33144754475;ext=12"; empty for words
}

// The sizes of numbers, in digits. ITU-T E.164 allows fifteen.
const (
	fewest = 6 // of one that can be told from a year or the end of another
	most   = 15
)

// Parse returns the numbers of a text, and the words between them.
func Parse(s string, words Words) []Part {
	var parts []Part
	for i, piece := range pieces(s, words) {
		if ext, text, rest := cutExtension(piece, words); ext != "" && rest == "" && i > 0 && parts[len(parts)-1].Tel != "" {
			parts[len(parts)-1].extend(ext, text)
			continue
		}
		before, number, after := cutNumber(piece)
		digits := count(number)
		if digits == 0 || digits > most || digits < fewest && (i > 0 || before != "" || after != "" || digits < 2) {
			parts = append(parts, Part{Text: piece})
			continue
		}
		if before != "" {
			parts = append(parts, Part{Text: before})
		}
		ext, text, rest := cutExtension(after, words)
		p := read(number, words)
		if ext != "" {
			p.extend(ext, text)
		}
		parts = append(parts, p)
		if rest != "" {
			parts = append(parts, Part{Text: rest})
		}
	}
	return parts
}

// extend adds an extension to a number, as it is dialled and as it is written.
func (p *Part) extend(ext, text string) {
	if !strings.Contains(p.Tel, ";ext=") {
		p.Tel += ";ext=" + ext
	}
	p.Text += " " + text
}

// pieces parts a text where one number ends and another begins.
func pieces(s string, words Words) []string {
	all := []string{s}
	split := func(parts func(string) []string) {
		var next []string
		for _, piece := range all {
			several := parts(piece)
			numbers := 0
			for _, part := range several {
				if count(part) >= fewest {
					numbers++
				}
			}
			if numbers == 0 || len(several) == 1 { // "01/44/75/44/75" is one
				several = []string{piece}
			}
			next = append(next, several...)
		}
		all = next
	}
	for _, sign := range []string{"\n", ";", "/", ",", " - ", " – ", " | ", "&"} {
		split(func(piece string) []string { return strings.Split(piece, sign) })
	}
	split(func(piece string) []string { return splitAtWords(piece, words.Or) })
	trimmed := all[:0]
	for _, piece := range all {
		if piece = strings.TrimSpace(piece); piece != "" {
			trimmed = append(trimmed, piece)
		}
	}
	return trimmed
}

// splitAtWords parts a text at the words that or knows.
func splitAtWords(s string, or func(string) bool) []string {
	var parts []string
	start := 0
	for at := 0; at < len(s); {
		end := at + strings.IndexFunc(s[at:], unicode.IsSpace)
		if end < at {
			break
		}
		if or(s[at:end]) {
			parts = append(parts, s[start:at])
			start = end
		}
		_, size := utf8.DecodeRuneInString(s[end:])
		at = end + size
	}
	return append(parts, s[start:])
}

// cutNumber returns the first run of digits, with the signs that group them.
func cutNumber(s string) (before, number, after string) {
	start := strings.IndexFunc(s, isDigit)
	if start < 0 {
		return s, "", ""
	}
	for start > 0 && strings.IndexByte("+(", s[start-1]) >= 0 {
		start--
	}
	end := start
	for i, r := range s[start:] {
		switch {
		case isDigit(r):
			end = start + i + 1
		case strings.ContainsRune("+()[].-‐‑–/ \u00a0\u202f\u2009\t", r):
		default:
			return strings.TrimSpace(s[:start]), s[start:end], strings.TrimSpace(s[end:])
		}
	}
	return strings.TrimSpace(s[:start]), s[start:end], strings.TrimSpace(s[end:])
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func count(s string) (digits int) {
	for _, r := range s {
		if isDigit(r) {
			digits++
		}
	}
	return digits
}

// onlyDigits returns the digits of s.
func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r
		}
		return -1
	}, s)
}

// cutExtension parts "poste 12, le matin" into the extension, as it is dialled and
// as it is written, and the rest.
func cutExtension(s string, words Words) (ext, text, rest string) {
	start := strings.IndexFunc(s, func(r rune) bool { return isDigit(r) })
	if start < 0 || !words.Extension(strings.Trim(s[:start], " .,:(#")) && !words.Extension(strings.Trim(s[:start], " ,:(#")) {
		return "", "", s
	}
	end := start
	for end < len(s) && isDigit(rune(s[end])) {
		end++
	}
	return s[start:end], strings.TrimLeft(s[:end], " ,("), strings.TrimLeft(s[end:], " )")
}

// read reads one number.
func read(number string, words Words) Part {
	digits := onlyDigits(strings.ReplaceAll(number, "(0)", ""))
	abroad := strings.HasPrefix(strings.TrimLeft(number, "("), "+")
	if rest, ok := strings.CutPrefix(digits, "00"); ok && !abroad {
		digits, abroad = rest, true
	}
	if !abroad {
		text := tidy(number)
		h, known := habitOf(words.Country)
		if own, ok := strings.CutPrefix(digits, h.trunk); known && ok {
			if groups := h.group(own); groups != "" {
				return Part{Text: h.trunk + groups, Tel: "tel:" + digits}
			}
		}
		return Part{Text: grouped(text), Tel: "tel:" + digits}
	}
	code := codeOf(digits)
	h, known := habits[code]
	own := digits[len(code):]
	if known && h.group(own) == "" {
		if bare, ok := strings.CutPrefix(own, h.trunk); ok && h.trunk != "" && h.group(bare) != "" {
			own = bare // "+33 01 44 75 44 75"
		}
	}
	if groups := h.group(own); groups != "" {
		return Part{Text: "+" + code + " " + groups, Tel: "tel:+" + code + own}
	}
	text := tidy(number)
	if onlyDigits(text) == strings.TrimPrefix(text, "+") { // written without a space
		text = "+" + code + " " + grouped(own)
	}
	return Part{Text: text, Tel: "tel:+" + digits}
}

// tidy returns a number with single spaces, without what is not dialled.
func tidy(number string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(number, "(0)", " ")), " ")
}

// grouped returns a number of which no country is known: as it was written, or if
// that is without a sign, in groups of two.
func grouped(number string) string {
	if len(number) < fewest || onlyDigits(number) != number {
		return number
	}
	var b strings.Builder
	for len(number) > 3 {
		size := 2 + len(number)%2
		b.WriteString(number[:size] + " ")
		number = number[size:]
	}
	return b.String() + number
}

// codeOf returns the country code that the digits of a number begin with.
func codeOf(digits string) string {
	size := 3
	switch {
	case digits == "":
		return ""
	case digits[0] == '1' || digits[0] == '7':
		size = 1
	case len(digits) > 1 && strings.Contains(twoDigits, " "+digits[:2]+" "):
		size = 2
	}
	return digits[:min(size, len(digits))]
}

// twoDigits are the country codes of two digits (ITU-T E.164).
const twoDigits = " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 "
