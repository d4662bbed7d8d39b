package cli

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pkg/sftp"
	"github.com/zalando/go-keyring"
	"golang.org/x/crypto/ssh"

	"fiche/cmd/fiche/internal/locale"
)

// publishTo adds a place to publish at to the settings of a site.
func publishTo(t *testing.T, site, line string) {
	t.Helper()
	name := filepath.Join(site, "content", "index.md")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	writeFiles(t, site, map[string]string{"content/index.md": strings.Replace(string(text), "langue: fr\n", "langue: fr\n"+line, 1)})
}

// atPublication opens the dashboard of a site that is published to a folder beside it.
func atPublication(t *testing.T, files map[string]string) (v *visitor, there string) {
	t.Helper()
	site := frenchSite(t)
	there = filepath.Join(t.TempDir(), "en ligne")
	if err := os.Mkdir(there, 0o755); err != nil {
		t.Fatal(err)
	}
	publishTo(t, site, "url: https://ville.example/projets/\ndonnées: non\npublication: dossier: "+there+"\n")
	writeFiles(t, site, files)
	return atDashboard(t, site, locale.Get("fr")), there
}

// prepares asks for a plan of the only destination.
func (v *visitor) prepares(fields ...string) reply {
	v.Helper()
	to := regexp.MustCompile(`name="to" value="([^"]*)"`).FindStringSubmatch(v.get("/.fiche/publication").body)
	if to == nil {
		v.Fatal("there is nowhere to publish")
	}
	return v.follow(v.post("/.fiche/publication", append([]string{"do", "plan", "to", to[1]}, fields...)...))
}

// confirms sends what a page plans.
func (v *visitor) confirms(plan reply, fields ...string) reply {
	v.Helper()
	id := regexp.MustCompile(`name="id" value="([^"]+)"`).FindStringSubmatch(plan.body)
	if id == nil {
		v.Fatalf("no plan\n%s", plan.body)
	}
	return v.post("/.fiche/publication", append([]string{"do", "send", "id", id[1]}, fields...)...)
}

// edits changes a file, and waits until the preview shows it.
func (v *visitor) edits(name, text string) {
	v.Helper()
	before := v.get("/.fiche/").body
	state := regexp.MustCompile(`data-state="[^"]+"`)
	writeFiles(v.T, v.folder, map[string]string{name: text})
	for state.FindString(before) == state.FindString(v.get("/.fiche/").body) {
		if v.Context().Err() != nil {
			v.Fatal("the preview does not see it")
		}
	}
}

// With nowhere to publish the page says what to add, and leads to where.
func TestPublishNowhere(t *testing.T) {
	v := atDashboard(t, frenchSite(t), locale.Get("fr"))
	r := v.get("/.fiche/publication")
	if !r.says("publication: sftp://awa@ftp.example.org/www/projets") || !r.says(`href="edit?path=content%2Findex.md#s-settings"`) {
		t.Errorf("status %d\n%s", r.status, r.body)
	}
	if form := v.get("/.fiche/edit?path=content%2Findex.md"); !form.says(`id="s-settings"`) || !form.says("publication") {
		t.Errorf("no such form\n%s", form.body)
	}
}

// The button publishes what the command publishes, after a plan.
func TestPublishFromTheDashboard(t *testing.T) {
	v, there := atPublication(t, nil)
	if r := v.get("/.fiche/"); !r.says(`href="publication"`) || r.says("dernière publication") {
		t.Errorf("the start page:\n%s", r.body)
	}
	plan := v.prepares()
	if !plan.says("nouveaux fichiers (") || !plan.says("404.html, ") || !plan.says(there) || len(filesOf(t, there)) > 0 {
		t.Errorf("the plan:\n%s\n%v", plan.body, filesOf(t, there))
	}
	done := v.follow(v.confirms(plan))
	if !done.says("Le site est en ligne") || !done.says("fichiers envoyés") || !done.says(`href="https://ville.example/projets/"`) || strings.Count(done.body, "</html>") != 1 {
		t.Errorf("the end:\n%s", done.body)
	}
	public := filesOf(t, filepath.Join(v.folder, "public"))
	got := filesOf(t, there)
	delete(public, ".fiche")
	delete(got, ".fiche")
	if diff := cmp.Diff(public, got); diff != "" {
		t.Errorf("not what was built:\n%s", diff)
	}

	// What has changed since is told, and alone is sent.
	v.edits("content/projets/mali.md", "---\ntitre: Mali\n---\nDeux puits.\n")
	for _, at := range []string{"", "publication", "check"} {
		if r := v.get("/.fiche/" + at); !r.says("ont changé depuis la dernière publication d'ici vers « dossier: " + there) {
			t.Errorf("%q does not say what has changed\n%s", at, r.body)
		}
	}
	plan = v.prepares()
	if !plan.says("fichiers changés (") || !plan.says("fichiers sans changement") {
		t.Errorf("the plan:\n%s", plan.body)
	}
	v.follow(v.confirms(plan))
	if r := v.prepares(); !r.says("rien à envoyer") || v.get("/.fiche/").says("dernière publication") {
		t.Errorf("again:\n%s", r.body)
	}

	// A plan of a site that has changed, and one that was left, send nothing.
	v.edits("content/projets/mali.md", "---\ntitre: Mali\n---\nTrois puits.\n")
	plan = v.prepares()
	v.edits("content/projets/mali.md", "---\ntitre: Mali\n---\nQuatre puits.\n")
	if r := v.follow(v.confirms(plan)); !r.says("Rien n'a été envoyé : le site a changé depuis") {
		t.Errorf("an old plan:\n%s", r.body)
	}
	plan = v.prepares()
	if r := v.follow(v.post("/.fiche/publication", "do", "leave")); !r.says("Préparer la publication") {
		t.Errorf("left:\n%s", r.body)
	}
	v.follow(v.confirms(plan))
	if strings.Contains(filesOf(t, there)["projets/mali.html"], "Quatre") {
		t.Error("it was sent all the same")
	}

	// What others wrote is not replaced but by a button that says so.
	writeFiles(t, there, map[string]string{"projets/mali.html": "Somebody else."})
	refused := v.prepares()
	if !refused.says("quelqu'un d'autre a changé des fichiers du site") || !refused.says("tient lieu de « --force »") || refused.says(`name="id"`) {
		t.Errorf("an edited page:\n%s", refused.body)
	}
	plan = v.prepares("force", "yes")
	if !plan.says("remplacés, bien que quelqu'un d'autre") {
		t.Errorf("with force:\n%s", plan.body)
	}
	v.follow(v.confirms(plan))
	if !strings.Contains(filesOf(t, there)["projets/mali.html"], "Quatre") {
		t.Error("it was not sent")
	}
}

