package problem

import (
	"strings"
	"unicode/utf8"
)

// HidePasswords returns a text in which "…" stands for the password of each address
// ("sftp://user:…@host"). hidden is false if there is none.
func HidePasswords(text string) (shown string, hidden bool) {
	return replacePasswords(text, func(string) string { return ":…@" })
}

// maskPasswords returns a text in which each character of a password is another that
// takes as many bytes: all else stands where it stood.
func maskPasswords(text string) string {
	masks := [...]rune{1: '*', 2: '·', 3: '•', 4: '🔒'}
	masked, _ := replacePasswords(text, func(password string) string {
		return ":" + strings.Map(func(r rune) rune { return masks[utf8.RuneLen(r)] }, password[1:len(password)-1]) + "@"
	})
	return masked
}

// WithoutPasswords returns a text whose addresses have no password.
func WithoutPasswords(text string) string {
	shown, _ := replacePasswords(text, func(string) string { return "@" })
	return shown
}

// replacePasswords replaces each ":password@".
func replacePasswords(text string, with func(password string) string) (string, bool) {
	if !strings.Contains(text, "://") {
		return text, false
	}
	var out strings.Builder
	hidden := false
	for {
		before, after, found := strings.Cut(text, "://")
		out.WriteString(before)
		if !found {
			return out.String(), hidden
		}
		out.WriteString("://")
		if start, end := passwordIn(after); end > 0 {
			out.WriteString(after[:start] + with(after[start:end]))
			after, hidden = after[end:], true
		}
		text = after
	}
}

// passwordIn returns where the password of an address stands, from the colon before
// it to behind the "@" after it; 0, 0 for none. What looks like a port is one.
func passwordIn(address string) (start, end int) {
	start = strings.IndexAny(address, ":/ \t\n\"'<>()") // a user may hold an "@"
	if start < 0 || address[start] != ':' {
		return 0, 0
	}
	rest, _, _ := strings.Cut(address[start+1:], "\n")
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if digits == len(rest) || strings.ContainsRune("/ \t)>\"'?#", rune(rest[digits])) {
		return 0, 0
	}
	at := strings.IndexByte(rest, '@')
	if at < 0 {
		return 0, 0
	}
	// A password may hold an "@" itself.
	host, _, _ := strings.Cut(rest[at+1:], "/")
	if last := strings.LastIndexByte(host, '@'); last >= 0 && !strings.ContainsAny(host[:last], " \t") {
		at += 1 + last
	}
	return start, start + 1 + at + 1
}
