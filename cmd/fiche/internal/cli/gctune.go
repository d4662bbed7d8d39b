package cli

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
// 10 000 sheets a twelfth quicker, and take more than half as much memory again.
//
// A heap that is much larger than the processor's caches takes longer to look
// through for each byte of it, and is looked through less often.
const (
	whileReading = 60
	whileWriting = 24

	large             = 512 << 20 // bytes in use
	whileWritingLarge = 40
)

// room is the size in bytes up to which the heap grows before anything is
// collected: a site of a thousand sheets has enough of it, and looking at the
// same sheets over and over would take a fifth of its build.
const room = 96 << 20

// A frugal process suits its garbage collector to the phases of a build.
type frugal struct {
	mu      sync.Mutex
	writing bool
	percent int // as it is set
}

// newFrugal begins with reading. It is nil, and does nothing, where GOGC is
// set: whoever does that knows better.
func newFrugal() *frugal {
	if os.Getenv("GOGC") != "" {
		return nil
	}
	f := new(frugal)
	const unit = 4 << 20 // the first collection comes at this, times percent / 100
	f.set(room / unit * 100)
	f.await()
	return f
}

// await waits for the next collection: it finds what nobody holds.
func (f *frugal) await() { runtime.AddCleanup(new([64]byte), (*frugal).collected, f) }

func (f *frugal) collected() {
	f.await()
	f.mu.Lock()
	defer f.mu.Unlock()
	f.suit()
}

// write changes the phase from reading to writing.
func (f *frugal) write() {
	if f == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.writing = true
	f.suit()
}

// suit sets the percentage for the phase and for what the last collection
// left, if there was one.
func (f *frugal) suit() {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	live := sample[0].Value.Uint64()
	if live == 0 {
		return
	}
	percent := whileReading
	switch {
	case f.writing && live > large:
		percent = whileWritingLarge
	case f.writing:
		percent = whileWriting
	}
	if live < room {
		percent = max(percent, int((room-live)*100/live))
	}
	f.set(percent)
}

func (f *frugal) set(percent int) {
	if percent != f.percent {
		f.percent = percent
		debug.SetGCPercent(percent)
	}
}
