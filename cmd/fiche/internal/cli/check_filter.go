package cli

import (
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
	"fiche/cmd/fiche/internal/spelling"
)

// A checkFilter is what of a check is asked for. Its parts may be empty.
type checkFilter struct {
	file     string // or a folder: "content/mali.md", "projets"
	rules    string // with commas
	severity string // in English or in the language of the console
}

// register adds the flags, and what a shell completes them with.
func (f *checkFilter) register(c *console, command *cobra.Command) {
	words := c.Locale.Command.Check
	flags := command.Flags()
	flags.Var(newWordFlag(&f.file, "file"), "file", words.File)
	flags.Var(newWordFlag(&f.rules, "rule"), "rule", words.Rule)
	flags.Var(newWordFlag(&f.severity, "severity"), "severity", words.Severity)
	complete := func(flag string, names func() []string) {
		// The error would be that the flag above does not exist.
		_ = command.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return names(), cobra.ShellCompDirectiveNoFileComp
		})
	}
	complete("rule", func() []string { return slices.Sorted(maps.Keys(c.Locale.Messages())) })
	complete("severity", func() []string { return severityWords(c.Locale) })
}

// severityWords returns what a language calls the severities, from the highest.
func severityWords(l *locale.Locale) []string {
	return []string{word(l.Command.Error), word(l.Command.Warning), word(l.Command.Note)}
}

// keeps returns a function that reports whether a problem is asked for. What the
// flags ask for must exist: what is misspelt would be taken for what is well.
func (f *checkFilter) keeps(l *locale.Locale, site string) (func(problem.Problem) bool, error) {
	rules, err := f.ruleNames(l)
	if err != nil {
		return nil, err
	}
	severity := -1
	if f.severity != "" {
		if severity = f.severityNamed(l); severity < 0 {
			return nil, problem.Refuse("check-severity", problem.Args{"value": f.severity, "list": severityWords(l)})
		}
	}
	file, err := f.filePath(site)
	if err != nil {
		return nil, err
	}
	return func(p problem.Problem) bool {
		return (file == "" || p.Path == file || strings.HasPrefix(p.Path, file+"/")) &&
			(rules == nil || slices.Contains(rules, string(p.Rule))) &&
			(severity < 0 || p.Severity == problem.Severity(severity))
	}, nil
}

// narrow reports whether so little is asked for that all of it is shown.
func (f *checkFilter) narrow() bool { return f.file != "" || f.rules != "" }

func (f *checkFilter) ruleNames(l *locale.Locale) ([]string, error) {
	var rules []string
	for name := range strings.FieldsFuncSeq(f.rules, func(r rune) bool { return r == ',' || r == ' ' }) {
		if _, known := l.Messages()[name]; !known {
			return nil, problem.Refuse("check-rule", problem.Args{
				"value": name, "nearest": spelling.Nearest(name, slices.Collect(maps.Keys(l.Messages()))),
			})
		}
		rules = append(rules, name)
	}
	return rules, nil
}

// severityNamed returns the severity that is asked for, or -1.
func (f *checkFilter) severityNamed(l *locale.Locale) int {
	for _, lang := range append([]*locale.Locale{l}, locale.All()...) {
		for i, name := range severityWords(lang) {
			if s := int(problem.Error) - i; spelling.Fold(f.severity) == spelling.Fold(name) || f.severity == problem.Severity(s).String() {
				return s
			}
		}
	}
	return -1
}

// filePath returns the file or the folder from the folder of the site.
func (f *checkFilter) filePath(site string) (string, error) {
	if f.file == "" {
		return "", nil
	}
	folder, err := disk.Open(site)
	if err != nil {
		return "", err
	}
	defer folder.Close()
	name := path.Clean(filepath.ToSlash(f.file))
	below, ok := sitefolder.CutContent(name)
	if !ok && name != sitefolder.Content {
		below = name
	}
	if below == "" {
		return sitefolder.Content, nil
	}
	if _, err := fs.Stat(folder.Content, below); err != nil {
		return "", problem.Refuse("check-file", problem.Args{"file": f.file})
	}
	return sitefolder.ContentPath(below), nil
}

// leftOut returns, by rule, how many problems are not among those shown, the most
// frequent rule first.
func leftOut(r *terminal.Reporter, all []problem.Problem, shown []problem.Shown) string {
	counts := map[problem.Rule]int{}
	for _, p := range all {
		counts[p.Rule]++
	}
	for _, s := range shown {
		counts[s.Rule] -= 1 + s.Elsewhere
	}
	rules := slices.SortedFunc(maps.Keys(counts), func(a, b problem.Rule) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(string(a), string(b))
	})
	var out strings.Builder
	for _, rule := range rules {
		if counts[rule] > 0 {
			out.WriteString(strings.ReplaceAll(r.Locale.Counted(counts[rule], r.Locale.Command.Check.LeftOut), "{rule}", string(rule)) + "\n")
		}
	}
	return out.String()
}
