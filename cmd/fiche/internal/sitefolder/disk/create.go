package disk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"

	"fiche/cmd/fiche/internal/sitefolder"
)

// CreateFiles makes the files that are not there yet, and tells which of the
// others were. Nothing is ever written over, whoever else writes at the same
// moment: a file is made only by finding its name free.
func CreateFiles(folder *os.Root, files []sitefolder.File) (made, left []string, err error) {
	for _, f := range files {
		switch err := create(folder, f); {
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

// create makes one file with the folders above it. What could not be
// written whole does not stay.
func create(folder *os.Root, f sitefolder.File) error {
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

// CreateAll makes all files, or none: when one cannot be made, those made
// before it go again.
func CreateAll(ctx context.Context, folder *os.Root, files []sitefolder.File) error {
	for i, f := range files {
		err := ctx.Err()
		if err == nil {
			err = create(folder, f)
		}
		if err == nil {
			continue
		}
		for _, made := range files[:i] {
			err = errors.Join(err, folder.Remove(made.Path))
		}
		return err
	}
	return nil
}
