package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// openBrowser shows an address in the reader's browser. No shell is involved,
// and nobody waits for the browser to end.
func openBrowser(address string) error {
	var command *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		command = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	case "darwin":
		command = exec.Command("open", address)
	default:
		command = exec.Command("xdg-open", address)
	}
	if err := command.Start(); err != nil {
		return err
	}
	// The system keeps a child that has ended until somebody asks how.
	go func() { _ = command.Wait() }()
	return nil
}

// editorScheme is that of the links that open a file in the reader's editor,
// or "" where it is not likely that there is one that has such links.
func editorScheme(site string, getenv func(string) string) string {
	if getenv("TERM_PROGRAM") == "vscode" { // this runs in its terminal
		return "vscode"
	}
	for _, editor := range [][2]string{{"code", "vscode"}, {"codium", "vscodium"}} {
		if _, err := exec.LookPath(editor[0]); err == nil {
			return editor[1]
		}
	}
	for _, trace := range []string{filepath.Join(site, ".vscode"), "/Applications/Visual Studio Code.app"} {
		if _, err := os.Stat(trace); err == nil {
			return "vscode"
		}
	}
	return ""
}
