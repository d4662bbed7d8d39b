package photo

import (
	"bytes"
	"image/color"
	"image/jpeg"
	"slices"
	"testing"
)

// The same drawing, from red at the top to blue at the bottom, with its colours
// sampled in less usual ways, and a green of ink as a press mixes it.
var (
	jpeg411   = sample("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDAUEAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAFRABAQAAAAAAAAAAAAAAAAAAABP/xAAVAQEBAAAAAAAAAAAAAAAAAAAGAv/EABURAQEAAAAAAAAAAAAAAAAAAAAU/9oADAMBAAIRAxEAPwDAqVKiYyypFUqVCuQaqf/Z")
	jpeg440   = sample("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDARIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABAX/xAAVEAEBAAAAAAAAAAAAAAAAAAAAE//EABUBAQEAAAAAAAAAAAAAAAAAAAAF/8QAFhEAAwAAAAAAAAAAAAAAAAAAABVh/9oADAMBAAIRAxEAPwCBUKqoohZaUbUKoogaUbUKoogaU//Z")
	jpeg410   = sample("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDAUIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAFRABAQAAAAAAAAAAAAAAAAAAABP/xAAUAQEAAAAAAAAAAAAAAAAAAAAF/8QAFhEAAwAAAAAAAAAAAAAAAAAAABVh/9oADAMBAAIRAxEAPwDAqVKiKpUqFFEGWlP/2Q==")
	jpeg311   = sample("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDATEAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAFRABAQAAAAAAAAAAAAAAAAAAABP/xAAVAQEBAAAAAAAAAAAAAAAAAAAGAv/EABURAQEAAAAAAAAAAAAAAAAAAAAU/9oADAMBAAIRAxEAPwDAqVKpjLKkVSpUrkGqn//Z")
	jpegGreen = sample("/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUVFQwPFxgWFBgSFBUU/9sAQwEDBAQFBAUJBQUJFA0LDRQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU/8AAFAgAEAAYBAERAAIRAQMRAQQRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAGCf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAAACAn/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADgQBAAIRAxEEAAA/AIJcDR1qmAAAAAAD/9k=")
)

// A whole JPEG is never called damaged: it is published, or said to be of a kind
// that is not read.
func TestUnusualSampling(t *testing.T) {
	for name, data := range map[string][]byte{"4:1:1": jpeg411, "4:4:0": jpeg440, "4:1:0": jpeg410} {
		info, refusal := Inspect(data)
		if refusal != nil {
			t.Errorf("%s: %v", name, refusal)
			continue
		}
		out, err := encodeFile(t.Context(), data, Variants(info)[0])
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		img, err := jpeg.Decode(bytes.NewReader(out))
		if err != nil || !isMostly(img.At(12, 0), 0) || !isMostly(img.At(12, 15), 2) {
			t.Errorf("%s: %v at the top, %v at the bottom, %v", name, img.At(12, 0), img.At(12, 15), err)
		}
	}
	arithmetic := bytes.Clone(jpeg440)
	arithmetic[bytes.Index(arithmetic, []byte{0xff, 0xc0})+1] = 0xc9
	for name, data := range map[string][]byte{"3:1:1": jpeg311, "arithmetic": arithmetic} {
		if _, refusal := Inspect(data); refusal == nil || refusal.Rule != RuleUnsupported {
			t.Errorf("%s: %v, want %s", name, refusal, RuleUnsupported)
		}
	}
}

// isMostly reports whether a channel of a colour is more than twice each other.
func isMostly(c color.Color, channel int) bool {
	r, g, b, _ := c.RGBA()
	all := []uint32{r, g, b}
	most := all[channel]
	all[channel] = 0
	return most > 2*slices.Max(all)
}
