package photo

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const svgHead = `<svg xmlns="http://www.w3.org/2000/svg"`

func TestSanitize(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"shapes": {
			`<svg viewBox="0 0 9 9"><g fill="#0b6e8a"><path d="M0 0h9
				v9z"/><circle cx="4" cy="4" r="2"></circle></g></svg>`,
			` viewBox="0 0 9 9"><g fill="#0b6e8a"><path d="M0 0h9 v9z"/><circle cx="4" cy="4" r="2"/></g></svg>`,
		},
		"text": {
			`<svg viewBox="0 0 9 9"><title>Eau &amp; &eacute;cole &lt;3</title><text x="1">Fatao <tspan>1</tspan></text> loose</svg>`,
			` viewBox="0 0 9 9"><title>Eau &amp; école &lt;3</title><text x="1">Fatao <tspan>1</tspan></text></svg>`,
		},
		"references within": {
			`<svg xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><use xlink:href="#a"/><use href="#b"/><rect fill="url(#c)" style="stroke:url('#d')"/></svg>`,
			` xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><use xlink:href="#a"/><use href="#b"/><rect fill="url(#c)" style="stroke:url(&#39;#d&#39;)"/></svg>`,
		},
		"styles of a drawing program": {
			`<svg viewBox="0 0 9 9"><style type="text/css"><![CDATA[
				/* colours */ .st0{fill:#FFF;enable-background:new;} .st1, g > #x { font-family: 'Open Sans'; }
			]]></style><path class="st0"/></svg>`,
			` viewBox="0 0 9 9"><style type="text/css">.st0{fill:#FFF}.st1, g &gt; #x{font-family:&#39;Open Sans&#39;}</style><path class="st0"/></svg>`,
		},
		"editor's own": {
			`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY ns "http://x">]><svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:inkscape="i" xmlns:i="&ns;" viewBox="0 0 9 9" inkscape:version="1">
				<inkscape:grid a="1"/><svg:metadata><a>x</a></svg:metadata><svg:g inkscape:label="Calque" data-name="x"/></svg:svg>`,
			` viewBox="0 0 9 9"><g/></svg>`,
		},
		"viewBox is added": {
			`<svg width="40mm" height="20mm"/>`,
			` width="40mm" height="20mm" viewBox="0 0 151.181 75.591"></svg>`,
		},
		"link is unwrapped": {
			`<svg viewBox="0 0 9 9"><a href="https://example.org"><path d="M0 0"/></a></svg>`,
			` viewBox="0 0 9 9"><path d="M0 0"/></svg>`,
		},
		"twice the same attribute": {
			`<svg viewBox="0 0 9 9"><g id="a" id="b"/></svg>`,
			` viewBox="0 0 9 9"><g id="a"/></svg>`,
		},
	} {
		got, removed, err := Sanitize([]byte(test.in))
		if err != nil || len(removed) > 0 {
			t.Errorf("%s: %v, removed %v", name, err, removed)
		}
		if diff := cmp.Diff(svgHead+test.want+"\n", string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		again, _, _ := Sanitize(got)
		if diff := cmp.Diff(string(got), string(again)); diff != "" {
			t.Errorf("%s: twice is not once (-once +twice):\n%s", name, diff)
		}
	}
}

