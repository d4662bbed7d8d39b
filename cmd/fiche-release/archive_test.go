package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var (
	someFiles = []entry{
		{name: "man/man1/fiche.1", data: []byte("manual")},
		{name: "fiche", data: bytes.Repeat([]byte("program"), 10_000), executable: true},
		{name: "LICENSE", data: []byte("terms")},
	}
	someTime = time.Date(2026, 11, 23, 14, 57, 2, 0, time.UTC)
	// What both kinds of archive must hold: names in order, modes, times.
	someListing = []string{
		"fiche-v1.0.0/LICENSE 644 2026-11-23T14:57:02Z 5",
		"fiche-v1.0.0/fiche 755 2026-11-23T14:57:02Z 70000",
		"fiche-v1.0.0/man/man1/fiche.1 644 2026-11-23T14:57:02Z 6",
	}
)

// An archive follows from its files and the time alone, in whatever order and
// wherever they are given.
func TestArchives(t *testing.T) {
	for name, kind := range map[string]struct {
		pack func(string, []entry, time.Time) ([]byte, error)
		list func([]byte) ([]string, error)
	}{
		"tar": {tarred, listTar},
		"zip": {zipped, listZip},
	} {
		first, err := kind.pack("fiche-v1.0.0", someFiles, someTime)
		if err != nil {
			t.Fatal(err)
		}
		reversed := slices.Clone(someFiles)
		slices.Reverse(reversed)
		second, err := kind.pack("fiche-v1.0.0", reversed, someTime.UTC())
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("%s: two runs have different bytes", name)
		}
		got, err := kind.list(first)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(someListing, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func listTar(data []byte) ([]string, error) {
	compressed, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if compressed.Name != "" || !compressed.ModTime.IsZero() {
		return nil, fmt.Errorf("gzip says %+v", compressed.Header)
	}
	archive := tar.NewReader(compressed)
	var list []string
	for {
		h, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		if h.Uid != 0 || h.Gid != 0 || h.Uname != "" || h.Gname != "" {
			return nil, fmt.Errorf("%s belongs to somebody: %+v", h.Name, h)
		}
		n, err := io.Copy(io.Discard, archive)
		if err != nil {
			return nil, err
		}
		list = append(list, fmt.Sprintf("%s %o %s %d", h.Name, h.Mode, h.ModTime.UTC().Format(time.RFC3339), n))
	}
}

func listZip(data []byte) ([]string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var list []string
	for _, file := range archive.File {
		content, err := file.Open()
		if err != nil {
			return nil, err
		}
		n, err := io.Copy(io.Discard, content) // which checks its sum
		if err != nil {
			return nil, err
		}
		list = append(list, fmt.Sprintf("%s %o %s %d", file.Name, file.Mode(), file.Modified.UTC().Format(time.RFC3339), n))
	}
	return list, nil
}
