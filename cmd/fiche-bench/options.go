package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

// options are what the flags say.
type options struct {
	corpus string
	sheets int
	runs   int
	dir    string // where to work; empty for memory or the system's folder for temporary files
	memory bool   // work in memory, and nowhere else
}

// maxPhotos is how many sheets a corpus of photos may have: more would fill the memory
// of most machines.
const maxPhotos = 500

// memoryFolder is where Linux keeps files in memory.
const memoryFolder = "/dev/shm"

func parseOptions(args []string, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("fiche-bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.corpus, "corpus", corpora[0].Name, "what the sheets are like: `"+corpora[0].Name+"`, a fact a line, "+corpora[1].Name+
		", fields in quotes, tables and footnotes, or "+corpora[2].Name+", a photo of 12 megapixels each")
	flags.IntVar(&o.sheets, "sheets", 10000, "make a corpus of `N` sheets; each takes about 70 KB of room while it is built, with a photo 30 MB")
	flags.IntVar(&o.runs, "runs", 5, "measure `N` times and give the medians")
	flags.StringVar(&o.dir, "dir", "", "work in a new folder below `DIR`")
	flags.BoolVar(&o.memory, "memory", false, "work in memory ("+memoryFolder+"): the default where there is such a folder")
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	switch {
	case flags.NArg() > 0:
		return options{}, fmt.Errorf("%q is not an option", flags.Arg(0))
	case corpusNamed(o.corpus) == nil:
		return options{}, fmt.Errorf("--corpus: there is no %q", o.corpus)
	case o.sheets < 1:
		return options{}, errors.New("--sheets must be at least 1")
	case corpusNamed(o.corpus).hasPhotos() && o.sheets > maxPhotos:
		return options{}, fmt.Errorf("--sheets must be at most %d, for each has a photo and takes 30 MB of room", maxPhotos)
	case o.runs < 1:
		return options{}, errors.New("--runs must be at least 1")
	case o.memory && o.dir != "":
		return options{}, errors.New("--memory and --dir exclude each other")
	}
	return o, nil
}

// workspace makes the folder to work in, and says what it is on.
func (o options) workspace() (dir, medium string, err error) {
	parent, medium := o.dir, "in a folder named with --dir"
	if parent == "" {
		parent, medium = os.TempDir(), "in the system's folder for temporary files"
		if info, err := os.Stat(memoryFolder); err == nil && info.IsDir() {
			parent, medium = memoryFolder, "in memory"
		} else if o.memory {
			return "", "", fmt.Errorf("--memory: there is no %s here", memoryFolder)
		}
	}
	dir, err = os.MkdirTemp(parent, "fiche-bench-")
	return dir, medium, err
}
