package hosts

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"sync"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// An sftpServer is a folder behind SSH.
type sftpServer struct {
	ssh    *ssh.Client
	sftp   *sftp.Client
	root   string
	atomic bool         // it replaces a file in one step
	steps  sync.RWMutex // held while it does so in two
	stop   func()
}

func openSFTP(ctx context.Context, to sheet.Destination, a *Access) (publish.Host, error) {
	client, err := dialSSH(ctx, to, a)
	if err != nil {
		return nil, err
	}
	s := &sftpServer{ssh: client, root: to.Path}
	if s.sftp, err = sftp.NewClient(client, sftp.UseConcurrentWrites(true)); err != nil {
		client.Close()
		return nil, publish.Fail("host-no-sftp", err, problem.Args{"host": to.Host})
	}
	_, s.atomic = s.sftp.HasExtension("posix-rename@openssh.com")
	late, done := afterSteps(ctx, &s.steps)
	context.AfterFunc(late, func() { client.Close() }) // what runs ends with an error
	s.stop = done
	return newServer(s), nil
}

func (s *sftpServer) at(name string) string { return path.Join(s.root, name) }

// failed words what the server refused.
func (s *sftpServer) failed(name string, err error) error {
	status, ok := errors.AsType[*sftp.StatusError](err)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sftp.ErrSSHFxConnectionLost), isLost(err):
		return publish.Fail("host-lost", err, nil)
	case ok && status.FxCode() == sftp.ErrSSHFxFailure && s.isFull():
		return publish.Fail("host-full", err, nil)
	case ok && status.FxCode() == sftp.ErrSSHFxFailure:
		return publish.Fail("host-refused", err, problem.Args{"path": s.at(name)})
	}
	return failed(s.at(name), err)
}

// isFull reports whether the disk of the server has no room left, if the server tells:
// the protocol has no word for it.
func (s *sftpServer) isFull() bool {
	const least = 64 << 10 // no page is larger, and some systems keep a rest for themselves
	stat, err := s.sftp.StatVFS(s.root)
	return err == nil && (stat.Frsize*stat.Bavail < least || stat.Files > 0 && stat.Favail == 0)
}

func (s *sftpServer) list(ctx context.Context, dir string) ([]entry, error) {
	found, err := s.sftp.ReadDirContext(ctx, s.at(dir))
	if err != nil {
		return nil, s.failed(dir, err)
	}
	entries := make([]entry, len(found))
	for i, info := range found {
		entries[i] = entry{info.Name(), info.IsDir(), info.Size(), versionAt(info.ModTime())}
	}
	return entries, nil
}

func (s *sftpServer) read(_ context.Context, name string) ([]byte, error) {
	file, err := s.sftp.Open(s.at(name))
	if err != nil {
		return nil, s.failed(name, err)
	}
	data, err := readAll(file)
	return data, s.failed(name, err)
}

func (s *sftpServer) write(_ context.Context, name string, data []byte) error {
	file, err := s.sftp.OpenFile(s.at(name), os.O_WRONLY|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return s.failed(name, err)
	}
	_, err = file.ReadFrom(bytes.NewReader(data))
	return s.failed(name, errors.Join(err, file.Close()))
}

// rename replaces a file in one step if the server can, and else in two: OpenSSH
// refuses a plain rename over a file.
func (s *sftpServer) rename(_ context.Context, from, to string) error {
	if s.atomic {
		return s.failed(to, s.sftp.PosixRename(s.at(from), s.at(to)))
	}
	s.steps.RLock()
	defer s.steps.RUnlock()
	if err := s.sftp.Remove(s.at(to)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return s.failed(to, err)
	}
	return s.failed(to, s.sftp.Rename(s.at(from), s.at(to)))
}

func (s *sftpServer) version(_ context.Context, name string) (string, error) {
	info, err := s.sftp.Lstat(s.at(name))
	if err != nil {
		return "", s.failed(name, err)
	}
	return versionAt(info.ModTime()), nil
}

func (s *sftpServer) remove(_ context.Context, name string) error {
	return s.failed(name, s.sftp.Remove(s.at(name)))
}

func (s *sftpServer) makeFolder(_ context.Context, dir string) error {
	var err error
	if dir == "." { // the folder of the site, and those above it
		err = s.sftp.MkdirAll(s.at(dir))
	} else {
		err = s.sftp.Mkdir(s.at(dir))
	}
	if err == nil {
		return nil
	}
	if info, errStat := s.sftp.Stat(s.at(dir)); errStat == nil && info.IsDir() {
		return nil
	}
	return s.failed(dir, err)
}

func (s *sftpServer) removeFolder(_ context.Context, dir string) error {
	return s.sftp.RemoveDirectory(s.at(dir))
}

func (s *sftpServer) workers() int { return 4 }

func (s *sftpServer) warnings() []problem.Rule {
	if s.atomic {
		return nil
	}
	return []problem.Rule{"host-in-two-steps"}
}

func (s *sftpServer) close() error {
	s.stop()
	s.sftp.Close()
	return s.ssh.Close()
}
