package hosts

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"strconv"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
)

// A fileServer has files in folders, and replaces one by renaming another. Paths
// count from the folder of the site, which is ".". An error that is fs.ErrNotExist
// says that there is no such file or folder.
type fileServer interface {
	list(ctx context.Context, dir string) ([]entry, error)
	read(ctx context.Context, name string) ([]byte, error)
	write(ctx context.Context, name string, data []byte) error
	// rename replaces the file at to, if there is one.
	rename(ctx context.Context, from, to string) error
	// version returns that of a file, as list gives it.
	version(ctx context.Context, name string) (string, error)
	remove(ctx context.Context, name string) error
	makeFolder(ctx context.Context, dir string) error
	removeFolder(ctx context.Context, dir string) error
	// workers is how many may call the other methods at a time.
	workers() int
	warnings() []problem.Rule
	close() error
}

// An entry is a file or a folder in a folder.
type entry struct {
	name    string
	folder  bool
	size    int64
	version string
}

// versionAt is the version of a file that was written at a time: in seconds, which
// is as exact as all servers are.
func versionAt(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }

// A server is a fileServer as a host: a file is written under another name and
// takes its own in one step.
type server struct {
	fileServer
	mu      sync.Mutex
	folders map[string]bool // that are known to be there
}

func newServer(files fileServer) *server {
	return &server{fileServer: files, folders: map[string]bool{}}
}

// Files lists folder after folder, those of one depth at a time.
func (s *server) Files(ctx context.Context) ([]publish.File, error) {
	var files []publish.File
	for level := []string{"."}; len(level) > 0; {
		var mu sync.Mutex
		var next []string
		group, inGroup := errgroup.WithContext(ctx)
		group.SetLimit(max(1, s.workers()))
		for _, dir := range level {
			group.Go(func() error {
				entries, err := s.list(inGroup, dir)
				if errors.Is(err, fs.ErrNotExist) {
					return nil // nothing yet, or gone meanwhile
				} else if err != nil {
					return err
				}
				mu.Lock()
				defer mu.Unlock()
				if len(entries) > 0 { // some servers list what is not there, as empty
					s.knows(dir)
				}
				for _, e := range entries {
					switch at := path.Join(dir, e.name); {
					case e.name == "." || e.name == "..":
					case e.folder:
						next = append(next, at)
					default:
						files = append(files, publish.File{Path: at, Size: e.size, Version: e.version})
					}
				}
				return nil
			})
		}
		if err := group.Wait(); err != nil {
			return nil, err
		}
		level = next
	}
	return files, nil
}

func (s *server) knows(dir string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.folders[dir] = true
}

func (s *server) Read(ctx context.Context, name string) ([]byte, error) { return s.read(ctx, name) }

func (s *server) Put(ctx context.Context, name string, data []byte) (string, error) {
	if err := s.makeFolders(ctx, path.Dir(name)); err != nil {
		return "", err
	}
	unfinished := name + publish.UnfinishedSuffix
	if err := s.write(ctx, unfinished, data); err != nil {
		_ = s.Remove(ctx, unfinished) // on a full disk the next run needs the room
		return "", err
	}
	if err := s.rename(ctx, unfinished, name); err != nil {
		return "", err
	}
	return s.version(ctx, name)
}

// makeFolders makes a folder and those above it.
func (s *server) makeFolders(ctx context.Context, dir string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.makeFolderAt(ctx, dir)
}

func (s *server) makeFolderAt(ctx context.Context, dir string) error {
	if s.folders[dir] {
		return nil
	}
	if dir != "." {
		if err := s.makeFolderAt(ctx, path.Dir(dir)); err != nil {
			return err
		}
	}
	if err := s.makeFolder(ctx, dir); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	s.folders[dir] = true
	return nil
}

func (s *server) Remove(ctx context.Context, name string) error {
	if err := s.remove(ctx, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if s.removeFolder(ctx, dir) != nil {
			break // there is something left in it
		}
		delete(s.folders, dir)
	}
	return nil
}

func (s *server) Warnings() []problem.Rule { return s.warnings() }

func (s *server) Workers() int { return s.workers() }
func (s *server) Flush() error { return nil }
func (s *server) Close() error { return s.close() }
