//go:build !windows

package terminal

import "os"

// knowsEscapes reports true: every terminal but Windows' obeys escape sequences.
func knowsEscapes(*os.File) bool { return true }

// systemLanguages returns none: the environment says the language.
func systemLanguages() []string { return nil }
