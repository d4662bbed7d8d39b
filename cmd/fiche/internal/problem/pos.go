package problem

// A Pos is a place in a sheet's own file. Line and Col count from 1, Col and
// Width in characters.
type Pos struct {
	Line, Col, Width int32
}

// Pos returns the place of the width bytes at offset.
func (s *Source) Pos(offset, width int) Pos {
	line, col, chars := s.Locate(offset, width)
	return Pos{int32(line), int32(col), int32(chars)} // a file has no more lines than maxFile has bytes
}

// In returns the place in the file at path.
func (p Pos) In(path string) Place {
	return Place{Path: path, Line: int(p.Line), Col: int(p.Col), Width: int(p.Width)}
}
