//go:build !windows

package main

import "os"

// knowsEscapes is true: every terminal but Windows' obeys escape sequences.
func knowsEscapes(*os.File) bool { return true }

// systemLanguages is empty: the environment says the language.
func systemLanguages() []string { return nil }
