package cli

import "github.com/inconshreveable/mousetrap"

func startedByExplorer() bool { return mousetrap.StartedByExplorer() }
