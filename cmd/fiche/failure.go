package main

import (
	"context"
	"errors"
	"io/fs"
	"runtime"
	"strings"
	"syscall"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/tree"
)

// errContent ends a command whose reasons have been printed already.
var errContent = errors.New("problems in the content")

// A failure ends a command for a reason that is not in the content.
type failure struct {
	code int
	problem.Refusal
}

// machineFailure returns the failure of a machine that did not do what a
// command asked for.
func machineFailure(rule problem.Rule, args problem.Args) *failure {
	return &failure{exitMachine, problem.Refusal{Rule: rule, Args: args}}
}

// diagnose returns what an error means to the user. What it does not know is
// the machine's.
func diagnose(err error) *failure {
	var known *failure
	var refusal *problem.Refusal
	var foreign *tree.ForeignError
	var making *tree.MakeError
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &refusal):
		return &failure{exitUsage, *refusal}
	case errors.Is(err, context.Canceled):
		return machineFailure("interrupted", nil)
	case errors.As(err, &foreign):
		return outputTaken(foreign)
	case isDiskFull(err):
		return machineFailure("disk-full", nil)
	case isReadOnly(err):
		return machineFailure("read-only", problem.Args{"path": pathOf(err)})
	case errors.Is(err, fs.ErrPermission):
		return machineFailure("access-denied", problem.Args{"path": pathOf(err)})
	case errors.As(err, &making):
		return machineFailure("page-failed", problem.Args{"page": making.Path, "reason": making.Err.Error()})
	}
	return machineFailure("machine-failed", problem.Args{"reason": err.Error()})
}

// outputTaken is the failure of a build that would write over files of
// somebody else.
func outputTaken(err *tree.ForeignError) *failure {
	rule := problem.Rule("output-in-the-way")
	if err.Whole {
		rule = "output-foreign"
	}
	return &failure{exitUsage, problem.Refusal{Rule: rule, Args: problem.Args{
		"folder":   err.Dir,
		"files":    few(err.Paths),
		"stubborn": few(err.Stubborn),
	}}}
}

// few names the first files of a list.
func few(paths []string) string {
	const most = 3
	text := strings.Join(paths[:min(most, len(paths))], ", ")
	if len(paths) > most {
		text += "…"
	}
	return text
}

func isDiskFull(err error) bool {
	const (
		windowsHandleDiskFull = syscall.Errno(39)
		windowsDiskFull       = syscall.Errno(112)
	)
	if runtime.GOOS == "windows" {
		return errors.Is(err, windowsDiskFull) || errors.Is(err, windowsHandleDiskFull)
	}
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func isReadOnly(err error) bool {
	const windowsWriteProtect = syscall.Errno(19)
	if runtime.GOOS == "windows" {
		return errors.Is(err, windowsWriteProtect)
	}
	return errors.Is(err, syscall.EROFS)
}

// pathOf is the file that the machine refused, as far as the error knows it.
func pathOf(err error) string {
	var file *fs.PathError
	if errors.As(err, &file) {
		return file.Path
	}
	return err.Error()
}
