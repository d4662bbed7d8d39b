package spelling

import "strings"

// Field returns the identity of a field's name: as_of, "as of" and As-Of are one.
func Field(name string) string { return string(AppendField(nil, name)) }

// AppendField appends the Field of name to dst.
func AppendField(dst []byte, name string) []byte {
	return AppendFold(dst, strings.ReplaceAll(name, "_", " "))
}
