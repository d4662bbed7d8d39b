package main

import (
	"bytes"
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// A floor is how long the steps take that no build can do without, each alone,
// in a plain loop on one core.
type floor struct {
	Copy  time.Duration // read the output, write it elsewhere
	Read  time.Duration // read the sources
	Hash  time.Duration // read the sources and hash them
	Check time.Duration // read the output, to compare it
	Write time.Duration // write files of the sizes of the output

	FrontMatter time.Duration // read the front matter of each sheet, as YAML
	Markdown    time.Duration // make HTML of each body
	Template    time.Duration // execute a page of each sheet
}

// plain is what a plain loop takes from the sources to a site.
func (f floor) plain() time.Duration {
	return f.Read + f.FrontMatter + f.Markdown + f.Template + f.Write
}

// measureFloor measures each step. Files are written below scratch, which is
// made anew and removed again.
func measureFloor(sources, output, scratch string, c *corpus, sheets int) (floor, error) {
	var f floor
	if err := measurePlain(&f, c, sheets); err != nil {
		return floor{}, err
	}
	var buffer bytes.Buffer
	steps := []struct {
		took *time.Duration
		tree string
		do   func(name string, data []byte) error
	}{
		{&f.Copy, output, writeBelow(filepath.Join(scratch, "copy"))},
		{&f.Read, sources, ignore},
		{&f.Hash, sources, hash},
		{&f.Check, output, ignore},
	}
	for _, s := range steps {
		started := time.Now()
		if err := eachFile(s.tree, &buffer, s.do); err != nil {
			return floor{}, err
		}
		*s.took = time.Since(started)
	}
	files, err := list(output)
	if err != nil {
		return floor{}, err
	}
	started := time.Now()
	if err := writeSizes(files, writeBelow(filepath.Join(scratch, "write"))); err != nil {
		return floor{}, err
	}
	f.Write = time.Since(started)
	return f, os.RemoveAll(scratch)
}

func ignore(string, []byte) error { return nil }

func hash(_ string, data []byte) error {
	sha256.Sum256(data)
	return nil
}

// writeBelow returns what writes files below a folder. A folder is made once,
// when the first file in it is.
func writeBelow(root string) func(name string, data []byte) error {
	made := make(map[string]bool)
	return func(name string, data []byte) error {
		to := filepath.Join(root, name)
		if dir := filepath.Dir(to); !made[dir] {
			if err := os.MkdirAll(dir, 0o777); err != nil {
				return err
			}
			made[dir] = true
		}
		return os.WriteFile(to, data, 0o666)
	}
}

// eachFile reads the files below root one after the other.
func eachFile(root string, buffer *bytes.Buffer, do func(name string, data []byte) error) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if err := readInto(buffer, path); err != nil {
			return err
		}
		return do(name, buffer.Bytes())
	})
}

// readInto reads a file into a buffer whose memory is used again.
func readInto(buffer *bytes.Buffer, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	buffer.Reset()
	_, err = io.Copy(buffer, file)
	return err
}

// A fileSize is a file of a tree.
type fileSize struct {
	Name string
	Size int64
}

// list lists the files below root.
func list(root string) ([]fileSize, error) {
	var files []fileSize
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		files = append(files, fileSize{name, info.Size()})
		return err
	})
	return files, err
}

// writeSizes writes files of these sizes.
func writeSizes(files []fileSize, write func(name string, data []byte) error) error {
	var largest int64
	for _, f := range files {
		largest = max(largest, f.Size)
	}
	data := make([]byte, largest)
	for _, f := range files {
		if err := write(f.Name, data[:f.Size]); err != nil {
			return err
		}
	}
	return nil
}
