package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// How much of what is in use may be added before the garbage collector runs, in
// percent. Reading fills the memory with what stays; writing adds little that
// outlives its page, to all that is there. Go's own 100 would make a build of
// 10 000 sheets an eighth quicker, and take half as much memory again.
//
// A heap that is much larger than the processor's caches takes longer to look
// through for each byte of it, and is looked through less often.
const (
	whileReading = 60
	whileWriting = 26

	large             = 512 << 20 // bytes in use
	whileWritingLarge = 40
)

// untilFirst is the percentage until the first collection. Go makes that at
// 4 MB times this, here at 64 MB: a site of five hundred sheets needs one, and
// to begin at 4 MB would only mean to look at the same sheets over and over.
const untilFirst = 1600

// A frugal process suits its garbage collector to the phases of a build.
type frugal struct {
	mu      sync.Mutex
	percent int  // of the phase
	begun   bool // the first collection is over
}

// newFrugal begins with reading. It is nil, and does nothing, where GOGC is
// set: whoever does that knows better.
func newFrugal() *frugal {
	if os.Getenv("GOGC") != "" {
		return nil
	}
	f := &frugal{percent: whileReading}
	debug.SetGCPercent(untilFirst)
	// What nobody holds is found by the first collection.
	runtime.AddCleanup(new([64]byte), (*frugal).begin, f)
	return f
}

func (f *frugal) begin() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.begun = true
	debug.SetGCPercent(f.percent)
}

// write changes the phase from reading to writing.
func (f *frugal) write() {
	if f == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.percent = whileWriting
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	if metrics.Read(live); live[0].Value.Uint64() > large {
		f.percent = whileWritingLarge
	}
	if f.begun {
		debug.SetGCPercent(f.percent)
	}
}
