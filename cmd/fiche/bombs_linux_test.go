//go:build !race

package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fiche/cmd/fiche/internal/cli"
)

// What one hostile file may cost the whole program, whatever its size.
const (
	mostMemory = 512 << 20 // bytes
	mostTime   = 5 * time.Second
)

// A file of a few bytes may ask for any amount of memory and time. Each of these is
// built by a process of its own, whose greatest size and time of processor are
// read: it is refused at its sheet, or built within the bounds. Those that are
// built take half a minute, and run where FICHE_BOMBS is set.
func TestBombs(t *testing.T) {
	const sheet = "---\ntitre: A\nphoto:\n  fichier: %s\n  description: Un puits\n---\n"
	for name, bomb := range map[string]struct {
		file   string
		write  func(w io.Writer) error
		sparse int64  // or the size of a file of zeros
		says   string // empty if it is built
	}{
		"a line of 100 000 000 pixels":   {"a.png", pngOfZeros(100_000_000, 1, 0, 8, 2), 0, "65 535"},
		"a column of 70 000 pixels":      {"a.png", pngOfZeros(1, 70_000, 0, 8, 2), 0, "65 535"},
		"16 bits, 10 000 × 10 000":       {"a.png", pngOfZeros(10_000, 10_000, 0, 16, 6), 0, "millions"},
		"16 bits, as large as it may be": {"a.png", pngOfZeros(6_400, 6_400, 6_400, 16, 6), 0, ""},
		"8 bits, as large as it may be":  {"a.png", pngOfZeros(9_000, 9_000, 9_000, 8, 6), 0, ""},
		"a tall one":                     {"a.png", pngOfZeros(1_280, 65_000, 65_000, 8, 6), 0, ""},
		"progressive, 10 000 × 10 000":   {"a.jpg", progressive(10_000, 10_000, 1), 0, "millions"},
		"progressive, large":             {"a.jpg", progressive(8_000, 8_000, 1), 0, ""},
		"progressive, 15 scans":          {"a.jpg", progressive(8_000, 8_000, 15), 0, ""},
		"progressive, 1 000 scans":       {"a.jpg", progressive(8_000, 8_000, 1_000), 0, "variante rare"},
		"an animation":                   {"a.gif", animation(20, 2_000, 1_500), 0, ""},
		"a long animation":               {"a.gif", animation(60, 2_000, 1_500), 0, "trop longue"},
		"nested drawing":                 {"a.svg", nestedDrawing, 0, "se répète"},
		"a photo of 1 GB":                {"a.jpg", nil, 1 << 30, "plus de 96"},
		"a drawing of 1 GB":              {"a.svg", nil, 1 << 30, "plus de 96"},
		"a sheet of 1 GB":                {"b.md", nil, 1 << 30, "plus de 4 Mo"},
		"a file of 1 TB of no page":      {"a.bin", nil, 1 << 40, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if bomb.says == "" && os.Getenv("FICHE_BOMBS") == "" {
				t.Skip("FICHE_BOMBS is not set")
			}
			dir := t.TempDir()
			content := filepath.Join(dir, "content")
			write(t, filepath.Join(content, "index.md"), "---\ntitre: P\n---\n")
			if !strings.HasSuffix(bomb.file, ".md") && !strings.HasSuffix(bomb.file, ".bin") {
				write(t, filepath.Join(content, "a.md"), fmt.Sprintf(sheet, bomb.file))
			}
			f, err := os.Create(filepath.Join(content, bomb.file))
			if err != nil {
				t.Fatal(err)
			}
			if err = f.Truncate(bomb.sparse); bomb.write != nil {
				err = bomb.write(f)
			}
			if err = errors.Join(err, f.Close()); err != nil {
				t.Fatal(err)
			}
			text, code := measured(t, "build", "--site", dir)
			want := 0
			if bomb.says != "" {
				if want = 1; !strings.Contains(text, bomb.says) || !strings.Contains(text, "content/") {
					t.Errorf("says %s", text)
				}
			}
			if code != want {
				t.Errorf("exit code %d, want %d: %s", code, want, text)
			}
		})
	}
	t.Run("a table without end", func(t *testing.T) {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "content", "index.md"), "---\ntitre: P\n---\n")
		if text, code := measured(t, "new", "--site", dir, "--from", "/dev/zero"); code == 0 || code == 3 {
			t.Errorf("exit code %d: %s", code, text)
		}
	})
}

