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
	run := regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-\d+z`)
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
		for _, m := range run.FindAllStringSubmatch(svg, -1) {
			x, _ := strconv.Atoi(m[1]) // the pattern matched digits
			y, _ := strconv.Atoi(m[2])
			n, _ := strconv.Atoi(m[3])
			for i := range n {
				black[[2]int{x + i - 4, y - 4}] = true
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
