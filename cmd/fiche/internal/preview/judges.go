package preview

import (
	"context"
	"sync"

	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/sitefolder"
)

// judges decodes the photos that a build left unjudged, so that the site is shown
// at once and a damaged photo is told all the same.
type judges struct {
	cancel context.CancelFunc // nil while nothing was started
	tasks  sync.WaitGroup
}

// start begins with the photos of a build, instead of those of the build before.
func (j *judges) start(ctx context.Context, b *pipeline.Builder, photos []pipeline.Picture, damaged func(path string)) {
	if j.cancel != nil {
		j.cancel() // the one being decoded then is not waited for
	}
	ctx, j.cancel = context.WithCancel(ctx)
	j.tasks.Go(func() {
		if path := b.JudgePhotos(ctx, photos); path != "" {
			damaged(sitefolder.ContentPath(path))
		}
	})
}

// stop waits until nothing is decoded any more.
func (j *judges) stop() {
	if j.cancel != nil {
		j.cancel()
	}
	j.tasks.Wait()
}