// What is brought in and unpacks to a gigabyte of zeros costs next to nothing: it is
// refused, or what is of no use in it is left.
func TestImportBombs(t *testing.T) {
	var packed bytes.Buffer
	header, zeros := zip.FileHeader{Method: zip.Deflate, UncompressedSize64: 1 << 30}, make([]byte, 1<<20)
	sum := crc32.NewIEEE()
	pack, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	for range header.UncompressedSize64 / uint64(len(zeros)) {
		pack.Write(zeros) // a buffer takes everything
		sum.Write(zeros)
	}
	if err := pack.Close(); err != nil {
		t.Fatal(err)
	}
	header.CompressedSize64, header.CRC32 = uint64(packed.Len()), sum.Sum32()
	workbook := map[string]string{
		"xl/workbook.xml":            "<workbook><sheets><sheet name='S' id='r'/></sheets></workbook>",
		"xl/_rels/workbook.xml.rels": "<R><Relationship Id='r' Target='worksheets/sheet1.xml'/></R>",
	}
	for name, bomb := range map[string]struct {
		file, part string
		more       map[string]string
	}{
		"the text of a document":   {"a.docx", "word/document.xml", nil},
		"the styles of one":        {"a.docx", "word/styles.xml", map[string]string{"word/document.xml": "<document><body/></document>"}},
		"a picture in one":         {"a.docx", "word/media/a.png", map[string]string{"word/document.xml": "<document><body><p><r><drawing><blip embed='r'/></drawing></r></p></body></document>", "word/_rels/document.xml.rels": "<R><Relationship Id='r' Target='media/a.png'/></R>"}},
		"a sheet of a workbook":    {"a.xlsx", "xl/worksheets/sheet1.xml", workbook},
		"the texts of one":         {"a.xlsx", "xl/sharedStrings.xml", workbook},
		"a sheet in an archive":    {"a.zip", "a.md", nil},
		"a picture that one shows": {"a.zip", "a.jpg", map[string]string{"a.md": "# A\n\n![a](a.jpg)\n"}},
		"a document in one":        {"a.zip", "a.docx", nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "content", "index.md"), "---\ntitre: P\n---\n")
			f, err := os.Create(filepath.Join(dir, bomb.file))
			if err != nil {
				t.Fatal(err)
			}
			z := zip.NewWriter(f)
			for part, text := range bomb.more {
				w, err := z.Create(part)
				if err == nil {
					_, err = io.WriteString(w, text)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			part := header
			part.Name = bomb.part
			w, err := z.CreateRaw(&part)
			if err == nil {
				_, err = w.Write(packed.Bytes())
			}
			if err = errors.Join(err, z.Close(), f.Close()); err != nil {
				t.Fatal(err)
			}
			if text, code := measuredWithin(t, 64<<20, 2*time.Second, "import", filepath.Join(dir, bomb.file), "--site", dir, "--yes"); code != 1 || !strings.Contains(text, "trop grand") {
				t.Errorf("exit code %d: %s", code, text)
			}
		})
	}
}

// measured runs the program in a process of its own, and fails if that takes too
// much.
func measured(t *testing.T, args ...string) (text string, code int) {
	t.Helper()
	return measuredWithin(t, mostMemory, mostTime, args...)
}

func measuredWithin(t *testing.T, mostMemory int, mostTime time.Duration, args ...string) (text string, code int) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	status := filepath.Join(t.TempDir(), "status")
	command := exec.Command(program, args...)
	command.Args[0] = measuredProgram // as testscript.Main has it
	command.Env = append(os.Environ(), "LANG=fr_FR.UTF-8", "LC_ALL=", "LANGUAGE=", "GOMAXPROCS=2", statusVariable+"="+status)
	out, err := command.CombinedOutput()
	if _, failed := errors.AsType[*exec.ExitError](err); err != nil && !failed {
		t.Fatal(err)
	}
	state := command.ProcessState
	memory, spent := peak(t, status), state.UserTime()+state.SystemTime()
	t.Logf("%d MB, %v", memory>>20, spent)
	if memory > mostMemory || spent > mostTime {
		t.Errorf("took %d MB and %v", memory>>20, spent)
	}
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(string(out)), state.ExitCode()
}

const (
	measuredProgram = "measured-fiche"
	statusVariable  = "FICHE_TEST_STATUS" // the file that it writes
)

