package cli

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Every link and picture of a published site leads to a file of it, and every
// anchor to a place on a page, wherever the folder stands: below any path and
// on a disk.
func TestEveryLinkLeads(t *testing.T) {
	for name, site := range map[string]string{"example": exampleSite(t), "edges": edgesSite(t)} {
		t.Run(name, func(t *testing.T) {
			s := publishSite(t, site)
			pages := map[string]*html.Node{}
			ids := map[string]map[string]bool{}
			for _, name := range s.files(t, ".html") {
				pages[name] = s.parse(t, name)
				ids[name] = map[string]bool{}
				for n := range pages[name].Descendants() {
					if id := attribute(n, "id"); id != "" {
						if ids[name][id] {
							t.Errorf("%s has two of id %q", name, id)
						}
						ids[name][id] = true
					}
				}
			}
			for name, root := range pages {
				for n := range root.Descendants() {
					for _, ref := range references(n) {
						if err := s.leads(name, ref, ids); err != nil {
							t.Errorf("%s: %q %v", name, ref, err)
						}
					}
				}
			}
		})
	}
}

// parse reads a page.
func (p *published) parse(t *testing.T, name string) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(p.read(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func (p *published) read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(p.out, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// references are the addresses that an element links or loads.
func references(n *html.Node) []string {
	var refs []string
	for _, key := range []string{"href", "src"} {
		if ref := attribute(n, key); ref != "" {
			refs = append(refs, ref)
		}
	}
	for _, candidate := range strings.Split(attribute(n, "srcset"), ",") {
		if fields := strings.Fields(candidate); len(fields) > 0 {
			refs = append(refs, fields[0])
		}
	}
	property := attribute(n, "property")
	if property == "og:image" || property == "og:url" {
		refs = append(refs, attribute(n, "content"))
	}
	return refs
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// leads follows a reference of the page called name.
func (p *published) leads(name, ref string, ids map[string]map[string]bool) error {
	u, err := url.Parse(ref)
	if err != nil {
		return err
	}
	to := path.Join(path.Dir(name), u.Path)
	switch {
	case strings.HasPrefix(ref, p.url): // what is said to machines
		to = strings.TrimPrefix(ref, p.url)
	case u.Scheme != "" || u.Host != "":
		return nil
	case path.Base(name) == "404.html" && u.Path != "": // from the root of the host
		var below bool
		if to, below = strings.CutPrefix(u.Path, subPath); !below {
			return errors.New("does not lead from the root")
		}
	case u.Path == "":
		to = name
	}
	if info, err := os.Stat(filepath.Join(p.out, filepath.FromSlash(to))); err != nil || !info.Mode().IsRegular() {
		return errors.New("leads nowhere")
	}
	if u.Fragment != "" && !ids[to][u.Fragment] {
		return fmt.Errorf("leads to no id of %s", to)
	}
	return nil
}

// A hidden place of the edges appears in no file of the site, whatever its
// kind: not its name, not its position. Somebody's safety may depend on it.
func TestHiddenPlaceAppearsNowhere(t *testing.T) {
	s := publishSite(t, edgesSite(t))
	for _, name := range s.files(t, "") {
		data := s.read(t, name)
		for _, secret := range []string{"lieu caché", "lieu-cache", "13.579", "13,579", "2.468", "2,468"} {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s has %q", name, secret)
			}
		}
	}
}

// The limits of weight, compressed, in bytes: all that the first network round
// trip brings (ten segments of TCP), and the same with the first photo as a
// phone loads it.
const (
	mostText  = 14_000
	mostLists = 15_000 // of a home or a listing, which have a style more
	mostPhoto = 60_000
	mostMap   = 25_000 // not compressed
	mostShare = 100_000

	mostScript = 6_144
)

func TestWeight(t *testing.T) {
	s := publishSite(t, exampleSite(t))
	for _, name := range []string{"projets/mali.html", "en/projets/mali.html", "index.html", "projets/index.html"} {
		weight := compressed(t, s.read(t, name))
		photo := 0
		for n := range s.parse(t, name).Descendants() {
			linked := attribute(n, "href")
			if n.Data == "script" && attribute(n, "src") != "" {
				// It is deferred, and the page stands without it.
				if script := compressed(t, s.read(t, path.Join(path.Dir(name), attribute(n, "src")))); script > mostScript {
					t.Errorf("the script weighs %d bytes, want %d at most", script, mostScript)
				}
			}
			if linked != "" && attribute(n, "rel") == "stylesheet" {
				weight += compressed(t, s.read(t, path.Join(path.Dir(name), linked)))
			}
			if small := sized(n, 360); small != "" && photo == 0 {
				photo = len(s.read(t, path.Join(path.Dir(name), small)))
			}
		}
		t.Logf("%s: %d bytes, %d with its first photo", name, weight, weight+photo)
		most := mostText
		if strings.HasSuffix(name, "index.html") {
			most = mostLists
		}
		if weight > most {
			t.Errorf("%s weighs %d bytes with its style, want %d at most", name, weight, most)
		}
		if photo == 0 || weight+photo > mostPhoto {
			t.Errorf("%s weighs %d bytes with its first photo (%d), want %d at most", name, weight+photo, photo, mostPhoto)
		}
	}
	for ending, most := range map[string]int64{".svg": mostMap, "-share.png": mostShare, "-share.jpg": 2 * mostShare} {
		for _, file := range s.files(t, ending) {
			if info, err := os.Stat(filepath.Join(s.out, file)); err != nil || info.Size() > most {
				t.Errorf("%s weighs too much: %v %v", file, info.Size(), err)
			}
		}
	}
}

// sized is the variant of a picture that has a width.
func sized(n *html.Node, width int) string {
	for _, candidate := range strings.Split(attribute(n, "srcset"), ",") {
		if small, ok := strings.CutSuffix(strings.TrimSpace(candidate), fmt.Sprintf(" %dw", width)); ok {
			return small
		}
	}
	return ""
}

func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// files are the paths of a site that end so; there is at least one.
func (p *published) files(t *testing.T, ending string) []string {
	t.Helper()
	var list []string
	err := fs.WalkDir(os.DirFS(p.out), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(name, ending) {
			list = append(list, name)
		}
		return err
	})
	if err != nil || len(list) == 0 {
		t.Fatalf("files of %s: %d, %v", ending, len(list), err)
	}
	return list
}
