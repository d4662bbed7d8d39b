package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
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
	src.url = o.url
	all := map[system]*built{}
	var files []entry
	for _, s := range o.systems {
		b, err := src.buildFor(ctx, s, work, shared)
		if err == nil && s.os == "windows" {
			err = b.finishWindows(ctx, src, &o)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
		all[s] = b
		more, err := src.downloads(ctx, b, &o)
		if err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
		files = append(files, more...)
	}
	more, err := src.forAll(ctx, all, files, &o)
	if err != nil {
		return err
	}
	return publish(ctx, append(files, more...), &o, progress)
}

// publish writes the files, and their sums last.
func publish(ctx context.Context, files []entry, o *options, progress io.Writer) error {
	var sums strings.Builder
	for _, f := range files {
		path := filepath.Join(o.out, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.data, 0o644); err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%s  %s\n", sumOf(f.data), f.name) // as sha256sum reads it
		fmt.Fprintln(progress, f.name)
	}
	signed, err := o.signed(ctx, "sums", []entry{{name: "SHA256SUMS", data: []byte(sums.String())}})
	if err != nil {
		return err
	}
	for _, f := range signed { // a signature may stand beside
		if err := os.WriteFile(filepath.Join(o.out, f.name), f.data, 0o644); err != nil {
			return err
		}
	}
	return nil
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

// modules are what the program is made of on a system, Go itself among them.
func (src *source) modules(ctx context.Context, s system) ([]module, error) {
	packages, err := src.packages(ctx, s)
	if err != nil {
		return nil, err
	}
	return append([]module{src.golang()}, modulesOf(packages)...), nil
}

// A built is the program for one system, with all that goes with it.
type built struct {
	system
	program []byte
	modules []module
	files   []entry // of its archive
}

// buildFor builds for one system.
func (src *source) buildFor(ctx context.Context, s system, work string, shared []entry) (*built, error) {
	program, err := src.build(ctx, s, work)
	if err != nil {
		return nil, err
	}
	b := &built{system: s}
	if b.modules, err = src.modules(ctx, s); err != nil {
		return nil, err
	}
	if err := sameModules(program, b.modules[1:]); err != nil {
		return nil, err
	}
	licences, err := licences(b.modules)
	if err != nil {
		return nil, err
	}
	if b.program, err = os.ReadFile(program); err != nil {
		return nil, err
	}
	b.files = append([]entry{
		{name: s.program(), data: b.program, executable: true},
		{name: "THIRD-PARTY-LICENCES", data: licences},
	}, shared...)
	return b, nil
}

// finishWindows gives the program what Windows shows of it, and has it signed.
func (b *built) finishWindows(ctx context.Context, src *source, o *options) error {
	program, err := src.withResources(b.program)
	if err != nil {
		return err
	}
	signed, err := o.signed(ctx, "windows", []entry{{name: b.system.program(), data: program, executable: true}})
	if err != nil {
		return err
	}
	b.program = signed[0].data
	b.files[0].data = b.program
	return nil
}

// downloads are the files that are offered for one system.
func (src *source) downloads(ctx context.Context, b *built, o *options) ([]entry, error) {
	name := b.archive(src.version)
	pack, ending := tarred, ".tar.gz"
	if b.os == "windows" {
		pack, ending = zipped, ".zip"
	}
	archive, err := pack(name, b.files, src.time)
	if err != nil {
		return nil, err
	}
	bom, err := src.billOfMaterials(b.system, b.modules, b.program)
	if err != nil {
		return nil, err
	}
	files := []entry{{name: name + ending, data: archive}, {name: name + ".cdx.json", data: bom}}
	if b.os != "linux" {
		return files, nil
	}
	for kind, make := range map[string]func(*built) (entry, error){"deb": src.deb, "rpm": src.rpm} {
		made, err := make(b)
		if err != nil {
			return nil, err
		}
		signed, err := o.signed(ctx, kind, []entry{made})
		if err != nil {
			return nil, err
		}
		files = append(files, signed...)
	}
	slices.SortFunc(files, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return files, nil
}

// forAll are the files that are made of what several systems have.
func (src *source) forAll(ctx context.Context, all map[system]*built, files []entry, o *options) ([]entry, error) {
	var more []entry
	if amd64, arm64 := all[system{"darwin", "amd64"}], all[system{"darwin", "arm64"}]; amd64 != nil && arm64 != nil {
		app, err := src.app(amd64, arm64)
		if err != nil {
			return nil, err
		}
		if app, err = o.signed(ctx, "macos", app); err != nil {
			return nil, err
		}
		archive, err := zipped("", app, src.time)
		if err != nil {
			return nil, err
		}
		more = append(more, entry{name: appArchive(src.version), data: archive})
	}
	if src.url == "" {
		return more, nil
	}
	manifests, err := src.manifests(files)
	return append(more, manifests...), err
}

func sumOf(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }
