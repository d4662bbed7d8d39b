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

// markAddress is where a stage says whose it is.
const markAddress = own + "mark"

// markOf stands for a folder: it is the same for all who know the folder, and
// tells nothing of it to others.
func markOf(folder string) string {
	sum := sha256.Sum256([]byte("fiche serve " + folder))
	return hex.EncodeToString(sum[:])
}

// answerAtMost is how long Find waits for what may listen at one of the ports and
// is no preview: another program, which need not speak HTTP.
const answerAtMost = 2 * time.Second

// Find finds the preview of a folder that is on already, of those that asked
// Listen for this port. It returns the beginning of its addresses,
// "http://127.0.0.1:8080", or "" when there is none.
func Find(ctx context.Context, port int, folder string) string {
	ctx, stop := context.WithTimeout(ctx, answerAtMost)
	defer stop()
	// Nobody between: a proxy knows another 127.0.0.1.
	client := &http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	var found [tries]string
	var asking sync.WaitGroup
	for i := range found {
		asking.Go(func() {
			server := "http://" + net.JoinHostPort(host, strconv.Itoa(port+i))
			if markAt(ctx, client, server) == markOf(folder) {
				found[i] = server
				stop() // nobody else need answer
			}
		})
	}
	asking.Wait()
	return cmp.Or(found[:]...)
}

// markAt is the mark that a server gives, or "".
func markAt(ctx context.Context, client *http.Client, server string) string {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, server+markAddress, nil)
	if err != nil {
		return ""
	}
	response, err := client.Do(request)
	if err != nil {
		return ""
	}
	defer response.Body.Close()
	mark, err := io.ReadAll(io.LimitReader(response.Body, 100))
	if err != nil || response.StatusCode != http.StatusOK {
		return ""
	}
	return string(mark)
}
