package hosts

import (
	"bufio"
	"context"
	"fmt"
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// tryFTP publishes in private, and refuses a certificate that changed.
func tryFTP(t *testing.T, address, user, dir string, writes func() int, denied string) {
	t.Helper()
	to := sheet.Destination{Way: "ftps", User: user, Host: address, Path: "/www/projets"}
	h := tryAt(t, to, map[string]string{passwordVariable: "s3cr3t"}, folderDisk(filepath.Join(dir, "www", "projets")))
	h.writes = writes
	h.try(realPages)
	if writes != nil && h.written() < 1000 {
		t.Errorf("the log knows of %d writes only", h.written())
	}
	h.warns()
	h.denies(denied)
	tryCertificates(t, h)

	h.to.Path, h.disk = "/www/small", folderDisk(filepath.Join(dir, "www", "small"))
	t.Run("full", func(t *testing.T) {
		smallDisk(t, filepath.Join(dir, "www", "small"))
		full := *h
		full.T = t
		full.fills("host-refused")
	})
}

func tryCertificates(t *testing.T, h *tried) {
	t.Helper()
	a := *h.access
	a.Trust = func(context.Context, string, string) (bool, error) { return false, nil }
	opens(t, h.to, &a, "") // it is known
	remembered := filepath.Join(a.Config, certificatesFile)
	known, err := os.ReadFile(remembered)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, remembered, h.to.Host+" SHA256:another\n", 0o600)
	opens(t, h.to, &a, "host-key-changed")
	if err := os.Remove(remembered); err != nil {
		t.Fatal(err)
	}
	opens(t, h.to, &a, "host-not-trusted")
	writeFile(t, remembered, string(known), 0o600)
}

func TestVsftpd(t *testing.T) {
	vsftpd, dir := program(t, "vsftpd"), daemonsFolder(t)
	address, port := freePort(t)
	certificate := newCertificate(t)
	empty := filepath.Join(t.TempDir(), "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	log := writeFile(t, filepath.Join(t.TempDir(), "log"), "", 0o600)
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
xferlog_enable=YES
xferlog_std_format=NO
log_ftp_protocol=YES
vsftpd_log_file=%s
`, port, empty, dir, certificate, log)
	start(t, address, vsftpd, writeFile(t, filepath.Join(t.TempDir(), "config"), config, 0o600))
	tryFTP(t, address, "anonymous", dir, func() int { return countWords(readLog(t, log), `"STOR `, `"DELE `, `"RNTO `, `"MKD `, `"RMD `) }, "/elsewhere")
}

// startPureFTPd starts a server with a user awa, who has a quota of "files:bytes".
func startPureFTPd(t *testing.T, dir, quota string, more ...string) (address string) {
	t.Helper()
	address, port := freePort(t)
	// The program's own way to keep a password takes seconds for each login.
	users := writeFile(t, filepath.Join(t.TempDir(), "users"), "awa:$1$fiche$gZju823.SGH77eeSwm3Sb.:1:1::"+dir+"/./::::::"+quota+"::::::\n", 0o600)
	if said, err := exec.Command(program(t, "pure-pw"), "mkdb", users+".pdb", "-f", users).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	args := []string{"-S", "127.0.0.1," + port, "-l", "puredb:" + users + ".pdb", "-Y", "2", "-2", newCertificate(t), "-E", "-H", "-u", "1"}
	start(t, address, program(t, "pure-ftpd"), append(args, more...)...)
	return address
}

func TestPureFTPd(t *testing.T) {
	program(t, "pure-ftpd")
	dir := daemonsFolder(t)
	log := writeFile(t, filepath.Join(t.TempDir(), "log"), "", 0o600)
	address := startPureFTPd(t, dir, ":", "-O", "clf:"+log)
	tryFTP(t, address, "awa", dir, func() int { return countWords(readLog(t, log), `"PUT `) }, "/elsewhere")
}

// Once a quota of files is reached, what was sent is whole.
func TestPureFTPdQuota(t *testing.T) {
	program(t, "pure-ftpd")
	dir := daemonsFolder(t)
	address := startPureFTPd(t, filepath.Join(dir, "www"), "30:10485760") // the count is kept there
	to := sheet.Destination{Way: "ftps", User: "awa", Host: address, Path: "/"}
	h := tryAt(t, to, map[string]string{passwordVariable: "s3cr3t"}, folderDisk(filepath.Join(dir, "www")))
	h.stops(siteOf(0, fewPages, "a"), "host-full")
	h.pagesAreWhole()
}

// startFTP starts a server that gives prepared answers: for a command that comes again,
// that behind "then".
func startFTP(t *testing.T, answers map[string]string) (address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				fmt.Fprint(conn, "220 hello\r\n")
				left := maps.Clone(answers)
				for lines := bufio.NewScanner(conn); lines.Scan(); {
					verb, _, _ := strings.Cut(lines.Text(), " ")
					answer, ok := left[verb]
					if first, next, more := strings.Cut(answer, " then "); more {
						answer, left[verb] = first, next
					}
					switch {
					case ok:
					case verb == "USER":
						answer = "331 and the password"
					default:
						answer = "200 yes"
					}
					fmt.Fprint(conn, answer+"\r\n")
				}
			}()
		}
	}()
	return listener.Addr().String()
}

