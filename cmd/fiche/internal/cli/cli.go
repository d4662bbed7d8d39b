// Package cli is the command line: one command a file.
//
// A command turns its flags into options, hands them to the packages that do
// the work, and words what comes back. This package alone knows of the embedded
// templates, of the disk that a site lies on, and of the terminal.
package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/problem"
)

// A console is the terminal of a command, which is a method of it.
type console struct {
	*terminal.Console
	clicked bool // the program was started by a double-click
}

// execute runs the command; that it panics is an error.
func execute(ctx context.Context, root *cobra.Command) (err error) {
	defer problem.Catch("", &err)
	return root.ExecuteContext(ctx)
}

// Run runs the command with these arguments and returns its exit code.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait for anything

	c := &console{Console: terminal.New(stdout, stderr, os.Getenv)}
	root := newRoot(c)
	root.SetArgs(args)
	root.SetIn(stdin)
	err := execute(ctx, root)
	if err == nil {
		return terminal.ExitGood
	}
	if errors.Is(err, terminal.ErrContent) {
		return terminal.ExitContent
	}
	f := terminal.Diagnose(err)
	// If even this cannot be written, the exit code is what is left to say.
	_ = c.Explain(f.Problem())
	c.hold(ctx, stdin)
	return f.Code
}
