//go:build !windows

package main

// startedByExplorer is false: there is no Explorer.
func startedByExplorer() bool { return false }
