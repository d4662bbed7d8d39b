package sheet

import (
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/spelling"
)

// MaxAlias is in bytes. Disks have room for 255 in a name, and Windows for 260
// in a whole path.
const MaxAlias = 200

// AliasAddress returns the file that answers for an old address on a static
// host: a folder's is its index.html. ok is false if there can be none.
func AliasAddress(alias string) (address string, ok bool) {
	alias, _, _ = strings.Cut(alias, "#")
	if decoded, err := url.PathUnescape(alias); err == nil { // a server looks for the file without its %20
		alias = decoded
	}
	if !utf8.ValidString(alias) || strings.ContainsFunc(alias, unicode.IsControl) {
		return "", false
	}
	if strings.Contains(alias, "://") || strings.ContainsAny(alias, "?\\:*<>|\"") {
		return "", false
	}
	folder := strings.HasSuffix(alias, "/")
	address = strings.Trim(path.Clean("/"+alias), "/")
	if address == "" {
		return "", false
	}
	if folder || !strings.HasSuffix(address, ".html") && !strings.HasSuffix(address, ".htm") {
		address += "/index.html"
	}
	for _, segment := range strings.Split(address, "/") {
		if strings.HasPrefix(segment, ".") || spelling.Slug(segment) == "" || !spelling.IsFileName(segment) {
			return "", false
		}
	}
	return address, true
}
