package photo

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"iter"
	"runtime"
	"slices"
	"sync"

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
// All variants of a photo are made at once: it is decoded, brought to the size of
// the widest, and each of the others is made of the next wider one. What it holds
// meanwhile is bounded: photos that are being decoded wait for each other when
// they are large, and of the files that were made without a cache only the last
// are kept.
type Encoder struct {
	cache    *Cache
	decoding *semaphore.Weighted // in bytes; a large photo is not overtaken
	made     made

	mu      sync.Mutex
	checked map[Sum]*Refusal // nil for an image that is whole
}

// largeCost is from how many bytes on the memory of a decoded image is taken back
// at once.
const largeCost = 64 << 20

// maxMade is how many bytes are kept of files that were made.
const maxMade = 32 << 20

// NewEncoder returns an encoder that keeps what it makes in cache, which may
// be nil.
func NewEncoder(cache *Cache) *Encoder {
	return &Encoder{
		cache: cache, decoding: semaphore.NewWeighted(maxCost), made: made{capacity: maxMade},
		checked: make(map[Sum]*Refusal),
	}
}

// Encode makes one variant of an image. The bytes depend on the source's bytes
// and the variant alone: cached and fresh ones are equal. They may be those of scratch.
//
// A *Refusal is for the author to mend: the photo is damaged behind its headers,
// or was replaced since it was inspected. Any other error is the machine's.
func (e *Encoder) Encode(ctx context.Context, source Source, v Variant, scratch *bytes.Buffer) ([]byte, error) {
	at := slices.Index(Variants(source.Info), v)
	if at < 0 {
		return nil, fmt.Errorf("photo: %v is no variant of this image", v)
	}
	// What makes a drawing safe is done each time: a cache may come from a stranger.
	if out, ok := e.cache.get(KeyOf(source.Sum, v), scratch); ok && source.Info.Format != SVG {
		return out, nil
	}
	files, err := e.files(ctx, source)
	if err != nil {
		return nil, err
	}
	return files[at], nil
}

// Check decodes an image and returns why it cannot be published; nil if it can.
// What it makes of it goes to the cache, if there is one. The error is that of
// ctx, or the machine's.
func (e *Encoder) Check(ctx context.Context, source Source) (*Refusal, error) {
	if refusal, known := e.Checked(source); known {
		return refusal, nil
	}
	var err error
	if e.cache == nil {
		err = e.verify(ctx, source)
	} else {
		_, err = e.files(ctx, source)
	}
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return refusal, nil
	}
	return nil, err
}

// Checked returns what Check would, if that takes no decoding; otherwise known is
// false. A drawing was read whole when it was inspected.
func (e *Encoder) Checked(source Source) (refusal *Refusal, known bool) {
	if source.Info.Format == SVG {
		return nil, true
	}
	e.mu.Lock()
	refusal, known = e.checked[source.Sum]
	e.mu.Unlock()
	if !known && e.cached(source) {
		e.remember(source.Sum, nil)
		known = true
	}
	return refusal, known
}

// verify decodes an image and makes nothing of it.
func (e *Encoder) verify(ctx context.Context, source Source) error {
	data, release, err := e.open(ctx, source)
	if err != nil {
		return err
	}
	defer release()
	if source.Info.Animated {
		_, err = encodeAnimation(data)
	} else {
		_, err = decode(data, source.Info)
	}
	if refusal, ok := errors.AsType[*Refusal](err); ok || err == nil {
		e.remember(source.Sum, refusal)
	}
	return err
}

// open reads an image when there is room to decode it. One that takes more than
// there is waits for all others.
func (e *Encoder) open(ctx context.Context, source Source) (data []byte, release func(), err error) {
	n := min(source.Info.Cost, maxCost)
	if err := e.decoding.Acquire(ctx, n); err != nil {
		return nil, nil, err
	}
	release = func() { e.decoding.Release(n) }
	if data, err = source.read(); err != nil {
		release()
		return nil, nil, err
	}
	return data, release, nil
}

func (e *Encoder) remember(sum Sum, refusal *Refusal) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.checked[sum] = refusal
}

// cached reports whether the cache has all variants of an image.
func (e *Encoder) cached(source Source) bool {
	for _, v := range Variants(source.Info) {
		if !e.cache.has(KeyOf(source.Sum, v)) {
			return false
		}
	}
	return true
}

// files returns the files of all variants of an image, in their order.
func (e *Encoder) files(ctx context.Context, source Source) ([][]byte, error) {
	return e.made.get(ctx, source.Sum, func() ([][]byte, error) {
		files, err := e.make(ctx, source)
		if refusal, ok := errors.AsType[*Refusal](err); ok && refusal.Rule != RuleChanged {
			e.remember(source.Sum, refusal)
		}
		if err != nil {
			return nil, err
		}
		for i, v := range Variants(source.Info) {
			e.cache.put(KeyOf(source.Sum, v), files[i])
		}
		e.remember(source.Sum, nil)
		return files, nil
	})
}

func (e *Encoder) make(ctx context.Context, source Source) ([][]byte, error) {
	data, release, err := e.open(ctx, source)
	if err != nil {
		return nil, err
	}
	defer release()
	switch {
	case source.Info.Format == SVG:
		clean, _, err := Sanitize(data)
		return [][]byte{clean}, err
	case source.Info.Animated:
		animation, err := encodeAnimation(data)
		return [][]byte{animation}, err
	}
	variants := Variants(source.Info)
	img, err := widestOf(data, source.Info, variants[len(variants)-1])
	if err != nil {
		return nil, err
	}
	if source.Info.Cost > largeCost {
		runtime.GC() // the decoded image goes before the files are made
	}
	return encodeVariants(img, variants)
}

// widestOf decodes an image and returns it upright, in sRGB and in the size of its
// widest variant.
func widestOf(data []byte, info Info, v Variant) (image.Image, error) {
	img, err := decode(data, info)
	if err != nil {
		return nil, err
	}
	width, height := v.Width, v.Height
	if swapsAxes(info.Orientation) {
		width, height = height, width
	}
	c := conversionOf(data, info.Format, img)
	early := c.isEarly(img)
	img = resize(img, width, height, c)
	if !early {
		img = c.apply(img)
	}
	return upright(img, info.Orientation), nil
}

// encodeVariants makes the files of an image that has the size of the last variant,
// several at a time.
func encodeVariants(img image.Image, variants []Variant) ([][]byte, error) {
	files, failures := make([][]byte, len(variants)), make([]error, len(variants))
	var group sync.WaitGroup
	for i, sized := range sizes(img, variants) {
		group.Go(func() { files[i], failures[i] = encode(sized, variants[i].Format) })
	}
	group.Wait()
	return files, errors.Join(failures...)
}

// sizes yields an image that has the size of the last variant, and then each smaller one
// made of the one before.
func sizes(img image.Image, variants []Variant) iter.Seq2[int, image.Image] {
	return func(yield func(int, image.Image) bool) {
		for i, v := range slices.Backward(variants) {
			if img.Bounds().Size() != image.Pt(v.Width, v.Height) {
				img = resize(img, v.Width, v.Height, nil)
			}
			if !yield(i, img) {
				return
			}
		}
	}
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
