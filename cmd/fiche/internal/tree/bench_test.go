package tree

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// benchFiles is the output of a site of about n sheets: most pages flat in one
// folder, listings in a few, 8 KB each. Making them costs nothing.
func benchFiles(n int) []File {
	page := make([]byte, 8<<10)
	for i := range page {
		page[i] = byte('a' + i%26)
	}
	list := make([]File, n)
	for i := range list {
		dir := "projets"
		if i%40 == 0 {
			dir = fmt.Sprintf("partenaires/%d", i%7)
		}
		list[i] = File{
			Path: fmt.Sprintf("%s/fiche-%05d.html", dir, i),
			Make: func(context.Context, *bytes.Buffer) ([]byte, error) { return page, nil },
		}
	}
	return list
}

func benchTree(b *testing.B, list []File) *Tree {
	b.Helper()
	tree, err := New(list)
	if err != nil {
		b.Fatal(err)
	}
	return tree
}

const benchSize = 10_000

func BenchmarkNew(b *testing.B) {
	list := benchFiles(benchSize)
	b.ReportAllocs()
	for b.Loop() {
		benchTree(b, list)
	}
}

// BenchmarkPlainWrite is the floor: the same files, written without care.
func BenchmarkPlainWrite(b *testing.B) {
	list := benchFiles(benchSize)
	base := b.TempDir()
	for i := 0; b.Loop(); i++ {
		dir := filepath.Join(base, fmt.Sprint(i))
		for _, f := range list {
			if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(f.Path)), 0o777); err != nil {
				b.Fatal(err)
			}
		}
		if err := each(len(list), 2, func(_, i int) error {
			data, _ := list[i].Make(context.Background(), new(bytes.Buffer))
			return os.WriteFile(filepath.Join(dir, list[i].Path), data, 0o666)
		}); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		os.RemoveAll(dir)
		b.StartTimer()
	}
}

func BenchmarkWriteCold(b *testing.B) {
	tree := benchTree(b, benchFiles(benchSize))
	base := b.TempDir()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		dir := filepath.Join(base, fmt.Sprint(i))
		if _, err := Write(context.Background(), tree, dir, Options{}); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		os.RemoveAll(dir)
		b.StartTimer()
	}
}

func BenchmarkWriteUnchanged(b *testing.B) {
	tree := benchTree(b, benchFiles(benchSize))
	dir := b.TempDir()
	if _, err := Write(context.Background(), tree, dir, Options{}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if r, err := Write(context.Background(), tree, dir, Options{}); err != nil || r.Unchanged != tree.Len() {
			b.Fatal(r, err)
		}
	}
}

// BenchmarkWriteAllChanged replaces every page by one of the same length.
func BenchmarkWriteAllChanged(b *testing.B) {
	var trees [2]*Tree
	for i := range trees {
		list := benchFiles(benchSize)
		for j := range list {
			list[j].Make = func(context.Context, *bytes.Buffer) ([]byte, error) {
				page := make([]byte, 8<<10)
				page[100] = byte(i)
				return page, nil
			}
		}
		trees[i] = benchTree(b, list)
	}
	dir := b.TempDir()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := Write(context.Background(), trees[i%2], dir, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
