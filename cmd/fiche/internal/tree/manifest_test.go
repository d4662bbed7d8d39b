package tree

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

var sampleManifest = manifest{
	"index.html":           {stampOf([]byte("home"))},
	"projets/mali.html":    {stampOf(nil), stampOf([]byte("Mali"))},
	"a b/\"é\n\u0301.html": {stampOf([]byte("odd names"))},
}

func TestListComesBackAsItWas(t *testing.T) {
	text := sampleManifest.encode()
	got, ok := decodeManifest(text)
	if !ok {
		t.Fatalf("refused:\n%s", text)
	}
	if diff := cmp.Diff(sampleManifest, got, cmp.AllowUnexported(stamp{})); diff != "" {
		t.Error(diff)
	}
	if first, _, _ := strings.Cut(string(text), "\n"); !strings.Contains(first, "the files that Fiche wrote") {
		t.Errorf("the first line does not say what it is: %s", first)
	}
}

func TestADamagedListIsNotBelieved(t *testing.T) {
	text := sampleManifest.encode()
	for n := range text {
		if _, ok := decodeManifest(text[:n]); ok {
			t.Errorf("believed after %d bytes of %d", n, len(text))
		}
		changed := []byte(string(text))
		changed[n] ^= 1
		if _, ok := decodeManifest(changed); ok {
			t.Errorf("believed with byte %d changed", n)
		}
	}
	if _, ok := decodeManifest(append(text, text...)); ok {
		t.Error("believed twice over")
	}
}

func TestAListNamesOnlyFilesOfTheOutput(t *testing.T) {
	for _, path := range []string{"../a", "/etc/passwd", "a/../../b", ".fiche", ".fiche-tmp-1/0", "", "."} {
		l := manifest{path: {stampOf(nil)}}
		if _, ok := decodeManifest(l.encode()); ok {
			t.Errorf("a list that names %q was believed", path)
		}
	}
}

func TestUnionKeepsBothStamps(t *testing.T) {
	one, two := stampOf([]byte("1")), stampOf([]byte("2"))
	before := manifest{"a": {one}, "b": {one}}
	got := before.union(manifest{"b": {two}, "c": {two}}).union(manifest{"b": {two}})
	want := manifest{"a": {one}, "b": {one, two}, "c": {two}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(stamp{})); diff != "" {
		t.Error(diff)
	}
	if len(before["b"]) != 1 || len(before) != 2 {
		t.Error("the union changed the list it was taken of")
	}
}

func FuzzDecodeManifest(f *testing.F) {
	f.Add(string(sampleManifest.encode()))
	f.Add(string(manifest{}.encode()))
	f.Add(manifestHead)
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		// The sum is set right, so that what stands before it is reached.
		l, ok := decodeManifest(appendSum([]byte(text)))
		if !ok {
			return
		}
		again, ok := decodeManifest(l.encode())
		if !ok {
			t.Fatalf("refused what it had believed: %q", text)
		}
		if diff := cmp.Diff(l.encode(), again.encode()); diff != "" {
			t.Error(diff)
		}
	})
}

// TestHolds guards against a file that grows or shrinks after its size was
// compared, and against a reader that gives a little at a time.
func TestHolds(t *testing.T) {
	for _, c := range []struct {
		file, data string
		want       bool
	}{
		{"", "", true}, {"abcdef", "abcdef", true}, {"abcdef", "abcdeX", false},
		{"abcdefg", "abcdef", false}, {"abcde", "abcdef", false}, {"", "a", false}, {"a", "", false},
	} {
		for _, r := range []io.Reader{
			strings.NewReader(c.file),
			iotest.OneByteReader(strings.NewReader(c.file)),
			iotest.DataErrReader(strings.NewReader(c.file)),
		} {
			if got := hasBytes(r, []byte(c.data), make([]byte, 4)); got != c.want {
				t.Errorf("a file of %q holds %q: %t", c.file, c.data, got)
			}
		}
	}
	if hasBytes(iotest.ErrReader(errors.New("a bad sector")), nil, make([]byte, 4)) {
		t.Error("a file that cannot be read holds something")
	}
}
