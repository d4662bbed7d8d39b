package preview

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// idAddress is where a server identifies its folder.
const idAddress = ownPrefix + "id"

// folderID returns a hash of a folder's path: it says nothing of the path to those
// that do not know it.
func folderID(folder string) string {
	sum := sha256.Sum256([]byte("fiche serve " + folder))
	return hex.EncodeToString(sum[:])
}

// findTimeout is how long Find waits for a program at one of the ports that is no
// preview and need not speak HTTP.
const findTimeout = 2 * time.Second

// Find returns the address, as "http://127.0.0.1:8080", of a running preview of a
// folder that was started with this port, or "" when there is none.
func Find(ctx context.Context, port int, folder string) string {
	ctx, stop := context.WithTimeout(ctx, findTimeout)
	defer stop()
	// No proxy: its 127.0.0.1 is not ours.
	client := &http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	var found [tries]string
	var asking sync.WaitGroup
	for i := range found {
		asking.Go(func() {
			server := "http://" + net.JoinHostPort(host, strconv.Itoa(port+i))
			if askID(ctx, client, server) == folderID(folder) {
				found[i] = server
				stop() // the others need not answer
			}
		})
	}
	asking.Wait()
	return cmp.Or(found[:]...)
}

// askID returns the ID of the folder that a server serves, or "".
func askID(ctx context.Context, client *http.Client, server string) string {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, server+idAddress, nil)
	if err != nil {
		return ""
	}
	response, err := client.Do(request)
	if err != nil {
		return ""
	}
	defer response.Body.Close()
	id, err := io.ReadAll(io.LimitReader(response.Body, 100))
	if err != nil || response.StatusCode != http.StatusOK {
		return ""
	}
	return string(id)
}
