package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// A system is what a program is built for, in Go's words.
type system struct{ os, arch string }

// systems are those that a release is made for.
var systems = []system{
	{"linux", "amd64"}, {"linux", "arm64"},
	{"darwin", "amd64"}, {"darwin", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

func (s system) String() string { return s.os + "/" + s.arch }

// program is the name of the program on the system.
func (s system) program() string {
	if s.os == "windows" {
		return "fiche.exe"
	}
	return "fiche"
}

// archive is the name of the archive for the system, without its ending, in
// the words of who downloads it.
func (s system) archive(version string) string {
	name := s.os
	if name == "darwin" {
		name = "macos"
	}
	return "fiche-" + version + "-" + name + "-" + s.arch
}

// release makes the archives and their checksums. With any mistake the folder
// holds no checksums.
func release(ctx context.Context, o options, progress io.Writer) error {
	if err := makeEmpty(o.out); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "fiche-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	src, err := readSource(ctx, o.version)
	if err != nil {
		return err
	}
	shared, err := src.shared(ctx, work)
	if err != nil {
		return err
	}
	var sums strings.Builder
	for _, s := range o.systems {
		name, data, err := src.archive(ctx, s, work, shared)
		if err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
		if err := os.WriteFile(filepath.Join(o.out, name), data, 0o644); err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(data), name) // as sha256sum reads it
		fmt.Fprintln(progress, name)
	}
	return os.WriteFile(filepath.Join(o.out, "SHA256SUMS"), []byte(sums.String()), 0o644)
}

// makeEmpty makes a folder; what another release left there would be published
// without a checksum.
func makeEmpty(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	found, err := os.ReadDir(dir)
	if err == nil && len(found) > 0 {
		err = errors.New(dir + " is not empty")
	}
	return err
}

// shared are the files that all archives have in common.
func (src *source) shared(ctx context.Context, work string) ([]entry, error) {
	var files []entry
	for _, name := range []string{"LICENSE", "README.md"} {
		data, err := os.ReadFile(filepath.Join(src.root, name))
		if err != nil {
			return nil, err
		}
		files = append(files, entry{name: name, data: data})
	}
	native := system{src.goos, src.goarch}
	program, err := src.build(ctx, native, work)
	if err != nil {
		return nil, fmt.Errorf("building for this machine: %w", err)
	}
	completions, err := completions(ctx, program)
	if err != nil {
		return nil, err
	}
	manual, err := manual(ctx, program, filepath.Join(work, "man"))
	if err != nil {
		return nil, err
	}
	return append(append(files, completions...), manual...), nil
}

// archive is the archive for one system, with its name.
func (src *source) archive(ctx context.Context, s system, work string, shared []entry) (name string, data []byte, err error) {
	program, err := src.build(ctx, s, work)
	if err != nil {
		return "", nil, err
	}
	binary, err := os.ReadFile(program)
	if err != nil {
		return "", nil, err
	}
	packages, err := src.packages(ctx, s)
	if err != nil {
		return "", nil, err
	}
	modules := modulesOf(packages)
	if err := sameModules(program, modules); err != nil {
		return "", nil, err
	}
	licences, err := licences(append([]module{src.golang()}, modules...))
	if err != nil {
		return "", nil, err
	}
	files := append([]entry{
		{name: s.program(), data: binary, executable: true},
		{name: "THIRD-PARTY-LICENCES", data: licences},
	}, shared...)
	name = s.archive(src.version)
	if s.os == "windows" {
		data, err = zipped(name, files, src.time)
		return name + ".zip", data, err
	}
	data, err = tarred(name, files, src.time)
	return name + ".tar.gz", data, err
}
