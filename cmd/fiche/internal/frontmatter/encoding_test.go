package frontmatter

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/problem"
)

// utf16Text is s in UTF-16, with its byte order mark.
func utf16Text(order binary.AppendByteOrder, s string) []byte {
	var data []byte
	for _, unit := range utf16.Encode([]rune("\uFEFF" + s)) {
		data = order.AppendUint16(data, unit)
	}
	return data
}

// Every byte of Windows-1252 is the character that Microsoft's table gives; the
// five that it leaves undefined are no text.
func TestWindows1252(t *testing.T) {
	const from80 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ" // a space is undefined
	want := append([]rune(from80), make([]rune, 0x60)...)
	for i := range 0x60 {
		want[0x20+i] = rune(0xA0 + i)
	}
	for i, character := range want {
		text := "x" + string([]byte{byte(0x80 + i)}) + "\n"
		src, problems := Decode("x.md", []byte(text))
		switch {
		case character == ' ':
			if src != nil || problems[0].Rule != "encoding-unknown" {
				t.Errorf("%X is undefined, but read", 0x80+i)
			}
		case src == nil || string(src.Text) != "x"+string(character)+"\n":
			t.Errorf("%X is not %q", 0x80+i, character)
		}
	}
}

func TestDecodeText(t *testing.T) {
	tests := []struct {
		name     string
		data     string
		text     string
		problems []string
	}{
		{name: "UTF-8", data: "été\n", text: "été\n"},
		{name: "UTF-8 with its mark", data: "\xEF\xBB\xBFété\n", text: "été\n"},
		{name: "line ends of Windows", data: "a\r\nb\r\n", text: "a\nb\n"},
		{name: "line ends of old Macs", data: "a\rb\r", text: "a\nb\n"},
		{name: "nothing", data: "", text: ""},
		{name: "UTF-16, little end first", data: string(utf16Text(binary.LittleEndian, "été 🌍\r\n")), text: "été 🌍\n"},
		{name: "UTF-16 that ends in a pair", data: string(utf16Text(binary.LittleEndian, "été 🌍")), text: "été 🌍"},
		{name: "UTF-16, big end first", data: string(utf16Text(binary.BigEndian, "été 🌍\n")), text: "été 🌍\n"},
		{name: "Windows-1252", data: "titre\r\n\x80 d\x92\xe9t\xe9\r\n", text: "titre\n€ d’été\n",
			problems: []string{"2:1 encoding-windows-1252"}},
		{name: "UTF-8 and Windows-1252 in one file", data: "été\nl'\xe9t\xe9\n", text: "été\nl'été\n",
			problems: []string{"2:3 encoding-windows-1252"}},

		{name: "binary", data: "a\nb\x00c\n", problems: []string{"2:2 encoding-unknown"}},
		{name: "a byte that Windows-1252 lacks", data: "a\n\xe9\x81\n", problems: []string{"2:2 encoding-unknown"}},
		{name: "binary with accents", data: "\xe9\n\x01\n", problems: []string{"2:1 encoding-unknown"}},
		{name: "half a character of UTF-16", data: "\xFF\xFEa\x00\n\x00b", problems: []string{"2:1 encoding-unknown"}},
		{name: "half a pair of UTF-16", data: "\xFF\xFE\r\x00\n\x00\x3c\xd8a\x00", problems: []string{"2:1 encoding-unknown"}},
		{name: "a line break of Word", data: "a\nb\vc\n", problems: []string{"2:2 control-character"}},
		{name: "several lines with control characters", data: "a\x01b\x02\nc\nd\x7f\n", problems: []string{"1:2 control-character", "3:2 control-character"}},
		{name: "U+FFFE and U+FFFF", data: "a\ufffe\nb\uffff\n\ufffd", problems: []string{"1:2 control-character", "2:2 control-character"}},
		{name: "an escape sequence", data: "\x1b[2J\n", problems: []string{"1:1 control-character"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src, problems := Decode("x.md", []byte(test.data))
			if diff := cmp.Diff(test.problems, report(problems)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if problem.Worst(problems) == problem.Error {
				if src != nil {
					t.Error("a file that is refused has a text")
				}
				return
			}
			if string(src.Text) != test.text {
				t.Errorf("read %q, want %q", src.Text, test.text)
			}
		})
	}
}

// The line that is shown cannot move the cursor of the terminal.
func TestRefusedLinesAreHarmless(t *testing.T) {
	_, problems := Decode("x.md", []byte("a \x1b[2J b\n"))
	if got := problems[0]; got.Text != "a \uFFFD[2J b" || got.Fix != "a  [2J b" || got.Args["code"] != "U+001B" {
		t.Errorf("shows %q, mends it as %q, names %s", got.Text, got.Fix, got.Args["code"])
	}
}

func TestFileTooLarge(t *testing.T) {
	src, problems := Decode("x.md", make([]byte, 10<<20))
	if src != nil {
		t.Error("a file of 10 MB was read")
	}
	want := []problem.Problem{{
		Rule: "file-too-large", Severity: problem.Error,
		Args: problem.Args{"limit": 4}, Place: problem.Place{Path: "x.md"},
	}}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
