package disk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/sitefolder"
)

// released are the names that an archive of the program holds, in lower case.
var released = []string{"fiche", "fiche.exe", "readme.md", "license", "third-party-licences", "completions", "man"}

// cameWithProgram reports whether a name is one of these, or that of an archive.
func cameWithProgram(name string) bool {
	archive := strings.HasPrefix(name, "fiche-") && (strings.HasSuffix(name, ".zip") || strings.HasSuffix(name, ".tar.gz"))
	return archive || slices.Contains(released, name)
}

// Existing lists what is in a folder where a site may be made: others are the
// names that are neither hidden nor came with the program, for somebody keeps
// things of their own there; sites are those of them that hold a site.
func Existing(folder string) (others, sites []string, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, nil, err
	}
	for _, entry := range entries {
		name := entry.Name()
		lower := strings.ToLower(name)
		if cameWithProgram(lower) || strings.HasPrefix(lower, ".") || lower == "desktop.ini" {
			continue
		}
		others = append(others, name)
		if home, err := os.Stat(filepath.Join(folder, name, sitefolder.Content, sitefolder.Home)); err == nil && home.Mode().IsRegular() {
			sites = append(sites, name)
		}
	}
	return others, sites, nil
}
