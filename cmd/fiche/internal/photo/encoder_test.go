package photo

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

// sourceOf is a source that counts how often it is read.
func sourceOf(t testing.TB, data []byte) (Source, *atomic.Int32) {
	t.Helper()
	info, refusal := Inspect(data)
	if refusal != nil {
		t.Fatal(refusal)
	}
	reads := new(atomic.Int32)
	return Source{
		Info: info,
		Sum:  sha256.Sum256(data),
		Read: func() ([]byte, error) { reads.Add(1); return data, nil },
	}, reads
}

func cacheIn(t testing.TB, folder string) *Cache {
	t.Helper()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return NewCache(root)
}

func encodeAll(t testing.TB, e *Encoder, s Source) [][]byte {
	t.Helper()
	var files [][]byte
	for _, v := range Variants(s.Info) {
		out, err := e.Encode(context.Background(), s, v, new(bytes.Buffer))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, out)
	}
	return files
}

// Same input, same bytes: alone or together, by one goroutine or many, fresh
// or from the cache.
func TestSameBytes(t *testing.T) {
	for name, data := range map[string][]byte{
		"JPEG": withSegments(jpegOf(t, noise(500, 280)), exifSegment(6)),
		"PNG":  pngOf(t, quadrants(500, 280)),
		"GIF":  gifOf(t, 3),
		"SVG":  []byte(`<svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>`),
	} {
		t.Run(name, func(t *testing.T) {
			source, reads := sourceOf(t, data)
			cache := cacheIn(t, t.TempDir())
			fresh := encodeAll(t, NewEncoder(cache), source)
			if reads.Load() != 1 {
				t.Errorf("the source was read %d times for all variants", reads.Load())
			}
			cached := encodeAll(t, NewEncoder(cache), source)
			if want := map[bool]int64{true: 2, false: 1}[name == "SVG"]; int64(reads.Load()) != want {
				t.Errorf("read %d times, want %d: all is cached but drawings, which are made safe each time", reads.Load(), want)
			}
			for i, v := range Variants(source.Info) {
				alone, err := encodeFile(context.Background(), data, v)
				if err != nil || !bytes.Equal(alone, fresh[i]) || !bytes.Equal(alone, cached[i]) {
					t.Errorf("%s: alone, together and cached differ (%v)", v.Name("photo"), err)
				}
			}
		})
	}
}

// A drawing that somebody put into the cache is not published.
func TestACachedDrawingIsNotTrusted(t *testing.T) {
	source, _ := sourceOf(t, []byte(`<svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>`))
	cache := cacheIn(t, t.TempDir())
	v := Variants(source.Info)[0]
	cache.put(KeyOf(source.Sum, v), []byte(`<svg onload="alert(1)"/>`))
	out, err := NewEncoder(cache).Encode(context.Background(), source, v, new(bytes.Buffer))
	if err != nil || bytes.Contains(out, []byte("alert")) {
		t.Errorf("%s, %v", out, err)
	}
}

func TestManyGoroutines(t *testing.T) {
	var sources []Source
	for i := range 3 {
		source, _ := sourceOf(t, jpegOf(t, noise(500+i, 300)))
		sources = append(sources, source)
	}
	e := NewEncoder(nil)
	e.made.capacity = 1 // none is kept
	want := make([][][]byte, len(sources))
	for i, s := range sources {
		want[i] = encodeAll(t, NewEncoder(nil), s)
	}
	var group sync.WaitGroup
	for range 4 {
		for i, s := range sources {
			for j, v := range Variants(s.Info) {
				group.Go(func() {
					got, err := e.Encode(context.Background(), s, v, new(bytes.Buffer))
					if err != nil || !bytes.Equal(got, want[i][j]) {
						t.Errorf("photo %d, %s: other bytes, %v", i, v.Name(""), err)
					}
				})
			}
		}
	}
	group.Wait()
	if !e.decoding.TryAcquire(maxCost) {
		t.Error("a decoding that has ended is still counted")
	}
}

func TestCancelled(t *testing.T) {
	source, _ := sourceOf(t, jpegOf(t, noise(500, 300)))
	e := NewEncoder(nil)
	e.decoding.TryAcquire(maxCost) // nothing else may be decoded
	ctx, cancel := context.WithCancel(context.Background())
	failed := make(chan error)
	go func() {
		_, err := e.Encode(ctx, source, Variants(source.Info)[0], new(bytes.Buffer))
		failed <- err
	}()
	cancel()
	if err := <-failed; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	e.decoding.Release(maxCost)
	encodeAll(t, e, source) // the failure is not remembered
}

