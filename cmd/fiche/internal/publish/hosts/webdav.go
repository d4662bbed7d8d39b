package hosts

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"syscall"

	"fiche/cmd/fiche/internal/mediatype"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// A davServer is a folder behind WebDAV (RFC 4918).
//
// The client is our own, of five requests: the library that there is returns a list
// that was cut as a short one, and removes folders with what is in them.
type davServer struct {
	*web
	root string // from the root of the host
}

func openWebDAV(ctx context.Context, to sheet.Destination, a *Access) (publish.Host, error) {
	s := &davServer{newWeb(ctx, to.Host, a), to.Path}
	// Nobody is asked for a password before the host has shown that it is the right one.
	answer, err := s.find(ctx, ".", "0")
	if err == nil && answer.StatusCode == http.StatusUnauthorized {
		drop(answer)
		if kinds := answer.Header.Values("Www-Authenticate"); !offersBasic(kinds) {
			return nil, publish.Fail("host-login-kind", nil, problem.Args{"host": s.address, "key": strings.Join(kinds, ", ")})
		}
		err = a.login(ctx, to, func(password string) (err error) {
			s.sign = func(r *http.Request, _ []byte) error { r.SetBasicAuth(to.User, password); return nil }
			if answer, err = s.find(ctx, ".", "0"); err == nil && answer.StatusCode == http.StatusUnauthorized {
				drop(answer)
				return errLogin
			}
			return err
		})
	}
	if err != nil {
		return nil, err
	}
	defer drop(answer)
	switch status := answer.StatusCode; {
	case status == http.StatusMultiStatus, status == http.StatusNotFound:
		return newServer(s), nil
	default:
		return nil, s.noAnswer(".", answer)
	}
}

// noAnswer words why a folder is not told.
func (s *davServer) noAnswer(name string, answer *http.Response) error {
	where := problem.Args{"host": s.address, "path": s.at(name)}
	switch status := answer.StatusCode; {
	case status == http.StatusMethodNotAllowed: // Apache's, for a folder with an index.html
		return publish.Fail("host-no-listing", errors.New(answer.Status), where)
	case status < 300, status == http.StatusNotImplemented:
		return publish.Fail("host-no-webdav", errors.New(answer.Status), where)
	}
	return s.refused(s.at(name), answer)
}

// offersBasic reports whether a host takes a password as it is, which TLS keeps
// private.
func offersBasic(kinds []string) bool {
	for _, kind := range kinds {
		if len(kind) >= 5 && strings.EqualFold(kind[:5], "basic") {
			return true
		}
	}
	return false
}

func (s *davServer) at(name string) string { return path.Join(s.root, name) }

// file returns the address of a file.
func (s *davServer) file(name string) *url.URL {
	return &url.URL{Scheme: "https", Host: s.address, Path: s.at(name)}
}

// folder returns the address of a folder: some hosts know it only with its slash.
func (s *davServer) folder(name string) *url.URL {
	at := s.file(name)
	at.Path = strings.TrimSuffix(at.Path, "/") + "/"
	return at
}

// do makes a request whose answer says nothing.
func (s *davServer) do(ctx context.Context, method string, at *url.URL, header http.Header, body []byte) error {
	answer, err := s.send(ctx, method, at, header, body)
	if err != nil {
		return err
	}
	defer drop(answer)
	if answer.StatusCode == http.StatusMultiStatus { // some of it was not done
		return publish.Fail("host-failed", errors.New(answer.Status), problem.Args{"path": at.Path})
	}
	return s.refused(at.Path, answer)
}

const davQuestion = `<?xml version="1.0" encoding="utf-8"?>
<propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getetag/><getlastmodified/></prop></propfind>`

// find asks for a folder (depth 0), or for what is in it too (depth 1).
func (s *davServer) find(ctx context.Context, dir, depth string) (*http.Response, error) {
	header := http.Header{"Depth": {depth}, "Content-Type": {"application/xml; charset=utf-8"}}
	at := s.folder(dir)
	return s.send(ctx, "PROPFIND", at, header, []byte(davQuestion))
}

// A davFile is what a host says of a file or folder.
type davFile struct {
	Href  string `xml:"DAV: href"`
	Stats []struct {
		Status   string    `xml:"DAV: status"`
		Folder   *struct{} `xml:"DAV: prop>resourcetype>collection"`
		Size     string    `xml:"DAV: prop>getcontentlength"`
		ETag     string    `xml:"DAV: prop>getetag"`
		Modified string    `xml:"DAV: prop>getlastmodified"`
	} `xml:"DAV: propstat"`
}

// entry returns the file as an entry, whose name is its whole path.
func (f *davFile) entry() (entry, error) {
	at, err := url.Parse(strings.TrimSpace(f.Href))
	if err != nil {
		return entry{}, err
	}
	e := entry{name: path.Clean("/" + at.Path)}
	for _, stat := range f.Stats {
		if !strings.Contains(stat.Status, " 200") {
			continue
		}
		e.folder = stat.Folder != nil
		e.version = cmp.Or(strings.TrimPrefix(stat.ETag, "W/"), stat.Modified)
		if e.size, err = strconv.ParseInt(cmp.Or(stat.Size, "0"), 10, 64); err != nil {
			return entry{}, err
		}
	}
	return e, nil
}

var errAnswer = errors.New("not an answer of WebDAV")

