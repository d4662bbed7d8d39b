package photo

import (
	"bytes"
	"encoding/binary"
	"image/color"
	"testing"
)

// Colours of CIELAB under D50, and the same in sRGB.
var (
	labWhite = [3]float64{100, 0, 0}
	labRed   = [3]float64{54.29, 80.81, 69.89} // 255, 0, 0
	labGrey  = [3]float64{53.59, 0, 0}         // 128, 128, 128
)

// labProfile is a profile by a table with two points for each input: paper is
// white, all that has the first input in full is red, the rest grey.
func labProfile(t testing.TB, space, kind string, inputs int) []byte {
	t.Helper()
	var tag []byte
	put16 := func(values ...float64) {
		for _, v := range values {
			tag = binary.BigEndian.AppendUint16(tag, uint16(v+0.5))
		}
	}
	put := func(lab [3]float64) {
		switch kind {
		case "mft1":
			tag = append(tag, byte(lab[0]*2.55+0.5), byte(lab[1]+128.5), byte(lab[2]+128.5))
		case "mft2":
			put16(lab[0]*652.8, (lab[1]+128)*256, (lab[2]+128)*256)
		default:
			put16(lab[0]*655.35, (lab[1]+128)*257, (lab[2]+128)*257)
		}
	}
	ramps := func(count int) {
		for range count {
			switch kind {
			case "mft1":
				for v := range 256 {
					tag = append(tag, byte(v))
				}
			case "mft2":
				put16(0, 65535)
			default:
				tag = append(tag, curv()...)
			}
		}
	}
	grid := func() {
		for i := range 1 << inputs {
			switch {
			case i == 0:
				put(labWhite)
			case i>>(inputs-1) == 1:
				put(labRed)
			default:
				put(labGrey)
			}
		}
	}
	tag = append([]byte(kind+"\x00\x00\x00\x00"), byte(inputs), 3, 2, 0)
	if kind == "mAB " {
		const head, curveSize = 32, 12
		for _, offset := range []int{head, 0, 0, head + 3*curveSize, head + 3*curveSize + 20 + (3*2)<<inputs} {
			tag = binary.BigEndian.AppendUint32(tag, uint32(offset))
		}
		ramps(3)
		tag = append(tag, bytes.Repeat([]byte{2}, inputs)...)
		tag = append(tag, make([]byte, 16-inputs)...)
		tag = append(tag, 2, 0, 0, 0)
		grid()
		for len(tag)%4 != 0 {
			t.Fatal("the curves do not stand at a whole word")
		}
		ramps(inputs)
	} else {
		tag = appendFixed(tag, 1, 0, 0, 0, 1, 0, 0, 0, 1)
		if kind == "mft2" {
			put16(2, 2)
		}
		ramps(inputs)
		grid()
		ramps(3)
	}
	profile := iccProfile(space, iccTag{"A2B0", tag})
	copy(profile[20:], "Lab ")
	return profile
}

func TestProfilesByTable(t *testing.T) {
	for _, kind := range []string{"mft1", "mft2", "mAB "} {
		inks := parseICC(labProfile(t, "CMYK", kind, 4))
		light := parseICC(labProfile(t, "RGB ", kind, 3))
		if inks == nil || light == nil {
			t.Errorf("%s: not read", kind)
			continue
		}
		ofInks, ofLight := inks.lut.conversion().table, light.lut.conversion().table
		for _, test := range []struct {
			of     *table
			values []int
			want   uint32
		}{
			{ofInks, []int{0, 0, 0, 0}, 0xffffff}, {ofInks, []int{255, 0, 0, 0}, 0xff0000}, {ofInks, []int{0, 0, 0, 255}, 0x808080},
			{ofLight, []int{0, 0, 0}, 0xffffff}, {ofLight, []int{255, 255, 255}, 0xff0000}, {ofLight, []int{0, 255, 0}, 0x808080},
		} {
			r, g, b := test.of.colour(test.values)
			if got := (color.RGBA{r, g, b, 255}); distance(got, rgb(test.want)) > 3 {
				t.Errorf("%s: %v is %v, want %06x", kind, test.values, got, test.want)
			}
		}
		png := withChunks(pngOf(t, plain(rgb(0x00ff00))), iccpChunk(t, labProfile(t, "RGB ", kind, 3)))
		if got := published(t, png); distance(got, rgb(0x808080)) > 3 {
			t.Errorf("%s: a PNG is %v", kind, got)
		}
		// Its green is cyan and yellow in full.
		jpeg := withSegments(jpegGreen, inSegments(labProfile(t, "CMYK", kind, 4), 1)...)
		if got := published(t, jpeg); distance(got, rgb(0xff0000)) > 12 {
			t.Errorf("%s: a JPEG is %v", kind, got)
		}
	}
}

// Inks without a profile look as on paper, not as lights would.
func TestInksWithoutProfile(t *testing.T) {
	if got := published(t, jpegGreen); distance(got, rgb(0x00a650)) > 6 {
		t.Errorf("green is %v", got)
	}
}

// A table that is cut anywhere is no table.
func TestCutTables(t *testing.T) {
	for _, kind := range []string{"mft1", "mft2", "mAB "} {
		profile := labProfile(t, "CMYK", kind, 4)
		for size := 0; size < len(profile); size += 3 {
			parseICC(profile[:size])
			tag := profile[144:min(len(profile), 144+size)]
			tableSpace(map[string][]byte{"A2B0": tag}, 4, "Lab ")
		}
	}
}

func FuzzTable(f *testing.F) {
	for _, kind := range []string{"mft1", "mft2", "mAB "} {
		f.Add(labProfile(f, "CMYK", kind, 4))
		f.Add(labProfile(f, "RGB ", kind, 3))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if s := parseICC(data); s != nil && s.lut != nil {
			values := make([]float64, s.lut.inputs)
			s.lut.connect(values)
			for i := range values {
				values[i] = 1
			}
			s.lut.connect(values)
		}
	})
}
