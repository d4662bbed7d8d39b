package hosts

import (
	"crypto/sha1"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// A module of Apache is loaded by these lines, where it is not built in.
var apacheModules = []string{"mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "dav", "dav_fs", "mime", "ssl", "socache_shmcb", "unixd", "dir", "log_config", "headers", "alias"}

// apacheConfig returns the lines that make Apache listen at a port, as a user who may
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
	state := t.TempDir()                                                         // of the server, which logs as root
	if err := os.Mkdir(filepath.Join(dir, "www", "closed"), 0o755); err != nil { // root's
		t.Fatal(err)
	}
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
	h := tryAt(t, davAt(address, "/les projets"), map[string]string{passwordVariable: "s3cr3t"}, folderDisk(filepath.Join(dir, "www", "les projets")))
	h.writes = func() int { return countWords(readLog(t, access), "PUT ", "MKCOL ", "MOVE ", "DELETE ") }
	h.try(realPages)
	if h.written() < 2000 {
		t.Errorf("the log knows of %d writes only", h.written())
	}
	h.warns("host-in-two-steps")
	tryCertificates(t, h)
	opens(t, davAt(address, "/les projets"), accessTo(t, map[string]string{passwordVariable: "wrong"}), "host-login")
	h.denies("/closed/projets")

	smallDisk(t, filepath.Join(dir, "www", "small"))
	h.to.Path, h.disk = "/small", folderDisk(filepath.Join(dir, "www", "small"))
	h.fills("host-full")
}

func sha1Of(text string) string {
	sum := sha1.Sum([]byte(text))
	return base64.StdEncoding.EncodeToString(sum[:])
}
