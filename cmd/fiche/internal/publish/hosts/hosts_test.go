package hosts

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zalando/go-keyring"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// siteOf is a site of pages, each with a picture and all with a style.
func siteOf(from, to int, words string) fstest.MapFS {
	site := fstest.MapFS{"css/style.css": {Data: []byte("/* " + words + " */")}, "index.html": {Data: []byte("css/style.css")}}
	for i := from; i < to; i++ {
		picture := pictureOf(strconv.Itoa(i), words)
		site[picture] = &fstest.MapFile{Data: []byte(picture)}
		site[fmt.Sprintf("projets/%d.html", i)] = &fstest.MapFile{Data: []byte("css/style.css " + words)}
	}
	return site
}

// pictureOf returns the picture of a page: ten share a folder, that of page 2 has
// its own.
func pictureOf(page, words string) string {
	folder := "lot-" + page[:len(page)-1]
	if page == "2" {
		folder = page
	}
	return fmt.Sprintf("photos/%s/%s été %s.jpg", folder, page, words)
}

func pathsOf(site fstest.MapFS) []string { return slices.Sorted(maps.Keys(site)) }

// A disk is what a test sees of a host from behind.
type disk interface {
	files(t *testing.T) map[string]string
	write(t *testing.T, name, text string)
	remove(t *testing.T, name string)
}

// A folderDisk is a disk at a path of this machine.
type folderDisk string

func (d folderDisk) files(t *testing.T) map[string]string {
	t.Helper()
	there := map[string]string{}
	err := filepath.WalkDir(string(d), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() && !d.isEmpty(name) {
			return err
		}
		below, _ := filepath.Rel(string(d), name)
		if entry.IsDir() {
			there[filepath.ToSlash(below)+"/"] = "" // nothing leaves one behind
			return nil
		}
		data, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) { // it takes its place just now
			return nil
		}
		there[filepath.ToSlash(below)] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // or the folder is not made yet
		t.Fatal(err)
	}
	return there
}

func (d folderDisk) isEmpty(dir string) bool {
	inside, err := os.ReadDir(dir)
	return err == nil && len(inside) == 0
}

func (d folderDisk) write(t *testing.T, name, text string) {
	t.Helper()
	writeFile(t, filepath.Join(string(d), filepath.FromSlash(name)), text, 0o666)
}

func (d folderDisk) remove(t *testing.T, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(string(d), filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}

// A tried host is one that a test opens anew for each run, as the command does.
type tried struct {
	*testing.T
	to     sheet.Destination
	access *Access
	env    map[string]string // of access
	disk   disk
	// twoSteps says that a host replaces a file by deleting it first: who is killed just
	// then leaves the style missing until the next run.
	twoSteps bool
	// writes returns how often the host was asked to write, as its own log says; nil if
	// it does not say.
	writes func() int
}

// tryAt returns a host to try, whose user has such an environment.
func tryAt(t *testing.T, to sheet.Destination, env map[string]string, files disk) *tried {
	t.Helper()
	return &tried{T: t, to: to, access: accessTo(t, env), env: env, disk: files}
}

func (h *tried) open() (publish.Host, error) { return Open(h.Context(), h.to, "", h.access) }

func (h *tried) plan(site fstest.MapFS, o publish.Options) (publish.Host, *publish.Plan) {
	h.Helper()
	host, err := h.open()
	if err != nil {
		h.Fatal(err)
	}
	plan, err := publish.Compare(h.Context(), host, site, pathsOf(site), o)
	if err != nil {
		h.Fatal(err)
	}
	return host, plan
}

// sends publishes a site, and fails unless that sends and removes as many files. What
// goes is planned twice: a plan alone writes nothing.
func (h *tried) sends(site fstest.MapFS, sent, removed int) {
	h.Helper()
	before, written := h.disk.files(h.T), h.written()
	host, _ := h.plan(site, publish.Options{})
	host.Close()
	if !maps.Equal(before, h.disk.files(h.T)) || h.written() != written {
		h.Errorf("a plan has changed the host: %d writes", h.written()-written)
	}
	host, plan := h.plan(site, publish.Options{})
	defer host.Close()
	if n := len(plan.New) + len(plan.Changed) + len(plan.Again); n != sent || len(plan.Removed) != removed {
		h.Fatalf("sends %d files and removes %d, want %d and %d: %+v", n, len(plan.Removed), sent, removed, plan.Changed)
	}
	var last publish.Progress
	if err := plan.Send(h.Context(), func(p publish.Progress) { last = p }); err != nil {
		h.Fatal(err)
	}
	if last.Files != sent || last.Files != last.AllFiles || last.Bytes != last.AllBytes {
		h.Errorf("the progress ends at %+v", last)
	}
}

func (h *tried) written() int {
	if h.writes == nil {
		return 0
	}
	return h.writes()
}

// holds fails unless the disk has just the files of a site, and the list of them.
func (h *tried) holds(site fstest.MapFS) {
	h.Helper()
	there := h.disk.files(h.T)
	for name, f := range site {
		if there[name] != string(f.Data) {
			h.Errorf("%s is %q", name, there[name])
		}
		delete(there, name)
	}
	if delete(there, publish.ListName); len(there) > 0 {
		h.Errorf("left: %v", slices.Sorted(maps.Keys(there)))
	}
}

// try is what every host has to do.
func (h *tried) try(count int) {
	h.Helper()
	site := siteOf(0, count, "a")
	h.sends(site, 2*count+2, 0)
	h.holds(site)
	h.sends(site, 0, 0)

	site["projets/1.html"] = &fstest.MapFile{Data: []byte("css/style.css changed")}
	h.disk.remove(h.T, "css/style.css")
	delete(site, pictureOf("2", "a"))
	delete(site, "projets/2.html")
	h.sends(site, 2, 2)
	h.holds(site) // without the folder that is empty now

	h.refusesEdited(site)
	h.killedAnywhere()
}

// refusesEdited fails unless what somebody else wrote is refused, and replaced only
// on demand.
func (h *tried) refusesEdited(site fstest.MapFS) {
	h.Helper()
	h.disk.write(h.T, "index.html", "by another hand")
	host, err := h.open()
	if err != nil {
		h.Fatal(err)
	}
	_, err = publish.Compare(h.Context(), host, site, pathsOf(site), publish.Options{})
	if refused, ok := err.(*publish.RefusedError); !ok || refused.Why != publish.Edited || !slices.Equal(refused.Paths, []string{"index.html"}) {
		h.Errorf("%v", err)
	}
	host.Close()
	host, plan := h.plan(site, publish.Options{Force: true})
	defer host.Close()
	if err := plan.Send(h.Context(), nil); err != nil {
		h.Fatal(err)
	}
	h.holds(site)
}

// kills is how often a sending is killed. FICHE_KILLS sets another number.
func kills(t *testing.T) int {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv("FICHE_KILLS")); err == nil {
		return n
	}
	return 10
}

