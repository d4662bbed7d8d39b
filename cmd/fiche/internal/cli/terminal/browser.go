package terminal

import (
	"os"
	"os/exec"
	"runtime"
)

// openBrowser shows an address in the user's browser. No shell is involved.
func openBrowser(address string) error {
	switch runtime.GOOS {
	case "windows":
		return start("rundll32", "url.dll,FileProtocolHandler", address)
	case "darwin":
		return start("open", address)
	}
	return start("xdg-open", address)
}

// OpenFile shows a folder, or opens a text in the user's text editor: what the
// system would open a .md file with may be no editor, or nothing. path must be
// absolute, so that it cannot be taken for an option.
func OpenFile(path string, folder bool) error {
	switch {
	case runtime.GOOS == "windows" && folder:
		return start("explorer", path)
	case runtime.GOOS == "windows":
		return start("notepad", path)
	case runtime.GOOS == "darwin" && !folder:
		return start("open", "-t", path)
	case runtime.GOOS == "darwin":
		return start("open", path)
	}
	return start("xdg-open", path)
}

// start starts a program and does not wait for it.
func start(program string, args ...string) error {
	command := exec.Command(program, args...)
	if err := command.Start(); err != nil {
		return err
	}
	// The system keeps a process that has ended until its parent asks how.
	go func() { _ = command.Wait() }()
	return nil
}

// EditorScheme returns the scheme of links that open a file in the user's
// editor, or "" if there is probably none that has such links. That a
// site has a folder .vscode says nothing: "fiche init" makes one in each.
func EditorScheme(getenv func(string) string) string {
	if getenv("TERM_PROGRAM") == "vscode" { // this runs in its terminal
		return "vscode"
	}
	for _, editor := range [][2]string{{"code", "vscode"}, {"codium", "vscodium"}} {
		if _, err := exec.LookPath(editor[0]); err == nil {
			return editor[1]
		}
	}
	if _, err := os.Stat("/Applications/Visual Studio Code.app"); err == nil {
		return "vscode"
	}
	return ""
}
