//go:build !windows

package cli

// startedByExplorer is false: there is no Explorer.
func startedByExplorer() bool { return false }
