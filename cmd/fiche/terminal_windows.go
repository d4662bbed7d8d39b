package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// knowsEscapes asks the console to obey escape sequences, which the older ones
// only do on request.
func knowsEscapes(f *os.File) bool {
	handle := windows.Handle(f.Fd())
	var mode uint32
	if windows.GetConsoleMode(handle, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(handle, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}

// systemLanguages are the languages that Windows speaks to its user.
func systemLanguages() []string {
	languages, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil {
		return nil // then it is the fallback's turn
	}
	return languages
}
