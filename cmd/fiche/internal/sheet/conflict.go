package sheet

import (
	"bytes"

	"fiche/cmd/fiche/internal/problem"
)

// Conflicts returns a problem for each place at which a program has put two
// versions of the file into one, because it could not join them:
//
//	<<<<<<< mine
//	titre: Écoles
//	=======
//	titre: Les écoles
//	>>>>>>> theirs
func Conflicts(src *problem.Source) []problem.Problem {
	if !bytes.Contains(src.Text, []byte("<<<<<<<")) {
		return nil
	}
	var problems []problem.Problem
	start, width, middle := -1, 0, false
	at := 0
	for line := range bytes.Lines(src.Text) {
		text := bytes.TrimRight(line, "\r\n")
		switch {
		case marks(text, '<'):
			start, width, middle = at, len(text), false
		case start >= 0 && marks(text, '='):
			middle = true
		case middle && marks(text, '>'):
			problems = append(problems, problem.Problem{
				Rule: "two-versions", Severity: problem.Error, Place: src.Place(start, width),
				Args: problem.Args{"end": int(src.Pos(at, 0).Line)},
			})
			start, middle = -1, false
		}
		at += len(line)
	}
	return problems
}

// marks reports whether a line is the mark of a conflict: seven times a sign,
// and the name of a version behind a space.
func marks(line []byte, sign byte) bool {
	rest := bytes.TrimLeft(line, string(sign))
	return len(line)-len(rest) == 7 && (len(rest) == 0 || rest[0] == ' ')
}