// What a model left open is published only if that is said twice; the pages that the
// law asks for come first.
func TestPublishWithGaps(t *testing.T) {
	v, there := atPublication(t, map[string]string{
		"content/a-propos.md":          "---\ntitre: À propos\ngenre: page\n---\n[à compléter : histoire]\n",
		"content/mentions-legales.md":  "---\ntitre: Mentions légales\ngenre: page\n---\n[à compléter : téléphone]\n",
		"content/projets/brouillon.md": "---\ntitre: Plus tard\nbrouillon: oui\n---\n[à compléter : tout]\n",
	})
	plan := v.prepares()
	legal, other := strings.Index(plan.body, "mentions-legales.md"), strings.Index(plan.body, "a-propos.md")
	if !plan.says("Des passages restent à compléter") || legal < 0 || other < legal || plan.says("brouillon.md") {
		t.Errorf("the plan:\n%s", plan.body)
	}
	for _, guess := range []string{"", "yes"} {
		again := v.confirms(plan, "gaps", guess)
		if again.status != http.StatusConflict || !again.says("Publier malgré ces passages") || !again.says("mentions-legales.md") || len(filesOf(t, there)) > 0 {
			t.Fatalf("status %d\n%s", again.status, again.body)
		}
		plan = again
	}
	seen := regexp.MustCompile(`name="gaps" value="([^"]+)"`).FindStringSubmatch(plan.body)
	if r := v.follow(v.confirms(plan, "gaps", seen[1])); !r.says("Le site est en ligne") {
		t.Errorf("told twice:\n%s", r.body)
	}
}

