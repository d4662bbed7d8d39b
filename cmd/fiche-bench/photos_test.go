package main

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A photo is as large as one of a camera, in pixels and in bytes.
func TestPhoto(t *testing.T) {
	data := photoOf(t, 0, corpusNamed("photos").photo)
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil || img.Bounds().Size() != image.Pt(4000, 3000) {
		t.Errorf("%v, %v", img.Bounds().Size(), err)
	}
	if len(data) < 2e6 || len(data) > 5e6 {
		t.Errorf("a photo takes %d bytes", len(data))
	}
}

func TestPhotosAreDeterministic(t *testing.T) {
	small := image.Pt(400, 300)
	first := photoOf(t, 3, small)
	if !bytes.Equal(first, photoOf(t, 3, small)) {
		t.Error("a photo is not the same twice")
	}
	if bytes.Equal(first, photoOf(t, 7, small)) {
		t.Error("two sheets have one photo")
	}
	if config, err := jpeg.DecodeConfig(bytes.NewReader(first)); err != nil || config.Width != 300 || config.Height != 400 {
		t.Errorf("the fourth is %d × %d, %v; want it upright", config.Width, config.Height, err)
	}
}

func photoOf(t *testing.T, i int, size image.Point) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "photo.jpg")
	if err := writePhoto(name, i, size); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Every generator makes the same sizes of the photos, and makes them in each cold build.
func TestPhotosAreScaled(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles fiche and builds sites with it")
	}
	hugo, err := exec.LookPath("hugo")
	if err != nil {
		hugo = ""
	}
	c := *corpusNamed("photos")
	c.photo = image.Pt(480, 360)
	generators, err := prepare(t.Context(), t.TempDir(), &c, 4, hugo)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range generators {
		before := filepath.Join(g.caches[len(g.caches)-1], "before")
		if err := os.MkdirAll(before, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := g.measure(t.Context(), new(series), 0, 4); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(before); !os.IsNotExist(err) {
			t.Errorf("%s builds with what it kept: %v", g.Name, err)
		}
		want := []string{"360 × 270", "360 × 270", "360 × 270", "360 × 480", "480 × 360", "480 × 360", "480 × 360"}
		if diff := cmp.Diff(want, photoSizes(t, g.out)); diff != "" {
			t.Errorf("%s:\n%s", g.Name, diff)
		}
	}
}

// photoSizes are the sizes of the photos below a folder; share cards are none.
func photoSizes(t *testing.T, root string) []string {
	t.Helper()
	var sizes []string
	for name, data := range contents(t, root) {
		if filepath.Ext(name) != ".jpg" || strings.HasSuffix(name, "-share.jpg") {
			continue
		}
		config, err := jpeg.DecodeConfig(strings.NewReader(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		sizes = append(sizes, fmt.Sprintf("%d × %d", config.Width, config.Height))
	}
	slices.Sort(sizes)
	return sizes
}
