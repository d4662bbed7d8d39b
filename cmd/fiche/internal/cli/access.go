package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish/hosts"
)

// access returns what a host may ask of the user. With yes a host that was never met
// is trusted; without a terminal nothing can be asked.
func (c *console) access(yes bool, prompt *terminal.Prompter) (*hosts.Access, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil, err
	}
	config, err := os.UserConfigDir()
	if err != nil {
		return nil, err
	}
	words := c.Locale.Command.Publish
	a := &hosts.Access{Home: home, Config: filepath.Join(config, "fiche"), Getenv: os.Getenv}
	a.Trust = func(ctx context.Context, host, key string) (bool, error) {
		err := c.Explain(problem.Problem{Rule: "host-first-met", Severity: problem.Note, Args: problem.Args{"host": host, "key": key}})
		if err != nil || yes || prompt == nil {
			return yes, err
		}
		return prompt.Confirm(ctx, words.AskTrust)
	}
	if prompt != nil {
		a.Ask = func(ctx context.Context, whose string) (string, error) {
			return prompt.Secret(ctx, strings.ReplaceAll(words.AskPassword, "{whose}", whose))
		}
		a.Keep = func(ctx context.Context, _ string) (bool, error) { return prompt.Confirm(ctx, words.AskKeep) }
	}
	return a, nil
}
