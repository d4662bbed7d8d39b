package site

import (
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// sameFile returns the identity of a path on any disk: some fold case, some
// decompose accents (Unicode NFD), and a site must come out the same on all.
func sameFile(name string) string {
	return strings.ToLower(norm.NFC.String(name))
}

// resolvePath returns the path below content/ of what a sheet refers to: beside the
// sheet, or from content/ when it begins with a slash. It cannot climb out.
func resolvePath(from, target string) string {
	target = strings.ReplaceAll(target, "\\", "/")
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return strings.TrimPrefix(path.Clean("/"+path.Join(path.Dir(from), target)), "/")
}

// relative returns how the sheet at from refers to a file.
func relative(from, name string) string {
	if dir := path.Dir(from); dir != "." {
		if rest, ok := strings.CutPrefix(name, dir+"/"); ok {
			return rest
		}
		return "/" + name
	}
	return name
}
