package cli

import (
	"os"
	"runtime"
	"runtime/debug"
)

// tuneGC suits the garbage collector to a process that builds one site and
// ends, unless GOGC is set.
//
// Nothing is collected below 96 MiB: a site of a thousand sheets never gets
// there, and collecting all the same would take a fifth of its build. From
// then on 30 % may be added to what is in use: most of it stays until the end.
// For 10,000 sheets, Go's own 100 would take half as much memory again.
func tuneGC() {
	const (
		floor    = 96 << 20 // bytes
		percent  = 30
		minimum  = 4 << 20 // bytes: the runtime first collects at this much times percent / 100
		starting = floor / minimum * 100
	)
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(starting)
	// Nothing refers to this object: the first collection finds it.
	runtime.AddCleanup(new([64]byte), func(percent int) { debug.SetGCPercent(percent) }, percent)
}
