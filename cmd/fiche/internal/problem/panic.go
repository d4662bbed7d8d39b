package problem

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

// A Panic is a fault of the program itself. It is caught where it would end more
// than one task, and becomes an error: a command ends with a line that can be
// reported, a preview goes on.
type Panic struct {
	Path  string // of the file that was being read or made; may be empty
	Value any
	Where string // in our source: "sheet/parse.go:31"
}

func (p *Panic) Error() string { return fmt.Sprintf("%v (%s)", p.Value, p.Where) }

// Problem returns the panic as it is printed.
func (p *Panic) Problem() Problem {
	args := Args{"reason": fmt.Sprint(p.Value), "where": p.Where}
	if p.Path != "" {
		args["path"] = p.Path
	}
	return Problem{Rule: "program-fault", Args: args, Severity: Error}
}

// Catch makes a *Panic of a panic, as the error of the function that defers it.
// path is that of the file that it was about; it may be empty.
func Catch(path string, err *error) {
	value := recover()
	if value == nil {
		return
	}
	*err = &Panic{Path: path, Value: value, Where: panicked()}
}

// panicked returns the innermost place in our source that led to the panic.
func panicked() string {
	var callers [64]uintptr
	frames := runtime.CallersFrames(callers[:runtime.Callers(3, callers[:])]) // from the function that panicked on
	for {
		frame, more := frames.Next()
		if strings.HasPrefix(frame.Function, "fiche/") {
			folder, file := path.Split(frame.File)
			return fmt.Sprintf("%s/%s:%d", path.Base(folder), file, frame.Line)
		}
		if !more {
			return "?"
		}
	}
}
