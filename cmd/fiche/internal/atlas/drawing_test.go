package atlas

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mostBytes is what the file of a map may weigh.
const mostBytes = 25_000

// A picture is what a test reads from a map.
type picture struct {
	elements map[string]int
	text     []string             // of text elements
	paths    map[string][]stretch // by class
	circles  map[string][]point
	title    string
	group    string // class of the last one
}

// A stretch is a part of a path that is drawn in one go.
type stretch []point

// look reads a map and fails when it holds what a static image should not.
func look(t *testing.T, svg []byte) picture {
	t.Helper()
	if len(svg) > mostBytes {
		t.Errorf("%d bytes", len(svg))
	}
	for _, bad := range []string{"NaN", "Inf", "href", "url(", "@import", "script", "http://"} {
		if bytes.Contains(bytes.ReplaceAll(svg, []byte(`xmlns="http://www.w3.org/2000/svg"`), nil), []byte(bad)) {
			t.Errorf("holds %q", bad)
		}
	}
	p := picture{elements: map[string]int{}, paths: map[string][]stretch{}, circles: map[string][]point{}}
	d := xml.NewDecoder(bytes.NewReader(svg))
	inside := ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			return p
		}
		if err != nil {
			t.Fatalf("not XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inside = token.Name.Local
			p.add(t, token)
		case xml.EndElement:
			inside = ""
		case xml.CharData:
			switch inside {
			case "text":
				p.text = append(p.text, string(token))
			case "title":
				p.title += string(token)
			}
		}
	}
}

func (p *picture) add(t *testing.T, e xml.StartElement) {
	t.Helper()
	name := e.Name.Local
	p.elements[name]++
	if !slices.Contains([]string{"svg", "title", "g", "style", "path", "circle", "text"}, name) {
		t.Errorf("an element %s", name)
	}
	values := map[string]string{}
	for _, a := range e.Attr {
		values[a.Name.Local] = a.Value
	}
	class := values["class"]
	switch name {
	case "g":
		p.group = class
	case "circle":
		class = p.group
	}
	switch {
	case name == "path" && class != "sea" && class != "bar" && class != "leader":
		p.paths[class] = append(p.paths[class], readPath(t, values["d"])...)
	case name == "circle":
		p.circles[class] = append(p.circles[class], point{number(t, values["cx"]), number(t, values["cy"])})
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatalf("%q is no number", s)
	}
	return n
}

// readPath reads the commands that path writes.
func readPath(t *testing.T, data string) []stretch {
	t.Helper()
	var all []stretch
	var at, first point
	for part := range strings.SplitSeq(strings.TrimPrefix(strings.ReplaceAll(data, "M0 0m", "mM"), "m"), "m") {
		var s stretch
		part, fromCorner := strings.CutPrefix(part, "M")
		if fromCorner {
			at = point{}
		}
		closed := strings.HasSuffix(part, "z")
		part = strings.TrimSuffix(strings.TrimSuffix(part, "z"), "h0")
		numbers := strings.Fields(strings.ReplaceAll(part, "-", " -"))
		if len(numbers)%2 != 0 {
			t.Fatalf("%d numbers in %q", len(numbers), part)
		}
		for i := 0; i < len(numbers); i += 2 {
			at = point{at.x + number(t, numbers[i]), at.y + number(t, numbers[i+1])}
			s = append(s, at)
		}
		if first = s[0]; closed {
			at = first
		}
		all = append(all, s)
	}
	return all
}

// bounds is what holds all stretches of a path.
func (p picture) bounds(t *testing.T, class string) rect {
	t.Helper()
	points := slices.Concat(p.paths[class]...)
	if len(points) == 0 {
		t.Fatalf("no %s", class)
	}
	return bounds(points)
}

func (p picture) holds(class string, at point) bool {
	var rings [][]point
	for _, s := range p.paths[class] {
		rings = append(rings, s)
	}
	return within(at, rings)
}

func TestPathIsShortAndReadsBack(t *testing.T) {
	var p path
	p.ring([]point{{10, 20}, {13, 16}, {13.2, 16.1}, {18, 22}, {10.2, 19.8}})
	p.ring([]point{{1, 1}, {1.2, 1.1}, {2, 1}}) // has no inside
	p.dot(point{5, 6})
	p.line([]point{{7, 8}, {0, 0}}, false)
	if got, want := string(p.data), "M0 0m10 20 3-4 5 6zm-5-14h0m2 2-7-8"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	want := []stretch{{{10, 20}, {13, 16}, {18, 22}}, {{5, 6}}, {{7, 8}, {0, 0}}}
	if got := readPath(t, string(p.data)); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("reads back as %v", got)
	}
	if got := readPath(t, string(p.data)+string(p.data)); !slices.EqualFunc(got, slices.Concat(want, want), slices.Equal) {
		t.Errorf("twice reads back as %v", got)
	}
}

func TestShortenCountsCharacters(t *testing.T) {
	for text, want := range map[string]string{"éàéàé": "éàéàé", "éàéàéà": "éàéà…", "eau e bu": "eau…", "": ""} {
		if got := shorten(text, 5); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestTextCannotLeaveItsElement(t *testing.T) {
	hostile := "</title></svg><script>alert(1)</script>&\"'\x00"
	marks := []Mark{{Lat: 12.64, Lon: -8, Label: hostile}}
	svg := NewLayout([]Country{{Code: "ML"}}, marks).Frames[0].Draw(Sheet, marks, Options{
		Title: hostile + strings.Repeat("long ", 10_000), Lang: `fr"><a`, Accent: "red}*{", AccentDark: "#12345g"})
	if bytes.Contains(svg, []byte("<script")) || bytes.Contains(svg, []byte("red}")) || len(svg) > mostBytes {
		t.Errorf("%s", svg)
	}
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
