package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A cost is what one process took.
type cost struct {
	Wall time.Duration
	CPU  time.Duration // of all cores, in the program and in the system for it
	Peak int64         // bytes of memory at most; 0 where the system does not say
}

// measure runs a program to its end.
//
// On Linux the peak of a child counts from before it became another program,
// while it still was this process: so it is never less than the peak of this
// one, which therefore holds no more than a file or a picture at a time.
func measure(ctx context.Context, program string, args ...string) (cost, error) {
	command := exec.CommandContext(ctx, program, args...)
	started := time.Now()
	output, err := command.CombinedOutput()
	wall := time.Since(started)
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", filepath.Base(program), err, output)
	}
	state := command.ProcessState
	return cost{Wall: wall, CPU: state.UserTime() + state.SystemTime(), Peak: peakMemory(state)}, nil
}

// compile makes the program fiche from the sources that this one was made from.
func compile(ctx context.Context, to string) error {
	output, err := exec.CommandContext(ctx, "go", "build", "-o", to, "fiche/cmd/fiche").CombinedOutput()
	if err != nil {
		return fmt.Errorf("go build: %w\n%s", err, output)
	}
	return nil
}

// hugoVersion is the version of Hugo as it says it: "v0.165.0".
func hugoVersion(ctx context.Context, hugo string) (string, error) {
	output, err := exec.CommandContext(ctx, hugo, "version").Output()
	if err != nil {
		return "", fmt.Errorf("hugo version: %w", err)
	}
	words := strings.Fields(string(output))
	if len(words) < 2 {
		return "", fmt.Errorf("hugo version: %q has no version", output)
	}
	version, _, _ := strings.Cut(words[1], "-") // what follows is the commit
	return version, nil
}
