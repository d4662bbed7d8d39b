package cli

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// What the garbage collector may take, unless GOGC is set.
const (
	gcFloor   = 96 << 20 // bytes of heap below which nothing is collected
	gcPercent = 30       // what may be added to what is in use, once that is more
)

// tuneGC suits the garbage collector to a process that builds one site and ends:
// of what it makes, most either stays to the end or is thrown away with its page.
// For 10,000 sheets, Go's own 100 percent would take half as much memory again;
// 30 alone would have the heap of 1,000 sheets, which is 40 MB, collected
// eighteen times, where four do.
func tuneGC() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percentFor(0))
		watchGC()
	}
}

// watchGC sets the percentage anew after each collection.
func watchGC() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	// Nothing refers to this object: the next collection finds it.
	runtime.AddCleanup(new([64]byte), func(live []metrics.Sample) {
		metrics.Read(live)
		debug.SetGCPercent(percentFor(live[0].Value.Uint64()))
		watchGC()
	}, live)
}

// percentFor returns what may be added to live bytes in use, in percent of them.
func percentFor(live uint64) int {
	const minimum = 4 << 20 // bytes: the runtime first collects at this much times percent / 100
	return max(gcPercent, 100*gcFloor/int(max(live, minimum))-100)
}
