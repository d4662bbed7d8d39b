package problem

// NewPos is the place of the bytes at offset.
func NewPos(src *Source, offset, width int) Pos {
	line, col, chars := src.Locate(offset, width)
	return Pos{int32(line), int32(col), int32(chars)} // a file has no more lines than maxFile has bytes
}

// A Pos is a place in a sheet's own file. Line and Col count from 1, Col and
// Width in characters.
type Pos struct {
	Line, Col, Width int32
}

// In is the place in the file at path.
func (p Pos) In(path string) Place {
	return Place{Path: path, Line: int(p.Line), Col: int(p.Col), Width: int(p.Width)}
}
