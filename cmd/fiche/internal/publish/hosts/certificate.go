package hosts

import (
	"bufio"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
)

// certificatesFile is the file of the certificates that the user trusted.
const certificatesFile = "certificates"

// tlsTo returns how to talk to a host in private. A certificate that no authority
// answers for, or that bears another name, is shown at first contact and remembered:
// those of shared hosts often do.
func (a *Access) tlsTo(ctx context.Context, address string) *tls.Config {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = address
	}
	var mu sync.Mutex
	good := map[string]bool{} // by fingerprint
	return &tls.Config{
		ServerName: host, MinVersion: tls.VersionTLS12,
		ClientSessionCache: tls.NewLRUClientSessionCache(0), // some FTP servers insist on one session
		InsecureSkipVerify: true,                            // what follows verifies
		VerifyConnection: func(state tls.ConnectionState) error {
			mu.Lock()
			defer mu.Unlock()
			key := fingerprintOf(state.PeerCertificates[0])
			if good[key] {
				return nil
			}
			err := a.checkCertificate(ctx, address, host, state.PeerCertificates)
			good[key] = err == nil
			return err
		},
	}
}

func fingerprintOf(c *x509.Certificate) string {
	sum := sha256.Sum256(c.Raw)
	return "SHA256:" + hex.EncodeToString(sum[:])
}

func (a *Access) checkCertificate(ctx context.Context, address, host string, chain []*x509.Certificate) error {
	between := x509.NewCertPool()
	for _, c := range chain[1:] {
		between.AddCert(c)
	}
	_, err := chain[0].Verify(x509.VerifyOptions{DNSName: host, Intermediates: between})
	if err == nil {
		return nil
	}
	key := fingerprintOf(chain[0])
	switch line, known, errRead := a.certificateOf(address); {
	case errRead != nil:
		return errRead
	case known == key:
		return nil
	case known != "":
		return publish.Fail("host-key-changed", err, problem.Args{
			"host": address, "key": key, "file": filepath.Join(a.Config, certificatesFile), "line": line,
		})
	}
	if err := a.trust(ctx, address, key+" ("+err.Error()+")"); err != nil {
		return err
	}
	return a.remember(certificatesFile, address+" "+key)
}

// certificateOf returns the certificate that is remembered of a host, and its line.
func (a *Access) certificateOf(address string) (line int, key string, err error) {
	file, err := os.Open(filepath.Join(a.Config, certificatesFile))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, "", nil
	} else if err != nil {
		return 0, "", err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		if host, known, ok := strings.Cut(lines.Text(), " "); ok && host == address {
			return n, known, nil
		}
	}
	return 0, "", lines.Err()
}
