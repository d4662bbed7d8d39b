package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"debug/macho"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// someSource is a source that was never committed, with a program that is none.
func someSource() (*source, *built) {
	src := &source{version: "v1.2.3-rc.1", time: someTime, maintainer: "Awa <awa@example.org>", url: "https://example.org/fiche"}
	b := &built{system: system{"linux", "amd64"}, program: bytes.Repeat([]byte("program"), 10_001)}
	b.files = []entry{
		{name: "fiche", data: b.program, executable: true}, {name: "LICENSE", data: []byte("own terms\n")}, {name: "README.md", data: []byte("# Fiche\n")},
		{name: "THIRD-PARTY-LICENCES", data: []byte("terms of others\n")}, {name: "completions/fiche.bash", data: []byte("# bash\n")},
		{name: "completions/_fiche", data: []byte("#compdef fiche\n")}, {name: "completions/fiche.fish", data: []byte("# fish\n")},
		{name: "man/man1/fiche.1", data: []byte(".TH FICHE 1\n")}, {name: "man/fr/man1/fiche.1", data: []byte(".TH FICHE 1\n")},
	}
	return src, b
}

// wants are the files that both kinds of package install.
var wants = []string{
	"/usr/bin/fiche", "/usr/share/applications/fiche.desktop", "/usr/share/bash-completion/completions/fiche", "/usr/share/icons/hicolor/scalable/apps/fiche.svg",
	"/usr/share/fish/vendor_completions.d/fiche.fish", "/usr/share/man/man1/fiche.1.gz", "/usr/share/man/fr/man1/fiche.1.gz", "/usr/share/doc/fiche/README.md",
}

// A package for Debian has the same bytes twice, whatever the order of its files, belongs
// to root, and its sums are right.
func TestDeb(t *testing.T) {
	src, b := someSource()
	made, err := src.deb(b)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(b.files)
	if again, err := src.deb(b); err != nil || !bytes.Equal(again.data, made.data) || made.name != "fiche_1.2.3~rc.1_amd64.deb" {
		t.Errorf("%s: twice it is not the same: %v", made.name, err)
	}
	parts := map[string][]byte{}
	for rest := made.data[len("!<arch>\n"):]; len(rest) > 0; {
		var size int
		if _, err := fmt.Sscan(string(rest[48:58]), &size); err != nil {
			t.Fatal(err)
		}
		parts[strings.TrimSpace(string(rest[:16]))] = rest[60 : 60+size]
		rest = rest[60+size+size%2:]
	}
	files := untar(t, parts["data.tar.gz"])
	meta := untar(t, parts["control.tar.gz"])
	for _, name := range wants {
		if files["."+name] == "" {
			t.Errorf("no %s", name)
		}
	}
	if files["./usr/bin/fiche"] != string(b.program) || files["./usr/share/doc/fiche/third-party.gz"] == "" || !strings.Contains(files["./usr/share/doc/fiche/copyright"], "own terms") {
		t.Error("the program or the terms are others")
	}
	for line := range strings.Lines(meta["./md5sums"]) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		if sum != fmt.Sprintf("%x", md5.Sum([]byte(files["./"+name]))) {
			t.Errorf("the sum of %s is wrong", name)
		}
	}
	if want := "Version: 1.2.3~rc.1\nArchitecture: amd64\nMaintainer: Awa <awa@example.org>\n"; !strings.Contains(meta["./control"], want) || strings.Contains(meta["./control"], "\n\n") {
		t.Errorf("control:\n%s", meta["./control"])
	}
	askTool(t, "dpkg-deb", made, wants, "--contents")
}

// untar returns the files of an archive, all of which belong to root and have the time of the release.
func untar(t *testing.T, data []byte) map[string]string {
	t.Helper()
	compressed, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for archive := tar.NewReader(compressed); ; {
		h, err := archive.Next()
		if err == io.EOF {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(archive)
		if err != nil {
			t.Fatal(err)
		}
		if h.Uid != 0 || h.Gid != 0 || !h.ModTime.Equal(someTime) {
			t.Errorf("%s: %+v", h.Name, h)
		}
		files[h.Name] = string(text)
	}
}

// askTool asks a tool of the system, if there is one, for what a package holds.
func askTool(t *testing.T, tool string, made entry, wants []string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		t.Log(tool, "is not here to ask")
		return
	}
	path := filepath.Join(t.TempDir(), made.name)
	if err := os.WriteFile(path, made.data, 0o644); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(tool, append(args, path)...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", tool, err, said)
	}
	for _, want := range wants {
		if !strings.Contains(string(said), want) {
			t.Errorf("%s does not say %s:\n%s", tool, want, said)
		}
	}
}

func TestRPM(t *testing.T) {
	src, b := someSource()
	made, err := src.rpm(b)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(b.files)
	if again, err := src.rpm(b); err != nil || !bytes.Equal(again.data, made.data) || made.name != "fiche-1.2.3~rc.1-1.x86_64.rpm" {
		t.Errorf("%s: twice it is not the same: %v", made.name, err)
	}
	askTool(t, "rpm", made, append([]string{"/usr/share/licenses/fiche/LICENSE", "/usr/share/zsh/site-functions/_fiche"}, wants...), "-qpl")
	askTool(t, "rpm", made, []string{"OK"}, "-K", "--nosignature")
	askTool(t, "rpm", made, []string{"1.2.3~rc.1", "MIT", "Awa <awa@example.org>"}, "-qpi")
}

