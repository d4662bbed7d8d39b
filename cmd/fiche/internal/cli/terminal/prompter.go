package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// A Prompter asks the user at a terminal, one question at a time.
type Prompter struct {
	*Console
	in     *bufio.Reader
	screen *os.File // at which secrets are typed; nil for none
}

// NewPrompter returns a prompter that reads its answers from in.
func NewPrompter(c *Console, in io.Reader) *Prompter {
	return &Prompter{Console: c, in: bufio.NewReader(in)}
}

// Prompter returns nil unless there is a terminal both to ask and to answer at.
func (c *Console) Prompter(in io.Reader) *Prompter {
	f, ok := in.(*os.File)
	if !ok || !c.Asks || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	p := NewPrompter(c, in)
	p.screen = f
	return p
}

// Ask puts a question until the answer is accepted. An empty answer stands for
// the fallback, which is shown. accept returns what is wrong with an answer, or
// nil.
func (p *Prompter) Ask(ctx context.Context, question, fallback string, accept func(string) *problem.Problem) (string, error) {
	if fallback != "" {
		question += " [" + fallback + "]"
	}
	for {
		if _, err := fmt.Fprint(p.Err, question+p.Locale.Command.Start.Prompt); err != nil {
			return "", err
		}
		answer, err := p.ReadLine(ctx)
		if err != nil {
			return "", err
		}
		if answer == "" {
			return fallback, nil
		}
		wrong := accept(answer)
		if wrong == nil {
			return answer, nil
		}
		wrong.Place = problem.Place{} // the line of a file that does not exist
		if err := p.Explain(*wrong); err != nil {
			return "", err
		}
	}
}

// Choose shows a numbered list and asks for one of it, by its number or by its
// word. It returns an index. The fallback is one too, or -1 if the question may
// be passed over; then -1 may be returned.
func (p *Prompter) Choose(ctx context.Context, question string, options []string, fallback int) (int, error) {
	return p.choose(ctx, question, options, fallback, func(answer string) int { return optionIndex(options, answer) })
}

// ChooseTerm is Choose for a closed list: whatever a file may say is an answer,
// "fini" for "terminé".
func (p *Prompter) ChooseTerm(ctx context.Context, question string, terms locale.Vocabulary, fallback int) (int, error) {
	options := terms.Labels()
	return p.choose(ctx, question, options, fallback, func(answer string) int {
		if key, ok := terms.Key(answer); ok {
			answer = terms.Label(key)
		}
		return optionIndex(options, answer)
	})
}

func (p *Prompter) choose(ctx context.Context, question string, options []string, fallback int, index func(answer string) int) (int, error) {
	list := question + "\n"
	for i, option := range options {
		list += fmt.Sprintf("  %d  %s\n", i+1, option)
	}
	if _, err := fmt.Fprint(p.Err, list); err != nil {
		return 0, err
	}
	shown := ""
	if fallback >= 0 {
		shown = strconv.Itoa(fallback + 1)
	}
	answer, err := p.Ask(ctx, "  "+p.Locale.Command.Start.Choice, shown, func(answer string) *problem.Problem {
		if index(answer) >= 0 {
			return nil
		}
		return &problem.Problem{Rule: "not-a-choice", Severity: problem.Error, Args: problem.Args{
			"answer": answer, "nearest": spelling.Nearest(answer, options), "count": len(options),
		}}
	})
	if err != nil || answer == "" {
		return -1, err
	}
	return index(answer), nil
}

// optionIndex returns the option that an answer names, or -1.
func optionIndex(options []string, answer string) int {
	if n, err := strconv.Atoi(answer); err == nil {
		if n < 1 || n > len(options) {
			return -1
		}
		return n - 1
	}
	for i, option := range options {
		if spelling.Fold(option) == spelling.Fold(answer) {
			return i
		}
	}
	return -1
}

// Confirm asks a question whose answer is yes or no. An empty answer is no.
func (p *Prompter) Confirm(ctx context.Context, question string) (bool, error) {
	terms := p.Locale.Terms.Answer
	answer, err := p.Ask(ctx, question, terms.Label("no"), func(answer string) *problem.Problem {
		if _, ok := terms.Key(answer); ok {
			return nil
		}
		return &problem.Problem{Rule: "unknown-term", Severity: problem.Error, Args: problem.Args{
			"value": answer, "choices": p.Locale.List(terms.Labels()),
		}}
	})
	key, _ := terms.Key(answer)
	return key == "yes", err
}

// Secret asks for what nobody should read on the screen.
func (p *Prompter) Secret(ctx context.Context, question string) (string, error) {
	if _, err := fmt.Fprint(p.Err, question+p.Locale.Command.Start.Prompt); err != nil {
		return "", err
	}
	if p.screen == nil {
		return p.ReadLine(ctx)
	}
	state, err := term.GetState(int(p.screen.Fd()))
	if err != nil {
		return "", err
	}
	answer, err := p.await(ctx, func() (string, error) {
		secret, err := term.ReadPassword(int(p.screen.Fd()))
		return string(secret), err
	})
	_ = term.Restore(int(p.screen.Fd()), state) // an interrupted question leaves the screen mute
	_, errLine := fmt.Fprintln(p.Err)
	return answer, errors.Join(err, errLine)
}

// ReadLine reads an answer. It fails if the terminal is closed or the command
// interrupted.
func (p *Prompter) ReadLine(ctx context.Context) (string, error) {
	text, err := p.await(ctx, func() (string, error) { return p.in.ReadString('\n') })
	return strings.TrimSpace(text), err
}

// await waits for an answer.
func (p *Prompter) await(ctx context.Context, read func() (string, error)) (string, error) {
	type answer struct {
		text string
		err  error
	}
	answered := make(chan answer, 1)
	go func() {
		text, err := read()
		answered <- answer{text, err}
	}()
	select {
	case <-ctx.Done():
		return "", MachineFailure("left-unanswered", nil)
	case a := <-answered:
		if a.err != nil && a.text == "" {
			return "", MachineFailure("left-unanswered", nil)
		}
		return a.text, nil
	}
}
