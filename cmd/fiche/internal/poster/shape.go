package poster

import (
	"image"
	"image/color"
	"math"
	"sync"
)

// shape draws the shape that stands for a status, as the style sheet of the pages has
// it: a disc that fills as the project goes on, the bars of a pause, a cross.
func (c *canvas) shape(status string, left, top int) {
	mask, known := shapes()[status]
	if !known {
		mask = shapes()["planned"]
	}
	c.drawMask(mask, statusShade, left, top)
}

const shapeSize = 24

// shapes are drawn once for all posters.
var shapes = sync.OnceValue(func() map[string]*image.Alpha {
	all := map[string]*image.Alpha{}
	for _, status := range []string{"idea", "planned", "active", "finishing", "closed", "suspended", "cancelled"} {
		all[status] = drawShape(status)
	}
	return all
})

func drawShape(status string) *image.Alpha {
	const samples = 4 // of a pixel, each way
	mask := image.NewAlpha(image.Rect(0, 0, shapeSize, shapeSize))
	at := func(pixel, sample int) float64 {
		return (float64(pixel)+(float64(sample)+0.5)/samples)/(shapeSize/2) - 1
	}
	for y := range shapeSize {
		for x := range shapeSize {
			inside := 0
			for i := range samples * samples {
				if isInside(status, at(x, i%samples), at(y, i/samples)) {
					inside++
				}
			}
			mask.SetAlpha(x, y, color.Alpha{A: stepOf(uint8(inside * 255 / (samples * samples)))})
		}
	}
	return mask
}

// isInside reports whether a point, from -1 to 1 each way, is of the shape of a status.
func isInside(status string, x, y float64) bool {
	const ring = 0.7 // inner edge of the disc's rim
	distance := math.Hypot(x, y)
	rim := distance <= 1 && distance >= ring
	switch turn := math.Atan2(x, -y) / (2 * math.Pi); status { // clockwise from the top
	case "suspended":
		return math.Abs(x) >= 0.3
	case "cancelled":
		return math.Abs(math.Abs(x)-math.Abs(y)) < 0.3
	case "closed":
		return distance <= 1
	case "finishing":
		return rim || distance <= 1 && (turn >= 0 || turn < -0.25)
	case "active":
		return rim || distance <= 1 && x >= 0
	case "idea":
		const dots = 9
		_, between := math.Modf(math.Abs(turn) * dots)
		return rim && between < 0.55
	}
	return rim
}
