package publish

import (
	"bytes"
	"context"
	"io/fs"
	"path"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// batch is how many files are sent between two states of the list: as many are
// sent again, at most, after a line was cut.
const batch = 200

// A Progress is how far the sending has come.
type Progress struct {
	Files, AllFiles int
	Bytes, AllBytes int64
}

// Send does what the plan says. report, if not nil, is called after each file, one
// call at a time.
func (p *Plan) Send(ctx context.Context, report func(Progress)) error {
	assets, pages := p.order()
	s := &sender{Plan: p, report: report}
	for _, e := range slices.Concat(assets, pages) {
		s.progress.AllFiles++
		s.progress.AllBytes += e.Size
	}
	for _, name := range p.left { // first: a full disk needs the room
		if err := p.host.Remove(ctx, name); err != nil {
			return err
		}
	}
	inTheWay, stale := p.splitRemoved()
	if err := s.remove(ctx, inTheWay); err != nil {
		return err
	}
	for _, group := range [][]Entry{assets, pages} {
		for some := range slices.Chunk(group, batch) {
			if err := s.sendBatch(ctx, some); err != nil {
				return err
			}
		}
	}
	if len(stale) > 0 {
		if err := s.putList(ctx); err != nil {
			return err
		}
	}
	if err := s.remove(ctx, stale); err != nil {
		return err
	}
	if err := s.putList(ctx); err != nil {
		return err
	}
	return p.host.Flush()
}

// order returns what is sent: pages last, and among them those that nothing leads
// to yet before those that do.
func (p *Plan) order() (assets, pages []Entry) {
	for _, e := range slices.Concat(p.New, p.Again, p.Changed) {
		if isPage(e.Path) {
			pages = append(pages, e)
		} else {
			assets = append(assets, e)
		}
	}
	return assets, pages
}

// splitRemoved separates what stands where a new file needs a folder, or the other
// way round, from the other stale files; pages come before what they showed.
func (p *Plan) splitRemoved() (inTheWay, stale []string) {
	var assets []string
	for _, e := range p.Removed {
		blocks := p.folders[e.Path]
		for dir := path.Dir(e.Path); dir != "." && !blocks; dir = path.Dir(dir) {
			_, blocks = p.wanted[dir]
		}
		switch {
		case blocks:
			inTheWay = append(inTheWay, e.Path)
		case isPage(e.Path):
			stale = append(stale, e.Path)
		default:
			assets = append(assets, e.Path)
		}
	}
	return inTheWay, append(stale, assets...)
}

// A sender is a Plan on its way.
type sender struct {
	*Plan
	report   func(Progress)
	mu       sync.Mutex
	progress Progress
}

// sendBatch sends some files. The list names them before; their versions are in the
// next one.
func (s *sender) sendBatch(ctx context.Context, some []Entry) error {
	pending := list{}
	for _, e := range some {
		pending[e.Path] = []record{s.wanted[e.Path]}
	}
	s.own = s.own.with(pending)
	if err := s.putList(ctx); err != nil {
		return err
	}
	group, inGroup := errgroup.WithContext(ctx)
	group.SetLimit(max(1, s.host.Workers()))
	for _, e := range some {
		group.Go(func() error { return s.sendOne(inGroup, e) })
	}
	return group.Wait()
}

func (s *sender) sendOne(ctx context.Context, e Entry) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	data, err := fs.ReadFile(s.files, e.Path)
	if err != nil {
		return err
	}
	sent := s.wanted[e.Path]
	if recordOf(data).sum != sent.sum { // the list would be wrong of it
		return problem.Refuse("publish-changed", problem.Args{"path": e.Path})
	}
	if sent.version, err = s.host.Put(ctx, e.Path, data); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.own[e.Path] = []record{sent}
	s.progress.Files++
	s.progress.Bytes += e.Size
	if s.report != nil {
		s.report(s.progress)
	}
	return nil
}

// remove removes files of ours. Where a host takes two spellings for one file, the
// old one is the new one, and stays.
func (s *sender) remove(ctx context.Context, names []string) error {
	spellings := map[string]string{}
	for name := range s.wanted {
		spellings[spelling.Path(name)] = name
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		same := false
		if twin, ok := spellings[spelling.Path(name)]; ok {
			var err error
			if same, err = s.areOne(ctx, name, twin); err != nil {
				return err
			}
		}
		if !same {
			if err := s.host.Remove(ctx, name); err != nil {
				return err
			}
		}
		delete(s.own, name)
	}
	return nil
}

// areOne reports whether the host has one file for two spellings of a path.
func (s *sender) areOne(ctx context.Context, a, b string) (bool, error) {
	found, err := s.host.Files(ctx)
	n := 0
	for _, f := range found {
		if f.Path == a || f.Path == b {
			n++
		}
	}
	return n < 2, err
}

// putList replaces the list on the host, unless it is the same.
func (s *sender) putList(ctx context.Context) error {
	text := s.own.encode()
	if bytes.Equal(text, s.listText) {
		return nil
	}
	if _, err := s.host.Put(ctx, ListName, text); err != nil {
		return err
	}
	s.listText = text
	return nil
}
