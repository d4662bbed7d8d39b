// Package hosts is where a site can be published: each file holds a kind of host,
// which publish sees as a publish.Host.
//
// Its law: a password is asked for or remembered, and never stands in an address, a
// message or a file of the site.
package hosts

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"syscall"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// maxRead is how much is read of a file of a host: no list of ours is longer.
const maxRead = 64 << 20

// Open opens the host of a destination. site is the folder from which those on this
// machine count.
func Open(ctx context.Context, to sheet.Destination, site string, a *Access) (publish.Host, error) {
	switch to.Way {
	case "sftp":
		return openSFTP(ctx, to, a)
	case "ftps", "plain-ftp":
		return openFTP(ctx, to, a)
	case "webdavs":
		return openWebDAV(ctx, to, a)
	case "s3":
		return openS3(ctx, to, a)
	case "zip":
		return openArchive(LocalPath(to, site))
	default:
		return openFolder(LocalPath(to, site))
	}
}

// LocalPath returns the path of a destination on this machine.
func LocalPath(to sheet.Destination, site string) string {
	where := filepath.FromSlash(to.Path)
	if filepath.IsAbs(where) {
		return filepath.Clean(where)
	}
	return filepath.Join(site, where)
}

// failed words what the disk of a host refused. name is the file.
func failed(name string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return publish.Fail("host-full", err, nil)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return publish.Fail("host-denied", err, problem.Args{"path": name})
	}
	return publish.Fail("host-failed", err, problem.Args{"path": name})
}

// readAll reads a file of a host, which may be a hostile one.
func readAll(r io.ReadCloser) ([]byte, error) {
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxRead+1))
	if err == nil && len(data) > maxRead {
		err = fs.ErrInvalid
	}
	return data, err
}
