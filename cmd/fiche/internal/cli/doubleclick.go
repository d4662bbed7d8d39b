package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/term"

	"fiche/cmd/fiche/internal/preview"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// A launch is how the program came to be started.
type launch struct {
	system   string // runtime.GOOS
	program  string // as the system was told to start it
	folder   string // the working one
	home     string // of the user
	explorer bool   // Windows says that its file manager did it
	terminal bool   // what is printed can be read
	desktop  bool   // there is a screen with windows
}

// thisLaunch returns the launch of this process.
func thisLaunch(getenv func(string) string) launch {
	l := launch{system: runtime.GOOS, program: os.Args[0], explorer: startedByExplorer()}
	// What is not known is none of the signs of a double-click.
	l.folder, _ = os.Getwd()
	l.home, _ = os.UserHomeDir()
	for _, f := range []*os.File{os.Stdin, os.Stdout, os.Stderr} {
		l.terminal = l.terminal || term.IsTerminal(int(f.Fd()))
	}
	l.desktop = getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != ""
	return l
}

// doubleClicked reports whether a call without arguments was a double-click in a
// file manager. Windows knows. The Finder of macOS starts the program of an app
// directly; for any other it opens a terminal in the home folder, and calls the
// program there by its whole path. Those of Linux call it so without any terminal.
func (l launch) doubleClicked() bool {
	switch l.system {
	case "windows":
		return l.explorer
	case "darwin":
		return isInApp(filepath.Dir(l.program)) && !l.terminal || filepath.IsAbs(l.program) && l.terminal && l.folder == l.home
	}
	return filepath.IsAbs(l.program) && !l.terminal && l.desktop
}

// siteFor returns the folder that a double-click is about: the one that holds the
// program, unless the working one is a site. A program that was installed stands among
// others, where no site should be: its site is in the folder Fiche of the user's home,
// which is made.
func siteFor(folder, program, home string) (string, error) {
	around := filepath.Dir(program)
	switch {
	case disk.IsSite(folder):
		return folder, nil
	case home != "" && (filepath.Base(around) == "bin" || isInApp(around)):
		own := filepath.Join(home, "Fiche")
		return own, os.MkdirAll(own, 0o755)
	}
	return around, nil
}

// isInApp reports whether a folder is the one in which an app of macOS has its
// program.
func isInApp(folder string) bool {
	return strings.HasSuffix(filepath.ToSlash(folder), ".app/Contents/MacOS")
}

// serveClicked is what a double-click does: it previews the folder around the
// program, in the browser.
func (c *console) serveClicked(ctx context.Context) error {
	c.clicked = true
	folder, err := os.Getwd()
	if err != nil {
		return err
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	if real, err := filepath.EvalSymlinks(program); err == nil {
		program = real
	}
	o := usualServe
	o.start = true
	if o.site, err = siteFor(folder, program, thisLaunch(os.Getenv).home); err != nil {
		return err
	}
	return c.serveOnce(ctx, o)
}

// serveOnce shows the preview of a folder that is on already, from an earlier
// double-click, or begins one: two of the same would only be in each other's
// way.
func (c *console) serveOnce(ctx context.Context, o serveOptions) error {
	folder, err := disk.RealPath(o.site)
	if err != nil {
		return c.serve(ctx, o)
	}
	start := preview.Find(ctx, c.records(), folder)
	if start == "" {
		return c.serve(ctx, o)
	}
	fmt.Fprintln(c.Out, strings.ReplaceAll(c.Locale.Command.Preview.On, "{address}", start))
	c.Browse(preview.Once(start), start)
	return nil
}

// hold keeps the window that the system opened for a double-click, which would
// close before an error could be read.
func (c *console) hold(ctx context.Context, stdin io.Reader) {
	if prompt := c.Prompter(stdin); c.clicked && prompt != nil {
		fmt.Fprint(c.Err, c.Locale.Command.Preview.CloseWindow)
		_, _ = prompt.ReadLine(ctx) // whatever is answered
	}
}
