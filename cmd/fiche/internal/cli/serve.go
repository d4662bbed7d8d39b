package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/preview"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// serveOptions are what the flags of "fiche serve" say.
type serveOptions struct {
	site   string // folder of the site
	port   portFlag
	base   baseFlag
	open   bool
	start  bool // open the dashboard: the user has no terminal to read
	poll   bool
	drafts bool
}

// usualServe is what "fiche serve" does without flags.
var usualServe = serveOptions{site: ".", port: 8080, base: "/", drafts: true}

func newServe(c *console) *cobra.Command {
	words := c.Locale.Command
	o := usualServe
	command := &cobra.Command{
		Use:        "serve",
		Short:      words.Serve.Short,
		Long:       words.Serve.Long,
		SuggestFor: []string{"server", "preview", "watch", "dev", "servir", "aperçu", "prévisualiser"},
		Args:       noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			return c.serve(command.Context(), o)
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.site, "site", o.site, words.Flags.Site)
	flags.Var(&o.port, "port", words.Flags.Port)
	flags.BoolVar(&o.open, "open", false, words.Flags.Open)
	flags.BoolVar(&o.drafts, "drafts", o.drafts, words.Flags.PreviewDrafts)
	flags.Var(&o.base, "base", words.Flags.Base)
	flags.BoolVar(&o.poll, "poll", false, words.Flags.Poll)
	// The error would be that the flag above does not exist.
	_ = command.MarkFlagDirname("site")
	return command
}

// serve previews a site until the context ends, which is no failure.
func (c *console) serve(ctx context.Context, o serveOptions) error {
	server, err := preview.Listen(int(o.port))
	if err != nil {
		return terminal.MachineFailure("port-none", problem.Args{"port": o.port.String(), "reason": problem.ReasonOf(err)})
	}
	defer server.Close()
	server.Locale, server.Records = c.Locale, c.records()
	if folder, err := disk.RealPath(o.site); err == nil {
		server.Folder = folder
	}
	ctx, stop := context.WithCancel(ctx)
	s := &serveSession{console: c, options: o, stop: stop, server: server}
	defer s.end()
	run, err := s.begin(ctx)
	if err != nil {
		return err
	}
	if port := server.Port(); o.port != 0 && port != int(o.port) {
		c.Explain(problem.Problem{Rule: "port-taken", Severity: problem.Note, Args: problem.Args{
			"port": o.port.String(), "other": strconv.Itoa(port),
		}})
	}
	if err := s.printAddress(); err != nil {
		return err
	}
	run()
	return server.Serve(ctx)
}

// records returns the folder of the records of running previews, which is the
// user's alone; empty where there is none.
func (c *console) records() string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "fiche", "previews")
}

// printAddress prints where the preview is, and opens it in the browser if it
// was asked to.
func (s *serveSession) printAddress() error {
	words := s.Locale.Command.Preview
	at := s.server.Addresses(string(s.options.base))
	text := strings.ReplaceAll(words.Address, "{address}", at.Site) + "\n" + strings.ReplaceAll(words.Dashboard, "{address}", at.Dashboard)
	if s.siteless {
		text = strings.ReplaceAll(words.Setup, "{address}", at.Dashboard)
	}
	if _, err := fmt.Fprintln(s.Out, text); err != nil {
		return err
	}
	if !s.options.open && !s.options.start {
		return nil
	}
	address := at.Site
	if s.options.start || s.siteless {
		address = at.Dashboard
	}
	s.Browse(preview.Once(address), address)
	return nil
}
