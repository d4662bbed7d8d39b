package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// The builds that are measured, in this order.
const (
	cold = iota
	unchanged
	oneEdit
	builds
)

// A generator is a program under measurement, with its site.
type generator struct {
	Name   string
	site   string   // folder of its sources
	out    string   // folder of its pages
	caches []string // folders of what it keeps between builds
	corpus *corpus
	source func(*sheet) string
	build  []string // the program and its arguments
}

// A series is what the rounds measured of a generator.
type series struct {
	Name   string
	Output output
	Costs  [builds][]cost // each by round
}

// A volume is how much there is of something.
type volume struct {
	Files int
	Bytes int64
}

// An output is what a generator makes: pages, and what else it makes beside
// them.
type output struct{ Pages, Others volume }

// A report is everything that a table says.
type report struct {
	Corpus       string
	Sheets, Runs int
	Machine      string
	Medium       string
	Sources      volume
	Series       []series // Fiche first
	Floors       []floor  // by round
}

// bench makes the corpus and measures every generator on it. Hugo takes part
// unless its path is empty. Progress goes to the terminal.
func bench(ctx context.Context, o options, hugo string, progress io.Writer) (_ *report, err error) {
	dir, medium, err := o.workspace()
	if err != nil {
		return nil, err
	}
	defer func() {
		if left := os.RemoveAll(dir); err == nil {
			err = left
		}
	}()
	c := corpusNamed(o.corpus)
	r := &report{Corpus: c.Name, Sheets: o.sheets, Runs: o.runs, Medium: medium, Machine: machine()}
	fmt.Fprintf(progress, "making the corpus, %s\n", medium)
	generators, err := prepare(ctx, dir, c, o.sheets, hugo)
	if err != nil {
		return nil, err
	}
	if r.Sources, err = measureSources(generators[0].site); err != nil {
		return nil, err
	}
	if hugo != "" {
		version, err := hugoVersion(ctx, hugo)
		if err != nil {
			return nil, err
		}
		r.Machine += ", Hugo " + version
	}
	r.Series = make([]series, len(generators))
	for round := range o.runs {
		fmt.Fprintf(progress, "round %d of %d\n", round+1, o.runs)
		for i, g := range generators {
			r.Series[i].Name = g.Name
			if err := g.measure(ctx, &r.Series[i], round, o.sheets); err != nil {
				return nil, err
			}
		}
		f, err := measureFloor(filepath.Join(generators[0].site, "content"), generators[0].out, filepath.Join(dir, "scratch"), c, o.sheets)
		if err != nil {
			return nil, err
		}
		r.Floors = append(r.Floors, f)
	}
	for i, g := range generators {
		if r.Series[i].Output, err = measureOutput(g.out); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// prepare writes the corpus for each generator and builds the program fiche.
func prepare(ctx context.Context, dir string, c *corpus, sheets int, hugo string) ([]*generator, error) {
	photos := filepath.Join(dir, "photos")
	if err := writePhotos(photos, c, sheets); err != nil {
		return nil, err
	}
	fiche := &generator{Name: "Fiche", site: filepath.Join(dir, "fiche"), out: filepath.Join(dir, "fiche-out"), corpus: c, source: c.fiche}
	fiche.caches = []string{filepath.Join(fiche.site, ".fiche")}
	program := filepath.Join(dir, "fiche.exe") // Windows wants the ending, others accept it
	if err := compile(ctx, program); err != nil {
		return nil, err
	}
	// A corpus with a fault would be another corpus: hence --strict.
	fiche.build = []string{program, "build", "--strict", "--site", fiche.site, "--out", fiche.out}
	if err := writeFicheSite(fiche.site, c, sheets); err != nil {
		return nil, err
	}
	if err := os.CopyFS(filepath.Join(fiche.site, sheetFolder), os.DirFS(photos)); err != nil {
		return nil, err
	}
	generators := []*generator{fiche}
	if hugo == "" {
		return generators, nil
	}
	for _, t := range hugoTemplates {
		g := &generator{Name: t.Name, site: filepath.Join(dir, t.folder), out: filepath.Join(dir, t.folder+"-out"), corpus: c, source: hugoSource}
		g.caches = []string{filepath.Join(dir, t.folder+"-cache"), filepath.Join(g.site, "resources")}
		g.build = []string{
			hugo, "build", "--panicOnWarning", "--noBuildLock", "--cacheDir", g.caches[0],
			"--source", g.site, "--destination", g.out,
		}
		if err := writeHugoSite(g.site, t.folder, c, sheets); err != nil {
			return nil, err
		}
		if err := os.CopyFS(filepath.Join(g.site, "assets"), os.DirFS(photos)); err != nil {
			return nil, err
		}
		generators = append(generators, g)
	}
	return generators, nil
}

// measure runs the builds of one round. The cold one of a corpus of photos is a first
// build, in which they are scaled.
func (g *generator) measure(ctx context.Context, s *series, round, sheets int) error {
	made := []string{g.out}
	if g.corpus.hasPhotos() {
		made = append(made, g.caches...)
	}
	for _, dir := range made {
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	for build := range builds {
		if build == oneEdit {
			if err := writeSheet(g.site, edited(g.corpus.sheet(0, sheets), round), g.source); err != nil {
				return err
			}
		}
		c, err := measure(ctx, g.build[0], g.build[1:]...)
		if err != nil {
			return err
		}
		s.Costs[build] = append(s.Costs[build], c)
	}
	return nil
}

// machine describes where this runs, as far as it bears on times.
func machine() string {
	return fmt.Sprintf("%s/%s, %d cores, %s", runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0), runtime.Version())
}

func measureSources(site string) (volume, error) {
	files, err := list(filepath.Join(site, "content"))
	var v volume
	for _, f := range files {
		v.add(f)
	}
	return v, err
}

func measureOutput(root string) (output, error) {
	files, err := list(root)
	var o output
	for _, f := range files {
		if strings.HasSuffix(f.Name, ".html") {
			o.Pages.add(f)
		} else {
			o.Others.add(f)
		}
	}
	return o, err
}

func (v *volume) add(f fileSize) {
	v.Files++
	v.Bytes += f.Size
}
