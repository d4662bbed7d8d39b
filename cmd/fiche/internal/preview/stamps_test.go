package preview

import (
	"slices"
	"testing"
)

// An event may name a folder only: what lay in it is gone, or has come.
func TestStampsBelowAFolder(t *testing.T) {
	s := show(t, smallSite(t), nil)
	s.write(t, "content/a/b/one.md", "# One\n")
	s.write(t, "content/ab.md", "# Two\n")
	want := []string{"content/a/b/one.md"}
	if got := s.stamps.update([]string{"content/a"}); !slices.Equal(got, want) {
		t.Errorf("a new folder: %v", got)
	}
	if got := s.stamps.update([]string{"content/a"}); len(got) > 0 {
		t.Errorf("the same again: %v", got)
	}
	s.stamps.update([]string{"content/ab.md"})
	s.remove(t, "content/a")
	if got := s.stamps.update([]string{"content/a"}); !slices.Equal(got, want) {
		t.Errorf("a folder that is gone: %v", got)
	}
	if got := s.stamps.scan(); len(got) > 0 {
		t.Errorf("a scan finds %v more", got)
	}
}
