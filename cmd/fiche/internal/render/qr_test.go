package render

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rsc.io/qr"
)

// The path of a code blackens the modules of the code, and no other, inside a
// quiet zone of four.
func TestQRCode(t *testing.T) {
	row := regexp.MustCompile(`M4 (\d+)\.5([^M"]*)`)
	step := regexp.MustCompile(`(h)(\d+)|(m)(\d+) 0`)
	r := new(Renderer)
	for _, address := range []string{
		"https://www.example.org/cooperation/projets/mali.html",
		"https://example.org/",
		"https://example.org/" + strings.Repeat("eau-", 300) + ".html",
	} {
		code, err := qr.Encode(address, qr.M)
		if err != nil {
			t.Fatal(err)
		}
		svg := string(r.qrCode(address))
		if want := `viewBox="0 0 ` + strconv.Itoa(code.Size+8); !strings.Contains(svg, want) {
			t.Errorf("%d characters: not %s", len(address), want)
		}
		black := map[[2]int]bool{}
		for _, m := range row.FindAllStringSubmatch(svg, -1) {
			x := 0
			y, _ := strconv.Atoi(m[1]) // the pattern matched digits
			for _, s := range step.FindAllStringSubmatch(m[2], -1) {
				n, _ := strconv.Atoi(s[2] + s[4])
				for i := range n {
					black[[2]int{x + i, y - 4}] = s[1] == "h"
				}
				x += n
			}
		}
		for y := -4; y < code.Size+4; y++ {
			for x := -4; x < code.Size+4; x++ {
				if black[[2]int{x, y}] != code.Black(x, y) {
					t.Fatalf("%d characters: module %d, %d is wrong", len(address), x, y)
				}
			}
		}
	}
	if svg := r.qrCode("https://example.org/" + strings.Repeat("x", 5000)); svg != "" {
		t.Error("a code that holds too much")
	}
}

func BenchmarkQRCode(b *testing.B) {
	r := new(Renderer)
	for b.Loop() {
		r.qrCode("https://www.example.org/cooperation/projets/mali.html")
	}
}
