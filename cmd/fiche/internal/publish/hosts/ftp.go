package hosts

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io/fs"
	"net"
	"net/textproto"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jlaffaye/ftp"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

const (
	ftpConnections = 3 // as many as are tried; most hosts allow a few
	ftpSilence     = time.Minute
)

// An ftpServer is a folder behind FTP. A connection does one thing at a time, so that
// there are several.
type ftpServer struct {
	ctx      context.Context
	done     func()       // ends ctx
	twoStep  sync.RWMutex // held while a file is replaced in two steps
	root     string
	free     chan *ftp.ServerConn
	count    int
	plain    bool // nothing is private
	precise  bool // it tells the time of a file to the second
	twoSteps atomic.Bool
}

func openFTP(ctx context.Context, to sheet.Destination, a *Access) (publish.Host, error) {
	s := &ftpServer{root: to.Path, plain: to.Way == "plain-ftp", free: make(chan *ftp.ServerConn, ftpConnections)}
	s.ctx, s.done = afterSteps(ctx, &s.twoStep)
	d := &ftpDialer{Access: a, ctx: s.ctx, address: withPort(to.Host, "21"), user: to.User}
	if !s.plain {
		d.tls = a.tlsTo(ctx, d.address)
	}
	err := a.login(ctx, to, func(password string) error {
		d.password = password
		first, err := d.dial()
		if err != nil {
			return err
		}
		if s.precise = first.IsTimePreciseInList(); !s.precise {
			// Without asking for them, files whose name begins with a dot are not told.
			first.Quit()
			d.hidden = true
			if first, err = d.dial(); err != nil {
				return err
			}
		}
		s.free <- first
		return nil
	})
	if err != nil {
		return nil, err
	}
	for s.count = 1; s.count < ftpConnections; s.count++ {
		more, err := d.dial()
		if err != nil {
			break // the host allows no more
		}
		s.free <- more
	}
	return newServer(s), nil
}

// An ftpDialer makes connections that are logged in.
type ftpDialer struct {
	*Access
	ctx                     context.Context
	address, user, password string
	tls                     *tls.Config // nil for none
	hidden                  bool        // list by LIST -a
}

func (d *ftpDialer) dial() (*ftp.ServerConn, error) {
	var refused error // why there is no connection
	control := true   // the first connection; those of data are private at once
	connect := func(_, address string) (net.Conn, error) {
		to := dial
		if control {
			to = d.dialDirectly
		}
		conn, err := to(d.ctx, address)
		if err != nil {
			refused = err
			return nil, err
		}
		alive := &aliveConn{conn, d.ctx}
		if control || d.tls == nil {
			control = false
			return alive, nil
		}
		return tls.Client(alive, d.tls), nil
	}
	options := []ftp.DialOption{ftp.DialWithDialFunc(connect), ftp.DialWithForceListHidden(d.hidden)}
	if d.tls != nil {
		options = append(options, ftp.DialWithExplicitTLS(d.tls))
	}
	c, err := ftp.Dial(d.address, options...)
	if err == nil {
		if err = c.Login(d.user, d.password); err == nil {
			return c, nil
		}
		c.Quit()
	}
	if wrong, ok := errors.AsType[*publish.HostError](err); ok {
		return nil, wrong
	}
	switch code := ftpCode(err); {
	case refused != nil:
		return nil, refused
	case code == ftp.StatusNotLoggedIn || code == 430:
		return nil, errLogin
	case d.tls != nil && (code == ftp.StatusNotImplemented || code == ftp.StatusBadCommand || code == ftp.StatusCommandNotImplemented):
		return nil, publish.Fail("host-no-tls", err, problem.Args{"host": d.address})
	}
	return nil, unreachable(d.address, err)
}

// An aliveConn gives up after some silence, or at the end of its context.
type aliveConn struct {
	net.Conn
	ctx context.Context
}

func (c *aliveConn) wait() error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	return c.SetDeadline(time.Now().Add(ftpSilence))
}

func (c *aliveConn) Read(b []byte) (int, error) {
	if err := c.wait(); err != nil {
		return 0, err
	}
	return c.Conn.Read(b)
}

func (c *aliveConn) Write(b []byte) (int, error) {
	if err := c.wait(); err != nil {
		return 0, err
	}
	return c.Conn.Write(b)
}

func ftpCode(err error) int {
	if answer, ok := errors.AsType[*textproto.Error](err); ok {
		return answer.Code
	}
	return 0
}

