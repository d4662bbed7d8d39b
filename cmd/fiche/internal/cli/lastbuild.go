package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
	"fiche/cmd/fiche/internal/tree"
)

// A lastBuild knows whether a build would be the last one again.
//
// Its law: bytes decide. It would be if every file that it reads is, to the byte, as
// the last one read it, by the same program, and every file that it writes as the last one
// left it. Then nothing is done but to say what that one said.
type lastBuild struct {
	started time.Time
	site    *disk.Site
	out     string
	sources disk.Sources
	key     string // of all that this build is made of
	kept    buildRecord
}

// A buildRecord is what is kept of a build.
type buildRecord struct {
	Key  string // of all that it was made of
	List string // of all that it wrote, for tree.Intact

	Language      string // of the site
	Sheets, Pages int
	Before, After string // what was printed before and after the line that tells what was built
}

// buildRecordName is its file, in the folder that a site keeps for itself.
const buildRecordName = "last-build"

// openLastBuild reads what is kept of the last build and the files of the site. It is
// nil where there is nothing to compare: the build itself says why.
func (c *console) openLastBuild(ctx context.Context, o buildOptions) *lastBuild {
	started := time.Now()
	site, err := disk.Open(o.site)
	if err != nil {
		return nil
	}
	l := &lastBuild{started: started, site: site, out: outOf(o)}
	if l.sources, err = site.Sources(ctx); err == nil {
		l.key, err = c.keyOf(o, l.sources)
	}
	if err != nil {
		site.Close()
		return nil
	}
	if folder := site.FindCache(); folder != nil {
		if text, err := folder.ReadFile(buildRecordName); err == nil {
			// One that cannot be read has no key.
			_ = json.Unmarshal(text, &l.kept)
		}
	}
	return l
}

// outOf returns the folder of the pages.
func outOf(o buildOptions) string {
	if o.out != "" {
		return o.out
	}
	return filepath.Join(o.site, sitefolder.Public)
}

// keyOf returns the key of a build: the program, what it was asked for and how it
// prints, and the files of the site. The program is known by what it was built of, its
// size and its time: to read it would take longer than the build of a small site.
func (c *console) keyOf(o buildOptions, sources disk.Sources) (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	program, err := os.Stat(name)
	if err != nil {
		return "", err
	}
	built, _ := debug.ReadBuildInfo()
	sum := sha256.New()
	fmt.Fprintf(sum, "%v %d %d %+v %v %v %s %x", built, program.Size(), program.ModTime().UnixNano(),
		o, c.ColourOut, c.ColourErr, c.Locale.Tag, sources.Sum)
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func (l *lastBuild) close() {
	if l != nil {
		l.site.Close()
	}
}

// stands reports whether the build would be the last one again.
func (l *lastBuild) stands(ctx context.Context) bool {
	return l != nil && l.kept.Key == l.key && tree.Intact(ctx, l.out, l.kept.List)
}

// say says what the last build said.
func (l *lastBuild) say(c *console) error {
	b := &siteBuild{
		out: l.out, written: new(tree.Report), took: time.Since(l.started),
		result: &pipeline.Result{Locale: locale.Get(l.kept.Language), Sheets: l.kept.Sheets, Pages: l.kept.Pages},
	}
	if _, err := io.WriteString(c.Err, l.kept.Before); err != nil {
		return err
	}
	_, err := fmt.Fprintf(c.Out, "%s\n%s", b.summary(), l.kept.After)
	return err
}

// keep keeps a build that said this, unless it did what the next one need not do or
// tell, or a file was changed while it was made.
func (l *lastBuild) keep(b *siteBuild, before, after string) {
	if l == nil || len(b.written.Removed) > 0 || len(b.outputProblems()) > 0 || !l.site.Unchanged(l.sources) {
		return
	}
	text, err := json.Marshal(buildRecord{
		Key: l.key, List: b.written.List, Language: b.result.Locale.Tag,
		Sheets: b.result.Sheets, Pages: b.result.Pages, Before: before, After: after,
	})
	folder := l.site.FindCache()
	if err != nil || folder == nil {
		return
	}
	// Where it cannot be kept the next build takes its time.
	_ = folder.WriteFile(buildRecordName, text, 0o644)
}
