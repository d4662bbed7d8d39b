package render

import (
	"testing"

	"fiche/cmd/fiche/internal/atlas"
)

// Pages tell the size of a map before it is drawn.
func TestMapsHaveTheirSize(t *testing.T) {
	_, world := atlas.World(nil, nil, atlas.Options{})
	if world.Width != worldWidth || world.Height != worldHeight {
		t.Errorf("the world is %d × %d", world.Width, world.Height)
	}
	_, locator, ok := atlas.Locator("ML", nil, atlas.Options{})
	if !ok || locator.Width != locatorWidth || locator.Height != locatorHeight {
		t.Errorf("a locator is %d × %d", locator.Width, locator.Height)
	}
}
