package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/build"
	"fiche/cmd/fiche/internal/preview"
	"fiche/cmd/fiche/internal/problem"
	"fiche/static"
	"fiche/templates"
)

// serveOptions are what the flags of "fiche serve" say.
type serveOptions struct {
	site   string // folder of the site
	port   portFlag
	base   baseFlag
	open   bool
	poll   bool
	drafts bool
}

func newServe(c *console) *cobra.Command {
	words := c.locale.Command
	o := serveOptions{port: 8080, base: "/"}
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
	flags.StringVar(&o.site, "site", ".", words.Flags.Site)
	flags.Var(&o.port, "port", words.Flags.Port)
	flags.BoolVar(&o.open, "open", false, words.Flags.Open)
	flags.BoolVar(&o.drafts, "drafts", true, words.Flags.PreviewDrafts)
	flags.Var(&o.base, "base", words.Flags.Base)
	flags.BoolVar(&o.poll, "poll", false, words.Flags.Poll)
	// The error would be that the flag above does not exist.
	_ = command.MarkFlagDirname("site")
	return command
}

// serve previews a site until the context ends, which is how it is meant to
// end: that is no failure.
func (c *console) serve(ctx context.Context, o serveOptions) error {
	site, err := openSite(o.site)
	if err != nil {
		return err
	}
	defer site.close()
	teller := &teller{reporter: reporter{console: c, locale: c.locale, site: o.site}}
	p, err := preview.New(preview.Options{
		Site:      o.site,
		Templates: templates.FS,
		Static:    static.FS,
		Build:     build.Options{Drafts: o.drafts, Cache: site.openCache(), Locale: c.locale},
		Base:      string(o.base),
		Poll:      o.poll,
		Editor:    editorScheme(o.site, os.Getenv),
		Rebuilt:   teller.rebuilt,
		Notice:    teller.notice,
	})
	if err != nil {
		return err
	}
	defer p.Close()
	listener, err := preview.Listen(int(o.port))
	if err != nil {
		return &failure{exitMachine, "port-none", problem.Args{"port": o.port.String(), "reason": err.Error()}}
	}
	port := listener.Addr().(*net.TCPAddr).Port // that of a TCP listener is one
	if o.port != 0 && port != int(o.port) {
		teller.notice(problem.Problem{Rule: "port-taken", Severity: problem.Note, Args: problem.Args{
			"port": o.port.String(), "other": strconv.Itoa(port),
		}})
	}
	address := "http://" + listener.Addr().String() + string(o.base)
	if _, err := fmt.Fprintln(c.out, strings.ReplaceAll(c.locale.Command.Preview.Address, "{address}", address)); err != nil {
		listener.Close()
		return err
	}
	if o.open {
		if err := openBrowser(address); err != nil {
			teller.notice(problem.Problem{Rule: "browser-failed", Severity: problem.Note, Args: problem.Args{
				"reason": err.Error(), "address": address,
			}})
		}
	}
	return p.Serve(ctx, listener)
}

// A portFlag is the number of a port, 0 for any that is free.
type portFlag int

func (p *portFlag) String() string { return strconv.Itoa(int(*p)) }
func (p *portFlag) Type() string   { return "number" }

func (p *portFlag) Set(value string) error {
	n, err := strconv.ParseUint(value, 10, 16)
	if err != nil {
		return misuse("port-bad", problem.Args{"value": value})
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
		return misuse("base-bad", problem.Args{"value": value})
	}
	*b = baseFlag(strings.TrimSuffix("/"+trimmed, "/") + "/")
	return nil
}
