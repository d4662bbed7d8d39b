package main

import (
	"errors"
	"flag"
	"io"
	"strings"
	"testing"
)

func TestParseOptions(t *testing.T) {
	tests := []struct {
		args string
		want options
	}{
		{"", options{corpus: "short", sheets: 10000, runs: 5}},
		{"--sheets 1000 --runs 3", options{corpus: "short", sheets: 1000, runs: 3}},
		{"--dir /tmp/x", options{corpus: "short", sheets: 10000, runs: 5, dir: "/tmp/x"}},
		{"--corpus long", options{corpus: "long", sheets: 10000, runs: 5}},
		{"--corpus photos --sheets 20", options{corpus: "photos", sheets: 20, runs: 5}},
		{"--memory", options{corpus: "short", sheets: 10000, runs: 5, memory: true}},
	}
	for _, test := range tests {
		got, err := parseOptions(strings.Fields(test.args), io.Discard)
		if err != nil || got != test.want {
			t.Errorf("%q: %+v, %v", test.args, got, err)
		}
	}
}

func TestParseOptionsRefuses(t *testing.T) {
	for args, want := range map[string]string{
		"--sheets 0":        "--sheets",
		"--runs -1":         "--runs",
		"--sheets many":     "invalid value",
		"--corpus none":     "none",
		"--corpus photos":   "at most 500",
		"--memory --dir /x": "exclude",
		"1000":              "1000",
		"--fast":            "not defined",
	} {
		if _, err := parseOptions(strings.Fields(args), io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one that says %q", args, err, want)
		}
	}
}

func TestHelp(t *testing.T) {
	if _, err := parseOptions([]string{"--help"}, io.Discard); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("--help: %v", err)
	}
	if code := run(t.Context(), []string{"--help"}, io.Discard, io.Discard); code != 0 {
		t.Errorf("--help ends with %d", code)
	}
	if code := run(t.Context(), []string{"--runs", "0"}, io.Discard, io.Discard); code != 2 {
		t.Errorf("--runs 0 ends with %d", code)
	}
}

func TestWorkspace(t *testing.T) {
	named, medium, err := options{dir: t.TempDir()}.workspace()
	if err != nil || medium != "in a folder named with --dir" || !strings.Contains(named, "fiche-bench-") {
		t.Errorf("%q, %q, %v", named, medium, err)
	}
}