// The app holds one program for both kinds of processor.
func TestApp(t *testing.T) {
	src, _ := someSource()
	of := func(cpu macho.Cpu, rest string) *built {
		head := make([]byte, 32)
		binary.LittleEndian.PutUint32(head, macho.Magic64)
		binary.LittleEndian.PutUint32(head[4:], uint32(cpu))
		binary.LittleEndian.PutUint32(head[12:], uint32(macho.TypeExec))
		return &built{program: append(head, rest...), files: []entry{{name: "LICENSE", data: []byte("own terms\n")}}}
	}
	files, err := src.app(of(macho.CpuAmd64, "one"), of(macho.CpuArm64, "another"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.name)
	}
	slices.Sort(names)
	if got := strings.Join(names, " "); got != "Fiche.app/Contents/Info.plist Fiche.app/Contents/MacOS/fiche Fiche.app/Contents/PkgInfo Fiche.app/Contents/Resources/LICENSE Fiche.app/Contents/Resources/fiche.icns" {
		t.Error(got)
	}
	fat, err := macho.NewFatFile(bytes.NewReader(files[0].data))
	if err != nil {
		t.Fatal(err)
	}
	for i, cpu := range []macho.Cpu{macho.CpuAmd64, macho.CpuArm64} {
		if a := fat.Arches[i]; a.Cpu != cpu || a.FatArchHeader.Cpu != cpu || a.Offset%(1<<a.Align) != 0 {
			t.Errorf("%d: %+v", i, a.FatArchHeader)
		}
	}
	if !bytes.HasSuffix(files[0].data, []byte("another")) || !files[0].executable {
		t.Error("the program is cut")
	}
}

func TestIcons(t *testing.T) {
	pictures, err := icons(16, 64, 256)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pictures {
		n := p.Bounds().Dx()
		if _, _, _, a := p.At(0, 0).RGBA(); a != 0 {
			t.Errorf("%d: the corner is not clear", n)
		}
		if r, _, _, a := p.At(n/8, n/2).RGBA(); r != 0x1d1d || a != 0xffff {
			t.Errorf("%d: the ground is %x %x", n, r, a)
		}
	}
	data, err := icns()
	if err != nil {
		t.Fatal(err)
	}
	for rest, n := data[8:], 0; len(rest) > 0; n++ {
		size := binary.BigEndian.Uint32(rest[4:])
		picture, err := png.Decode(bytes.NewReader(rest[8:size]))
		if err != nil || picture.Bounds().Dx() != 32<<n {
			t.Fatalf("%s: %v", rest[:4], err)
		}
		rest = rest[size:]
	}
	if int(binary.BigEndian.Uint32(data[4:])) != len(data) {
		t.Error("its length is wrong")
	}
}

// Manifests name the archives of the release, with their sums.
func TestManifests(t *testing.T) {
	src, _ := someSource()
	var files []entry
	for _, s := range systems {
		ending := ".tar.gz"
		if s.os == "windows" {
			ending = ".zip"
		}
		files = append(files, entry{name: s.archive(src.version) + ending, data: []byte(s.String())})
	}
	made, err := src.manifests(files)
	if err != nil || len(made) != 5 {
		t.Fatalf("%d files, %v", len(made), err)
	}
	text := map[string]string{}
	for _, f := range made {
		text[f.name] = string(f.data)
		switch filepath.Ext(f.name) {
		case ".json":
			if !json.Valid(f.data) {
				t.Errorf("%s:\n%s", f.name, f.data)
			}
		case ".yaml":
			var any map[string]any
			if err := yaml.Unmarshal(f.data, &any); err != nil || any["PackageVersion"] != "1.2.3-rc.1" {
				t.Errorf("%s: %v\n%s", f.name, err, f.data)
			}
		}
	}
	for _, f := range files {
		var places []string
		if strings.HasSuffix(f.name, ".zip") {
			places = []string{"scoop/fiche.json", "winget/Fiche.Fiche.installer.yaml"}
		} else {
			places = []string{"homebrew/fiche.rb"}
		}
		for _, place := range places {
			at := strings.Index(text[place], "https://example.org/fiche/"+f.name)
			if sum := sumOf(f.data); at < 0 || !strings.Contains(strings.ToLower(text[place][at:min(len(text[place]), at+250)]), sum) {
				t.Errorf("%s has no sum of %s behind its address:\n%s", place, f.name, text[place])
			}
		}
	}
	if some, err := src.manifests(files[1:]); some != nil || err != nil {
		t.Errorf("of a release that is not whole: %v", some)
	}
}

// Whatever the owner's program leaves is what is released.
func TestSign(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program is a script")
	}
	dir := t.TempDir()
	script := filepath.Join(dir, "sign")
	if err := os.WriteFile(script, []byte("#!/bin/sh\nset -e\ncase $1 in\nmacos) echo seal > \"$2/Contents/seal\" ;;\nsums) echo signature > \"$2.asc\" ;;\n*) echo signed >> \"$2\" ;;\nesac\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	o := &options{sign: script}
	for kind, want := range map[string]string{"deb": "a=xsigned ", "sums": "a=x a.asc=signature ", "macos": "Fiche.app/Contents/a=x* Fiche.app/Contents/b=y Fiche.app/Contents/seal=seal "} {
		files := []entry{{name: "a", data: []byte("x")}}
		if kind == "macos" {
			files = []entry{{name: "Fiche.app/Contents/a", data: []byte("x"), executable: true}, {name: "Fiche.app/Contents/b", data: []byte("y")}}
		}
		signed, err := o.signed(t.Context(), kind, files)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range signed {
			got += f.name + "=" + strings.TrimSpace(string(f.data))
			if f.executable {
				got += "*"
			}
			got += " "
		}
		if got != want {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
	o.sign = filepath.Join(dir, "nothing")
	if _, err := o.signed(t.Context(), "deb", []entry{{name: "a"}}); err == nil {
		t.Error("without its program all is well")
	}
}
