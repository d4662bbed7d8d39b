// Package office reads the files of office programs: a workbook (.xlsx) as rows of
// cells, a document (.docx) as HTML.
//
// It stands before package importer. Its law is that a file, whatever it holds, costs
// no more than its bounds say: of each part so many bytes are unpacked, of a workbook
// so many cells are kept, nothing is looked up outside of the file, and XML has no
// entities but its own.
package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// What is wrong with a file as a whole.
var (
	ErrBroken   = errors.New("office: the file is broken")
	ErrLocked   = errors.New("office: the file has a password")
	ErrOld      = errors.New("office: the file is of a format before 2007")
	ErrTooLarge = errors.New("office: the file unpacks to too much")
)

// What one file may cost.
const (
	MaxFile  = 64 << 20 // bytes of a file
	maxPart  = 16 << 20 // bytes that a part unpacks to
	maxParts = 10_000   // in a file
	maxRatio = 100      // of what a large archive unpacks to, to what it is: photos gain nothing, text five to ten times
	maxDepth = 200      // of elements in each other
	maxNodes = 1 << 20  // of a part: elements and texts
)

// IsOffice reports whether data begin as a file of an office program does, of today or
// of before 2007.
func IsOffice(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || isCompound(data)
}

// isCompound reports whether data begin as a compound file: a document of before
// 2007, or one with a password.
func isCompound(data []byte) bool { return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) }

// An archive is a file of an office program: parts in a zip.
type archive struct {
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

// openArchive opens a file, in which there must be one of these parts, and returns
// which.
func openArchive(data []byte, main ...string) (a *archive, found string, err error) {
	if isCompound(data) {
		if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e")) {
			return nil, "", ErrLocked
		}
		return nil, "", ErrOld
	}
	if len(data) > MaxFile {
		return nil, "", ErrTooLarge
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) > maxParts {
		return nil, "", ErrBroken
	}
	if IsBomb(z, int64(len(data))) {
		return nil, "", ErrTooLarge
	}
	a = &archive{parts: map[string]*zip.File{}, left: MaxFile}
	for _, f := range z.File {
		a.parts[strings.TrimPrefix(f.Name, "/")] = f
	}
	for _, name := range main {
		if a.parts[name] != nil {
			return a, name, nil
		}
	}
	return nil, "", ErrBroken
}

// IsBomb reports whether an archive of this size unpacks to much more than people put
// into one. None of its parts gives more than it says.
func IsBomb(z *zip.Reader, size int64) bool {
	unpacked := uint64(0)
	for _, f := range z.File {
		unpacked += min(f.UncompressedSize64, 1<<40)
	}
	return unpacked > MaxFile && unpacked/maxRatio > uint64(size)
}

// read returns what a part holds; nothing if there is none.
func (a *archive) read(name string) ([]byte, error) {
	f := a.parts[name]
	if f == nil {
		return nil, nil
	}
	if f.UncompressedSize64 > uint64(min(maxPart, a.left)) {
		return nil, ErrTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return nil, ErrBroken
	}
	defer r.Close()
	data := bytes.NewBuffer(make([]byte, 0, int(f.UncompressedSize64)+bytes.MinRead))
	if _, err := data.ReadFrom(r); err != nil {
		return nil, ErrBroken
	}
	a.left -= int64(data.Len())
	return data.Bytes(), nil
}

// An element is one of a part: its name without its space, its attributes, what is
// in it in order.
type element struct {
	name     string
	attrs    map[string]string
	children []*element
	text     string // of a node that is text
}

// parse returns the elements of a part; nil if there is no such part.
func (a *archive) parse(name string) (*element, error) {
	data, err := a.read(name)
	if data == nil || err != nil {
		return nil, err
	}
	root := &element{}
	open := []*element{root}
	d := xml.NewDecoder(bytes.NewReader(data))
	for nodes := 0; ; nodes++ {
		token, err := d.RawToken()
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) > maxDepth || nodes > maxNodes {
				return nil, ErrTooLarge
			}
			e := &element{name: t.Name.Local}
			for _, attr := range t.Attr {
				if e.attrs == nil {
					e.attrs = map[string]string{}
				}
				e.attrs[attr.Name.Local] = attr.Value
			}
			last := open[len(open)-1]
			last.children = append(last.children, e)
			open = append(open, e)
		case xml.EndElement:
			if len(open) > 1 {
				open = open[:len(open)-1]
			}
		case xml.CharData:
			last := open[len(open)-1]
			last.children = append(last.children, &element{text: string(t)})
		}
		if errors.Is(err, io.EOF) {
			return root, nil
		} else if err != nil {
			return nil, ErrBroken
		}
	}
}

// child returns the first element with this name, directly in e; nil if e is nil or
// there is none.
func (e *element) child(names ...string) *element {
	for _, name := range names {
		if e == nil {
			return nil
		}
		var found *element
		for _, c := range e.children {
			if c.name == name {
				found = c
				break
			}
		}
		e = found
	}
	return e
}

// all calls do for each element with this name, at any depth in e.
func (e *element) all(name string, do func(*element)) {
	if e == nil {
		return
	}
	for _, c := range e.children {
		if c.name == name {
			do(c)
		}
		c.all(name, do)
	}
}

// topmost is all without what is in those elements, or stands for programs that know
// less.
func (e *element) topmost(name string, do func(*element)) {
	for _, c := range e.children {
		switch c.name {
		case name:
			do(c)
		case "Fallback":
		default:
			c.topmost(name, do)
		}
	}
}

// attr returns an attribute; empty if e is nil or there is none.
func (e *element) attr(name string) string {
	if e == nil {
		return ""
	}
	return e.attrs[name]
}

// words returns all text in an element.
func (e *element) words() string {
	if e == nil {
		return ""
	}
	if e.name == "" && e.children == nil {
		return e.text
	}
	var out strings.Builder
	for _, c := range e.children {
		out.WriteString(c.words())
	}
	return out.String()
}

// relations returns where the references of a part lead, by their names: to parts of
// the file, or outside.
func (a *archive) relations(part string) (map[string]string, error) {
	dir, base := path.Split(part)
	root, err := a.parse(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	root.all("Relationship", func(e *element) {
		target := e.attr("Target")
		if e.attr("TargetMode") != "External" {
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			target = strings.TrimPrefix(target, "/")
		}
		all[e.attr("Id")] = target
	})
	return all, nil
}