// killedAnywhere ends the sending after every n-th file, by a cut line or by killing
// the program: each page has what it shows, and the next run ends the work.
func (h *tried) killedAnywhere() {
	h.Helper()
	const pages = 6
	for round := range kills(h.T) {
		site := siteOf(round, round+pages, fmt.Sprint("round ", round))
		after := 1 + round/2%(2*pages) // a file of each kind, by each way
		if round%2 == 0 {
			h.cutAfter(after, site)
		} else {
			h.killAfter(after, round, round+pages, fmt.Sprint("round ", round))
		}
		if round%2 == 0 || !h.twoSteps {
			h.pagesAreWhole()
		}
		host, plan := h.plan(site, publish.Options{})
		if err := plan.Send(h.Context(), nil); err != nil {
			h.Fatal(err)
		}
		host.Close()
		h.holds(site)
	}
}

// cutAfter sends a site and cuts the line after so many files.
func (h *tried) cutAfter(files int, site fstest.MapFS) {
	h.Helper()
	host, plan := h.plan(site, publish.Options{})
	defer host.Close()
	ctx, stop := context.WithCancel(h.Context())
	defer stop()
	err := plan.Send(ctx, func(p publish.Progress) {
		if p.Files >= files {
			stop()
		}
	})
	if err == nil {
		h.Errorf("not cut after %d files", files)
	}
}

// A killed run is what a child process of the test publishes until it kills itself.
type killed struct {
	To           sheet.Destination
	Env          map[string]string
	Home, Config string
	From, Until  int
	Words        string
	After        int // files
}

const killedVariable = "FICHE_TEST_KILLED"

// killAfter sends a site from another process, which is killed after so many files.
func (h *tried) killAfter(files, from, until int, words string) {
	h.Helper()
	k, err := json.Marshal(killed{h.to, h.env, h.access.Home, h.access.Config, from, until, words, files})
	if err != nil {
		h.Fatal(err)
	}
	child := exec.CommandContext(h.Context(), os.Args[0])
	child.Env = append(os.Environ(), killedVariable+"="+string(k))
	said, err := child.CombinedOutput()
	if ended, ok := errors.AsType[*exec.ExitError](err); !ok || ended.Exited() && runtime.GOOS != "windows" {
		h.Fatalf("not killed after %d files: %v\n%s", files, err, said)
	}
}

