package atlas

// A Format is how large a map is and what is written on it. Lengths are in
// units of the drawing.
type Format struct {
	width, height int
	label         float64 // sizes of text: names of places,
	own           float64 // of the countries that the map is of,
	neighbour     float64 // and of others; 0 leaves them out
	bar           float64 // text of the scale; 0 for none
	labels        int     // how many places are named at most,
	either        bool    // and then no country
	dot           float64 // width of that of a place,
	number        float64 // and of the disc of a number
	about, region float64 // least radius of the discs of vague places
	tiny          float64 // a country that is not larger gets a ring
	islands       float64 // islands are dots where none is as large as this
	textFrom      int     // width, in pixels, from which texts can be read
}

// The formats.
var (
	// Sheet is the map of a sheet or of a country.
	Sheet = &Format{
		width: 480 * fine, height: 360 * fine,
		label: 17 * fine, own: 15.5 * fine, neighbour: 13 * fine, bar: 12 * fine, labels: 12,
		dot: 9 * fine, number: 21 * fine, about: 10 * fine, region: 20 * fine,
		tiny: 26 * fine, islands: 98 * fine,
	}
	// Card is the picture of a card. On the small ones of a phone there are no
	// texts.
	Card = &Format{
		width: 360 * fine, height: 240 * fine,
		label: 16 * fine, own: 16 * fine, labels: 3, either: true,
		dot: 9 * fine, number: 20 * fine, about: 9 * fine, region: 16 * fine,
		tiny: 22 * fine, islands: 70 * fine, textFrom: 200,
	}
	// Overview is the map of all projects.
	Overview = &Format{
		width: 640 * fine, height: 480 * fine,
		own: 16 * fine, dot: 10 * fine, number: 22 * fine, about: 5 * fine, region: 5 * fine,
		tiny: 9 * fine, islands: 30 * fine, textFrom: 420,
	}
	// Inset is a small map beside another, named by what stands below it.
	Inset = &Format{
		width: 240 * fine, height: 150 * fine,
		dot: 10 * fine, number: 26 * fine, about: 9 * fine, region: 14 * fine,
		tiny: 18 * fine, islands: 50 * fine,
	}
)

// Size returns the size of a map in CSS pixels.
func (f *Format) Size() (width, height int) { return f.width / fine, f.height / fine }

func (f *Format) area() rect { return rect{0, 0, float64(f.width), float64(f.height)} }
