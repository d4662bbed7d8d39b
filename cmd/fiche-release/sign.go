package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// sign hands files to the owner's own program, which signs them where they stand:
// "PROGRAM KIND PATH", where the kind is windows (a program), macos (the folder of an
// app), deb, rpm or sums. It returns the files as they are then. The signer has keys
// and machines that are nobody else's business, and so are the bytes.
func (o *options) signed(ctx context.Context, kind string, files []entry) ([]entry, error) {
	if o.sign == "" {
		return files, nil
	}
	work, err := os.MkdirTemp("", "fiche-sign-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work)
	for _, f := range files {
		path := filepath.Join(work, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(path, f.data, f.mode()); err != nil {
			return nil, err
		}
	}
	target := filepath.Join(work, files[0].name)
	if len(files) > 1 { // all of one folder
		target = filepath.Join(work, appFolder)
	}
	command := exec.CommandContext(ctx, o.sign, kind, target)
	command.Stdout, command.Stderr = os.Stderr, os.Stderr
	if err := command.Run(); err != nil {
		return nil, fmt.Errorf("signing %s: %w", kind, err)
	}
	var all []entry
	err = filepath.WalkDir(work, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(work, path)
		all = append(all, entry{name: filepath.ToSlash(name), data: data, executable: info.Mode()&0o100 != 0})
		return err
	})
	return all, err
}
