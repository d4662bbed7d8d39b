package pdf

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"io"
	"io/fs"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/mediatype"
)

// nowhere is the root of a site that has no address.
var nowhere = url.URL{Scheme: "http", Host: "site.invalid", Path: "/"}

// A server answers a browser as the host of a site will, on this machine only.
type server struct {
	site     fs.FS
	base     url.URL
	linked   bool // links within the site lead somewhere
	http     *http.Server
	listener net.Listener
}

func serve(site fs.FS, base *url.URL) (*server, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &server{site: site, base: nowhere, listener: listener}
	if base != nil {
		s.base, s.linked = *base, true
	}
	s.http = &http.Server{Handler: s, ReadTimeout: timeout, ErrorLog: log.New(io.Discard, "", 0)}
	if s.base.Scheme != "https" {
		go s.http.Serve(listener)
		return s, nil
	}
	certificate, err := selfSigned(s.base.Hostname())
	if err != nil {
		return nil, err
	}
	s.http.TLSConfig = &tls.Config{Certificates: []tls.Certificate{certificate}}
	go s.http.ServeTLS(listener, "", "")
	return s, nil
}

func (s *server) address() string { return s.listener.Addr().String() }

func (s *server) close() error { return s.http.Close() }

// ServeHTTP answers for the host of the site. Whatever else a page asks for is not
// found: a browser that prints fetches nothing from the network.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutPrefix(r.URL.Path, strings.TrimSuffix(s.base.Path, "/")+"/")
	if !ok || r.Host != s.base.Host {
		http.NotFound(w, r)
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, err := fs.ReadFile(s.site, name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	if path.Ext(name) == ".html" && !s.linked {
		data = withoutLinks(data)
	}
	w.Header().Set("Content-Type", mediatype.Of(name))
	_, _ = w.Write(data) // a browser that hangs up wants no more
}

// withoutLinks returns a page without the addresses of its links within the site,
// which lead nowhere from a file.
func withoutLinks(page []byte) []byte {
	var out []byte
	tokens := html.NewTokenizer(strings.NewReader(string(page)))
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return out
		}
		raw := string(tokens.Raw())
		if token := tokens.Token(); kind == html.StartTagToken && token.Data == "a" {
			all := len(token.Attr)
			token.Attr = slices.DeleteFunc(token.Attr, leadsWithin)
			if len(token.Attr) < all {
				raw = token.String()
			}
		}
		out = append(out, raw...)
	}
}

// leadsWithin reports whether an attribute links another page of the site.
func leadsWithin(a html.Attribute) bool {
	u, err := url.Parse(a.Val)
	return a.Key == "href" && !strings.HasPrefix(a.Val, "#") && (err != nil || u.Scheme == "")
}

// selfSigned returns a certificate for a host, which only a browser that was told to
// takes.
func selfSigned(host string) (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	now := time.Now()
	template := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{host}, NotBefore: now.Add(-time.Hour), NotAfter: now.Add(24 * time.Hour)}
	data, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return tls.Certificate{}, err
	}
	return tls.Certificate{Certificate: [][]byte{data}, PrivateKey: key}, nil
}