// Each of these would run or fetch something. All of them are reported.
var attacks = map[string]string{
	"script":                   `<script>alert(1)</script>`,
	"script of a namespace":    `<s:script>alert(1)</s:script>`,
	"script elsewhere":         `<script href="https://evil.example/x.js"/>`,
	"script in a link":         `<a><script>alert(1)</script></a>`,
	"handler":                  `<g onclick="alert(1)"/>`,
	"handler in capitals":      `<g OnLoad="alert(1)"/>`,
	"foreign object":           `<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></body></foreignObject>`,
	"frame":                    `<iframe src="https://evil.example"/>`,
	"external use":             `<use href="https://evil.example/x.svg#a"/>`,
	"external use, old":        `<use xlink:href="//evil.example/x.svg#a"/>`,
	"external use, own prefix": `<use x:href="//evil.example/x.svg#a"/>`,
	"script address":           `<use href=" java&#x0A;script:alert(1)"/>`,
	"data address":             `<use href="data:image/svg+xml;base64,PHN2Zz4=#x"/>`,
	"picture":                  `<image href="https://evil.example/pixel.png"/>`,
	"picture within":           `<image href="data:image/png;base64,AAAA"/>`,
	"filter picture":           `<filter><feImage href="https://evil.example/pixel.png"/></filter>`,
	"animation":                `<g><set attributeName="href" to="javascript:alert(1)"/></g>`,
	"fill":                     `<path fill="url(https://evil.example/x.svg#a)"/>`,
	"fill, quoted":             `<path fill="url(&quot;https://evil.example/x.svg#a&quot;)"/>`,
	"fill, half quoted":        `<path fill="url('#a)"/>`,
	"fill, second":             `<path fill="url(#a) url(//evil.example/x)"/>`,
	"fill, escaped":            `<path fill="u\72l(//evil.example/x)"/>`,
	"fill, comment":            `<path fill="url/**/(//evil.example/x)"/>`,
	"fill, capitals":           `<path fill="URL(//evil.example/x)"/>`,
	"fill, image set":          `<path fill="image-set('//evil.example/x' 1x)"/>`,
	"style":                    `<path style="fill:red;mask:url(//evil.example/x)"/>`,
	"style, background":        `<path style="background:url(//evil.example/x)"/>`,
	"style, behaviour":         `<path style="behavior:url(#default#time2) url(//evil.example)"/>`,
	"import":                   `<style>@import url(https://evil.example/x.css);</style>`,
	"import, bare":             `<style>@import "https://evil.example/x.css"</style>`,
	"import after rule":        `<style>g{fill:red}@IMPORT '//evil.example/x.css';</style>`,
	"font":                     `<style>@font-face{font-family:x;src:url(//evil.example/x.woff)}</style>`,
	"media":                    `<style>@media screen{g{fill:url(//evil.example/x)}}</style>`,
	"rule":                     `<style>g{fill:red;stroke:url(//evil.example/x)}</style>`,
	"rule in string":           `<style>g{font-family:"}g{fill:url(//evil.example/x)}"}</style>`,
	"selector":                 `<style>g[href^='a'],@x{fill:red}</style>`,
	"style sheet of the file":  `<?xml-stylesheet href="https://evil.example/x.css"?>`,
}

func TestSanitizeAttacks(t *testing.T) {
	for name, attack := range attacks {
		in := "<svg xmlns:s=\"" + svgSpace + "\" xmlns:x=\"" + xlinkSpace + "\" viewBox='0 0 9 9'>\n<g/>\n" + attack + "</svg>"
		got, removed, err := Sanitize([]byte(in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(removed) == 0 || removed[0].Line != 3 || removed[0].What == "" {
			t.Errorf("%s: reported as %v", name, removed)
		}
		checkHarmless(t, got)
		if bytes.Contains(got, []byte("evil")) {
			t.Errorf("%s: the address is still there: %s", name, got)
		}
	}
}

// An at-rule goes with its whole block, and what follows stays.
func TestSanitizeAfterAnAtRule(t *testing.T) {
	got, removed, err := Sanitize([]byte(`<svg viewBox="0 0 9 9"><style>@media print{a{fill:red;stroke:blue}b{fill:red}}g{fill:green}</style></svg>`))
	if err != nil || len(removed) != 1 || removed[0].What != "@media" || !bytes.Contains(got, []byte("<style>g{fill:green}</style>")) {
		t.Errorf("%s, removed %v, %v", got, removed, err)
	}
}

func TestSanitizeReportsABoundedList(t *testing.T) {
	_, removed, err := Sanitize([]byte(`<svg viewBox="0 0 9 9">` + strings.Repeat(`<script/>`, 500) + `</svg>`))
	if err != nil || len(removed) != 100 {
		t.Errorf("%d removed, %v", len(removed), err)
	}
}

func TestSafeValue(t *testing.T) {
	for value, want := range map[string]bool{
		"":                            true,
		"#0b6e8a":                     true,
		"rgb(1, 2, 3)":                true,
		"translate(4) scaleX(2)":      true,
		"calc((1px + 2px) * 2)":       true,
		"'Open Sans', sans-serif":     true,
		`url(#a)`:                     true,
		`url( "#a" )`:                 true,
		`URL('#é')`:                   true,
		"url(#)":                      false,
		"url()":                       false,
		"url(#a":                      false,
		`url("#a)`:                    false,
		"url(x.svg#a)":                false,
		"url(#a) url(b)":              false,
		"image(x)":                    false,
		"x-url(#a)":                   false,
		`\66 ill`:                     false, // an escape may spell anything
		"a;b":                         false,
		"a}b":                         false,
		"progid:DXImageTransform":     false,
		"red/**/":                     false,
		"expression(alert(1))":        false,
		"calc(image-set('x' 1x) + 1)": false,
	} {
		if got := isSafeValue(value); got != want {
			t.Errorf("%q: %v", value, got)
		}
	}
}

func TestSanitizeRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"nothing":        "",
		"not a drawing":  "<html/>",
		"unclosed":       "<svg><g>",
		"crossed":        "<svg><g><a></g></a></svg>",
		"two drawings":   "<svg/><svg/>",
		"deep":           "<svg>" + strings.Repeat("<g>", 300) + strings.Repeat("</g>", 300) + "</svg>",
		"strange letter": `<?xml version="1.0" encoding="utf-7"?><svg/>`,
		"not UTF-8":      "<svg><title>\xff</title></svg>",
	} {
		_, _, err := Sanitize([]byte(in))
		if refusal, ok := errors.AsType[*Refusal](err); !ok || refusal.Rule != RuleUnreadable {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, _, err := Sanitize(make([]byte, MaxDrawing+1))
	if refusal, ok := errors.AsType[*Refusal](err); !ok || refusal.Rule != RuleDrawing {
		t.Errorf("too large: %v", err)
	}
}

func TestSanitizeOldEncoding(t *testing.T) {
	got, _, err := Sanitize([]byte("<?xml version='1.0' encoding='ISO-8859-1'?><svg><title>\xe9cole</title></svg>"))
	if err != nil || !strings.Contains(string(got), "école") {
		t.Errorf("%s, %v", got, err)
	}
}

func TestDrawingSize(t *testing.T) {
	for in, want := range map[string][2]int{
		`width="40" height="50"`:                             {40, 50},
		`width="40px" viewBox="0 0 2 1"`:                     {64, 32},
		`height="1in" viewBox="0 0 200 100"`:                 {192, 96},
		`width="100%" height="100%" viewBox="-5 -5 80 40"`:   {80, 40},
		`viewBox="0 0 16 8"`:                                 {64, 32},
		`viewBox="0 0 90000 45000"`:                          {10000, 5000},
		`viewBox="0 0 1e9 1"`:                                {300, 150},
		`viewBox="0 0 NaN -1" width="-4"`:                    {300, 150},
		``:                                                   {300, 150},
		`width="1e-3" height="1e6"`:                          {1, 10000},
		`width="10em" height="inf" viewBox="0 , 0, 300,200"`: {300, 200},
	} {
		info, refusal := Inspect([]byte("<svg " + in + "/>"))
		if refusal != nil || info.Width != want[0] || info.Height != want[1] {
			t.Errorf("%s: %d × %d, want %v", in, info.Width, info.Height, want)
		}
	}
}

// checkHarmless reads a drawing anew, strictly and without the code under
// test, and looks for anything that runs or fetches.
func checkHarmless(t *testing.T, svg []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	inStyle := false
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inStyle = token.Name.Local == "style"
			checkHarmlessElement(t, token, svg)
		case xml.CharData:
			if inStyle {
				checkHarmlessStyle(t, string(token), svg)
			}
		case xml.ProcInst, xml.Directive, xml.Comment:
			t.Errorf("%T in\n%s", token, svg)
		}
	}
}

