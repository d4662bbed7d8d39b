package hosts

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
)

// A folder is one of this machine, or a share that it has mounted.
type folder struct{ root *os.Root }

// openFolder opens a folder, which must be there: a share that is not mounted is a
// folder that is not there, and making it would fill the disk under it.
func openFolder(where string) (publish.Host, error) {
	root, err := os.OpenRoot(where)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, publish.Fail("host-no-folder", err, problem.Args{"folder": where})
	case err != nil:
		return nil, failed(where, err)
	}
	return newServer(&folder{root}), nil
}

func (f *folder) list(_ context.Context, dir string) ([]entry, error) {
	found, err := fs.ReadDir(f.root.FS(), dir)
	if err != nil {
		return nil, failed(dir, err)
	}
	entries := make([]entry, 0, len(found))
	for _, e := range found {
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return nil, failed(dir+"/"+e.Name(), err)
		}
		entries = append(entries, entry{e.Name(), e.IsDir(), info.Size(), versionAt(info.ModTime())})
	}
	return entries, nil
}

func (f *folder) read(_ context.Context, name string) ([]byte, error) {
	file, err := f.root.Open(name)
	if err != nil {
		return nil, failed(name, err)
	}
	data, err := readAll(file)
	return data, failed(name, err)
}

func (f *folder) write(_ context.Context, name string, data []byte) error {
	return failed(name, f.root.WriteFile(name, data, 0o644))
}

func (f *folder) rename(_ context.Context, from, to string) error {
	return failed(to, f.root.Rename(from, to))
}

func (f *folder) version(_ context.Context, name string) (string, error) {
	info, err := f.root.Lstat(name)
	if err != nil {
		return "", failed(name, err)
	}
	return versionAt(info.ModTime()), nil
}

func (f *folder) remove(_ context.Context, name string) error {
	return failed(name, f.root.Remove(name))
}

func (f *folder) makeFolder(_ context.Context, dir string) error {
	return failed(dir, f.root.Mkdir(dir, 0o755))
}

func (f *folder) removeFolder(_ context.Context, dir string) error { return f.root.Remove(dir) }

func (f *folder) workers() int { return 4 } // a share answers late

func (f *folder) warnings() []problem.Rule { return nil }

func (f *folder) close() error { return f.root.Close() }
