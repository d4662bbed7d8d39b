package photo

import "context"

// A room bounds how many pixels are in decoding at a time. A large photo waits
// until enough others have left, and nobody overtakes it meanwhile.
type room struct {
	turn  chan struct{} // held by the one who is entering
	seats chan struct{} // one token for each million pixels inside
}

const seat = 1_000_000 // pixels

func newRoom(pixels int) room {
	return room{turn: make(chan struct{}, 1), seats: make(chan struct{}, pixels/seat)}
}

// enter waits for room for so many pixels, or for all of it if they are more.
// Call leave when they are gone.
func (r room) enter(ctx context.Context, pixels int) (leave func(), err error) {
	want := min(pixels/seat+1, cap(r.seats))
	select {
	case r.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-r.turn }()
	for taken := range want {
		select {
		case r.seats <- struct{}{}:
		case <-ctx.Done():
			r.free(taken)
			return nil, ctx.Err()
		}
	}
	return func() { r.free(want) }, nil
}

func (r room) free(n int) {
	for range n {
		<-r.seats
	}
}
