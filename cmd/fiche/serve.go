package main

import (
	"context"
	"fmt"
	"net"
	"path"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/preview"
	"fiche/cmd/fiche/internal/problem"
)

// serveOptions are what the flags of "fiche serve" say.
type serveOptions struct {
	site   string // folder of the site
	port   portFlag
	base   baseFlag
	open   bool
	start  bool // open the start page, for somebody who has no terminal to read
	poll   bool
	drafts bool
}

// usualServe is what "fiche serve" does without flags.
var usualServe = serveOptions{site: ".", port: 8080, base: "/", drafts: true}

func newServe(c *console) *cobra.Command {
	words := c.locale.Command
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

// serve previews a site until the context ends, which is how it is meant to
// end: that is no failure.
func (c *console) serve(ctx context.Context, o serveOptions) error {
	ctx, stop := context.WithCancel(ctx)
	p := &previewing{reporter: reporter{console: c, locale: c.locale}, options: o, stop: stop}
	if folder, err := realPath(o.site); err == nil {
		p.server.Folder = folder
	}
	defer p.end()
	run, err := p.begin(ctx)
	if err != nil {
		return err
	}
	listener, err := preview.Listen(int(o.port))
	if err != nil {
		return &failure{exitMachine, "port-none", problem.Args{"port": o.port.String(), "reason": err.Error()}}
	}
	port := listener.Addr().(*net.TCPAddr).Port // that of a TCP listener is one
	if o.port != 0 && port != int(o.port) {
		p.notice(problem.Problem{Rule: "port-taken", Severity: problem.Note, Args: problem.Args{
			"port": o.port.String(), "other": strconv.Itoa(port),
		}})
	}
	if err := p.tellAddress("http://" + listener.Addr().String()); err != nil {
		listener.Close()
		return err
	}
	run()
	return p.server.Serve(ctx, listener)
}

// tellAddress prints where the preview is, and opens it in the browser if it
// was asked to.
func (p *previewing) tellAddress(server string) error {
	words := p.locale.Command.Preview
	site, start := server+string(p.options.base), server+preview.DashboardAddress
	text := strings.ReplaceAll(words.Address, "{address}", site) + "\n" + strings.ReplaceAll(words.Desk, "{address}", start)
	if p.siteless {
		text = strings.ReplaceAll(words.Setup, "{address}", start)
	}
	if _, err := fmt.Fprintln(p.console.out, text); err != nil {
		return err
	}
	if !p.options.open && !p.options.start {
		return nil
	}
	address := site
	if p.options.start || p.siteless {
		address = start
	}
	p.browse(address)
	return nil
}

// browse opens an address in the browser.
func (r reporter) browse(address string) {
	if err := openBrowser(address); err != nil {
		r.notice(problem.Problem{Rule: "browser-failed", Severity: problem.Note, Args: problem.Args{
			"reason": err.Error(), "address": address,
		}})
	}
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
