package preview

import (
	"net"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// The kernel says whose a connection is, by either protocol, and one that its
// user has closed is nobody's.
func TestOtherUsersAreStrangers(t *testing.T) {
	listener, err := net.Listen("tcp4", host+":0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	const user, another = 65533, 65534
	for _, test := range []struct {
		name, to string
		as       int
		ours     bool
	}{
		{"the user", listener.Addr().String(), user, true},
		{"another", listener.Addr().String(), another, false},
		{"another, by the new protocol", strings.Replace(listener.Addr().String(), host, "[::ffff:"+host+"]", 1), another, false},
		{"root", listener.Addr().String(), 0, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			if os.Getuid() != 0 {
				t.Skip("only root can be somebody else")
			}
			there := dialAs(t, test.as, test.to)
			here, err := listener.Accept()
			if err != nil {
				t.Fatal(err)
			}
			defer here.Close()
			if got := belongs(here, user, sockets(t)); got != test.ours {
				t.Errorf("belongs to the user: %v, want %v", got, test.ours)
			}
			there.Close()
			if belongs(here, user, sockets(t)) {
				t.Error("nobody's, and taken for the user's")
			}
		})
	}
}

// The preview's own user is never refused, whatever the kernel lists.
func TestItsUserIsNoStranger(t *testing.T) {
	here, there := net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}, net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 50000}
	line := func(from, to *net.TCPAddr, state, user, inode string) string {
		return "   0: " + address(from) + " " + address(to) + " " + state + " 00000000:00000000 00:00000000 00000000 " + user + " 0 " + inode + " 1\n"
	}
	server := line(&here, &there, "01", "1000", "7")
	for name, test := range map[string]struct {
		sockets string
		ours    bool
	}{
		"both ends":                  {server + line(&there, &here, "01", "1000", "8"), true},
		"half closed":                {server + line(&there, &here, "04", "1000", "8"), true},
		"another's":                  {server + line(&there, &here, "01", "1001", "8"), false},
		"closed":                     {server + line(&there, &here, "05", "0", "0"), false},
		"from a host":                {server, true},
		"broken off":                 {"", false},
		"broken off, and others are": {line(&net.TCPAddr{IP: here.IP, Port: 1}, &there, "01", "1000", "9"), false},
	} {
		if got := belongs(connection{here: &here, there: &there}, 1000, test.sockets); got != test.ours {
			t.Errorf("%s: %v, want %v", name, got, test.ours)
		}
	}
}

type connection struct {
	net.Conn
	here, there net.Addr
}

func (c connection) LocalAddr() net.Addr  { return c.here }
func (c connection) RemoteAddr() net.Addr { return c.there }

// dialAs connects to an address as another user: on Linux each thread has its own.
func dialAs(t *testing.T, user int, address string) net.Conn {
	t.Helper()
	connected := make(chan net.Conn)
	go func() {
		defer close(connected)
		runtime.LockOSThread() // the thread ends with the goroutine
		syscall.RawSyscall(syscall.SYS_SETFSUID, uintptr(user), 0, 0)
		if c, err := net.Dial("tcp", address); err == nil {
			connected <- c
		}
	}()
	c, ok := <-connected
	if !ok {
		t.Fatalf("no connection to %s", address)
	}
	return c
}

func sockets(t *testing.T) string {
	t.Helper()
	var all string
	for _, name := range []string{"/proc/net/tcp", "/proc/net/tcp6"} {
		data, _ := os.ReadFile(name)
		all += string(data)
	}
	return all
}
