package hosts

import (
	"archive/zip"
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
)

// An archive is a zip file, for who hands the site on. It is written as a whole, and
// the same files give the same bytes. Its files have no version: once it is unpacked
// at a host, their times would be others.
type archive struct {
	where   string
	root    *os.Root // the folder that it stands in
	file    string   // its name there
	old     *zip.ReadCloser
	entries map[string]*zip.File // what it held and still holds
	added   map[string][]byte
	changed bool
}

func openArchive(where string) (publish.Host, error) {
	root, err := os.OpenRoot(filepath.Dir(where))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, publish.Fail("host-no-folder", err, problem.Args{"folder": filepath.Dir(where)})
	case err != nil:
		return nil, failed(where, err)
	}
	a := &archive{where: where, root: root, file: filepath.Base(where), entries: map[string]*zip.File{}, added: map[string][]byte{}}
	switch a.old, err = zip.OpenReader(where); {
	case errors.Is(err, fs.ErrNotExist):
		return a, nil
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum):
		root.Close()
		return nil, publish.Fail("host-not-zip", err, problem.Args{"path": where})
	case err != nil:
		root.Close()
		return nil, failed(where, err)
	}
	for _, f := range a.old.File {
		if !strings.HasSuffix(f.Name, "/") {
			a.entries[f.Name] = f
		}
	}
	return a, nil
}

func (a *archive) Files(context.Context) ([]publish.File, error) {
	files := make([]publish.File, 0, len(a.entries)+len(a.added))
	for name, f := range a.entries {
		files = append(files, publish.File{Path: name, Size: int64(f.UncompressedSize64)})
	}
	for name, data := range a.added {
		files = append(files, publish.File{Path: name, Size: int64(len(data))})
	}
	return files, nil
}

func (a *archive) Read(_ context.Context, name string) ([]byte, error) {
	if data, ok := a.added[name]; ok {
		return data, nil
	}
	f := a.entries[name]
	if f == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	r, err := f.Open()
	if err != nil {
		return nil, failed(name, err)
	}
	data, err := readAll(r)
	return data, failed(name, err)
}

func (a *archive) Put(_ context.Context, name string, data []byte) (string, error) {
	delete(a.entries, name)
	a.added[name], a.changed = data, true
	return "", nil
}

func (a *archive) Remove(_ context.Context, name string) error {
	delete(a.entries, name)
	delete(a.added, name)
	a.changed = true
	return nil
}

func (a *archive) Workers() int             { return 1 }
func (a *archive) Warnings() []problem.Rule { return nil }

// Flush writes the archive under another name, which then takes its place.
func (a *archive) Flush() error {
	if !a.changed {
		return nil
	}
	unfinished := a.file + publish.UnfinishedSuffix
	if err := a.writeTo(unfinished); err != nil {
		_ = a.root.Remove(unfinished) // the reason is told already
		return failed(a.where, err)
	}
	a.closeOld() // some systems replace no file that is open
	a.changed = false
	return failed(a.where, a.root.Rename(unfinished, a.file))
}

func (a *archive) closeOld() {
	if a.old != nil {
		a.old.Close()
		a.old = nil
	}
}

func (a *archive) Close() error {
	a.closeOld()
	return a.root.Close()
}

func (a *archive) writeTo(name string) (err error) {
	file, err := a.root.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	z := zip.NewWriter(file)
	names := slices.AppendSeq(slices.Collect(maps.Keys(a.entries)), maps.Keys(a.added))
	slices.Sort(names)
	for _, name := range names {
		if err := a.writeEntry(z, name); err != nil {
			return err
		}
	}
	return z.Close()
}

func (a *archive) writeEntry(z *zip.Writer, name string) error {
	if old := a.entries[name]; old != nil {
		return z.Copy(old)
	}
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
	header.SetMode(0o644)
	w, err := z.CreateHeader(header)
	if err == nil {
		_, err = w.Write(a.added[name])
	}
	return err
}
