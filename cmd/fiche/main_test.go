package main

import (
	"archive/zip"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// What the binary of the tests is when it is called by one of these names.
var programs = map[string]func(){"fiche": main}

func TestMain(m *testing.M) {
	testscript.Main(m, programs)
}

// The scripts are the manual of the command line. They run in English unless
// they say otherwise.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "browser": browser, "zip": zipFolder, "ole": oldFile, "online": online},
		Condition:           scriptCondition,
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR"} {
				env.Setenv(name, "")
			}
			env.Setenv("LANG", "en_GB.UTF-8")
			return nil
		},
	})
}

// zipFolder makes a file of an office program of the parts in a folder: zip a.docx parts.
func zipFolder(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: zip file folder")
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	z := zip.NewWriter(f)
	ts.Check(z.AddFS(os.DirFS(ts.MkAbs(args[1]))))
	ts.Check(errors.Join(z.Close(), f.Close()))
}

// oldFile makes a file as office programs wrote them before 2007.
func oldFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: ole file")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("\xd0\xcf\x11\xe0"), 0o644))
}

// exits runs a program that must end with an exit code: exits 2 fiche buid.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	var ended *exec.ExitError
	switch {
	case errors.As(err, &ended):
		got = ended.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