// readAnswer reads what a host says of files. A list that was cut is an error.
func readAnswer(r io.Reader) (all []entry, err error) {
	decoder := xml.NewDecoder(io.LimitReader(r, maxRead))
	for {
		token, err := decoder.Token()
		if err == io.EOF && all != nil {
			return all, nil
		} else if err != nil {
			return nil, errors.Join(errAnswer, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "response" {
			continue
		}
		var f davFile
		if err := decoder.DecodeElement(&f, &start); err != nil {
			return nil, errors.Join(errAnswer, err)
		}
		e, err := f.entry()
		if err != nil {
			return nil, errors.Join(errAnswer, err)
		}
		all = append(all, e)
	}
}

// ask asks for a folder or file and returns what the host says of it and, with depth
// 1, of what is in it. Behind a gateway a host may give other paths than those that
// it was asked for: the shortest one is that of the folder itself.
func (s *davServer) ask(answer *http.Response, name string) (self entry, inside []entry, err error) {
	defer drop(answer)
	if answer.StatusCode != http.StatusMultiStatus {
		return self, nil, s.noAnswer(name, answer)
	}
	all, err := readAnswer(answer.Body)
	if err != nil {
		if isLost(err) {
			return self, nil, publish.Fail("host-lost", err, nil)
		}
		return self, nil, publish.Fail("host-no-webdav", err, problem.Args{"host": s.address, "path": s.at(name)})
	}
	self = all[0]
	for _, e := range all {
		if len(e.name) < len(self.name) {
			self = e
		}
	}
	for _, e := range all {
		switch {
		case e == self:
		case path.Dir(e.name) != self.name:
			return self, nil, publish.Fail("host-no-webdav", errAnswer, problem.Args{"host": s.address, "path": s.at(name)})
		default:
			e.name = path.Base(e.name)
			inside = append(inside, e)
		}
	}
	return self, inside, nil
}

func (s *davServer) list(ctx context.Context, dir string) ([]entry, error) {
	answer, err := s.find(ctx, dir, "1")
	if err != nil {
		return nil, err
	}
	self, inside, err := s.ask(answer, dir)
	if err == nil && !self.folder {
		err = publish.Fail("host-failed", &fs.PathError{Op: "list", Path: dir, Err: syscall.ENOTDIR}, problem.Args{"path": s.at(dir)})
	}
	return inside, err
}

func (s *davServer) read(ctx context.Context, name string) ([]byte, error) {
	answer, err := s.send(ctx, http.MethodGet, s.file(name), nil, nil)
	if err != nil {
		return nil, err
	}
	if err := s.refused(s.at(name), answer); err != nil {
		drop(answer)
		return nil, err
	}
	data, err := readAll(answer.Body)
	if err != nil {
		err = publish.Fail("host-lost", err, nil)
	}
	return data, err
}

func (s *davServer) write(ctx context.Context, name string, data []byte) error {
	kind := mediatype.Of(strings.TrimSuffix(name, publish.UnfinishedSuffix))
	return s.do(ctx, http.MethodPut, s.file(name), http.Header{"Content-Type": {kind}}, data)
}

func (s *davServer) rename(ctx context.Context, from, to string) error {
	return s.do(ctx, "MOVE", s.file(from), http.Header{"Destination": {s.file(to).String()}, "Overwrite": {"T"}}, nil)
}

func (s *davServer) version(ctx context.Context, name string) (string, error) {
	header := http.Header{"Depth": {"0"}, "Content-Type": {"application/xml; charset=utf-8"}}
	answer, err := s.send(ctx, "PROPFIND", s.file(name), header, []byte(davQuestion))
	if err != nil {
		return "", err
	}
	self, _, err := s.ask(answer, name)
	return self.version, err
}

func (s *davServer) remove(ctx context.Context, name string) error {
	return s.do(ctx, http.MethodDelete, s.file(name), nil, nil)
}

// makeFolder makes a folder; "." is that of the site, with those above it.
func (s *davServer) makeFolder(ctx context.Context, dir string) error {
	at := s.folder(dir)
	if at.Path == "/" {
		return nil
	}
	answer, err := s.send(ctx, "MKCOL", at, nil, nil)
	if err != nil {
		return err
	}
	drop(answer)
	switch {
	case answer.StatusCode == http.StatusMethodNotAllowed:
		return fs.ErrExist
	case answer.StatusCode == http.StatusConflict && dir == ".": // one above is missing
		above := &davServer{s.web, path.Dir(s.root)}
		if err := above.makeFolder(ctx, "."); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		return s.do(ctx, "MKCOL", at, nil, nil)
	}
	return s.refused(at.Path, answer)
}

var errNotEmpty = errors.New("not empty")

// removeFolder looks first: a host removes a folder with all that is in it.
func (s *davServer) removeFolder(ctx context.Context, dir string) error {
	inside, err := s.list(ctx, dir)
	if err == nil && len(inside) > 0 {
		err = errNotEmpty
	}
	if err != nil {
		return err
	}
	return s.do(ctx, http.MethodDelete, s.folder(dir), nil, nil)
}

func (s *davServer) workers() int { return webConnections }

// By the standard a host deletes what a file that is moved replaces, and then moves it.
func (s *davServer) warnings() []problem.Rule { return []problem.Rule{"host-in-two-steps"} }
