package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// A dialogue asks somebody at a terminal, one question at a time.
type dialogue struct {
	*console
	in *bufio.Reader
}

// dialogue is nil when nobody is there to answer.
func (c *console) dialogue(in io.Reader) *dialogue {
	if f, ok := in.(*os.File); !ok || !c.asks || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return &dialogue{c, bufio.NewReader(in)}
}

// ask puts a question until the answer is accepted. An empty answer is the
// fallback, which is shown. accept says what is wrong with an answer, or nil.
func (d *dialogue) ask(ctx context.Context, question, fallback string, accept func(string) *problem.Problem) (string, error) {
	if fallback != "" {
		question += " [" + fallback + "]"
	}
	for {
		if _, err := fmt.Fprint(d.err, question+d.locale.Command.Start.Prompt); err != nil {
			return "", err
		}
		answer, err := d.line(ctx)
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
		if err := d.object(*wrong); err != nil {
			return "", err
		}
	}
}

// choose shows a numbered list and asks for one of it: by its number, or by
// its word. The fallback is an index, or -1 when the question may be passed
// over; then so may the answer be.
func (d *dialogue) choose(ctx context.Context, question string, options []string, fallback int) (int, error) {
	list := question + "\n"
	for i, option := range options {
		list += fmt.Sprintf("  %d  %s\n", i+1, option)
	}
	if _, err := fmt.Fprint(d.err, list); err != nil {
		return 0, err
	}
	shown := ""
	if fallback >= 0 {
		shown = strconv.Itoa(fallback + 1)
	}
	answer, err := d.ask(ctx, "  "+d.locale.Command.Start.Choice, shown, func(answer string) *problem.Problem {
		if optionIndex(options, answer) >= 0 {
			return nil
		}
		return &problem.Problem{Rule: "not-a-choice", Severity: problem.Error, Args: problem.Args{
			"answer": answer, "nearest": spelling.Nearest(answer, options), "count": strconv.Itoa(len(options)),
		}}
	})
	if err != nil || answer == "" {
		return -1, err
	}
	return optionIndex(options, answer), nil
}

// optionIndex is the option that an answer names, or -1.
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

// confirm asks a question whose answer is yes or no; no when nothing is said.
func (d *dialogue) confirm(ctx context.Context, question string) (bool, error) {
	terms := d.locale.Terms.Answer
	answer, err := d.ask(ctx, question, terms.Label("no"), func(answer string) *problem.Problem {
		if _, ok := terms.Key(answer); ok {
			return nil
		}
		return &problem.Problem{Rule: "unknown-term", Severity: problem.Error, Args: problem.Args{
			"value": answer, "list": d.locale.List(terms.Labels()),
		}}
	})
	key, _ := terms.Key(answer)
	return key == "yes", err
}

// object says what is wrong with an answer.
func (d *dialogue) object(p problem.Problem) error {
	p.Place = problem.Place{} // the line of a file that does not exist
	_, err := io.WriteString(d.err, problem.Printer{Words: d.locale.Wording(), Colour: d.colourErr}.Text(p))
	return err
}

// line reads an answer. Whoever closes the terminal or interrupts the command
// has answered nothing.
func (d *dialogue) line(ctx context.Context) (string, error) {
	type answer struct {
		text string
		err  error
	}
	answered := make(chan answer, 1)
	go func() {
		text, err := d.in.ReadString('\n')
		answered <- answer{text, err}
	}()
	select {
	case <-ctx.Done():
		return "", machineFailure("left-unanswered", nil)
	case a := <-answered:
		if a.err != nil && a.text == "" {
			return "", machineFailure("left-unanswered", nil)
		}
		return strings.TrimSpace(a.text), nil
	}
}
