// Command fiche-release makes what is published of a version: an archive and a bill of
// materials for each system, packages and an app, what package managers install by,
// and the checksums of all.
//
//	go run ./cmd/fiche-release --out dist --version v1.2.3
//
// An archive holds the program, its README, its licence and those of everything
// that it is made of, completions for four shells, and the manual in English
// and French. Its bytes follow from the commit and the version of Go alone:
// the same commit built with the same Go has the same checksums, on
// any machine.
//
// The code is read in this order: main.go, release.go (what an archive holds),
// source.go (the commit), build.go (the program, and what goes with it),
// licences.go, sbom.go, archive.go; then linux.go, debian.go, rpm.go, windows.go,
// macos.go and icon.go, each a kind of download; manifests.go, sign.go.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is one call of the command, from its arguments to its exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parseOptions(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintln(stderr, "fiche-release:", err)
		return 2
	}
	if err := release(ctx, o, stdout); err != nil {
		fmt.Fprintln(stderr, "fiche-release:", err)
		return 1
	}
	return 0
}

// options are what the flags say.
type options struct {
	out     string
	version string
	systems []system
	url     string // of the folder that the files are downloaded from; empty for no manifests
	sign    string // a program; empty for none
}

// A version is semantic, as Go's own tools want it.
var semantic = regexp.MustCompile(`^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$`)

func parseOptions(args []string, stderr io.Writer) (options, error) {
	o := options{systems: systems}
	flags := flag.NewFlagSet("fiche-release", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.out, "out", "dist", "write into the new or empty folder `DIR`")
	flags.StringVar(&o.version, "version", "devel", "the `VERSION`, such as v1.2.3; the tree must then be as it was committed")
	flags.StringVar(&o.url, "url", "", "the address of the folder that the files will be downloaded from; with it, manifests for Scoop, Homebrew and winget are made")
	flags.StringVar(&o.sign, "sign", "", "run `PROGRAM` KIND PATH to sign what is made (README.md, Releases)")
	flags.Func("system", "build for one `OS/ARCH` only, such as linux/amd64", func(name string) error {
		for _, s := range systems {
			if s.String() == name {
				o.systems = []system{s}
				return nil
			}
		}
		return fmt.Errorf("not one of %v", systems)
	})
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	switch {
	case flags.NArg() > 0:
		return options{}, fmt.Errorf("%q is not an option", flags.Arg(0))
	case o.version != "devel" && !semantic.MatchString(o.version):
		return options{}, fmt.Errorf("%q is not a version such as v1.2.3", o.version)
	}
	return o, nil
}
