package terminal

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"

	"fiche/cmd/fiche/internal/locale"
)

const (
	progressDelay = time.Second            // a quick build says nothing
	progressPause = 100 * time.Millisecond // between two states of the line
)

// A Progress is a line that says how far a long command has come. It is
// rewritten in place, and erased at the end. A nil Progress is silent.
type Progress struct {
	mu          sync.Mutex
	locale      *locale.Locale
	doing       func(*locale.CommandWords) string // what is done of how many
	done, total int
	left        int64 // bytes

	halt chan struct{}
	gone chan struct{}
	once sync.Once
}

// StartProgress begins a line. It returns nil if there is no terminal to show
// it on.
func (c *Console) StartProgress() *Progress {
	if !c.Live {
		return nil
	}
	p := &Progress{
		locale: c.Locale, doing: func(words *locale.CommandWords) string { return words.Reading },
		halt: make(chan struct{}), gone: make(chan struct{}),
	}
	go p.show(c.Err)
	return p
}

// SetLocale changes the language of the line.
func (p *Progress) SetLocale(l *locale.Locale) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.locale = l
}

// Made notes how many files of all have been made.
func (p *Progress) Made(done, total int) {
	p.count(done, total, func(words *locale.CommandWords) string { return words.Making })
}

// Decoded notes how many photos of all have been read.
func (p *Progress) Decoded(done, total int) {
	p.count(done, total, func(words *locale.CommandWords) string { return words.Photos })
}

// Asked notes how many addresses of all have been asked.
func (p *Progress) Asked(done, total int) {
	p.count(done, total, func(words *locale.CommandWords) string { return words.Check.Asking })
}

// Sent notes how many files of all have been sent, and how many bytes are left.
func (p *Progress) Sent(done, total int, left int64) {
	p.count(done, total, func(words *locale.CommandWords) string { return words.Publish.Sending })
	if p != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.left = left
	}
}

// count is called for each file, and shown ten times a second at most.
func (p *Progress) count(done, total int, doing func(*locale.CommandWords) string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing, p.done, p.total = doing, done, total
}

// text returns the line as it is now.
func (p *Progress) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.NewReplacer("{done}", strconv.Itoa(p.done), "{total}", strconv.Itoa(p.total), "{left}", p.locale.FileSize(p.left).Plain).
		Replace(p.doing(&p.locale.Command))
}

// Stop erases the line. It may be called again.
func (p *Progress) Stop() {
	if p == nil {
		return
	}
	p.once.Do(func() {
		close(p.halt)
		<-p.gone
	})
}

// show draws the line until it is stopped.
func (p *Progress) show(w io.Writer) {
	defer close(p.gone)
	wait := time.NewTimer(progressDelay)
	defer wait.Stop()
	drawn := ""
	for {
		select {
		case <-p.halt:
			if drawn != "" {
				fmt.Fprint(w, "\r\x1b[K")
			}
			return
		case <-wait.C:
			wait.Reset(progressPause)
		}
		if text := p.text(); text != drawn {
			fmt.Fprintf(w, "\r%s\x1b[K", text)
			drawn = text
		}
	}
}
