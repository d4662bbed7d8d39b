package spelling

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSlug is the length in bytes at which a slug is cut. File systems allow
// 255 for a name, and the page adds an extension, a page number and, while it
// is written, the suffix of a temporary file.
const maxSlug = 200

// Slug returns the segment of an address, or the id of a heading, that a title or a
// file name gives: "Les dates clés" → "les-dates-cles".
//
// Letters are in lower case, Latin ones without accents; all that is neither a
// letter nor a digit becomes a single "-" between words. Other scripts keep
// their letters and marks, composed (NFC). A slug holds no dot, slash, space or
// control character, is at most 200 bytes long, and is "" when nothing is left.
// A name that Windows reserves for a device ("con", "aux", "lpt1"), with or
// without an extension, gets a trailing "-". A slug is its own slug.
func Slug(s string) string {
	slug := simplify(s, '-', partsSlug)
	if len(slug) > maxSlug {
		cut := maxSlug
		for !utf8.RuneStart(slug[cut]) {
			cut--
		}
		slug = strings.TrimRight(slug[:cut], "-")
	}
	if isDevice(slug) {
		slug += "-"
	}
	return slug
}

// partsSlug reports whether a slug has "-" in place of r.
func partsSlug(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }

// devices are the names that no file may have on Windows.
// https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
var devices = []string{"aux", "con", "nul", "prn"}

// IsFileName reports whether a file of that name can be made on every disk:
// Windows reserves the names of devices, with any ending, and takes a dot or a
// space off the end.
func IsFileName(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	return !isDevice(strings.ToLower(strings.TrimRight(stem, " "))) && !strings.HasSuffix(name, ".") && !strings.HasSuffix(name, " ")
}

func isDevice(slug string) bool {
	if len(slug) == 4 && (slug[:3] == "com" || slug[:3] == "lpt") {
		return '0' <= slug[3] && slug[3] <= '9'
	}
	return slices.Contains(devices, slug)
}
