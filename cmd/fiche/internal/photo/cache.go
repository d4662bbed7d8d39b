package photo

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// encoderVersion goes up with every change to the bytes that this package writes.
const encoderVersion = 3

// A Key names one entry of a cache.
type Key [sha256.Size]byte

// KeyOf returns the key of one variant of the source that sum names. It covers all
// that the bytes depend on: the source, the variant, this package, and the
// Go release and processor, whose encoders and rounding may differ.
func KeyOf(sum Sum, v Variant) Key {
	return sha256.Sum256(fmt.Appendf(nil, "%x %d×%d %s %d %s %s",
		sum, v.Width, v.Height, v.Format, encoderVersion, runtime.Version(), runtime.GOARCH))
}

// KeyOfMade returns the key of what was made of photos and of what content says.
func KeyOfMade(content []byte) Key {
	return sha256.Sum256(fmt.Appendf(nil, "made %x %d %s %s", sha256.Sum256(content), encoderVersion, runtime.Version(), runtime.GOARCH))
}

// A Cache keeps the files made of photos between builds, in the folder
// "photos" of a root (the site's .fiche folder). A nil *Cache is ready to use
// and keeps nothing.
//
// Its law: it saves time and decides nothing. An entry is found by content,
// never by name or time; a damaged one is as good as none; and the folder may
// be deleted at any moment.
type Cache struct {
	root  *os.Root
	count atomic.Uint64 // of temporary files

	mu     sync.Mutex
	failed error
	used   map[Key]bool // of Keep
}

const (
	cacheFolder = "photos"
	cacheHeader = 8 + sha256.Size // length and hash of what follows
	cacheLimit  = 256 << 20       // bytes: no file that is made comes near it
)

// NewCache returns the cache in a root. The caller closes the root when the
// cache is no longer used.
func NewCache(root *os.Root) *Cache { return &Cache{root: root} }

// Failed returns the first error met in writing the cache, or nil. A build
// succeeds without a cache, but takes longer.
func (c *Cache) Failed() error {
	if c == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

func (k Key) path() string {
	name := hex.EncodeToString(k[:])
	return path.Join(cacheFolder, name[:2], name[2:])
}

// has reports whether there is an entry under a key, which may be damaged.
func (c *Cache) has(key Key) bool {
	if c == nil {
		return false
	}
	info, err := c.root.Lstat(key.path())
	return err == nil && info.Mode().IsRegular() && info.Size() >= cacheHeader && info.Size() <= cacheLimit
}

// get returns the entry under a key, read into a buffer; ok is false when there is
// none, or it is damaged.
func (c *Cache) get(key Key, scratch *bytes.Buffer) (body []byte, ok bool) {
	if !c.has(key) {
		return nil, false
	}
	f, err := c.root.Open(key.path())
	if err != nil {
		return nil, false
	}
	defer f.Close()
	scratch.Reset()
	if _, err := scratch.ReadFrom(f); err != nil || scratch.Len() < cacheHeader {
		return nil, false
	}
	entry := scratch.Bytes()
	body = entry[cacheHeader:]
	if string(entry[:cacheHeader]) != string(header(body)) {
		return nil, false
	}
	return body, true
}

// keep returns the entry under a key, which is made if there is none.
func (c *Cache) keep(key Key, scratch *bytes.Buffer, build func() ([]byte, error)) ([]byte, error) {
	if c == nil {
		return build()
	}
	c.mu.Lock()
	if c.used == nil {
		c.used = make(map[Key]bool)
	}
	c.used[key] = true
	c.mu.Unlock()
	if body, ok := c.get(key, scratch); ok {
		return body, nil
	}
	body, err := build()
	if err == nil {
		c.put(key, body)
	}
	return body, err
}

// put stores an entry: whole or not at all, since it gets its name by a rename
// once it is written.
func (c *Cache) put(key Key, body []byte) {
	if c == nil {
		return
	}
	if err := c.write(key.path(), append(header(body), body...)); err != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.failed = errors.Join(c.failed, err)
	}
}

func (c *Cache) write(name string, entry []byte) error {
	if c.Failed() != nil {
		return nil // a full disk is one error, not a thousand
	}
	if err := c.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	temporary := fmt.Sprintf("%s.%d-%d%s", name, os.Getpid(), c.count.Add(1), temporarySuffix)
	if err := c.root.WriteFile(temporary, entry, 0o644); err != nil {
		return errors.Join(err, ignoreMissing(c.root.Remove(temporary)))
	}
	if err := c.root.Rename(temporary, name); err != nil {
		return errors.Join(err, ignoreMissing(c.root.Remove(temporary)))
	}
	return nil
}

const temporarySuffix = ".tmp"

func header(body []byte) []byte {
	h := binary.BigEndian.AppendUint64(make([]byte, 0, cacheHeader), uint64(len(body)))
	sum := sha256.Sum256(body)
	return append(h, sum[:]...)
}

// Prune removes all entries but those in keep and those that Encoder.Keep was asked
// for since the last time, and what writes that were killed have left. Files that a cache does not write are left alone.
func (c *Cache) Prune(keep map[Key]bool) error {
	if c == nil {
		return nil
	}
	c.mu.Lock()
	used := c.used
	c.used = nil
	c.mu.Unlock()
	var failed error
	err := fs.WalkDir(c.root.FS(), cacheFolder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return ignoreMissing(err)
		}
		if key, ok := entryKey(name); ok && !keep[key] && !used[key] {
			failed = errors.Join(failed, ignoreMissing(c.root.Remove(name)))
		}
		return nil
	})
	return errors.Join(err, failed)
}

// entryKey returns the key of the cache's file called name, or the zero key for
// a temporary file; ok is false for files that are not the cache's.
func entryKey(name string) (key Key, ok bool) {
	folder, file := path.Split(name)
	digits, rest, _ := strings.Cut(path.Base(folder)+file, ".")
	n, err := hex.Decode(key[:], []byte(digits[:min(len(digits), 2*len(key))]))
	if err != nil || n != len(key) || len(digits) != 2*len(key) {
		return Key{}, false
	}
	if rest == "" {
		return key, true
	}
	return Key{}, strings.HasSuffix("."+rest, temporarySuffix)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
