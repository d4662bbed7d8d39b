package photo

import (
	"encoding/xml"
	"strings"
)

// What a drawing may say: SVG 1.1 and 2 without links, scripts, animation,
// embedded documents and images, and without the metadata of editors.

var allowedElements = words(`
	svg g defs symbol use switch title desc style
	path rect circle ellipse line polyline polygon
	text tspan textPath
	linearGradient radialGradient stop pattern clipPath mask marker
	filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
	feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
	feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
	feSpotLight feTile feTurbulence`)

// textElements are those whose characters are shown or read.
var textElements = words(`text tspan textPath title desc`)

// plainAttributes hold text or names that no browser takes for code.
var plainAttributes = words(`
	id class lang role aria-label aria-labelledby aria-describedby aria-hidden focusable`)

// valueAttributes hold numbers, colours, keywords and references within the
// drawing.
var valueAttributes = words(`
	width height viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points
	pathLength rotate transform textLength lengthAdjust startOffset method spacing side
	gradientUnits gradientTransform spreadMethod offset
	patternUnits patternContentUnits patternTransform
	clipPathUnits maskUnits maskContentUnits mask-type
	markerUnits markerWidth markerHeight refX refY orient
	filterUnits primitiveUnits in in2 result mode type values operator k1 k2 k3 k4 scale
	xChannelSelector yChannelSelector stdDeviation edgeMode order kernelMatrix divisor bias
	targetX targetY preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent
	limitingConeAngle pointsAtX pointsAtY pointsAtZ azimuth elevation z radius tableValues slope
	intercept amplitude exponent baseFrequency numOctaves seed stitchTiles kernelUnitLength`)

// properties may stand as attributes, in a style attribute and in a style
// sheet.
var properties = words(`
	alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
	color-interpolation-filters direction display dominant-baseline fill fill-opacity fill-rule
	filter flood-color flood-opacity font font-family font-size font-size-adjust font-stretch
	font-style font-variant font-weight image-rendering isolation letter-spacing lighting-color
	line-height marker marker-end marker-mid marker-start mask mix-blend-mode opacity overflow
	paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray
	stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
	stroke-width text-align text-anchor text-decoration text-rendering text-transform
	transform-box transform-origin unicode-bidi vector-effect visibility white-space
	word-spacing writing-mode`)

// functions may be called in a value. A url must lead to a place in the
// drawing.
var functions = words(`
	url rgb rgba hsl hsla hwb lab lch oklab oklch calc
	matrix translate translatex translatey scale scalex scaley rotate skewx skewy
	blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

func rawName(n xml.Name) string { return n.Space + ":" + n.Local }

// declaredPrefixes returns the namespaces that the outermost element gives a
// prefix; that is where drawing programs declare them.
func declaredPrefixes(attrs []xml.Attr) map[string]string {
	prefixes := map[string]string{"xlink": xlinkSpace}
	for _, a := range attrs {
		if a.Name.Space == "xmlns" {
			prefixes[a.Name.Local] = a.Value
		}
	}
	return prefixes
}

// elementName returns the name of an element of SVG, or "" for one of a foreign
// namespace.
func (s *sanitizer) elementName(n xml.Name) string {
	if n.Space == "" || s.prefixes[n.Space] == svgSpace {
		return n.Local
	}
	return ""
}

// attributes returns those that are kept of an element, each once.
func (s *sanitizer) attributes(attrs []xml.Attr) []attribute {
	var out []attribute
	seen := map[string]bool{}
	for _, a := range attrs {
		name, value, ok := s.attribute(a)
		if ok && !seen[name] {
			seen[name] = true
			s.xlink = s.xlink || name == "xlink:href"
			out = append(out, attribute{name, value})
		}
	}
	return out
}

// attribute returns what is kept of an attribute; ok is false when that is nothing.
func (s *sanitizer) attribute(a xml.Attr) (name, value string, ok bool) {
	name = a.Name.Local
	tidy := strings.Join(strings.Fields(a.Value), " ")
	switch {
	case name == "href" && (a.Name.Space == "" || s.prefixes[a.Name.Space] == xlinkSpace):
		if a.Name.Space != "" {
			name = "xlink:href"
		}
		ok = isFragment(tidy)
	case a.Name.Space == "xml" && (name == "lang" || name == "space"):
		return "xml:" + name, tidy, true
	case a.Name.Space != "":
		return "", "", false
	case plainAttributes[name]:
		return name, tidy, true
	case name == "style":
		return s.styleAttribute(a.Value)
	case valueAttributes[name] || properties[name]:
		ok = isSafeValue(tidy)
	case !strings.HasPrefix(strings.ToLower(name), "on"):
		return "", "", false // an attribute of another time or program
	}
	if !ok {
		s.remove(name + `="` + tidy + `"`)
	}
	return name, tidy, ok
}

func (s *sanitizer) styleAttribute(style string) (name, value string, ok bool) {
	value, bad := cleanDeclarations(style)
	for _, what := range bad {
		s.remove(what)
	}
	return "style", value, value != ""
}

// isFragment reports whether a reference leads to a place in the same drawing.
func isFragment(ref string) bool {
	return len(ref) > 1 && ref[0] == '#' && !strings.ContainsAny(ref, " \\\"'()<>")
}
