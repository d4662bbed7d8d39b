package cli

import (
	"context"
	"sync"

	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/publish/hosts"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// publishFor plans to publish the site for its dashboard, as "fiche publish" does.
func (s *serveSession) publishFor(ctx context.Context, path, out string, to sheet.Destination, a dashboard.Answers) (*dashboard.Publication, error) {
	b, err := s.readSite(ctx, buildOptions{site: path, out: out}, nil)
	if err != nil {
		return nil, err
	}
	p := &dashboard.Publication{Problems: b.problems, Close: b.site.Close}
	if !b.isGood() {
		return p, nil
	}
	p.Gaps = b.gaps()
	if err := s.openFor(ctx, b, to, a, p); err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

// gaps returns what the models of pages left to be completed in those that are
// published, the pages that the law asks for first.
func (b *siteBuild) gaps() []problem.Problem {
	read, _ := b.builder.Site()
	isLegal := map[string]bool{} // by file
	for _, e := range read.Editions {
		for _, p := range e.Pages {
			if p.Text != nil {
				isLegal[sitefolder.ContentPath(p.Text.Path)] = site.IsAskedByLaw(p)
			}
		}
	}
	var first, rest []problem.Problem
	for _, p := range b.problems {
		legal, published := isLegal[p.Path]
		switch {
		case p.Rule != prose.RuleUnfinished || !published:
		case legal:
			first = append(first, p)
		default:
			rest = append(rest, p)
		}
	}
	return append(first, rest...)
}

// openFor builds the site, opens the host, and adds the plan.
func (s *serveSession) openFor(ctx context.Context, b *siteBuild, to sheet.Destination, a dashboard.Answers, p *dashboard.Publication) error {
	if err := b.checkDestination(to); err != nil {
		return err
	}
	files, closeFiles, err := b.filesToPublish(ctx, false, nil)
	if err != nil {
		return err
	}
	p.Close = func() { closeFiles(); b.site.Close() }
	asked := &asking{answers: a}
	access, err := s.access(false, nil)
	if err != nil {
		return err
	}
	access.Trust, access.Ask, access.Keep = asked.trust, asked.password, asked.keep
	host, err := hosts.Open(ctx, to, b.site.Path, access)
	if err != nil {
		return asked.instead(err)
	}
	p.Close = func() { host.Close(); closeFiles(); b.site.Close() }
	plan, err := publish.Compare(ctx, host, files, b.result.Tree.Paths(), publish.Options{Force: a.Force})
	if err != nil {
		return asked.instead(err)
	}
	p.Plan, p.Warnings, p.Unkept = plan, host.Warnings, asked.unkept()
	p.Send = func(ctx context.Context, report func(publish.Progress)) error {
		if err := plan.Send(ctx, report); err != nil {
			return err
		}
		remember(b.memory, to, plan)
		return nil
	}
	return nil
}

// An asking answers a host with what the user has said already. What has no answer
// becomes a question.
type asking struct {
	answers dashboard.Answers

	mu       sync.Mutex
	given    bool // the password was
	offered  bool // there is a keyring
	question *dashboard.Question
}

func (a *asking) trust(_ context.Context, host, key string) (bool, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if key == a.answers.Key {
		return true, nil
	}
	a.question = &dashboard.Question{Host: host, Key: key}
	return false, nil
}

func (a *asking) password(_ context.Context, whose string) (string, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.answers.Password != "" && a.answers.Whose == whose && !a.given {
		a.given = true
		return a.answers.Password, nil
	}
	a.question = &dashboard.Question{Whose: whose, Wrong: a.given}
	return "", a.question
}

func (a *asking) keep(context.Context, string) (bool, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.offered = true
	return a.answers.Keep, nil
}

// unkept reports whether a password was to be kept, and cannot be.
func (a *asking) unkept() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.given && a.answers.Keep && !a.offered
}

// instead returns the question that a host was left with, or why it refused.
func (a *asking) instead(err error) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.question != nil {
		return a.question
	}
	return err
}

// notPublished says what has changed since the site was last published.
func (s *serveSession) notPublished(ctx context.Context, path string) ([]problem.Problem, error) {
	folder, err := disk.Open(path)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	cache, memory := findCache(folder)
	if memory == nil {
		return nil, nil
	}
	builder := pipeline.New(inputs(folder), pipeline.Options{Cache: cache, Locale: s.Locale})
	result, err := builder.Build(ctx)
	if err != nil {
		return nil, err
	}
	read, _ := builder.Site()
	if read == nil {
		return nil, nil
	}
	return unpublished(ctx, memory, result, read.Settings.Publication)
}

// beside returns what does something while the preview is on.
func (s *serveSession) beside(ctx context.Context) func(do func(context.Context)) bool {
	return func(do func(context.Context)) bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		if ctx.Err() != nil {
			return false
		}
		s.tasks.Go(func() { do(ctx) })
		return true
	}
}