// A host is met, trusted and let in, each once; no password stays anywhere.
func TestPublishToAServer(t *testing.T) {
	keyring.MockInit()
	home := t.TempDir()
	for name, value := range map[string]string{"HOME": home, "XDG_CONFIG_HOME": filepath.Join(home, "config"), "SSH_AUTH_SOCK": "", "FICHE_PASSWORD": "", "FICHE_KEY": ""} {
		t.Setenv(name, value)
	}
	const secret = "s3cr3t-7hKq"
	server := startSSHD(t, secret)
	site := frenchSite(t)
	publishTo(t, site, "publication: sftp://awa@"+server.address+"/~/www\n")
	v := atDashboard(t, site, locale.Get("fr"))
	var seen strings.Builder
	note := func(r reply) reply {
		seen.WriteString(r.body + r.location)
		return r
	}
	met := note(v.prepares())
	key := regexp.MustCompile(`name="key" value="([^"]+)"`).FindStringSubmatch(met.body)
	if key == nil || !met.says("première rencontre de "+server.address) || !met.says(ssh.FingerprintSHA256(server.key.PublicKey())) || len(filesOf(t, server.dir)) > 0 {
		t.Fatalf("first contact:\n%s", met.body)
	}
	if r := note(v.prepares("key", "SHA256:other")); !r.says("première rencontre") {
		t.Errorf("another key is trusted:\n%s", r.body)
	}
	asks := note(v.prepares("key", strings.ReplaceAll(key[1], "&#43;", "+")))
	if !asks.says("Mot de passe de awa@"+server.address) || !asks.says(`type="password"`) {
		t.Fatalf("the password:\n%s", asks.body)
	}
	whose := "awa@" + server.address
	if r := note(v.prepares("whose", whose, "password", "wrong-"+secret)); !r.says("refuse ce mot de passe") || !r.says(`type="password"`) {
		t.Errorf("a wrong password:\n%s", r.body)
	}
	plan := note(v.prepares("whose", whose, "password", secret))
	done := note(v.follow(note(v.confirms(plan))))
	if !done.says("Le site est en ligne") || filesOf(t, server.dir)["www/index.html"] == "" {
		t.Fatalf("the end:\n%s", done.body)
	}
	for name, text := range map[string]string{"pages": seen.String(), "the terminal": v.said.String()} {
		if strings.Contains(text, secret) {
			t.Errorf("%s show the password", name)
		}
	}
	for _, folder := range []string{site, home, server.dir} {
		for name, text := range filesOf(t, folder) {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds the password", name)
			}
		}
	}
	account := "sftp://" + whose
	if _, err := keyring.Get("fiche", account); !errors.Is(err, keyring.ErrNotFound) {
		t.Errorf("it is in the keyring: %v", err)
	}

	// It is asked for again, and kept if that is ticked.
	if r := v.prepares(); !r.says(`type="password"`) {
		t.Errorf("a second time:\n%s", r.body)
	}
	v.prepares("whose", whose, "password", secret, "keep", "yes")
	if kept, err := keyring.Get("fiche", account); kept != secret {
		t.Errorf("not kept: %v", err)
	}
	if r := v.prepares(); !r.says("rien à envoyer") {
		t.Errorf("with the keyring:\n%s", r.body)
	}

	// A key that changed stops everything.
	server.change(newHostKey(t))
	if r := v.prepares(); !r.says("n'est plus celui d'avant") || r.says(`name="key"`) || r.says(`name="id"`) {
		t.Errorf("another key:\n%s", r.body)
	}
}

// publications are dashboards with the page that publishes at each of its steps.
func publications(t *testing.T) map[string]*visitor {
	t.Helper()
	keyring.MockInit()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	all := map[string]*visitor{}
	gap := map[string]string{"content/mentions-legales.md": "---\ntitre: Mentions légales\ngenre: page\n---\n[à compléter : téléphone]\n"}
	for kind, files := range map[string]map[string]string{"nothing planned": nil, "a plan": nil, "a plan with gaps": gap, "the end": nil} {
		all[kind], _ = atPublication(t, files)
		if kind != "nothing planned" {
			plan := all[kind].prepares()
			if kind == "the end" {
				all[kind].follow(all[kind].confirms(plan))
			}
		}
	}
	refused, there := atPublication(t, nil)
	writeFiles(t, there, map[string]string{"compta.html": "Somebody else."})
	refused.prepares()
	all["refused"] = refused
	server := startSSHD(t, "secret")
	for _, kind := range []string{"first contact", "the password"} {
		site := frenchSite(t)
		publishTo(t, site, "publication:\n  - essai : dossier: ../essai\n  - site : sftp://awa@"+server.address+"/~/www\n")
		v := atDashboard(t, site, locale.Get("fr"))
		v.follow(v.post("/.fiche/publication", "do", "plan", "to", "site"))
		if kind == "the password" {
			v.post("/.fiche/publication", "do", "plan", "to", "site", "key", ssh.FingerprintSHA256(server.key.PublicKey()))
		}
		all[kind] = v
	}
	return all
}

// An sshd is a server of files behind SSH, in the test itself.
type sshd struct {
	t            *testing.T
	address, dir string
	password     string

	mu  sync.Mutex
	key ssh.Signer
}

func newHostKey(t *testing.T) ssh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func startSSHD(t *testing.T, password string) *sshd {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	s := &sshd{t: t, address: listener.Addr().String(), dir: t.TempDir(), password: password, key: newHostKey(t)}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go s.serve(conn)
		}
	}()
	return s
}

func (s *sshd) change(key ssh.Signer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.key = key
}

func (s *sshd) serve(conn net.Conn) {
	config := &ssh.ServerConfig{PasswordCallback: func(c ssh.ConnMetadata, given []byte) (*ssh.Permissions, error) {
		if string(given) != s.password || c.User() != "awa" {
			return nil, errors.New("refused")
		}
		return nil, nil
	}}
	s.mu.Lock()
	config.AddHostKey(s.key)
	s.mu.Unlock()
	_, channels, requests, err := ssh.NewServerConn(conn, config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for offered := range channels {
		channel, requests, err := offered.Accept()
		if err != nil {
			return
		}
		go func() {
			for r := range requests {
				if err := r.Reply(r.Type == "subsystem", nil); err != nil {
					return
				}
			}
		}()
		server, err := sftp.NewServer(channel, sftp.WithServerWorkingDirectory(s.dir))
		if err != nil {
			return
		}
		go func() {
			_ = server.Serve() // ends with the connection
			channel.Close()
		}()
	}
}
