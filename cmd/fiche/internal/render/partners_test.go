package render_test

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

// No partner looks more important than another by the shape of its logo alone.
func TestLogosOfPartnersHaveOneArea(t *testing.T) {
	const area = 2600 // CSS pixels
	for _, size := range [][2]int{{400, 400}, {300, 200}, {640, 160}, {1200, 300}, {97, 61}, {120, 41}, {800, 200}} {
		out := built(t, map[string]string{
			"index.md": "---\ntitre: Projets\n---\n",
			"a.md":     sheetOf("A", "partenaires:\n  - nom: SIAAP\n    rôle: pilote\n    logo: logo.jpg\n", ""),
			"logo.jpg": string(jpegFile(size[0], size[1]).Data),
		})
		found := regexp.MustCompile(`<span class="chip"><img [^>]*width="(\d+)" height="(\d+)"`).FindStringSubmatch(out["a.html"])
		if found == nil {
			t.Fatalf("%v: no logo in %s", size, out["a.html"])
		}
		width, _ := strconv.Atoi(found[1])
		height, _ := strconv.Atoi(found[2])
		if off := math.Abs(float64(width*height)/area - 1); off > 0.03 {
			t.Errorf("%v is shown as %d × %d, %.0f %% off", size, width, height, 100*off)
		}
		if shape := float64(width*size[1]) / float64(height*size[0]); math.Abs(shape-1) > 0.03 {
			t.Errorf("%v is shown as %d × %d", size, width, height)
		}
	}
}
