package pipeline_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
)

// damaged returns a PNG whose headers and checksums are right, and whose pixels
// are not.
func damaged(t *testing.T, width, height int) []byte {
	data := pngOf(t, width, height)
	at := bytes.Index(data, []byte("IDAT"))
	size := int(binary.BigEndian.Uint32(data[at-4:]))
	for i := range data[at+4 : at+4+size] {
		data[at+4+i] = 0xaa
	}
	binary.BigEndian.PutUint32(data[at+4+size:], crc32.ChecksumIEEE(data[at:at+4+size]))
	return data
}

func siteWith(t *testing.T, files map[string]string) pipeline.Inputs {
	content := fstest.MapFS{"index.md": {Data: []byte("---\ntitre: P\nurl: https://example.org/\n---\n")}}
	for name, text := range files {
		content[name] = &fstest.MapFile{Data: []byte(text)}
	}
	in := example(t)
	in.Content = content
	return in
}

// pictureProblems returns what is wrong with pictures.
func pictureProblems(r *pipeline.Result) (list []problem.Problem) {
	for _, p := range r.Problems {
		if strings.HasPrefix(string(p.Rule), "photo-") && p.Rule != "photo-no-alt" || p.Rule == "duplicate-address" || p.Rule == "address-reserved" {
			list = append(list, p)
		}
	}
	return list
}

const withPhoto = "---\ntitre: A\nphoto:\n  fichier: a.png\n  description: Un puits\n---\n"

// Damage that only decoding finds is told once, at the sheet, in every size.
func TestADamagedBodyIsToldAtTheSheet(t *testing.T) {
	in := siteWith(t, map[string]string{"a.md": withPhoto, "a.png": string(damaged(t, 1500, 900))})
	r := buildSite(t, in, pipeline.Options{})
	list := pictureProblems(r)
	if len(list) != 1 || list[0].Rule != photo.RuleUnreadable || list[0].Path != "content/a.md" || list[0].Line != 4 || r.Tree != nil {
		t.Errorf("%+v", list)
	}
}

// A draft never blocks: whatever its picture is, all pages can be read.
func TestAPictureOfADraftNeverBlocks(t *testing.T) {
	const draft = "---\ntitre: A\nbrouillon: oui\nphoto:\n  fichier: %s\n  description: Un puits\n---\n![Un puits](%s)\n\n[La photo](%s)\n"
	for name, data := range map[string]string{
		"a.png":  string(damaged(t, 1500, 900)),
		"a.jpg":  "nothing",
		"a.heic": "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
	} {
		in := siteWith(t, map[string]string{"a.md": strings.ReplaceAll(draft, "%s", name), name: data})
		r := buildSite(t, in, pipeline.Options{Drafts: true})
		list := pictureProblems(r)
		if len(list) != 1 || list[0].Severity != problem.Warning || r.Tree == nil {
			t.Errorf("%s: %+v", name, r.Problems)
			continue
		}
		pages(t, r.Tree)
		page, _ := fs.ReadFile(r.Tree, "a.html")
		if bytes.Contains(page, []byte(`href=""`)) || bytes.Contains(page, []byte("<img")) {
			t.Errorf("%s: the page shows what is not there", name)
		}
	}
}

// A picture of a draft that a published sheet shows too is an error of that one.
func TestAPictureOfADraftAndAnother(t *testing.T) {
	in := siteWith(t, map[string]string{
		"a.md":  strings.Replace(withPhoto, "titre: A\n", "titre: A\nbrouillon: oui\n", 1),
		"b.md":  withPhoto,
		"a.png": string(damaged(t, 1500, 900)),
	})
	list := pictureProblems(buildSite(t, in, pipeline.Options{Drafts: true}))
	if len(list) != 1 || list[0].Severity != problem.Error || list[0].Path != "content/b.md" {
		t.Errorf("%+v", list)
	}
}

// Two pictures for one address are one error, not one for each size.
func TestOneErrorForTwoPictures(t *testing.T) {
	whole := string(pngOf(t, 1500, 900))
	in := siteWith(t, map[string]string{
		"a.md": strings.ReplaceAll(withPhoto, "a.png", "ete.png") + "![x](été.png)\n", "ete.png": whole, "été.png": whole,
	})
	if list := pictureProblems(buildSite(t, in, pipeline.Options{})); len(list) != 1 {
		t.Errorf("%+v", list)
	}
}

// A build that finds all sizes in the cache decodes nothing, and says nothing of
// photos to decode.
func TestAnUnchangedBuildDecodesNothing(t *testing.T) {
	in := siteWith(t, map[string]string{"a.md": withPhoto, "a.png": string(pngOf(t, 1500, 900))})
	reads := 0
	in.Content = counted{in.Content, "a.png", &reads}
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for i, want := range []struct{ reads, told int }{{2, 1}, {1, 0}} {
		before, told := reads, 0
		r := buildSite(t, in, pipeline.Options{Cache: photo.NewCache(root), Photos: func(done, total int) { told++ }})
		pages(t, r.Tree)
		if reads-before != want.reads || told != want.told {
			t.Errorf("build %d: read %d times, told %d times; want %+v", i, reads-before, told, want)
		}
	}
}

// A preview does not wait for photos: the site is there before they are decoded.
func TestPhotosLater(t *testing.T) {
	in := siteWith(t, map[string]string{"a.md": withPhoto, "a.png": string(damaged(t, 1500, 900))})
	b := pipeline.New(in, pipeline.Options{PhotosLater: true})
	r, err := b.Build(t.Context())
	if err != nil || r.Tree == nil || len(r.Unchecked) != 1 {
		t.Fatal(err, r.Unchecked)
	}
	if got := b.CheckPhotos(t.Context(), r.Unchecked); got != "a.png" {
		t.Errorf("%q is damaged", got)
	}
	r, err = b.Rebuild(t.Context(), []string{"content/a.png"})
	if err != nil || r.Tree != nil || len(r.Unchecked) != 0 || len(pictureProblems(r)) != 1 {
		t.Errorf("%v, %+v", err, r.Problems)
	}
}
