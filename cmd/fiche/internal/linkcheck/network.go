package linkcheck

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"syscall"
	"time"
)

var (
	errNotPublic = errors.New("not a public address")
	errNoHost    = errors.New("no such host")
)

// A network carries requests directly to public addresses, or through a proxy.
type network struct {
	direct, proxied *http.Transport
	proxy           func(*http.Request) (*url.URL, error)
}

// newNetwork returns the network of this machine. proxy finds the one for a
// request, as the system names it; nothing that means this machine or its own
// network has one, since it is not even asked for.
func newNetwork(proxy func(*http.Request) (*url.URL, error)) *network {
	proxied := newTransport(nil)
	// The proxy is the system's own, wherever it stands, and looks names up itself.
	proxied.DialContext, proxied.Proxy = (&net.Dialer{Timeout: 10 * time.Second}).DialContext, proxy
	return &network{direct: newTransport(nil), proxied: proxied, proxy: proxy}
}

func (n *network) RoundTrip(r *http.Request) (*http.Response, error) {
	if private(r.URL.Hostname()) {
		return nil, fmt.Errorf("%s: %w", r.URL.Host, errNotPublic)
	}
	if at, err := n.proxy(r); err != nil || at == nil {
		return n.direct.RoundTrip(r)
	}
	return n.proxied.RoundTrip(r)
}

func (n *network) CloseIdleConnections() {
	n.direct.CloseIdleConnections()
	n.proxied.CloseIdleConnections()
}

// newTransport carries requests to public addresses alone. resolver is nil for
// the machine's own.
func newTransport(resolver *net.Resolver) *http.Transport {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Resolver: resolver, ControlContext: onlyPublic}
	return &http.Transport{
		// No Proxy: see network.
		DialContext:            dialer.DialContext,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true,
		TLSHandshakeTimeout:    10 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
		MaxIdleConns:           2 * hostsAtOnce,
		IdleConnTimeout:        5 * time.Second,
	}
}

// onlyPublic refuses connections to addresses that are not public. It is called
// after a name was looked up and before each connection is made: neither a
// redirection nor a name that means another address by now gets around it.
func onlyPublic(_ context.Context, network, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || network != "tcp4" && network != "tcp6" || !public(at.Addr()) {
		return fmt.Errorf("%s: %w", address, errNotPublic)
	}
	return nil
}

// reserved are the addresses that are not globally reachable, and those that
// hide one of them: the special-purpose registries of the IANA (RFC 6890),
// multicast, and the addresses that give a cloud's machines their secrets.
// https://www.iana.org/assignments/iana-ipv4-special-registry
// https://www.iana.org/assignments/iana-ipv6-special-registry
var reserved = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
	"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"168.63.129.16/32", // Azure: the host of a virtual machine

	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
)

// IPv6 has one range of public addresses (RFC 4291), and one that stands for
// those of IPv4 (RFC 6052).
var (
	unicast   = netip.MustParsePrefix("2000::/3")
	translate = netip.MustParsePrefix("64:ff9b::/96")
)

func prefixes(all ...string) []netip.Prefix {
	made := make([]netip.Prefix, len(all))
	for i, one := range all {
		made[i] = netip.MustParsePrefix(one)
	}
	return made
}

// public reports whether an address is globally reachable. One with a zone is not:
// no prefix contains it.
func public(a netip.Addr) bool {
	a = a.Unmap()
	if translate.Contains(a) {
		bytes := a.As16()
		a = netip.AddrFrom4([4]byte(bytes[12:]))
	}
	if a.Is6() && !unicast.Contains(a) {
		return false
	}
	return a.IsValid() && !slices.ContainsFunc(reserved, func(p netip.Prefix) bool { return p.Contains(a) })
}

// private reports whether a name means something in one network only: one
// without a dot, and those reserved for that (RFC 6761, 6762, 8375). They are
// not even looked up.
func private(host string) bool {
	if ip, err := netip.ParseAddr(host); err == nil {
		return !public(ip)
	}
	return !strings.Contains(host, ".") || under(host, "localhost", "local", "internal", "home.arpa")
}

// reservedName reports whether no host will ever have a name (RFC 6761).
func reservedName(host string) bool { return under(host, "invalid", "test", "example") }

func under(host string, domains ...string) bool {
	return slices.ContainsFunc(domains, func(d string) bool { return strings.HasSuffix("."+host, "."+d) })
}

// notPublic reports whether the address of a host is not a public one.
func (o outcome) notPublic() bool { return errors.Is(o.err, errNotPublic) }

// noHost reports whether there is no host of the name that was asked for.
func (o outcome) noHost() bool {
	dns, ok := errors.AsType[*net.DNSError](o.err)
	return errors.Is(o.err, errNoHost) || ok && dns.IsNotFound
}

// unreachable reports whether no connection was made.
func (o outcome) unreachable() bool {
	op, ok := errors.AsType[*net.OpError](o.err)
	return ok && op.Op == "dial" || o.noHost() || o.notPublic()
}

func (o outcome) timeout() bool {
	slow, ok := errors.AsType[net.Error](o.err)
	return ok && slow.Timeout() || errors.Is(o.err, context.DeadlineExceeded)
}

func (o outcome) refusedCertificate() bool {
	_, ok := errors.AsType[*tls.CertificateVerificationError](o.err)
	return ok
}
