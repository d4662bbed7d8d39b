package disk_test

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// versions are two texts of a file, long enough to be caught half written.
var versions = [2]string{strings.Repeat("one\n", 40000), strings.Repeat("two!\n", 40000)}

func siteWith(t *testing.T, text string) (*disk.Site, string) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "content/a.md", text)
	site, err := disk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(site.Close)
	return site, filepath.Join(dir, "content", "a.md")
}

func TestReplace(t *testing.T) {
	site, file := siteWith(t, "old")
	if err := os.Chmod(file, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := site.Replace("a.md", sha256.Sum256([]byte("old")), []byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := site.Replace("a.md", sha256.Sum256([]byte("old")), []byte("newer")); err == nil {
		t.Error("wrote over a file that had changed")
	}
	data, _ := os.ReadFile(file)
	info, err := os.Stat(file)
	if string(data) != "new" || err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("%q, %v, %v", data, info.Mode(), err)
	}
	if entries, _ := fs.ReadDir(site.Content, "."); len(entries) != 1 {
		t.Errorf("left %v", entries)
	}
	for _, name := range []string{"../out.md", "missing.md"} {
		if err := site.Replace(name, sha256.Sum256(nil), nil); err == nil {
			t.Errorf("replaced %s", name)
		}
	}
}

// Nobody's line is lost when many save one file.
func TestTwoWriters(t *testing.T) {
	site, file := siteWith(t, "")
	var all sync.WaitGroup
	for writer := range 4 {
		all.Go(func() {
			for n := range 5 {
				for {
					data, err := os.ReadFile(file)
					if err != nil {
						t.Error(err)
						return
					}
					if site.Replace("a.md", sha256.Sum256(data), fmt.Appendf(data, "%d-%d\n", writer, n)) == nil {
						break
					}
				}
			}
		})
	}
	all.Wait()
	data, err := os.ReadFile(file)
	if lines := strings.Count(string(data), "\n"); err != nil || lines != 20 {
		t.Errorf("%d lines of 20, %v", lines, err)
	}
}

func TestReplaceAfterAKill(t *testing.T) {
	site, file := siteWith(t, "old")
	left := filepath.Join(filepath.Dir(file), ".a.md.fiche-save")
	if err := os.WriteFile(left, []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-time.Hour)
	if err := os.Chtimes(left, long, long); err != nil {
		t.Fatal(err)
	}
	if err := site.Replace("a.md", sha256.Sum256([]byte("old")), []byte("new")); err != nil {
		t.Error(err)
	}
}

// TestMain lets this program be one that saves a file again and again until it is
// killed.
func TestMain(m *testing.M) {
	dir := os.Getenv("FICHE_TEST_SAVE")
	if dir == "" {
		os.Exit(m.Run())
	}
	site, err := disk.Open(dir)
	for n := 0; err == nil; n++ {
		err = site.Replace("a.md", sha256.Sum256([]byte(versions[n%2])), []byte(versions[(n+1)%2]))
		fmt.Println(n)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// A program that is killed while it saves leaves the old file or the new one.
func TestKilledWhileSaving(t *testing.T) {
	kills := 15
	if more := os.Getenv("FICHE_KILLS"); more != "" {
		fmt.Sscan(more, &kills)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	_, file := siteWith(t, versions[0])
	dir := filepath.Dir(filepath.Dir(file))
	for n := range kills {
		if err := os.WriteFile(file, []byte(versions[0]), 0o644); err != nil {
			t.Fatal(err)
		}
		_ = os.Remove(filepath.Join(dir, "content", ".a.md.fiche-save"))
		saver := exec.Command(program)
		saver.Env = append(os.Environ(), "FICHE_TEST_SAVE="+dir)
		out, err := saver.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := saver.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range 1 + n%5 {
			lines.Scan()
		}
		for until := time.Now().Add(time.Duration(n*137%3000) * time.Microsecond); time.Now().Before(until); {
		}
		if err := saver.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = saver.Wait() // it was killed
		data, err := os.ReadFile(file)
		if err != nil || string(data) != versions[0] && string(data) != versions[1] {
			t.Fatalf("kill %d: %d bytes, %v", n, len(data), err)
		}
	}
}
