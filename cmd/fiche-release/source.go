package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A source is what a release is made of.
type source struct {
	root    string // the folder of the module
	version string
	commit  string    // empty outside a repository
	time    time.Time // of the commit: no other time is in a release

	maintainer string // whom packages name: the author of the commit
	url        string // of the folder that the release is downloaded from; empty if it is not known

	goroot, goversion, goos, goarch string // of the Go that builds
}

// readSource finds out what the release is made of: the module of the current
// folder, as it is committed. Without a repository the time has to be given in
// SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/).
func readSource(ctx context.Context, version string) (*source, error) {
	src := &source{version: version, maintainer: "Fiche <fiche@localhost>"}
	env, err := output(ctx, "", nil, "go", "env", "GOROOT", "GOVERSION", "GOHOSTOS", "GOHOSTARCH", "GOMOD")
	if err != nil {
		return nil, err
	}
	values := strings.Split(strings.TrimSuffix(env, "\n"), "\n")
	if len(values) != 5 || filepath.Base(strings.TrimSpace(values[4])) != "go.mod" {
		return nil, errors.New("the current folder is in no module")
	}
	for i, to := range []*string{&src.goroot, &src.goversion, &src.goos, &src.goarch, &src.root} {
		*to = strings.TrimSpace(values[i]) // lines end in CR LF on Windows
	}
	src.root = filepath.Dir(src.root)

	seconds := os.Getenv("SOURCE_DATE_EPOCH")
	if log, err := output(ctx, src.root, nil, "git", "log", "-1", "--format=%H %ct %an <%ae>"); err == nil {
		var committed string
		src.commit, committed, _ = strings.Cut(strings.TrimSpace(log), " ")
		committed, src.maintainer, _ = strings.Cut(committed, " ")
		if seconds == "" {
			seconds = committed
		}
		if err := src.checkTree(ctx); err != nil {
			return nil, err
		}
	} else if seconds == "" {
		return nil, fmt.Errorf("no commit tells the time of this release; set SOURCE_DATE_EPOCH: %w", err)
	}
	n, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	src.time = time.Unix(n, 0).UTC()
	return src, nil
}

// checkTree says so where the tree is not what was committed. A version names a
// commit, and nothing else may bear it.
func (src *source) checkTree(ctx context.Context) error {
	changes, err := output(ctx, src.root, nil, "git", "status", "--porcelain")
	switch {
	case err != nil:
		return err
	case changes == "":
		return nil
	case src.version != "devel":
		return fmt.Errorf("%s would not be the commit that it names; commit or remove first:\n%s", src.version, changes)
	}
	src.commit += "-modified"
	return nil
}

// output runs a program in a folder and gives what it prints. What it says of
// its failure is part of the error.
func output(ctx context.Context, dir string, env []string, name string, args ...string) (string, error) {
	command := exec.CommandContext(ctx, name, args...)
	command.Dir = dir
	command.Env = append(os.Environ(), env...)
	var said strings.Builder
	command.Stderr = &said
	out, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, said.String())
	}
	return string(out), nil
}
