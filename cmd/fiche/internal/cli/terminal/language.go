package terminal

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
)

// machineLocale returns the language in which the machine talks to its user, in
// the order of gettext: LANGUAGE is a list and goes first, unless the locale
// is "C". If the environment says nothing the system is asked. The fallback is
// English.
func machineLocale(getenv func(string) string, system func() []string) *locale.Locale {
	var tags []string
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if tag := getenv(name); tag != "" {
			tags = append(tags, tag)
			break
		}
	}
	plain := len(tags) > 0 && (tags[0] == "POSIX" || tags[0] == "C" || strings.HasPrefix(tags[0], "C."))
	if list := getenv("LANGUAGE"); list != "" && !plain {
		tags = slices.Concat(strings.Split(list, ":"), tags)
	}
	if len(tags) == 0 {
		tags = system()
	}
	for _, tag := range tags {
		if l := locale.Get(tag); l != nil {
			return l
		}
	}
	return locale.English
}
