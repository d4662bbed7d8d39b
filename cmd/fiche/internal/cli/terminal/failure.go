package terminal

import (
	"context"
	"errors"
	"io/fs"
	"runtime"
	"syscall"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/tree"
)

// The exit codes.
const (
	ExitGood    = 0
	ExitContent = 1 // problems in the content
	ExitUsage   = 2 // the command was called wrongly
	ExitMachine = 3 // a full disk, an unreadable folder…
)

// ErrContent ends a command whose reasons have been printed already.
var ErrContent = errors.New("problems in the content")

// A Failure ends a command for a reason that is not in the content.
type Failure struct {
	Code int
	problem.Refusal
}

// MachineFailure returns the failure of a command that the machine did not let
// finish.
func MachineFailure(rule problem.Rule, args problem.Args) *Failure {
	return &Failure{ExitMachine, problem.Refusal{Rule: rule, Args: args}}
}

// Diagnose returns what an error means to the user. What it does not know is
// the machine's.
func Diagnose(err error) *Failure {
	var known *Failure
	var refusal *problem.Refusal
	var host *publish.HostError
	var foreign *tree.ForeignError
	var making *tree.MakeError
	var locked *tree.LockedError
	var halfway *tree.HalfwayError
	var fault *problem.Panic
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &host):
		return &Failure{ExitMachine, host.Refusal}
	case errors.As(err, &refusal):
		return &Failure{ExitUsage, *refusal}
	case errors.Is(err, context.Canceled):
		return MachineFailure("interrupted", nil)
	case errors.As(err, &fault):
		p := fault.Problem()
		return MachineFailure(p.Rule, p.Args)
	case errors.As(err, &foreign):
		return outputTaken(foreign)
	case errors.As(err, &locked):
		return MachineFailure("output-locked", problem.Args{"folder": locked.Dir})
	case errors.As(err, &halfway):
		return MachineFailure("output-halfway", problem.Args{"folder": halfway.Dir, "reason": halfway.Err.Error()})
	case isDiskFull(err):
		return MachineFailure("disk-full", nil)
	case isReadOnly(err):
		return MachineFailure("read-only", problem.Args{"path": pathOf(err)})
	case errors.Is(err, fs.ErrPermission):
		return MachineFailure("access-denied", problem.Args{"path": pathOf(err)})
	case errors.As(err, &making):
		return MachineFailure("page-failed", problem.Args{"page": making.Path, "reason": problem.ReasonOf(making.Err)})
	}
	return MachineFailure("machine-failed", problem.Args{"reason": problem.ReasonOf(err)})
}

// outputTaken returns the failure of a build that would write over files that it
// did not make.
func outputTaken(err *tree.ForeignError) *Failure {
	rule := problem.Rule("output-in-the-way")
	if err.Whole {
		rule = "output-foreign"
	}
	return &Failure{ExitUsage, problem.Refusal{Rule: rule, Args: problem.Args{
		"folder":   err.Dir,
		"files":    problem.Few(err.Paths),
		"stubborn": problem.Few(err.Folders),
	}}}
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

// pathOf returns the file that the machine refused, as far as the error knows it.
func pathOf(err error) string {
	var file *fs.PathError
	if errors.As(err, &file) {
		return file.Path
	}
	return err.Error()
}
