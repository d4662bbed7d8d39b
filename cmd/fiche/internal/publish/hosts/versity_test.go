package hosts

import (
	"os"
	"path/filepath"
	"testing"
)

// A store that checks signatures: another program than that which makes them.
func TestVersityGateway(t *testing.T) {
	gateway := program(t, "versitygw")
	dir, certificate := t.TempDir(), newCertificate(t)
	if err := os.MkdirAll(filepath.Join(dir, "town"), 0o755); err != nil {
		t.Fatal(err)
	}
	address, _ := freePort(t)
	start(t, address, gateway, "--access", "AKIAWA", "--secret", "s3cr3t", "--region", "eu-west-9", "--port", address,
		"--cert", certificate, "--key", certificate, "--quiet", "posix", dir)
	to := s3At(address, "/town/les projets d'été")
	h := tryAt(t, to, map[string]string{passwordVariable: "s3cr3t"}, folderDisk(filepath.Join(dir, "town", "les projets d'été")))
	h.try(realPages)
	h.warns()
	tryCertificates(t, h)
	opens(t, to, accessTo(t, map[string]string{passwordVariable: "wrong"}), "host-login")
	opens(t, s3At(address, "/nowhere"), h.access, "host-no-bucket")
}
