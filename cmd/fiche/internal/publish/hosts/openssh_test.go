package hosts

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/crypto/ssh"

	"fiche/cmd/fiche/internal/sheet"
)

// startOpenSSH starts a server whose user has a key, the path of which is returned. The
// user may read what is in dir.
func startOpenSSH(t *testing.T, port, dir, more string) (server *running, key string) {
	t.Helper()
	_, hostKey := newKey(t)
	signer, userKey := newKey(t)
	config := fmt.Sprintf("Port %s\nListenAddress 127.0.0.1\nHostKey %s\nAuthorizedKeysFile %s\nStrictModes no\nUsePAM no\nPidFile none\nPermitRootLogin yes\nLogLevel INFO\nMaxStartups 50\n%s\n",
		port, writeFile(t, filepath.Join(dir, "host"), string(hostKey), 0o600),
		writeFile(t, filepath.Join(dir, "authorized"), string(ssh.MarshalAuthorizedKey(signer.PublicKey())), 0o644), more)
	if err := os.MkdirAll("/run/sshd", 0o755); err != nil {
		t.Log(err) // only needed by root
	}
	return start(t, "127.0.0.1:"+port, program(t, "sshd"), "-D", "-e", "-f", writeFile(t, filepath.Join(dir, "config"), config, 0o600)),
		writeFile(t, filepath.Join(dir, "key"), string(userKey), 0o600)
}

func TestOpenSSH(t *testing.T) {
	program(t, "sshd")
	address, port := freePort(t)
	log := writeFile(t, filepath.Join(t.TempDir(), "log"), "", 0o600)
	server, key := startOpenSSH(t, port, t.TempDir(), "Subsystem sftp exec /usr/lib/openssh/sftp-server -e -l INFO 2>>"+log)
	dir := filepath.Join(t.TempDir(), "www", "les projets")
	h := tryAt(t, sheet.Destination{Way: "sftp", User: me(t), Host: address, Path: filepath.ToSlash(dir)}, map[string]string{keyVariable: key}, folderDisk(dir))
	h.writes = func() int {
		return countWords(readLog(t, log), "flags WRITE", "rename old", "remove name", "mkdir name")
	}
	h.try(realPages)
	if h.written() < 2000 {
		t.Errorf("the log knows of %d writes only", h.written())
	}
	h.warns()
	// Another key at the same address stops everything.
	server.stop()
	_, h.env[keyVariable] = startOpenSSH(t, port, t.TempDir(), "Subsystem sftp internal-sftp")
	opens(t, h.to, h.access, "host-key-changed")
}

// A host that keeps its users in a folder, and cannot replace a file in one step.
func TestOpenSSHInChroot(t *testing.T) {
	program(t, "sshd")
	dir := daemonsFolder(t)
	address, port := freePort(t)
	_, key := startOpenSSH(t, port, dir, "ChrootDirectory "+dir+"\nSubsystem sftp internal-sftp\nForceCommand internal-sftp -l INFO -P posix-rename\nAllowTcpForwarding no")
	to := sheet.Destination{Way: "sftp", User: "daemon", Host: address, Path: "/www/projets"}
	h := tryAt(t, to, map[string]string{keyVariable: key}, folderDisk(filepath.Join(dir, "www", "projets")))
	h.twoSteps = true
	h.try(realPages)
	h.warns("host-in-two-steps")
	h.denies("/elsewhere")

	h.to.Path, h.disk = "/www/small", folderDisk(filepath.Join(dir, "www", "small"))
	smallDisk(t, filepath.Join(dir, "www", "small"))
	h.fills("host-full")
}

// A login that leads to a terminal only.
func TestOpenSSHWithoutSFTP(t *testing.T) {
	program(t, "sshd")
	address, port := freePort(t)
	_, key := startOpenSSH(t, port, t.TempDir(), "")
	opens(t, sheet.Destination{Way: "sftp", User: me(t), Host: address, Path: "/"}, accessTo(t, map[string]string{keyVariable: key}), "host-no-sftp")
}
