package hosts

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha1"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// These tests start the servers that hosts run. Without them they are skipped; with
// FICHE_HOSTS=required they fail.
const realFiles = 200 // pages, with a picture each

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
	command.WaitDelay = time.Second // those that it started hold on to both
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
	dir, err := os.MkdirTemp("", "fiche-ftp") // others may enter it, unlike that of the test
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

// tryFTP publishes in private, and refuses a certificate that changed.
func tryFTP(t *testing.T, address, user, dir string) {
	a := accessTo(t, map[string]string{passwordVariable: "s3cr3t"})
	to := sheet.Destination{Way: "ftps", User: user, Host: address, Path: "/www/projets"}
	tryHost(t, realFiles, filepath.Join(dir, "www", "projets"), func() (publish.Host, error) { return Open(t.Context(), to, "", a) })

	a.Trust = func(context.Context, string, string) (bool, error) { return false, nil }
	opens(t, to, a, "") // it is known
	remembered := filepath.Join(a.Config, certificatesFile)
	writeFile(t, remembered, address+" SHA256:another\n", 0o600)
	opens(t, to, a, "host-key-changed")
	if err := os.Remove(remembered); err != nil {
		t.Fatal(err)
	}
	opens(t, to, a, "host-not-trusted")
}

func TestVsftpd(t *testing.T) {
	vsftpd, dir := program(t, "vsftpd"), daemonsFolder(t)
	address, port := freePort(t)
	certificate := newCertificate(t)
	empty := filepath.Join(t.TempDir(), "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	config := fmt.Sprintf(`listen=YES
listen_address=127.0.0.1
listen_port=%s
background=NO
secure_chroot_dir=%s
anonymous_enable=YES
local_enable=NO
write_enable=YES
ftp_username=daemon
anon_root=%s
allow_writeable_chroot=YES
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
anon_world_readable_only=NO
anon_umask=022
no_anon_password=NO
ssl_enable=YES
allow_anon_ssl=YES
force_anon_data_ssl=YES
force_anon_logins_ssl=YES
require_ssl_reuse=YES
rsa_cert_file=%s
seccomp_sandbox=NO
`, port, empty, dir, certificate)
	start(t, address, vsftpd, writeFile(t, filepath.Join(t.TempDir(), "config"), config, 0o600))
	tryFTP(t, address, "anonymous", dir)
}

func TestPureFTPd(t *testing.T) {
	server, dir := program(t, "pure-ftpd"), daemonsFolder(t)
	address, port := freePort(t)
	// The program's own way to keep a password takes seconds for each login.
	users := writeFile(t, filepath.Join(t.TempDir(), "users"), "awa:$1$fiche$gZju823.SGH77eeSwm3Sb.:1:1::"+dir+"/./::::::::::::\n", 0o600)
	if said, err := exec.Command(program(t, "pure-pw"), "mkdb", users+".pdb", "-f", users).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	start(t, address, server, "-S", "127.0.0.1,"+port, "-l", "puredb:"+users+".pdb", "-Y", "2", "-2", newCertificate(t), "-E", "-H", "-u", "1")
	tryFTP(t, address, "awa", dir)
}

// A module of Apache is loaded by these lines, where it is not built in.
var apacheModules = []string{"mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "dav", "dav_fs", "mime", "ssl", "socache_shmcb", "unixd", "dir", "log_config", "headers", "alias"}

// apacheConfig returns the lines by which Apache listens at a port, as a user who may
// write into dir.
func apacheConfig(t *testing.T, port, dir, user string) string {
	t.Helper()
	config := "ServerRoot " + dir + "\nServerName localhost\nListen 127.0.0.1:" + port + "\nPidFile " + dir + "/pid\nErrorLog /dev/stderr\nMutex file:" + dir + "\n"
	for _, module := range apacheModules {
		config += "<IfModule !" + module + "_module>\nLoadModule " + module + "_module /usr/lib/apache2/modules/mod_" + module + ".so\n</IfModule>\n"
	}
	return config + "User " + user + "\nGroup " + user + "\nTypesConfig /dev/null\nAddType text/html .html\n"
}

func TestApacheWebDAV(t *testing.T) {
	apache, dir := program(t, "apache2"), daemonsFolder(t)
	address, port := freePort(t)
	state := t.TempDir() // of the server, which logs as root
	users := writeFile(t, filepath.Join(dir, "users"), "awa:{SHA}"+sha1Of("s3cr3t")+"\n", 0o644)
	access := filepath.Join(state, "access")
	config := apacheConfig(t, port, dir, "daemon") + fmt.Sprintf(`DavLockDB %s/www/.locks
DocumentRoot %s/www
CustomLog %s "%%m %%U"
SSLEngine on
SSLCertificateFile %s
SSLSessionCache shmcb:%s/sessions
<Directory %s/www>
Dav On
DirectoryIndex disabled
AuthType Basic
AuthName files
AuthUserFile %s
Require valid-user
</Directory>
`, dir, dir, access, newCertificate(t), dir, dir, users)
	start(t, address, apache, "-X", "-f", writeFile(t, filepath.Join(state, "config"), config, 0o600))
	a := accessTo(t, map[string]string{passwordVariable: "s3cr3t"})
	h := &tried{T: t, disk: folderDisk(filepath.Join(dir, "www", "les projets")), writes: func() int { return countLines(t, access, "PUT ", "MKCOL ", "MOVE ", "DELETE ") }}
	h.open = func() (publish.Host, error) { return Open(t.Context(), davAt(address, "/les projets"), "", a) }
	h.try(realFiles)
	opens(t, davAt(address, "/les projets"), accessTo(t, map[string]string{passwordVariable: "wrong"}), "host-login")
}

// countLines returns how many lines of a log begin with one of some words.
func countLines(t *testing.T, log string, words ...string) (n int) {
	t.Helper()
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		for _, word := range words {
			if strings.HasPrefix(line, word) {
				n++
			}
		}
	}
	return n
}

func sha1Of(text string) string {
	sum := sha1.Sum([]byte(text))
	return base64.StdEncoding.EncodeToString(sum[:])
}