// failed words what the server refused. What it says of a missing file is not
// standard.
func (s *ftpServer) failed(name string, err error) error {
	where := problem.Args{"path": s.at(name)}
	code := ftpCode(err)
	known, isKnown := errors.AsType[*publish.HostError](err)
	switch {
	case err == nil:
		return nil
	case s.ctx.Err() != nil:
		return s.ctx.Err()
	case isKnown && known.Rule == "host-unreachable": // the port of the data
		return publish.Fail("host-passive", err, nil)
	case isKnown:
		return known
	case code == ftp.StatusExceededStorage || code == 452:
		return publish.Fail("host-full", err, nil)
	case code == ftp.StatusActionAborted, code == ftp.StatusTransfertAborted: // mostly a full disk, which the standard has no word for
		return publish.Fail("host-refused", err, where)
	case code == ftp.StatusCanNotOpenDataConnection:
		return publish.Fail("host-passive", err, nil)
	case code == ftp.StatusFileUnavailable && isMissing(err.Error()):
		return publish.Fail("host-failed", &fs.PathError{Op: "ftp", Path: name, Err: fs.ErrNotExist}, where)
	case code == ftp.StatusFileUnavailable, code == ftp.StatusBadFileName:
		return publish.Fail("host-denied", err, where)
	case code == ftp.StatusNotAvailable, isLost(err):
		return publish.Fail("host-lost", err, nil)
	}
	return publish.Fail("host-failed", err, where)
}

func isMissing(said string) bool {
	said = strings.ToLower(said)
	for _, words := range []string{"no such", "not found", "can't check for file", "not exist", "can't find", "cannot find", "failed to open file", "can't open", "can't change directory", "failed to change directory"} {
		if strings.Contains(said, words) {
			return true
		}
	}
	return false
}

func (s *ftpServer) at(name string) string { return path.Join(s.root, name) }

// with lends a connection.
func (s *ftpServer) with(ctx context.Context, name string, do func(*ftp.ServerConn) error) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case c := <-s.free:
		defer func() { s.free <- c }()
		return s.failed(name, do(c))
	}
}

func (s *ftpServer) list(ctx context.Context, dir string) (entries []entry, err error) {
	err = s.with(ctx, dir, func(c *ftp.ServerConn) error {
		found, err := c.List(s.at(dir))
		for _, e := range found {
			version := ""
			if s.precise {
				version = versionAt(e.Time)
			}
			entries = append(entries, entry{path.Base(e.Name), e.Type == ftp.EntryTypeFolder, int64(e.Size), version})
		}
		return err
	})
	return entries, err
}

func (s *ftpServer) read(ctx context.Context, name string) (data []byte, err error) {
	err = s.with(ctx, name, func(c *ftp.ServerConn) error {
		r, err := c.Retr(s.at(name))
		if err == nil {
			data, err = readAll(r)
		}
		return err
	})
	return data, err
}

func (s *ftpServer) write(ctx context.Context, name string, data []byte) error {
	return s.with(ctx, name, func(c *ftp.ServerConn) error { return c.Stor(s.at(name), bytes.NewReader(data)) })
}

// rename replaces a file in one step, unless the server refuses that.
func (s *ftpServer) rename(ctx context.Context, from, to string) error {
	return s.with(ctx, to, func(c *ftp.ServerConn) error {
		s.twoStep.RLock()
		defer s.twoStep.RUnlock()
		err := c.Rename(s.at(from), s.at(to))
		if err == nil || ftpCode(err) == 0 || c.Delete(s.at(to)) != nil {
			return err
		}
		s.twoSteps.Store(true)
		return c.Rename(s.at(from), s.at(to))
	})
}

func (s *ftpServer) version(ctx context.Context, name string) (version string, err error) {
	if !s.precise {
		return "", nil
	}
	err = s.with(ctx, name, func(c *ftp.ServerConn) error {
		e, err := c.GetEntry(s.at(name))
		if err == nil {
			version = versionAt(e.Time)
		}
		return err
	})
	return version, err
}

func (s *ftpServer) remove(ctx context.Context, name string) error {
	return s.with(ctx, name, func(c *ftp.ServerConn) error { return c.Delete(s.at(name)) })
}

// makeFolder makes a folder; "." is that of the site, with those above it.
func (s *ftpServer) makeFolder(ctx context.Context, dir string) error {
	return s.with(ctx, dir, func(c *ftp.ServerConn) error {
		var above []string
		if dir == "." {
			for up := path.Dir(s.root); up != "/" && up != "."; up = path.Dir(up) {
				above = append([]string{up}, above...)
			}
		}
		for _, up := range above {
			_ = c.MakeDir(up) // it is there, mostly
		}
		err := c.MakeDir(s.at(dir))
		if err == nil || s.at(dir) == "/" || s.at(dir) == "." {
			return nil
		}
		// Servers do not agree on how to say that it is there already.
		here, errHere := c.CurrentDir()
		if errHere == nil && c.ChangeDir(s.at(dir)) == nil {
			return c.ChangeDir(here)
		}
		return err
	})
}

func (s *ftpServer) removeFolder(ctx context.Context, dir string) error {
	return s.with(ctx, dir, func(c *ftp.ServerConn) error { return c.RemoveDir(s.at(dir)) })
}

func (s *ftpServer) workers() int { return s.count }

func (s *ftpServer) warnings() (all []problem.Rule) {
	if s.plain {
		all = append(all, "host-not-private")
	}
	if s.twoSteps.Load() {
		all = append(all, "host-in-two-steps")
	}
	return all
}

func (s *ftpServer) close() error {
	defer s.done()
	for range s.count {
		(<-s.free).Quit()
	}
	return nil
}
