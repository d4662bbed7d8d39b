package disk

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// bin is where deleted files are kept, below the folder of the site: each time a
// folder of its own, which has them under the paths that they had.
const bin = sitefolder.Cache + "/" + sitefolder.Bin

// binned is how the folder of one deletion is called.
const binned = "2006-01-02 15.04.05"

// A binning is one deletion.
type binning struct {
	site   *Site
	folder string
}

func (s *Site) newBinning() (*binning, error) {
	if folder, err := s.OpenCache(); err != nil || folder == nil {
		return nil, errors.Join(err, problem.Refuse("bin-none", nil))
	}
	if err := s.root.MkdirAll(bin, 0o755); err != nil {
		return nil, err
	}
	name := time.Now().Format(binned)
	for n := 2; ; n++ {
		folder := path.Join(bin, name)
		if err := s.root.Mkdir(folder, 0o755); !errors.Is(err, fs.ErrExist) {
			return &binning{s, folder}, err
		}
		name = time.Now().Format(binned) + " " + strconv.Itoa(n)
	}
}

// take puts a file into the bin.
func (b *binning) take(file string) (undo func() error, err error) {
	to := path.Join(b.folder, file)
	return func() error { return carry(b.site.root, to, file) }, carry(b.site.root, file, to)
}

// A Deletion is what was put into the bin at once.
type Deletion struct {
	Name  string // of its folder
	Time  time.Time
	Files []string // below the folder of the site, as they were called
}

// Deletions returns what the bin holds, the newest first.
func (s *Site) Deletions() ([]Deletion, error) {
	entries, err := fs.ReadDir(s.root.FS(), bin)
	if s.cacheIsLink() || errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var all []Deletion
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		d := Deletion{Name: entry.Name()}
		d.Time, _ = time.ParseInLocation(binned, entry.Name()[:min(len(binned), len(entry.Name()))], time.Local)
		if d.Files = s.binnedFiles(d.Name); len(d.Files) > 0 {
			all = append(all, d)
		}
	}
	slices.SortFunc(all, func(a, b Deletion) int { return strings.Compare(b.Name, a.Name) })
	return all, err
}

func (s *Site) binnedFiles(name string) []string {
	folder := path.Join(bin, name)
	var files []string
	// What cannot be listed cannot be taken back either.
	_ = fs.WalkDir(s.root.FS(), folder, func(file string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, strings.TrimPrefix(file, folder+"/"))
		}
		return nil
	})
	return files
}

// Restore takes what was deleted at once back from the bin: all of it, or nothing,
// and never over another file.
func (s *Site) Restore(name string) error {
	if !fs.ValidPath(name) || strings.ContainsAny(name, `/\`) || name == "." || s.cacheIsLink() {
		return problem.Refuse("bin-none", nil)
	}
	files := s.binnedFiles(name)
	if len(files) == 0 {
		return problem.Refuse("bin-empty", nil)
	}
	for _, file := range files {
		_, inside := sitefolder.CutContent(file)
		if _, err := s.root.Lstat(file); !inside || !errors.Is(err, fs.ErrNotExist) {
			return problem.Refuse("bin-taken", problem.Args{"path": problem.File(file)})
		}
	}
	for i, file := range files {
		if err := carry(s.root, path.Join(bin, name, file), file); err != nil {
			for _, back := range files[:i] {
				err = errors.Join(err, carry(s.root, back, path.Join(bin, name, back)))
			}
			return err
		}
	}
	return s.root.RemoveAll(path.Join(bin, name))
}
