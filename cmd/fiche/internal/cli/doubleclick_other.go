//go:build !windows

package cli

// startedByExplorer reports false: there is no Explorer.
func startedByExplorer() bool { return false }
