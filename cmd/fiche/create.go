package main

import (
	"errors"
	"io/fs"
	"os"
	"path"

	"fiche/cmd/fiche/internal/sitefolder"
)

// createFiles makes the files that are not there yet, and tells which of the
// others were. Nothing is ever written over, whoever else writes at the same
// moment: a file is made only by finding its name free.
func createFiles(folder *os.Root, files []sitefolder.File) (made, left []string, err error) {
	for _, f := range files {
		switch err := createFile(folder, f); {
		case errors.Is(err, fs.ErrExist):
			left = append(left, f.Path)
		case err != nil:
			return made, left, err
		default:
			made = append(made, f.Path)
		}
	}
	return made, left, nil
}

// createFile makes one file with the folders above it. What could not be
// written whole does not stay.
func createFile(folder *os.Root, f sitefolder.File) error {
	if err := folder.MkdirAll(path.Dir(f.Path), 0o755); err != nil {
		return err
	}
	file, err := folder.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(f.Data)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, folder.Remove(f.Path))
	}
	return nil
}