// A caller that gives up leaves the work to one that waits for it.
func TestAWaitingCallerTakesOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := made{capacity: 100}
		ctx, cancel := context.WithCancel(t.Context())
		go b.get(ctx, Sum{}, func() ([][]byte, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		})
		synctest.Wait()
		want := [][]byte{{1}}
		got := make(chan [][]byte)
		go func() {
			files, _ := b.get(t.Context(), Sum{}, func() ([][]byte, error) { return want, nil })
			got <- files
		}()
		synctest.Wait()
		cancel()
		if files := <-got; &files[0] != &want[0] {
			t.Errorf("got %v", files)
		}
	})
}

// A failure is not remembered, nor more files than the capacity allows: those
// used least recently go.
func TestWhatMadeKeeps(t *testing.T) {
	b := made{capacity: 100} // bytes
	broken := errors.New("broken")
	for i, step := range []struct {
		sum   byte
		err   error
		build bool
	}{
		{1, broken, true}, {1, nil, true}, {2, nil, true}, {1, nil, false}, {2, nil, false},
		{3, nil, true}, {2, nil, false}, {3, nil, false}, {1, nil, true}, {2, nil, true},
	} {
		built := false
		_, err := b.get(t.Context(), Sum{step.sum}, func() ([][]byte, error) {
			built = true
			return [][]byte{make([]byte, 20), make([]byte, 30)}, step.err
		})
		if built != step.build || err != step.err {
			t.Errorf("step %d: built %v, %v", i, built, err)
		}
	}
}

func TestReplacedSource(t *testing.T) {
	source, _ := sourceOf(t, jpegOf(t, noise(500, 300)))
	other := jpegOf(t, noise(500, 301))
	source.Read = func() ([]byte, error) { return other, nil }
	_, err := NewEncoder(nil).Encode(context.Background(), source, Variants(source.Info)[0], new(bytes.Buffer))
	if refusal, ok := errors.AsType[*Refusal](err); !ok || refusal.Rule != RuleChanged {
		t.Errorf("got %v", err)
	}
}

func TestForeignVariant(t *testing.T) {
	source, _ := sourceOf(t, jpegOf(t, noise(500, 300)))
	if _, err := NewEncoder(nil).Encode(context.Background(), source, Variant{Width: 5000, Height: 3000, Format: JPEG}, new(bytes.Buffer)); err == nil {
		t.Error("a photo was enlarged")
	}
}

// The only frame of a GIF may be smaller than the image.
func TestSmallFrame(t *testing.T) {
	frame := image.NewPaletted(image.Rect(20, 10, 40, 20), color.Palette{red, color.Transparent})
	var data bytes.Buffer
	err := gif.EncodeAll(&data, &gif.GIF{
		Image: []*image.Paletted{frame}, Delay: []int{0}, Config: image.Config{Width: 40, Height: 20, ColorModel: frame.Palette},
	})
	if err != nil {
		t.Fatal(err)
	}
	info, _ := Inspect(data.Bytes())
	out, err := encodeFile(context.Background(), data.Bytes(), Variants(info)[0])
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil || img.Bounds() != image.Rect(0, 0, 40, 20) {
		t.Fatal(img.Bounds(), err)
	}
	_, _, _, inside := img.At(30, 15).RGBA()
	if _, _, _, outside := img.At(5, 5).RGBA(); inside != 0xffff || outside != 0 {
		t.Errorf("opacity %x in the frame, %x outside of it", inside, outside)
	}
}

func TestDrawingStaysExactAndLight(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 300, 200))
	for i := range img.Pix {
		img.Pix[i] = byte(i / 4 % 7 * 40)
	}
	data := pngOf(t, img)
	info, _ := Inspect(data)
	out, err := encodeFile(context.Background(), data, Variants(info)[0])
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := got.(*image.Paletted); !ok {
		t.Errorf("7 colours are kept as %T", got)
	}
	for y := range 200 {
		for x := range 300 {
			if distance(got.At(x, y), img.At(x, y)) != 0 {
				t.Fatalf("the pixel at %d, %d has changed", x, y)
			}
		}
	}
}

// What is half transparent has no dark or light rim when it is made smaller.
func TestTransparentEdge(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 800, 400))
	for y := range 400 {
		for x := range 400 {
			img.SetNRGBA(x, y, color.NRGBA{250, 250, 250, 255})
		}
	}
	data := pngOf(t, img)
	info, _ := Inspect(data)
	out, err := encodeFile(context.Background(), data, Variants(info)[0])
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	for x := range got.Bounds().Dx() {
		c := color.NRGBAModel.Convert(got.At(x, 50)).(color.NRGBA)
		if c.A > 0 && c.R < 245 {
			t.Errorf("dark rim at %d: %v", x, c)
		}
	}
}

