// Command fiche turns a folder of project fact sheets into a website.
//
// This package is an adapter: each subcommand turns its flags into options,
// hands them to a room under internal, and words what comes back. It alone
// knows of the embedded templates, of the terminal and of exit codes.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// The exit codes.
const (
	exitGood    = 0
	exitContent = 1 // problems in the content
	exitUsage   = 2 // the command was called wrongly
	exitMachine = 3 // a full disk, an unreadable folder…
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is one call of the command, from its arguments to its exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait for anything

	c := newConsole(stdout, stderr, os.Getenv)
	root := newRoot(c)
	root.SetArgs(args)
	root.SetIn(stdin)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitGood
	}
	if errors.Is(err, errContent) {
		return exitContent
	}
	f := diagnose(err)
	c.explain(f)
	c.hold(ctx, stdin)
	return f.code
}
