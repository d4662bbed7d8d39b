package linkcheck

import (
	"context"
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/dns/dnsmessage"
)

func TestPublicAddresses(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14": true, "8.8.8.8": true, "100.63.255.255": true, "100.128.0.0": true, "172.32.0.1": true,
		"2606:2800:21f:cb07::1": true, "64:ff9b::808:808": true, "::ffff:8.8.8.8": true,

		"0.0.0.0": false, "10.1.2.3": false, "100.100.100.200": false, "127.0.0.1": false, "127.255.255.254": false,
		"169.254.169.254": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, "192.0.0.192": false,
		"198.19.0.1": false, "224.0.0.1": false, "255.255.255.255": false, "168.63.129.16": false,
		"::": false, "::1": false, "fe80::1": false, "fec0::1": false, "fc00::1": false, "fd00:ec2::254": false, "ff02::1": false,
		"::ffff:127.0.0.1": false, "::127.0.0.1": false, "64:ff9b::7f00:1": false, "64:ff9b::a9fe:a9fe": false, "64:ff9b:1::1": false,
		"2002:7f00:1::": false, "2001:0:7f00:1::": false, "2001:db8::1": false, "fe80::1%eth0": false, "2606:2800::1%eth0": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
	if public(netip.Addr{}) {
		t.Error("no address is public")
	}
}

// A name of the internet that means this machine leads nowhere, though nothing
// in the address tells: what counts is where the connection goes.
func TestNamesOfPrivateAddresses(t *testing.T) {
	var hits atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	defer server.Close()
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	transport := newTransport(resolverTo(t, [4]byte{127, 0, 0, 1}))
	defer transport.CloseIdleConnections()
	got, err := check(t, linking("http://rebound.example.org:"+port+"/"), transport)
	if diff := cmp.Diff([]string{"a.md:3 warning link-private"}, told(got)); diff != "" || err != nil || hits.Load() > 0 {
		t.Error(err, hits.Load(), diff)
	}
}

// Neither does a server of the internet that sends on to this machine.
func TestSentOnToPrivateAddresses(t *testing.T) {
	var hits atomic.Int32
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	defer inner.Close()
	_, port, _ := net.SplitHostPort(inner.Listener.Addr().String())
	outer := newWeb(t, func(out http.ResponseWriter, r *http.Request) {
		http.Redirect(out, r, map[string]string{
			"/ip": inner.URL, "/name": "http://rebound.example.org:" + port + "/", "/metadata": "http://169.254.169.254/latest/",
		}[r.URL.Path], http.StatusFound)
	})
	guarded, reach := newTransport(resolverTo(t, [4]byte{127, 0, 0, 1})), outer.DialContext
	defer guarded.CloseIdleConnections()
	look := guarded.DialContext
	guarded.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if strings.HasPrefix(address, "outer") {
			return reach(ctx, network, address)
		}
		return look(ctx, network, address)
	}
	got, err := check(t, linking("http://outer1.example.org/ip", "http://outer2.example.org/name", "http://outer3.example.org/metadata"), guarded)
	want := []string{"a.md:3 warning link-private", "a.md:4 warning link-private", "a.md:5 warning link-private"}
	if diff := cmp.Diff(want, told(got)); diff != "" || err != nil || hits.Load() > 0 {
		t.Error(err, hits.Load(), diff)
	}
}

// Where the system has a proxy, requests go through it, and nothing that means this
// machine does.
func TestProxy(t *testing.T) {
	var asked []string
	proxy := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { asked = append(asked, r.URL.String()) }))
	defer proxy.Close()
	at, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	n := newNetwork(http.ProxyURL(at))
	defer n.CloseIdleConnections()
	got, err := check(t, linking("http://reached.example.org/page", "http://localhost/x", "http://127.0.0.1/y", proxy.URL), n)
	want := []string{"a.md:4 warning link-private", "a.md:5 warning link-private", "a.md:6 warning link-private"}
	if diff := cmp.Diff(want, told(got)); diff != "" || err != nil {
		t.Error(err, diff)
	}
	if diff := cmp.Diff([]string{"http://reached.example.org/page"}, asked); diff != "" {
		t.Error(diff)
	}
}

// resolverTo answers that every name has one address.
func resolverTo(t *testing.T, ip [4]byte) *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		client, server := net.Pipe()
		go func() {
			defer server.Close()
			for answerName(server, ip) == nil {
			}
		}()
		return client, nil
	}}
}

// answerName answers one question of the DNS, as it is asked over TCP.
func answerName(conn net.Conn, ip [4]byte) error {
	var size [2]byte
	if _, err := io.ReadFull(conn, size[:]); err != nil {
		return err
	}
	query := make([]byte, binary.BigEndian.Uint16(size[:]))
	if _, err := io.ReadFull(conn, query); err != nil {
		return err
	}
	var m dnsmessage.Message
	if err := m.Unpack(query); err != nil {
		return err
	}
	m.Response, m.Additionals = true, nil
	if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
		m.Answers = []dnsmessage.Resource{{
			Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: 1}, Body: &dnsmessage.AResource{A: ip},
		}}
	}
	reply, err := m.Pack()
	if err != nil {
		return err
	}
	_, err = conn.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(reply))), reply...))
	return err
}