// What an FTP server refuses has a message with a cure.
func TestFTPRefuses(t *testing.T) {
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(closed.Addr().String())
	closed.Close()
	a := accessTo(t, map[string]string{passwordVariable: "s3cr3t"})
	features := "211-\r\n MLST size*;modify*;type*;\r\n211 end"
	for name, c := range map[string]struct {
		answers map[string]string
		want    problem.Rule
	}{
		"a wall before the second channel": {map[string]string{"EPSV": "229 (|||" + port + "|)"}, "host-passive"},
		"no second channel":                {map[string]string{"EPSV": "425 no", "PASV": "425 no"}, "host-passive"},
		"too many":                         {map[string]string{"EPSV": "421 too many", "PASV": "421 too many"}, "host-lost"},
	} {
		c.answers["FEAT"], c.answers["PASS"] = features, "230 in"
		to := sheet.Destination{Way: "plain-ftp", User: "awa", Host: startFTP(t, c.answers), Path: "/"}
		t.Run(name, func(t *testing.T) { sendingFails(t, to, a, c.want) })
	}
	to := sheet.Destination{Way: "plain-ftp", User: "awa", Host: startFTP(t, map[string]string{"PASS": "530 no"}), Path: "/"}
	opens(t, to, a, "host-login")
	to = sheet.Destination{Way: "ftps", User: "awa", Host: startFTP(t, map[string]string{"AUTH": "502 no"}), Path: "/"}
	opens(t, to, a, "host-no-tls")
}

// A server that replaces no file is told, and the file deleted first.
func TestFTPInTwoSteps(t *testing.T) {
	answers := map[string]string{"FEAT": "211-\r\n MLST size*;modify*;type*;\r\n211 end", "PASS": "230 in", "RNFR": "350 and to", "RNTO": "550 it is there then 250 done", "DELE": "250 gone"}
	to := sheet.Destination{Way: "plain-ftp", User: "awa", Host: startFTP(t, answers), Path: "/"}
	h := tryAt(t, to, map[string]string{passwordVariable: "s3cr3t"}, nil)
	h.warns("host-not-private")
	host, err := h.open()
	if err != nil {
		t.Fatal(err)
	}
	defer host.Close()
	if err := host.(*server).rename(t.Context(), "a", "b"); err != nil {
		t.Error(err)
	}
	if got := host.Warnings(); !slices.Contains(got, "host-in-two-steps") {
		t.Errorf("warnings %v", got)
	}
}