// The program writes what Linux knows of it as it ends. The usage that its parent is
// told (ru_maxrss) does not do: a process inherits the size of the one that started
// it, which is that of the tests.
func init() {
	programs[measuredProgram] = func() {
		code := cli.Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
		status, err := os.ReadFile("/proc/self/status")
		if err == nil {
			err = os.WriteFile(os.Getenv(statusVariable), status, 0o600)
		}
		if err != nil {
			panic(err)
		}
		os.Exit(code)
	}
}

// peak returns the greatest size in bytes of the process whose status a file holds.
func peak(t *testing.T, status string) int {
	t.Helper()
	text, err := os.ReadFile(status)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "\nVmHWM:")
	var kilobytes int
	if _, err := fmt.Sscanf(rest, "%d kB", &kilobytes); err != nil {
		t.Fatalf("no size in %s: %v", text, err)
	}
	return kilobytes << 10
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// pngOfZeros writes a PNG of a depth and a kind of colour with some of its rows: a
// decoder makes room for all before it reads the first.
func pngOfZeros(width, height, rows, depth int, colour byte) func(io.Writer) error {
	return func(w io.Writer) error {
		channels := map[byte]int{2: 3, 6: 4}[colour]
		var pixels bytes.Buffer
		z := zlib.NewWriter(&pixels)
		row := make([]byte, 1+width*channels*depth/8)
		for range rows {
			z.Write(row) // a buffer takes everything
		}
		z.Close()
		header := binary.BigEndian.AppendUint32(nil, uint32(width))
		header = append(binary.BigEndian.AppendUint32(header, uint32(height)), byte(depth), colour, 0, 0, 0)
		file := []byte("\x89PNG\r\n\x1a\n")
		for _, chunk := range []struct {
			id   string
			body []byte
		}{{"IHDR", header}, {"IDAT", pixels.Bytes()}, {"IEND", nil}} {
			file = binary.BigEndian.AppendUint32(file, uint32(len(chunk.body)))
			body := append([]byte(chunk.id), chunk.body...)
			file = binary.BigEndian.AppendUint32(append(file, body...), crc32.ChecksumIEEE(body))
		}
		_, err := w.Write(file)
		return err
	}
}

// progressive writes a grey JPEG whose first scan says 0 for each block, in one bit,
// and whose others say nothing of as many blocks as a code can.
func progressive(width, height, scans int) func(io.Writer) error {
	return func(w io.Writer) error {
		file := []byte{0xff, 0xd8, 0xff, 0xdb, 0, 67, 0}
		file = append(file, bytes.Repeat([]byte{1}, 64)...)
		file = append(file, 0xff, 0xc2, 0, 11, 8, byte(height>>8), byte(height), byte(width>>8), byte(width), 1, 1, 0x11, 0)
		table := func(class, symbol byte) []byte { // of one code, "0"
			return append(append([]byte{0xff, 0xc4, 0, 20, class, 1}, make([]byte, 15)...), symbol)
		}
		file = append(append(file, table(0, 0)...), table(0x10, 0xe0)...)
		blocks := (width + 7) / 8 * ((height + 7) / 8)
		file = append(file, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0)
		file = append(file, make([]byte, blocks/8+1)...)
		const run = 1 << 14 // blocks in a code of 15 bits
		for range scans - 1 {
			file = append(file, 0xff, 0xda, 0, 8, 1, 1, 0, 1, 63, 0)
			file = append(file, make([]byte, (blocks/run+1)*15/8+1)...)
		}
		_, err := w.Write(append(file, 0xff, 0xd9))
		return err
	}
}

func animation(frames, width, height int) func(io.Writer) error {
	return func(w io.Writer) error {
		frame := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.Black, color.White})
		all := &gif.GIF{}
		for range frames {
			all.Image, all.Delay = append(all.Image, frame), append(all.Delay, 1)
		}
		return gif.EncodeAll(w, all)
	}
}

func nestedDrawing(w io.Writer) error {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect id="l0" width="1" height="1"/>`)
	for n := 1; n <= 11; n++ {
		fmt.Fprintf(&b, `<g id="l%d">%s</g>`, n, strings.Repeat(fmt.Sprintf(`<use href="#l%d"/>`, n-1), 10))
	}
	_, err := io.WriteString(w, b.String()+"</svg>")
	return err
}
