package render

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strconv"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// RuleAccentAdjusted notes that a site's accent cannot be read as it is.
const RuleAccentAdjusted problem.Rule = "accent-adjusted"

// themeFile returns the stylesheet that gives a site its accent.
func themeFile(accent string) File {
	return File{Path: themeStyle, From: sitefolder.ContentPath(sitefolder.Home), Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
		return []byte(theme(accent)), nil
	}}
}

// minContrast is what WCAG 2.2 asks of text on its ground (success criterion
// 1.4.3).
const minContrast = 4.5

// The soft grounds of the built-in stylesheet (--soft), light and dark, on
// which links are harder to read than on the page itself.
var (
	lightGround = parseColour("#f2f5f6")
	darkGround  = parseColour("#1f262c")
)

// theme derives from an accent the colours that text needs: the accent itself,
// darkened or lightened until it can be read on the ground of the page.
func theme(accent string) string {
	c := parseColour(accent)
	return fmt.Sprintf(`:root{--accent:%s;--on-accent:%s}
@media screen{:root{--accent-text:%s}}
@media screen and (prefers-color-scheme:dark){:root{--accent-text:%s}}
`, c, c.textColour(), c.readable(lightGround), c.readable(darkGround))
}

// Accent notes an accent that links cannot have as it is, at its place in the
// home's settings: it was darkened until it could be read. The path of the
// problem is that of the sheet, below content/.
func Accent(home *sheet.Sheet) []problem.Problem {
	if home.Settings == nil || home.Settings.Accent == "" {
		return nil
	}
	c := parseColour(home.Settings.Accent)
	used := c.readable(lightGround)
	if used == c {
		return nil
	}
	return []problem.Problem{{
		Rule: RuleAccentAdjusted, Severity: problem.Note, Place: home.Place(home.At("accent")),
		Args: problem.Args{"colour": home.Settings.Accent, "used": used.String()},
	}}
}

// A colour is in sRGB, each part from 0 to 1.
type colour [3]float64

// parseColour reads "#rgb" or "#rrggbb"; anything else is black. The settings
// are checked when they are read.
func parseColour(s string) colour {
	if len(s) == 4 {
		s = string([]byte{'#', s[1], s[1], s[2], s[2], s[3], s[3]})
	}
	if len(s) != 7 {
		return colour{}
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return colour{}
	}
	return colour{float64(n>>16) / 255, float64(n>>8&255) / 255, float64(n&255) / 255}
}

func (c colour) String() string {
	return fmt.Sprintf("#%02x%02x%02x", to8Bit(c[0]), to8Bit(c[1]), to8Bit(c[2]))
}

func to8Bit(part float64) int { return int(math.Round(part * 255)) }

// luminance returns the relative luminance of WCAG 2.2.
func (c colour) luminance() float64 {
	var linear [3]float64
	for i, part := range c {
		if part <= 0.04045 {
			linear[i] = part / 12.92
		} else {
			linear[i] = math.Pow((part+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*linear[0] + 0.7152*linear[1] + 0.0722*linear[2]
}

// contrast returns the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// readable returns the colour nearest to c that can be read on a ground.
func (c colour) readable(ground colour) colour {
	end := colour{}
	if ground.luminance() < 0.18 {
		end = colour{1, 1, 1}
	}
	const steps = 50
	for i := range steps {
		if mixed := parseColour(c.mix(end, float64(i)/steps).String()); contrast(mixed, ground) >= minContrast {
			return mixed
		}
	}
	return end
}

func (c colour) mix(d colour, share float64) colour {
	for i := range c {
		c[i] += (d[i] - c[i]) * share
	}
	return c
}

// textColour returns what text on c is written in: white, or black where that
// reads better.
func (c colour) textColour() colour {
	if white := (colour{1, 1, 1}); contrast(c, white) >= minContrast {
		return white
	}
	return colour{}
}
