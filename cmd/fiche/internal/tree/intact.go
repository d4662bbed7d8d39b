package tree

import (
	"context"
	"errors"
	"maps"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
)

var errChanged = errors.New("the folder is not as it was written")

// Intact reports whether dir is as a Write left it whose Report.List this is: each
// file has the bytes that were written, and no other Write is at work or was killed.
func Intact(ctx context.Context, dir, list string) bool {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return false
	}
	defer root.Close()
	d := &disk{Root: root, hooks: systemHooks()}
	names, err := d.names()
	if err != nil || slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, stagingPrefix) }) {
		return false
	}
	text, err := d.ReadFile(manifestName)
	if err != nil || digest(text) != list {
		return false
	}
	own, _ := decodeManifest(text)
	paths := slices.Sorted(maps.Keys(own))
	workers := make([]worker, runtime.GOMAXPROCS(0))
	err = each(len(paths), len(workers), func(k, i int) error {
		if ctx.Err() != nil || !workers[k].holds(d, paths[i], own[paths[i]]) {
			return errChanged
		}
		return nil
	})
	for i := range workers {
		workers[i].close()
	}
	return err == nil
}

// holds reports whether a file has the bytes of one of these stamps.
func (k *worker) holds(d *disk, name string, stamps []stamp) bool {
	dir, err := k.output.open(d.Root, path.Dir(name))
	if err != nil {
		return false
	}
	info, err := dir.Lstat(path.Base(name))
	hasSize := func(s stamp) bool { return s.size == info.Size() }
	if err != nil || !info.Mode().IsRegular() || !slices.ContainsFunc(stamps, hasSize) {
		return false
	}
	f, err := dir.Open(path.Base(name))
	if err != nil {
		return false
	}
	defer f.Close()
	k.page.Reset()
	_, err = k.page.ReadFrom(f)
	return err == nil && slices.Contains(stamps, stampOf(k.page.Bytes()))
}
