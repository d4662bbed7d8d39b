package hosts

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"math/big"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
)

// These tests start the servers that hosts run. Without them they are skipped; with
// FICHE_HOSTS=required they fail.
const (
	realPages = 499 // with a picture each: 1000 files with the home and the style
	fewPages  = 20
)

// program returns the path of a server's program.
func program(t *testing.T, name string) string {
	t.Helper()
	required := os.Getenv("FICHE_HOSTS") == "required"
	if testing.Short() && !required {
		t.Skip("no server is started: -short")
	}
	path, err := exec.LookPath(name)
	for _, dir := range []string{"/usr/sbin", os.Getenv("FICHE_HOSTS_PROGRAMS")} { // not in the path of most users
		if err != nil {
			path, err = exec.LookPath(filepath.Join(dir, name))
		}
	}
	if err != nil && required {
		t.Fatal(err)
	} else if err != nil {
		t.Skip(err)
	}
	return path
}

// freePort returns the address of a port that nobody listens at.
func freePort(t *testing.T) (address, port string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	address = listener.Addr().String()
	_, port, _ = net.SplitHostPort(address)
	return address, port
}

// A running server has a log.
type running struct {
	mu   sync.Mutex
	said strings.Builder
	stop func()
}

func (r *running) Write(text []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.said.Write(text)
}

func (r *running) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.said.String()
}

// start starts a server, waits until it answers at an address, and ends it with the
// test.
func start(t *testing.T, address, program string, args ...string) *running {
	t.Helper()
	said := &running{}
	command := exec.Command(program, args...)
	command.Stdout, command.Stderr = said, said
	command.WaitDelay = time.Second // those that it started hold on to both
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	said.stop = sync.OnceFunc(func() {
		_ = command.Process.Kill()
		<-ended
	})
	t.Cleanup(func() {
		said.stop()
		if t.Failed() {
			text := said.String()
			t.Log(text[max(0, len(text)-4000):])
		}
	})
	for deadline := time.After(20 * time.Second); ; {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return said
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%s: %v\n%s", program, err, said)
		case <-deadline:
			t.Fatalf("%s does not answer", program)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func writeFile(t *testing.T, path, text string, mode os.FileMode) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	return path
}

// smallDisk mounts a disk of 256 KB on a folder, which is then of the user daemon.
func smallDisk(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=256k,uid=daemon,gid=daemon,mode=755", "fiche", dir).CombinedOutput(); err != nil {
		t.Skipf("no disk can be mounted: %v: %s", err, said)
	}
	t.Cleanup(func() {
		if said, err := exec.Command("umount", "-l", dir).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, said)
		}
	})
}

// fills sends more than a host has room for: the reason is told after what was done,
// no page is without its files, and the next run ends the work when there is room.
func (h *tried) fills(want problem.Rule) {
	h.Helper()
	site := siteOf(0, fewPages, "a")
	big := &fstest.MapFile{Data: make([]byte, 300<<10)}
	site["photos/zz.jpg"] = big // among the last of what pages show
	h.stops(site, want)
	h.pagesAreWhole()
	delete(site, "photos/zz.jpg")
	host, plan := h.plan(site, publish.Options{})
	defer host.Close()
	if err := plan.Send(h.Context(), nil); err != nil {
		h.Fatal(err)
	}
	h.holds(site)
}

// stops fails unless the sending stops for a reason, after some files.
func (h *tried) stops(site fstest.MapFS, want problem.Rule) {
	h.Helper()
	host, plan := h.plan(site, publish.Options{})
	defer host.Close()
	done := 0
	err := plan.Send(h.Context(), func(p publish.Progress) { done = p.Files })
	if wrong, ok := errors.AsType[*publish.HostError](err); !ok || wrong.Rule != want || done == 0 {
		h.Errorf("%v after %d files, want %s", err, done, want)
	}
}

// denies fails unless a folder that the user may not write into is refused as that.
func (h *tried) denies(path string) {
	h.Helper()
	to := h.to
	to.Path = path
	sendingFails(h.T, to, h.access, "host-denied")
}

// countWords returns how many lines of a log hold one of some words.
func countWords(log string, words ...string) (n int) {
	for line := range strings.Lines(log) {
		if slices.ContainsFunc(words, func(word string) bool { return strings.Contains(line, word) }) {
			n++
		}
	}
	return n
}

// readLog returns the log that a server writes into a file.
func readLog(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func me(t *testing.T) string {
	t.Helper()
	u, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	return u.Username
}

// newCertificate returns a file of a key and of a certificate that nobody answers for.
func newCertificate(t *testing.T) string {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"cluster.example.org"}, NotAfter: time.Now().Add(time.Hour)}
	certificate, err := x509.CreateCertificate(rand.Reader, about, about, public, private)
	if err != nil {
		t.Fatal(err)
	}
	key, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	text := string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})) +
		string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate}))
	return writeFile(t, filepath.Join(t.TempDir(), "certificate.pem"), text, 0o600)
}

// daemonsFolder returns a folder in which "www" is of the user that a server runs as
// for others.
func daemonsFolder(t *testing.T) string {
	t.Helper()
	daemon, err := user.Lookup("daemon")
	if err != nil || os.Getuid() != 0 {
		t.Skip("only root starts this server: ", err)
	}
	uid, _ := strconv.Atoi(daemon.Uid)
	gid, _ := strconv.Atoi(daemon.Gid)
	dir, err := os.MkdirTemp("/run", "fiche-host") // that of the test is for nobody else, and who is kept in it wants all above to be root's
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	www := filepath.Join(dir, "www")
	if err := errors.Join(os.Chmod(dir, 0o755), os.Mkdir(www, 0o755), os.Chown(www, uid, gid)); err != nil {
		t.Fatal(err)
	}
	return dir
}
