//go:build !unix

package main

import "os"

// peakMemory is not known: the system forgets it with the process.
func peakMemory(*os.ProcessState) int64 { return 0 }
