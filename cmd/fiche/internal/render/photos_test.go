package render_test

import (
	"bytes"
	"context"
	"errors"
	"path"
	"testing"
)

// A build that is cancelled does not wait for its photos.
func TestPhotosStopWithTheBuild(t *testing.T) {
	s, with := sample()
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	photos := 0
	for _, f := range newRenderer(t, s, with).Files() {
		if path.Ext(f.Path) == ".jpg" {
			photos++
			if _, err := f.Make(cancelled, new(bytes.Buffer)); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v", f.Path, err)
			}
		}
	}
	if photos == 0 {
		t.Error("no photos")
	}
}
