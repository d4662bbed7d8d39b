package preview

import (
	"context"
	"sync"

	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A photoCheck decodes the photos that a build left unchecked, so that the site is shown
// at once and a damaged photo is told all the same.
type photoCheck struct {
	cancel context.CancelFunc // nil while nothing was started
	tasks  sync.WaitGroup
}

// start begins with the photos of a build, instead of those of the build before.
func (c *photoCheck) start(ctx context.Context, b *pipeline.Builder, photos []pipeline.Picture, damaged func(path string)) {
	if c.cancel != nil {
		c.cancel() // the one being decoded then is not waited for
	}
	ctx, c.cancel = context.WithCancel(ctx)
	c.tasks.Go(func() {
		if path := b.CheckPhotos(ctx, photos); path != "" {
			damaged(sitefolder.ContentPath(path))
		}
	})
}

// stop waits until nothing is decoded any more.
func (c *photoCheck) stop() {
	if c.cancel != nil {
		c.cancel()
	}
	c.tasks.Wait()
}