func TestMain(m *testing.M) {
	if text := os.Getenv(killedVariable); text != "" {
		fmt.Println(publishUntilKilled(text))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func publishUntilKilled(text string) error {
	var k killed
	if err := json.Unmarshal([]byte(text), &k); err != nil {
		return err
	}
	keyring.MockInit()
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		return err
	}
	ctx := context.Background()
	host, err := Open(ctx, k.To, "", &Access{
		Home: k.Home, Config: k.Config, Getenv: func(name string) string { return k.Env[name] },
		Trust: func(context.Context, string, string) (bool, error) { return false, nil }, // it is known
	})
	if err != nil {
		return err
	}
	site := siteOf(k.From, k.Until, k.Words)
	plan, err := publish.Compare(ctx, host, site, pathsOf(site), publish.Options{})
	if err != nil {
		return err
	}
	return plan.Send(ctx, func(p publish.Progress) {
		if p.Files >= k.After {
			_ = self.Kill() // and if not, the test says so
			select {}
		}
	})
}

// pagesAreWhole fails unless each page has the style and the picture that it shows.
// A host may still be busy with what it was asked before the line was cut.
func (h *tried) pagesAreWhole() {
	h.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; {
		missing := h.missing()
		switch {
		case missing == nil:
			return
		case time.Now().After(deadline):
			h.Fatalf("not there: %v", missing)
		}
		<-time.After(5 * time.Millisecond)
	}
}

// missing returns what pages show and the host does not have.
func (h *tried) missing() (all []string) {
	there := h.disk.files(h.T)
	for page, text := range there {
		if path.Dir(page) != "projets" || path.Ext(page) != ".html" {
			continue
		}
		style, words, _ := strings.Cut(text, " ")
		number := strings.TrimSuffix(path.Base(page), ".html")
		for _, shown := range []string{style, pictureOf(number, words)} {
			if _, ok := there[shown]; !ok && words != "changed" {
				all = append(all, page+" shows "+shown)
			}
		}
	}
	return all
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	tryAt(t, sheet.Destination{Way: "folder", Path: dir}, nil, folderDisk(dir)).try(30)
}

// A link in a folder leads nowhere else.
func TestFolderKeepsLinks(t *testing.T) {
	disk, elsewhere := t.TempDir(), t.TempDir()
	if err := os.Symlink(elsewhere, filepath.Join(disk, "photos")); err != nil {
		t.Skip(err)
	}
	host, err := openFolder(disk)
	if err != nil {
		t.Fatal(err)
	}
	defer host.Close()
	site := siteOf(0, 3, "a")
	plan, err := publish.Compare(t.Context(), host, site, pathsOf(site), publish.Options{Force: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := plan.Send(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(elsewhere); err != nil || len(left) > 0 {
		t.Error(left, err)
	}
}

func mkdirAll(dir string) error { return os.MkdirAll(dir, 0o755) }

// warns fails unless the host opens with these warnings.
func (h *tried) warns(want ...problem.Rule) {
	h.Helper()
	host, err := h.open()
	if err != nil {
		h.Fatal(err)
	}
	defer host.Close()
	if got := host.Warnings(); !slices.Equal(got, want) {
		h.Errorf("warnings %v, want %v", got, want)
	}
}

// The plan is that of another program that compares two folders.
func TestSamePlanAsRclone(t *testing.T) {
	rclone := program(t, "rclone")
	dir, built := t.TempDir(), t.TempDir()
	h := tryAt(t, sheet.Destination{Way: "folder", Path: dir}, nil, folderDisk(dir))
	site := siteOf(0, 100, "a")
	h.sends(site, len(site), 0)
	h.disk.remove(t, "css/style.css")
	h.disk.write(t, "letter.txt", "of another")
	for i := range 10 {
		site[fmt.Sprintf("projets/%d.html", 10+i)] = &fstest.MapFile{Data: []byte("css/style.css z")} // of the same size
		site[fmt.Sprintf("projets/new %d.html", i)] = &fstest.MapFile{Data: []byte("css/style.css a")}
		delete(site, fmt.Sprintf("projets/%d.html", 80+i))
	}
	if err := os.CopyFS(built, site); err != nil {
		t.Fatal(err)
	}
	check := exec.CommandContext(t.Context(), rclone, "check", "--exclude", publish.ListName, "--combined", "-", built, dir)
	check.Env = append(os.Environ(), "RCLONE_CONFIG="+os.DevNull)
	said, _ := check.Output() // what differs is an error to it
	theirs := map[string]int{}
	for line := range strings.Lines(string(said)) {
		theirs[line[:1]]++
	}
	host, plan := h.plan(site, publish.Options{})
	host.Close()
	ours := map[string]int{
		"+": len(plan.New) + len(plan.Again), "*": len(plan.Changed), "-": len(plan.Removed) + plan.Foreign, "=": plan.Unchanged,
	}
	if !maps.Equal(ours, theirs) || ours["*"] != 10 {
		t.Errorf("the plan is %v, that of rclone %v", ours, theirs)
	}
}
