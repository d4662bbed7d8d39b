// Command fiche turns a folder of project fact sheets into a website.
package main

import (
	"context"
	"os"

	"fiche/cmd/fiche/internal/cli"
)

func main() {
	os.Exit(cli.Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
