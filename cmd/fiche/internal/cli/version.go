package cli

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// The linker stamps a release with them (-X): its version, the commit that it was
// built from (followed by "-modified" if the tree was not that commit), and the
// day of that commit in ISO 8601. Of other builds Go itself knows these.
var version, commit, date string

func newVersion(c *console) *cobra.Command {
	words := c.Locale.Command.Version
	return &cobra.Command{
		Use:   "version",
		Short: words.Short,
		Long:  words.Long,
		Args:  noArguments,
		RunE:  func(*cobra.Command, []string) error { return c.printVersion() },
	}
}

// A stamp tells where a binary comes from. What is not known is empty.
type stamp struct{ version, commit, date string }

func stampOf() stamp {
	s := stamp{version, commit, date}
	info, ok := debug.ReadBuildInfo()
	if !ok || s.version != "" {
		s.version = cmp.Or(s.version, "devel")
		return s
	}
	s.version = info.Main.Version
	if s.version == "(devel)" || s.version == "" {
		s.version = "devel"
	}
	modified := false
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			s.commit = setting.Value
		case "vcs.time":
			s.date = setting.Value[:min(len("2006-01-02"), len(setting.Value))]
		case "vcs.modified":
			modified = setting.Value == "true"
		}
	}
	if modified && s.commit != "" {
		s.commit += "-modified"
	}
	return s
}

// shortCommit is the commit as people quote it.
func (s *stamp) shortCommit() string {
	hash, more, modified := strings.Cut(s.commit, "-")
	hash = hash[:min(12, len(hash))]
	if modified {
		return hash + "-" + more
	}
	return hash
}

func (c *console) printVersion() error {
	s := stampOf()
	from := ""
	if s.commit != "" {
		from = "commit " + s.shortCommit() + ", "
	}
	_, err := fmt.Fprintf(c.Out, "fiche %s (%s%s, %s/%s)\n", s.version, from, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
