// Command fiche-bench measures how quick Fiche is, and prints a table.
//
//	go run ./cmd/fiche-bench --sheets 1000 --runs 3
//
// It makes a corpus of synthetic fact sheets, the same for everybody, and has
// fiche build it: cold, again with nothing changed, and after one edit. If
// hugo is on PATH it builds the same corpus, with templates that make
// equivalent pages, in turns with Fiche. Times depend on the machine and on
// what else it does; the ratios are what should be compared, which is why each
// run is also set beside a plain copy of the output in the same round.
//
// There are three corpora: short sheets, a fact a line; long ones, whose fields
// are in quotes and whose text holds tables and footnotes; and short ones with a
// photo of 12 megapixels each. Hugo builds each with two sets of templates, of
// pages like Fiche's and of the leanest.
//
// What a generator keeps between builds stays from one round to the next, but not
// that of photos: there cold is a first build, which scales them. Hugo makes of a
// photo the files that Fiche makes, in the same widths, by the same filter and of
// the same quality of JPEG. Fiche alone draws share cards, in all corpora: with the
// photo in them here, one for each sheet and for each country.
//
// The code is read in this order: main.go, corpus.go, long.go (the second
// corpus), photos.go (the third), landscape.go (what is on them), sources.go (a corpus as each generator reads it), bench.go (the rounds), process.go, floor.go,
// table.go.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
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
		fmt.Fprintln(stderr, "fiche-bench:", err)
		return 2
	}
	hugo, err := exec.LookPath("hugo")
	if err != nil {
		hugo = ""
	}
	r, err := bench(ctx, o, hugo, stderr)
	if err == nil {
		err = r.write(stdout)
	}
	if err != nil {
		fmt.Fprintln(stderr, "fiche-bench:", err)
		return 1
	}
	return 0
}
