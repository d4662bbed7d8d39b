package photo

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"slices"
	"time"

	"golang.org/x/sync/semaphore"
)

// A Sum names the bytes of a source file.
type Sum = [sha256.Size]byte

// A Source is an image to make files of. It holds no bytes, so that a site of
// thousands of photos may hold as many sources.
type Source struct {
	Info Info
	Sum  Sum
	// Read returns the bytes that Info and Sum were made of. It may be
	// called several times, from several goroutines.
	Read func() ([]byte, error)
}

// An Encoder makes the variants of images. It is safe for use by several
// goroutines.
//
// A photo is decoded once for all its variants when they are asked for soon
// after each other. What it holds meanwhile is bounded: photos that are being
// decoded wait for each other when they are large, and of those that are
// decoded only the last few are kept for a moment, at the size of their widest
// variant.
type Encoder struct {
	cache    *Cache
	decoding *semaphore.Weighted // in pixels; a large photo is not overtaken
	bases    bases
	idle     *time.Timer
}

const (
	maxDecoding = 128_000_000      // pixels in decoding at a time
	maxBases    = 24_000_000       // pixels that are kept after it: 96 MB,
	keptFor     = 10 * time.Second // after the last variant was made of one
)

// NewEncoder returns an encoder that keeps what it makes in cache, which may
// be nil.
func NewEncoder(cache *Cache) *Encoder {
	e := &Encoder{cache: cache, decoding: semaphore.NewWeighted(maxDecoding), bases: bases{capacity: maxBases}}
	e.idle = time.AfterFunc(keptFor, e.Release)
	return e
}

// Encode makes one variant of an image. The bytes depend on the source's bytes
// and the variant alone: cached and fresh ones are equal.
//
// A *Refusal is for the author to mend: the photo is damaged behind its headers,
// or was replaced since it was inspected. Any other error is the machine's.
func (e *Encoder) Encode(ctx context.Context, source Source, v Variant) ([]byte, error) {
	if !slices.Contains(Variants(source.Info), v) {
		return nil, fmt.Errorf("photo: %v is no variant of this image", v)
	}
	key := KeyOf(source.Sum, v)
	if out, ok := e.cache.get(key); ok {
		return out, nil
	}
	out, err := e.make(ctx, source, v)
	if err == nil {
		e.cache.put(key, out)
	}
	return out, err
}

// Release drops the decoded images at once. The encoder stays usable.
func (e *Encoder) Release() { e.bases.drop() }

func (e *Encoder) make(ctx context.Context, source Source, v Variant) ([]byte, error) {
	switch {
	case source.Info.Format == SVG:
		data, err := source.read()
		if err != nil {
			return nil, err
		}
		clean, _, err := Sanitize(data)
		return clean, err
	case source.Info.Animated:
		return e.animation(ctx, source)
	}
	base, err := e.bases.get(ctx, source.Sum, func() (image.Image, error) { return e.base(ctx, source) })
	if err != nil {
		return nil, err
	}
	e.idle.Reset(keptFor)
	return encode(resize(base, v), v.Format)
}

func (e *Encoder) animation(ctx context.Context, source Source) ([]byte, error) {
	release, err := e.acquire(ctx, source.Info)
	if err != nil {
		return nil, err
	}
	defer release()
	data, err := source.read()
	if err != nil {
		return nil, err
	}
	return encodeAnimation(data)
}

// acquire waits until an image may be decoded: at most maxDecoding pixels are
// in decoding at once, or one image that is larger. The error is that of ctx.
func (e *Encoder) acquire(ctx context.Context, info Info) (release func(), err error) {
	n := min(int64(info.Pixels), maxDecoding)
	if err := e.decoding.Acquire(ctx, n); err != nil {
		return nil, err
	}
	return func() { e.decoding.Release(n) }, nil
}

// base returns the image upright and at the size of its widest variant.
func (e *Encoder) base(ctx context.Context, source Source) (image.Image, error) {
	release, err := e.acquire(ctx, source.Info)
	if err != nil {
		return nil, err
	}
	defer release()
	data, err := source.read()
	if err != nil {
		return nil, err
	}
	img, err := decode(data, source.Info)
	if err != nil {
		return nil, err
	}
	variants := Variants(source.Info)
	return reduceToSRGB(img, data, source.Info, variants[len(variants)-1]), nil
}

// read returns the source's bytes, after comparing them with those that were
// inspected: the limits were checked on them and no others.
func (s Source) read() ([]byte, error) {
	data, err := s.Read()
	if err != nil {
		return nil, err
	}
	if sha256.Sum256(data) != s.Sum {
		return nil, &Refusal{Rule: RuleChanged}
	}
	return data, nil
}

// isCancelled reports whether an error says nothing about the image.
func isCancelled(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
