package cli

import (
	"errors"
	"path"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// flagFailure words what cobra found wrong with the flags of a call.
func (c *console) flagFailure(command *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var needsValue *pflag.ValueRequiredError
	var badValue *pflag.InvalidValueError
	var known *problem.Refusal
	switch {
	case errors.As(err, &known): // a flag that words its own refusal
		return known
	case errors.As(err, &unknown):
		if args := command.Flags().Args(); !command.HasParent() && len(args) > 0 {
			// The flags of a command that does not exist are not the trouble.
			return c.unknownCommand(command, args[0])
		}
		name := unknown.GetSpecifiedName()
		dashes := "--"
		if unknown.GetSpecifiedShortnames() != "" {
			dashes = "-"
		}
		return problem.Refuse("unknown-flag", problem.Args{
			"flag":    dashes + name,
			"command": command.CommandPath(),
			"nearest": nearestFlag(command, name),
		})
	case errors.As(err, &needsValue):
		return problem.Refuse("flag-needs-value", problem.Args{
			"flag":    "--" + needsValue.GetFlag().Name,
			"example": c.valueWord(needsValue.GetFlag()),
		})
	case errors.As(err, &badValue):
		return problem.Refuse("flag-bad-value", problem.Args{
			"flag":  "--" + badValue.GetFlag().Name,
			"value": badValue.GetValue(),
		})
	}
	return problem.Refuse("unknown-flag", problem.Args{"flag": err.Error(), "command": command.CommandPath()})
}

// A wordFlag is a flag whose value the help calls by a word of its own.
type wordFlag struct {
	value *string
	kind  string // key of locale.StartWords.Values
}

func newWordFlag(value *string, kind string) *wordFlag { return &wordFlag{value, kind} }

func (f *wordFlag) String() string { return *f.value }

func (f *wordFlag) Set(s string) error {
	*f.value = strings.TrimSpace(s)
	return nil
}

func (f *wordFlag) Type() string { return f.kind }

// nearestFlag is the flag that was most likely meant by name, with its dashes,
// or "". One that belongs to a subcommand comes with that command.
func nearestFlag(command *cobra.Command, name string) string {
	for _, sub := range command.Commands() {
		if sub.Flags().Lookup(name) != nil {
			return sub.CommandPath() + " --" + name
		}
	}
	var names []string
	command.Flags().VisitAll(func(flag *pflag.Flag) { names = append(names, flag.Name) })
	name = strings.TrimLeft(name, "-—–") // word processors make dashes of hyphens
	if nearest := spelling.Nearest(name, names); nearest != "" {
		return "--" + nearest
	}
	return ""
}

// A portFlag is the number of a port, 0 for any that is free.
type portFlag int

func (p *portFlag) String() string { return strconv.Itoa(int(*p)) }
func (p *portFlag) Type() string   { return "number" }

func (p *portFlag) Set(value string) error {
	n, err := strconv.ParseUint(value, 10, 16)
	if err != nil {
		return problem.Refuse("port-bad", problem.Args{"value": value})
	}
	*p = portFlag(n)
	return nil
}

// A baseFlag is a path on a website, with slashes at both ends.
type baseFlag string

func (b *baseFlag) String() string { return string(*b) }
func (b *baseFlag) Type() string   { return "path" }

func (b *baseFlag) Set(value string) error {
	trimmed := strings.Trim(value, "/")
	if strings.ContainsAny(trimmed, "?#%\\: ") || trimmed != "" && path.Clean("/"+trimmed) != "/"+trimmed {
		return problem.Refuse("base-bad", problem.Args{"value": value})
	}
	*b = baseFlag(strings.TrimSuffix("/"+trimmed, "/") + "/")
	return nil
}
