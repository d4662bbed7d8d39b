package cli

import (
	"regexp"
	"strings"
	"testing"
)

// The names of a published site fit every disk, store and server: a USB stick
// (FAT), a folder that folds case, a host that reads names in another encoding.
func TestNamesFitEveryHost(t *testing.T) {
	plain := regexp.MustCompile(`^[a-z0-9._-]+(/[a-z0-9._-]+)*$`)
	// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
	device := regexp.MustCompile(`(^|/)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.[^/]*)?(/|$)`)
	for site, folder := range map[string]string{"example": exampleSite(t), "edges": edgesSite(t)} {
		for _, name := range publishSite(t, folder).files(t, "") {
			switch {
			case !plain.MatchString(name) || device.MatchString(name):
				t.Errorf("%s: %q does not fit every disk", site, name)
			case strings.HasSuffix(name, ".") || strings.Contains(name, "./"):
				t.Errorf("%s: %q ends in a dot", site, name)
			case len(name) > 150: // Windows has 260 for the whole path
				t.Errorf("%s: %q is too long", site, name)
			case strings.HasPrefix(name, ".") && name != ".fiche":
				t.Errorf("%s: %q is hidden, and no recipe copies it", site, name)
			}
		}
	}
}
