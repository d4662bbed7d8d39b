package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

const (
	target  = "./cmd/fiche"                  // the package that is released
	stamped = "fiche/cmd/fiche/internal/cli" // the one whose variables say which release it is
)

// environment is what a build for a system depends on, whatever the machine
// says: no C, the oldest processors, no flags of somebody's own.
func (s system) environment() []string {
	return []string{
		"GOOS=" + s.os, "GOARCH=" + s.arch, "CGO_ENABLED=0",
		"GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=", "GOWORK=off",
		"GOFLAGS=-mod=readonly -buildvcs=false -trimpath",
	}
}

// build builds the program for a system, and tells where it is.
func (src *source) build(ctx context.Context, s system, work string) (string, error) {
	program := filepath.Join(work, s.os+"-"+s.arch, s.program())
	if _, err := os.Stat(program); err == nil {
		return program, nil // this machine's
	}
	stamp := fmt.Sprintf("-s -w -buildid= -X %[1]s.version=%[2]s -X %[1]s.commit=%[3]s -X %[1]s.date=%[4]s",
		stamped, src.version, src.commit, src.time.Format("2006-01-02"))
	_, err := output(ctx, src.root, s.environment(), "go", "build", "-ldflags", stamp, "-o", program, target)
	return program, err
}

// completions are the scripts with which shells complete the commands.
func completions(ctx context.Context, program string) ([]entry, error) {
	var files []entry
	for shell, name := range map[string]string{
		"bash": "fiche.bash", "zsh": "_fiche", "fish": "fiche.fish", "powershell": "fiche.ps1",
	} {
		script, err := output(ctx, "", plainLanguage, program, "completion", shell)
		if err != nil {
			return nil, err
		}
		files = append(files, entry{name: "completions/" + name, data: []byte(script)})
	}
	return files, nil
}

// manual are the manual pages, laid out as man looks for them.
func manual(ctx context.Context, program, dir string) ([]entry, error) {
	if _, err := output(ctx, "", plainLanguage, program, "manual", dir); err != nil {
		return nil, err
	}
	var files []entry
	folder := os.DirFS(dir)
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		files = append(files, entry{name: path.Join("man", name), data: data})
		return err
	})
	return files, err
}

// plainLanguage keeps the machine's own language out of a release.
var plainLanguage = []string{"LC_ALL=C", "LANGUAGE="}

// packages lists what the program is made of on a system, its own packages
// included.
func (src *source) packages(ctx context.Context, s system) (string, error) {
	const line = "{{with .Module}}{{$.Dir}}\t{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{.Main}}\n{{end}}"
	list, err := output(ctx, src.root, s.environment(), "go", "list", "-deps", "-f", line, target)
	return strings.ReplaceAll(list, "\r\n", "\n"), err
}
