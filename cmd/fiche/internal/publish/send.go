package publish

import (
	"bytes"
	"context"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

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
	for _, name := range p.left {
		if p.own[strings.TrimSuffix(name, UnfinishedSuffix)] != nil {
			if err := p.host.Remove(ctx, name); err != nil {
				return err
			}
		}
	}
	return s.putList(ctx)
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

// splitRemoved separates the stale files that stand where a new one needs a
// folder, or the other way round, from the others; pages come before what they
// showed.
func (p *Plan) splitRemoved() (inTheWay, stale []string) {
	var assets []string
	for _, e := range p.Removed {
		blocks := false
		for name := range p.wanted {
			blocks = blocks || strings.HasPrefix(name, e.Path+"/") || strings.HasPrefix(e.Path, name+"/")
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

// sendBatch sends some files. The list names them before, and has their versions
// after.
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
	if err := group.Wait(); err != nil {
		return err
	}
	found, err := s.host.Files(ctx)
	if err != nil {
		return err
	}
	for _, f := range found {
		if pending[f.Path] != nil {
			r := s.wanted[f.Path]
			r.version = f.Version
			s.own[f.Path] = []record{r}
		}
	}
	return nil
}

func (s *sender) sendOne(ctx context.Context, e Entry) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	data, err := fs.ReadFile(s.files, e.Path)
	if err != nil {
		return err
	}
	if err := s.host.Put(ctx, e.Path, data); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
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
	if len(names) == 0 {
		return nil
	}
	found, err := s.host.Files(ctx)
	if err != nil {
		return err
	}
	there, spellings := map[string]bool{}, map[string]string{}
	for _, f := range found {
		there[f.Path] = true
	}
	for name := range s.wanted {
		spellings[spelling.Path(name)] = name
	}
	for _, name := range names {
		if twin, ok := spellings[spelling.Path(name)]; !ok || there[twin] && there[name] {
			if err := s.host.Remove(ctx, name); err != nil {
				return err
			}
		}
		delete(s.own, name)
	}
	return nil
}

// putList replaces the list on the host, unless it is the same.
func (s *sender) putList(ctx context.Context) error {
	text := s.own.encode()
	if bytes.Equal(text, s.listText) {
		return nil
	}
	if err := s.host.Put(ctx, ListName, text); err != nil {
		return err
	}
	s.listText = text
	return nil
}
