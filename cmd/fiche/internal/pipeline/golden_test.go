package pipeline_test

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/render/contract"
	"fiche/static"
	"fiche/templates"
)

var update = flag.Bool("update", false, "rewrite what the sites in testdata are expected to give")

// Each file of testdata is a site and what it gives: want/report is what the
// build says, want/tree the paths it makes, and any other want/… the bytes of
// the page of that name.
func TestSites(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no sites", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			result := buildSite(t, inputs(a), pipeline.Options{})
			for i := range a.Files {
				f := &a.Files[i]
				want, ok := strings.CutPrefix(f.Name, "want/")
				if !ok {
					continue
				}
				got := outcome(t, result, want)
				if *update {
					f.Data = got
				} else if diff := cmp.Diff(string(f.Data), string(got)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", want, diff)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// isData reports whether a path is that of a data file.
func isData(path string) bool {
	return strings.HasPrefix(path, "donnees/") || strings.Contains("/"+path, "/data/") || strings.HasSuffix(path, ".json")
}

// inputs are the folders of the site in an archive.
func inputs(a *txtar.Archive) pipeline.Inputs {
	folders := map[string]fstest.MapFS{}
	for _, f := range a.Files {
		folder, name, _ := strings.Cut(f.Name, "/")
		if folders[folder] == nil {
			folders[folder] = fstest.MapFS{}
		}
		folders[folder][name] = &fstest.MapFile{Data: unescape(f.Data)}
	}
	in := pipeline.Inputs{Content: fstest.MapFS{}}
	if folders["content"] != nil {
		in.Content = folders["content"]
	}
	for folder, layers := range map[string]*[]fs.FS{"templates": &in.Templates, "static": &in.Static} {
		if folders[folder] != nil {
			*layers = append(*layers, folders[folder])
		}
	}
	in.Templates = append(in.Templates, templates.FS)
	in.Static = append(in.Static, static.FS)
	return in
}

// unescape lets an archive hold what an editor would not keep: <NBSP>, <TAB>
// and <CR> stand for these characters.
func unescape(data []byte) []byte {
	for mark, char := range map[string]string{"<NBSP>": "\u00a0", "<TAB>": "\t", "<CR>": "\r", "<BOM>": "\ufeff"} {
		data = bytes.ReplaceAll(data, []byte(mark), []byte(char))
	}
	return data
}

func buildSite(t *testing.T, in pipeline.Inputs, o pipeline.Options) *pipeline.Result {
	t.Helper()
	if o.Locale == nil {
		o.Locale = locale.Get("fr")
	}
	result, err := pipeline.New(in, o).Build(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func outcome(t *testing.T, r *pipeline.Result, name string) []byte {
	t.Helper()
	switch name {
	case "report":
		return report(t, r)
	case "tree":
		if r.Tree == nil {
			return []byte("nothing\n")
		}
		own := slices.DeleteFunc(r.Tree.Paths(), func(p string) bool {
			return strings.HasPrefix(p, "css/") || path.Ext(p) == ".js" || p == "favicon.svg" || isData(p)
		})
		return []byte(strings.Join(own, "\n") + "\n")
	}
	if r.Tree == nil {
		return []byte("nothing\n")
	}
	data, err := fs.ReadFile(r.Tree, name)
	if err != nil {
		return []byte(err.Error() + "\n")
	}
	return data
}

// report is all that a build says.
func report(t *testing.T, r *pipeline.Result) []byte {
	var b bytes.Buffer
	p := problem.Printer{Words: r.Locale.Wording()}
	for _, list := range [][]problem.Problem{r.Problems, r.Unpublished, r.Untranslated} {
		// The sites here have short stand-ins for templates.
		list = slices.DeleteFunc(slices.Clone(list), func(p problem.Problem) bool { return p.Rule == contract.RuleTemplateUnmarked })
		if err := p.Print(&b, list); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}