func TestCacheDamage(t *testing.T) {
	data := pngOf(t, quadrants(90, 60))
	source, reads := sourceOf(t, data)
	v := Variants(source.Info)[0]
	want, _ := encodeFile(context.Background(), data, v)
	for name, damage := range map[string]func(file string, entry []byte) error{
		"emptied":    func(f string, _ []byte) error { return os.WriteFile(f, nil, 0o644) },
		"cut":        func(f string, b []byte) error { return os.WriteFile(f, b[:len(b)-1], 0o644) },
		"lengthened": func(f string, b []byte) error { return os.WriteFile(f, append(b, 0), 0o644) },
		"one bit":    func(f string, b []byte) error { b[len(b)/2] ^= 1; return os.WriteFile(f, b, 0o644) },
		"removed":    func(f string, _ []byte) error { return os.Remove(f) },
		"a folder":   func(f string, _ []byte) error { return errors.Join(os.Remove(f), os.Mkdir(f, 0o755)) },
		"a link out": func(f string, b []byte) error {
			return errors.Join(os.Remove(f), os.Symlink("/etc/hostname", f))
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			cache := cacheIn(t, folder)
			encodeAll(t, NewEncoder(cache), source)
			file := filepath.Join(folder, KeyOf(source.Sum, v).path())
			entry, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := damage(file, entry); err != nil {
				t.Skip(err) // no links on this system
			}
			before := reads.Load()
			got := encodeAll(t, NewEncoder(cache), source)
			if !bytes.Equal(got[0], want) || reads.Load() != before+1 {
				t.Error("the damaged entry was used")
			}
		})
	}
}

func TestCachePrune(t *testing.T) {
	folder := t.TempDir()
	cache := cacheIn(t, folder)
	if err := cache.Prune(nil); err != nil {
		t.Errorf("an empty cache: %v", err)
	}
	source, _ := sourceOf(t, jpegOf(t, noise(800, 120)))
	encodeAll(t, NewEncoder(cache), source)
	variants := Variants(source.Info)
	kept := KeyOf(source.Sum, variants[0])
	foreign := filepath.Join(folder, cacheFolder, "README.txt")
	leftover := filepath.Join(folder, KeyOf(source.Sum, variants[1]).path()+".12-3"+temporarySuffix)
	for _, file := range []string{foreign, leftover} {
		if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := cache.Prune(map[Key]bool{kept: true}); err != nil {
		t.Fatal(err)
	}
	for i, v := range variants {
		if _, ok := cache.get(KeyOf(source.Sum, v), new(bytes.Buffer)); ok != (i == 0) {
			t.Errorf("%s is kept: %v", v.Name(""), ok)
		}
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Error("a foreign file was removed")
	}
	if _, err := os.Stat(leftover); err == nil {
		t.Error("what a killed write left was kept")
	}
}

// A cache that cannot be written costs time, never the build.
func TestCacheWithoutDisk(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, cacheFolder), []byte("in the way"), 0o644); err != nil {
		t.Fatal(err)
	}
	cache := cacheIn(t, folder)
	source, _ := sourceOf(t, jpegOf(t, noise(800, 120)))
	encodeAll(t, NewEncoder(cache), source)
	if err := cache.Failed(); err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("reported %v, want one failure", err)
	}
	var none *Cache
	if none.Failed() != nil || none.Prune(nil) != nil {
		t.Error("no cache is no failure")
	}
}

func BenchmarkInspect(b *testing.B) {
	data := jpegOf(b, noise(4000, 3000))
	for b.Loop() {
		Inspect(data)
	}
}

// A photo of 12 megapixels, all its variants.
func BenchmarkEncode(b *testing.B) {
	source, _ := sourceOf(b, jpegOf(b, quadrants(4000, 3000)))
	b.ReportAllocs()
	for b.Loop() {
		encodeAll(b, NewEncoder(nil), source)
	}
}

func BenchmarkCached(b *testing.B) {
	source, _ := sourceOf(b, jpegOf(b, quadrants(4000, 3000)))
	cache := cacheIn(b, b.TempDir())
	encodeAll(b, NewEncoder(cache), source)
	for b.Loop() {
		encodeAll(b, NewEncoder(cache), source)
	}
}
