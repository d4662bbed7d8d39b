package preview

import (
	"encoding/binary"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
)

// isStranger reports whether another user of this machine is at the other end of
// a connection. Browsers send the cookie to every port of this machine: whoever
// listens at one may have it, and is told apart by this alone. Root is no
// stranger, who may do all; nor is anybody to a preview that root has started, for
// whom somebody else's browser opens it.
func isStranger(c net.Conn) bool {
	sockets, err := os.ReadFile("/proc/net/tcp")
	if err != nil || os.Getuid() == 0 {
		return false
	}
	more, _ := os.ReadFile("/proc/net/tcp6") // of a program that speaks the new protocol's way
	return !belongs(c, os.Getuid(), string(sockets)+string(more))
}

// belongs reports whether the other end of a connection is a user's or root's, by
// the kernel's list of sockets: proc_net_tcp(5).
func belongs(c net.Conn, user int, sockets string) bool {
	const state, owner, inode = 3, 7, 9
	ours, theirs := address(c.LocalAddr()), address(c.RemoteAddr())
	if s := socket(sockets, theirs, ours); s != nil {
		left := s[inode] == "0" // closed since, and nobody's
		return !left && (s[owner] == strconv.Itoa(user) || s[owner] == "0")
	}
	// It comes from outside of what the kernel lists, as from the host of a virtual
	// machine, or has been broken off.
	s := socket(sockets, ours, theirs)
	return s != nil && s[state] == "01"
}

// socket returns the columns of the socket from one address to another, or nil.
// Addresses of the new protocol end with those of the old one.
func socket(sockets, from, to string) []string {
	for line := range strings.Lines(sockets) {
		if column := strings.Fields(line); len(column) > 9 && strings.HasSuffix(column[1], from) && strings.HasSuffix(column[2], to) {
			return column
		}
	}
	return nil
}

// address returns an address as the kernel lists it.
func address(a net.Addr) string {
	at := a.(*net.TCPAddr)
	return fmt.Sprintf("%08X:%04X", binary.NativeEndian.Uint32(at.IP.To4()), at.Port)
}
