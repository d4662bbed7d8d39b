package problem

import (
	"errors"
	"strings"
	"testing"
)

// A panic becomes an error that says where it came from, below the library that
// it went through.
func TestCatch(t *testing.T) {
	task := func(do func()) (err error) {
		defer Catch("content/a.md", &err)
		do()
		return nil
	}
	if err := task(func() {}); err != nil {
		t.Error(err)
	}
	var list []int
	for name, do := range map[string]func(){
		"of our own":    func() { panic("x") },
		"of Go":         func() { list[3] = 1 },
		"in a library":  func() { _ = strings.Repeat("x", -1) },
		"with an error": func() { panic(errors.New("x")) },
	} {
		caught, ok := errors.AsType[*Panic](task(do))
		if !ok || caught.Path != "content/a.md" || !strings.HasPrefix(caught.Where, "problem/panic_test.go:") {
			t.Errorf("%s: %+v", name, caught)
		}
	}
}
