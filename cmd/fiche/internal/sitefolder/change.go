package sitefolder

import "crypto/sha256"

// A Change is what is done to one file below Content.
type Change struct {
	Name   string
	Before [sha256.Size]byte // of the bytes that are there; zero if there is no such file yet, or if it goes whatever it holds
	Data   []byte            // the new ones; nil takes the file away, to the bin
	To     string            // its new name; empty if it keeps its own
}

// IsNew reports whether the change makes a file.
func (c *Change) IsNew() bool { return c.Before == [sha256.Size]byte{} && c.Data != nil }