func checkHarmlessElement(t *testing.T, e xml.StartElement, svg []byte) {
	t.Helper()
	switch name := strings.ToLower(e.Name.Local); name {
	case "script", "foreignobject", "image", "feimage", "iframe", "object", "embed", "audio", "video", "a",
		"set", "animate", "animatetransform", "animatemotion", "handler", "listener", "link", "metadata":
		t.Errorf("<%s> in\n%s", name, svg)
	}
	if e.Name.Space != svgSpace {
		t.Errorf("an element of %q in\n%s", e.Name.Space, svg)
	}
	for _, a := range e.Attr {
		name := strings.ToLower(a.Name.Local)
		if strings.HasPrefix(name, "on") || name == "src" || name == "base" {
			t.Errorf("%s in\n%s", name, svg)
		}
		if name == "href" && !strings.HasPrefix(a.Value, "#") {
			t.Errorf("href=%q in\n%s", a.Value, svg)
		}
		if !plainAttributes[name] {
			checkHarmlessStyle(t, a.Value, svg)
		}
	}
}

func checkHarmlessStyle(t *testing.T, css string, svg []byte) {
	t.Helper()
	css = strings.ToLower(css)
	for _, word := range []string{"@import", "image-set(", "image(", "src(", "expression(", "url(h", "url(/", "url(d"} {
		if strings.Contains(css, word) {
			t.Errorf("%q in\n%s", word, svg)
		}
	}
}

func FuzzSanitize(f *testing.F) {
	for _, attack := range attacks {
		f.Add([]byte("<svg viewBox='0 0 9 9'>" + attack + "</svg>"))
	}
	f.Add([]byte(`<svg width="4" height="2" xmlns:l="http://www.w3.org/1999/xlink"><style>.a,b>c{fill:url("#x") }</style><text xml:space="preserve"> a` + "\r\n" + `<tspan/></text></svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		once, _, err := Sanitize(data)
		if err != nil {
			if _, ok := errors.AsType[*Refusal](err); !ok {
				t.Fatal(err)
			}
			return
		}
		twice, removed, err := Sanitize(once)
		if err != nil || len(removed) > 0 || !bytes.Equal(once, twice) {
			t.Fatalf("twice is not once: %v, removed %v\nonce  %s\ntwice %s", err, removed, once, twice)
		}
		checkHarmless(t, once)
	})
}
