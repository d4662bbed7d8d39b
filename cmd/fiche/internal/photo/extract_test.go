package photo

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"testing"
)

// gradient is an image whose pixels tell where they are: red by the column, green by
// the row.
func gradient(t *testing.T, width, height int) Source {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.SetNRGBA(x, y, color.NRGBA{uint8(x * 255 / width), uint8(y * 255 / height), 0, 255})
		}
	}
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		t.Fatal(err)
	}
	info, refusal := Inspect(data.Bytes())
	if refusal != nil {
		t.Fatal(refusal)
	}
	return Source{Info: info, Sum: sha256.Sum256(data.Bytes()), Read: func() ([]byte, error) { return data.Bytes(), nil }}
}

// A crop has the size that was asked for and shows the middle, of what is upright the
// part above it.
func TestCropped(t *testing.T) {
	for _, test := range []struct {
		width, height            int
		left, top, right, bottom int // in thousandths
	}{
		{300, 200, 167, 0, 833, 1000},
		{200, 600, 0, 222, 1000, 555},
		{50, 50, 0, 0, 1000, 1000},
	} {
		img, err := NewEncoder(nil).Cropped(context.Background(), gradient(t, test.width, test.height), 100, 100)
		if err != nil || img.Bounds().Size() != image.Pt(100, 100) {
			t.Fatalf("%v, %v", img, err)
		}
		at := func(x, y int) (int, int) {
			r, g, _, _ := img.At(x, y).RGBA()
			return int(r) * 1000 / 0xffff, int(g) * 1000 / 0xffff
		}
		left, top := at(0, 0)
		right, bottom := at(99, 99)
		for _, pair := range [][2]int{{left, test.left}, {top, test.top}, {right, test.right}, {bottom, test.bottom}} {
			if d := pair[0] - pair[1]; d < -25 || d > 25 {
				t.Errorf("%d × %d: shows %d–%d × %d–%d, want %v", test.width, test.height, left, right, top, bottom, test)
				break
			}
		}
	}
}

// What fits stays as it is, what does not keeps its proportions.
func TestFitted(t *testing.T) {
	for size, want := range map[image.Point]image.Point{
		{X: 40, Y: 20}: {X: 40, Y: 20}, {X: 400, Y: 100}: {X: 100, Y: 25}, {X: 100, Y: 300}: {X: 16, Y: 50},
	} {
		img, err := NewEncoder(nil).Fitted(context.Background(), gradient(t, size.X, size.Y), 100, 50)
		if err != nil || img.Bounds().Size() != want {
			t.Errorf("%v: %v, want %v, %v", size, img.Bounds().Size(), want, err)
		}
	}
	if _, err := NewEncoder(nil).Fitted(context.Background(), Source{Info: Info{Format: SVG}}, 1, 1); !errors.Is(err, errNoPixels) {
		t.Errorf("a drawing: %v", err)
	}
}

// What is kept is made once, and anew when it was damaged; what nobody asks for any
// more is removed.
func TestKeep(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	c, made := NewCache(root), 0
	key := KeyOfMade([]byte("a"))
	get := func() {
		t.Helper()
		data, err := NewEncoder(c).Keep(key, new(bytes.Buffer), func() ([]byte, error) { made++; return []byte("poster"), nil })
		if err != nil || string(data) != "poster" {
			t.Fatalf("%q, %v", data, err)
		}
	}
	get()
	get()
	if made != 1 {
		t.Errorf("made %d times", made)
	}
	if err := root.WriteFile(key.path(), []byte("damaged, and longer than what tells its length and its sum"), 0o644); err != nil {
		t.Fatal(err)
	}
	get()
	if made != 2 {
		t.Errorf("made %d times after damage", made)
	}
	for _, want := range []bool{true, false} {
		if err := c.Prune(nil); err != nil || c.has(key) != want {
			t.Errorf("kept: %v, want %v, %v", c.has(key), want, err)
		}
	}
}
