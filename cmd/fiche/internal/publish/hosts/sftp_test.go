package hosts

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/pkg/sftp"
	"github.com/zalando/go-keyring"
	"golang.org/x/crypto/ssh"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// newKey returns a key, and as a file of OpenSSH.
func newKey(t *testing.T) (ssh.Signer, []byte) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	return signer, pem.EncodeToMemory(block)
}

// An sshd is a server of files behind SSH, in the test itself.
type sshd struct {
	t        *testing.T
	address  string
	mu       sync.Mutex // guards what change changes
	key      ssh.Signer
	password string // empty for none
	client   ssh.PublicKey
	dir      string // where a login leads to
}

func (s *sshd) serve() {
	s.t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { listener.Close() })
	s.address = listener.Addr().String()
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go s.handle(conn)
		}
	}()
}

// change changes the server between two logins.
func (s *sshd) change(to func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	to()
}

func (s *sshd) handle(conn net.Conn) {
	s.mu.Lock()
	hostKey, password, client := s.key, s.password, s.client
	s.mu.Unlock()
	config := &ssh.ServerConfig{
		PasswordCallback: func(c ssh.ConnMetadata, given []byte) (*ssh.Permissions, error) {
			if password == "" || string(given) != password || c.User() != "awa" {
				return nil, errLogin
			}
			return nil, nil
		},
		PublicKeyCallback: func(_ ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
			if client == nil || string(key.Marshal()) != string(client.Marshal()) {
				return nil, errLogin
			}
			return nil, nil
		},
	}
	config.AddHostKey(hostKey)
	_, channels, requests, err := ssh.NewServerConn(conn, config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for offered := range channels {
		channel, requests, err := offered.Accept()
		if err != nil {
			return
		}
		go func() {
			for r := range requests {
				if err := r.Reply(r.Type == "subsystem", nil); err != nil {
					return
				}
			}
		}()
		server, err := sftp.NewServer(channel, sftp.WithServerWorkingDirectory(s.dir))
		if err != nil {
			return
		}
		go func() {
			_ = server.Serve() // ends with the connection
			channel.Close()
		}()
	}
}

// accessTo returns an access with a home of its own, whose user trusts every host.
func accessTo(t *testing.T, env map[string]string) *Access {
	keyring.MockInit()
	return &Access{
		Home: t.TempDir(), Config: filepath.Join(t.TempDir(), "fiche"),
		Getenv: func(name string) string { return env[name] },
		Trust:  func(context.Context, string, string) (bool, error) { return true, nil },
	}
}

func startSSHD(t *testing.T) *sshd {
	t.Helper()
	key, _ := newKey(t)
	s := &sshd{t: t, key: key, password: "s3cr3t", dir: t.TempDir()}
	s.serve()
	return s
}

func (s *sshd) at(path string) sheet.Destination {
	return sheet.Destination{Way: "sftp", User: "awa", Host: s.address, Path: path}
}

// opens fails unless the host opens, or is refused by a rule.
func opens(t *testing.T, to sheet.Destination, a *Access, want problem.Rule) {
	t.Helper()
	host, err := Open(t.Context(), to, "", a)
	if want == "" && err == nil {
		host.Close()
		return
	}
	if wrong, ok := errors.AsType[*publish.HostError](err); !ok || wrong.Rule != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestSFTP(t *testing.T) {
	s := startSSHD(t)
	tryAt(t, s.at("www/projets"), map[string]string{passwordVariable: "s3cr3t"}, folderDisk(filepath.Join(s.dir, "www", "projets"))).try(20)
}

// A server that cannot replace a file does without, and says so.
func TestSFTPInTwoSteps(t *testing.T) {
	if err := sftp.SetSFTPExtensions("hardlink@openssh.com"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = sftp.SetSFTPExtensions("posix-rename@openssh.com", "hardlink@openssh.com", "statvfs@openssh.com")
	})
	s := startSSHD(t)
	h := tryAt(t, s.at("www"), map[string]string{passwordVariable: "s3cr3t"}, folderDisk(filepath.Join(s.dir, "www")))
	h.twoSteps = true
	h.try(10)
	h.warns("host-in-two-steps")
}

// A host is trusted once, and never again if its key has changed.
func TestSFTPHostKey(t *testing.T) {
	s := startSSHD(t)
	a := accessTo(t, map[string]string{passwordVariable: "s3cr3t"})
	met := 0
	trusted := false
	a.Trust = func(context.Context, string, string) (bool, error) { met++; return trusted, nil }
	opens(t, s.at("."), a, "host-not-trusted")
	trusted = true
	opens(t, s.at("."), a, "")
	opens(t, s.at("."), a, "")
	s.change(func() { s.key, _ = newKey(t) })
	opens(t, s.at("."), a, "host-key-changed")
	if met != 2 {
		t.Errorf("asked %d times", met)
	}
}

func TestSFTPLogin(t *testing.T) {
	s := startSSHD(t)
	opens(t, s.at("."), accessTo(t, map[string]string{passwordVariable: "wrong"}), "host-login")
	opens(t, s.at("."), accessTo(t, nil), "host-no-password")

	a := accessTo(t, nil)
	answers, keep := []string{"wrong", "s3cr3t"}, false
	a.Ask = func(context.Context, string) (string, error) {
		next := answers[0]
		answers = answers[1:]
		return next, nil
	}
	a.Keep = func(context.Context, string) (bool, error) { return keep, nil }
	opens(t, s.at("."), a, "")
	answers, keep = []string{"s3cr3t"}, true
	opens(t, s.at("."), a, "")
	opens(t, s.at("."), a, "") // from the keyring
	s.change(func() { s.password = "new" })
	answers = []string{"a", "b", "c"}
	opens(t, s.at("."), a, "host-login")
	if len(answers) > 0 {
		t.Errorf("not asked for %v", answers)
	}
}

// A key is that of FICHE_KEY, or one of ~/.ssh; the address may be a name of
// ~/.ssh/config.
func TestSFTPKeys(t *testing.T) {
	s := startSSHD(t)
	signer, file := newKey(t)
	s.change(func() { s.client, s.password = signer.PublicKey(), "" })
	a := accessTo(t, nil)
	write := func(name, text string) string {
		path := filepath.Join(a.Home, ".ssh", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	path := write("key", string(file))
	opens(t, s.at("."), a, "host-no-password")
	a.Getenv = func(name string) string { return map[string]string{keyVariable: path}[name] }
	opens(t, s.at("."), a, "")
	a.Getenv = func(name string) string { return map[string]string{keyVariable: path + ".pub"}[name] }
	opens(t, s.at("."), a, "host-key-file")
	a.Getenv = func(string) string { return "" }
	host, port, _ := strings.Cut(s.address, ":")
	write("config", "Host web\n  HostName "+host+"\n  Port "+port+"\n  User awa\n  IdentityFile ~/.ssh/key\nHost far\n  ProxyJump web\n")
	opens(t, sheet.Destination{Way: "sftp", Host: "web", Path: "."}, a, "")
	opens(t, sheet.Destination{Way: "sftp", Host: "far", Path: "."}, a, "host-behind-another")
	write("id_ed25519", string(file))
	opens(t, s.at("."), a, "")

	// What cannot be read there may be what matters, unless all is said elsewhere.
	write("config", "Match exec \"onsite.sh\"\n  User awa\n")
	opens(t, s.at("."), a, "host-ssh-config")
	a.Getenv = func(name string) string { return map[string]string{keyVariable: path}[name] }
	opens(t, s.at("."), a, "")
}

func TestUnreachable(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := listener.Addr().String()
	listener.Close()
	opens(t, sheet.Destination{Way: "sftp", User: "awa", Host: closed, Path: "/"}, accessTo(t, nil), "host-unreachable")
}
