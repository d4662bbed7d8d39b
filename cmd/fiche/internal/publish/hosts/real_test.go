package hosts

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// These tests start the servers that hosts run. Without them they are skipped; with
// FICHE_HOSTS=required they fail.
const realFiles = 499 // pages, with a picture each

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

// start starts a server, waits until it answers at an address, and ends it with the
// test.
func start(t *testing.T, address, program string, args ...string) {
	t.Helper()
	var said strings.Builder
	command := exec.Command(program, args...)
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	t.Cleanup(func() {
		_ = command.Process.Kill()
		<-ended
		if t.Failed() {
			t.Log(said.String())
		}
	})
	for deadline := time.After(20 * time.Second); ; {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%s: %v\n%s", program, err, &said)
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

func me(t *testing.T) string {
	t.Helper()
	u, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	return u.Username
}

func TestOpenSSH(t *testing.T) {
	sshd := program(t, "sshd")
	for name, subsystem := range map[string]string{"as it comes": "internal-sftp", "without posix-rename": "internal-sftp -P posix-rename"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			address, port := freePort(t)
			_, hostKey := newKey(t)
			signer, userKey := newKey(t)
			key := writeFile(t, filepath.Join(dir, "key"), string(userKey), 0o600)
			config := fmt.Sprintf("Port %s\nListenAddress 127.0.0.1\nHostKey %s\nAuthorizedKeysFile %s\nSubsystem sftp %s\nStrictModes no\nUsePAM no\nPidFile none\nPermitRootLogin yes\n",
				port, writeFile(t, filepath.Join(dir, "host"), string(hostKey), 0o600),
				writeFile(t, filepath.Join(dir, "authorized"), string(ssh.MarshalAuthorizedKey(signer.PublicKey())), 0o600), subsystem)
			if err := os.MkdirAll("/run/sshd", 0o755); err != nil {
				t.Log(err) // only needed by root
			}
			start(t, address, sshd, "-D", "-e", "-f", writeFile(t, filepath.Join(dir, "config"), config, 0o600))
			a := accessTo(t, map[string]string{keyVariable: key})
			to := sheet.Destination{Way: "sftp", User: me(t), Host: address, Path: filepath.ToSlash(filepath.Join(dir, "www", "projets"))}
			tryHost(t, realFiles, filepath.Join(dir, "www", "projets"), func() (publish.Host, error) {
				host, err := Open(t.Context(), to, "", a)
				if err == nil && (len(host.Warnings()) > 0) != strings.Contains(subsystem, "posix") {
					t.Errorf("warnings %v", host.Warnings())
				}
				return host, err
			})
		})
	}
}
