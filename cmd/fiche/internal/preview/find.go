package preview

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A record is what a server leaves while it runs, where only its user can read
// it, so that another process of the same user finds it.
type record struct {
	Dashboard string // its printed address without the key
	Key       string
}

// idAddress is where a server proves that it is the one of a record, without
// learning the key: it may have gone, and another program listen there.
const idAddress = ownPrefix + "id"

// recordOf returns the file of the record for a folder. Its name says nothing of
// the path of the folder.
func recordOf(records, folder string) string {
	sum := sha256.Sum256([]byte("fiche serve " + folder))
	return filepath.Join(records, hex.EncodeToString(sum[:16])+".json")
}

// record leaves a record of the server, and returns what removes it. A server
// without one runs as well: it is not found.
func (s *Server) record() (remove func()) {
	nothing := func() {}
	if s.Records == "" || s.Folder == "" {
		return nothing
	}
	data, err := json.Marshal(record{s.Origins().Dashboard + ownPrefix, s.access.key})
	if err != nil || os.MkdirAll(s.Records, 0o700) != nil {
		return nothing
	}
	name := recordOf(s.Records, s.Folder)
	temporary := name + "." + rand.Text()
	if os.WriteFile(temporary, data, 0o600) != nil || os.Rename(temporary, name) != nil {
		os.Remove(temporary)
		return nothing
	}
	return func() {
		if now, err := os.ReadFile(name); err == nil && string(now) == string(data) { // not that of a later one
			os.Remove(name)
		}
	}
}

// identified answers for the server before the guard does.
func (s *Server) identified(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != idAddress {
			next.ServeHTTP(w, r)
			return
		}
		serveBytes(w, r, "id.txt", []byte(sign(s.access.key, "id "+r.URL.RawQuery)))
	})
}

// findTimeout is how long Find waits for an answer.
const findTimeout = 2 * time.Second

// Find returns the printed address of the dashboard of a running preview of a
// folder, or "" when there is none.
func Find(ctx context.Context, records, folder string) string {
	data, err := os.ReadFile(recordOf(records, folder))
	var r record
	if err != nil || json.Unmarshal(data, &r) != nil || !strings.HasPrefix(r.Dashboard, "http://"+host) {
		return ""
	}
	question := rand.Text()
	if !same(ask(ctx, strings.TrimSuffix(r.Dashboard, ownPrefix)+idAddress+"?"+question), sign(r.Key, "id "+question)) {
		return ""
	}
	return withKey(r.Dashboard, r.Key)
}

// ask returns what a server answers, or "".
func ask(ctx context.Context, address string) string {
	ctx, stop := context.WithTimeout(ctx, findTimeout)
	defer stop()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return ""
	}
	// No proxy: its 127.0.0.1 is not ours.
	client := &http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		return ""
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, 100))
	if err != nil || response.StatusCode != http.StatusOK {
		return ""
	}
	return string(text)
}
