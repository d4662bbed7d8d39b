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
	rule problem.Rule
	args problem.Args
}

func (f *failure) Error() string { return string(f.rule) }

// misuse is the failure of a command that was called wrongly.
func misuse(rule problem.Rule, args problem.Args) *failure {
	return &failure{exitUsage, rule, args}
}

// diagnose finds out what an error means to whoever called the command. What
// it does not know is the machine's.
func diagnose(err error) *failure {
	var known *failure
	var foreign *tree.ForeignError
	var making *tree.MakeError
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, context.Canceled):
		return &failure{exitMachine, "interrupted", nil}
	case errors.As(err, &foreign):
		return outputTaken(foreign)
	case isDiskFull(err):
		return &failure{exitMachine, "disk-full", nil}
	case isReadOnly(err):
		return &failure{exitMachine, "read-only", problem.Args{"path": pathOf(err)}}
	case errors.Is(err, fs.ErrPermission):
		return &failure{exitMachine, "access-denied", problem.Args{"path": pathOf(err)}}
	case errors.As(err, &making):
		return &failure{exitMachine, "page-failed", problem.Args{"page": making.Path, "reason": making.Err.Error()}}
	}
	return &failure{exitMachine, "machine-failed", problem.Args{"reason": err.Error()}}
}

// outputTaken is the failure of a build that would write over files of
// somebody else.
func outputTaken(err *tree.ForeignError) *failure {
	rule := problem.Rule("output-in-the-way")
	if err.Whole {
		rule = "output-foreign"
	}
	return misuse(rule, problem.Args{
		"folder":   err.Dir,
		"files":    few(err.Paths),
		"stubborn": few(err.Folders),
	})
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
