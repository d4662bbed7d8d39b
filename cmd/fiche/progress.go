package main

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

// A progress line tells, on a terminal, how far a long build has come. It is
// rewritten in place and leaves nothing behind. The zero value is silent.
type progress struct {
	mu          sync.Mutex
	locale      *locale.Locale
	doing       func(*locale.CommandWords) string // what is done of how many
	done, total int

	halt chan struct{}
	gone chan struct{}
	once sync.Once
}

// startProgress begins a line, if there is a terminal to show it on.
func (c *console) startProgress() *progress {
	p := &progress{locale: c.locale, doing: func(words *locale.CommandWords) string { return words.Reading }}
	if c.live {
		p.halt, p.gone = make(chan struct{}), make(chan struct{})
		go p.show(c.err)
	}
	return p
}

// speak changes the language of the line.
func (p *progress) speak(l *locale.Locale) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.locale = l
}

// step tells that done files of total are made.
func (p *progress) step(done, total int) {
	p.count(done, total, func(words *locale.CommandWords) string { return words.Making })
}

// asked tells that done addresses of total have been asked.
func (p *progress) asked(done, total int) {
	p.count(done, total, func(words *locale.CommandWords) string { return words.Check.Asking })
}

// count only notes where it stands: it is called for each file, and shown ten
// times a second at most.
func (p *progress) count(done, total int, doing func(*locale.CommandWords) string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing, p.done, p.total = doing, done, total
}

// text is the line as it is now.
func (p *progress) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.NewReplacer("{done}", strconv.Itoa(p.done), "{total}", strconv.Itoa(p.total)).
		Replace(p.doing(&p.locale.Command))
}

// stop erases the line. It may be called again.
func (p *progress) stop() {
	p.once.Do(func() {
		if p.halt != nil {
			close(p.halt)
			<-p.gone
		}
	})
}

// show draws the line until the build is over.
func (p *progress) show(w io.Writer) {
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
