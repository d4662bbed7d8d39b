package preview

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// keyParameter is what the key is called in an address.
const keyParameter = "key"

// ticketTime is how long a ticket is good for: a browser has to start meanwhile.
const ticketTime = 5 * time.Minute

// An access tells the browsers of the user from the other programs that reach
// this machine's ports, those of its other users among them. The address that
// is printed holds a key; whoever asks for it gets a cookie, without which
// nothing is served. Both are new with each run: a program that listens at the
// same port later is sent the cookie by the pages that are still open, and must
// not be able to use it.
//
// An address that is given to a program as an argument can be read by all users
// while that program starts. It holds a ticket instead of the key: it is good
// once, and when it comes twice somebody else was quicker, who loses the access
// again.
type access struct {
	key    string
	cookie string // its name

	mu      sync.Mutex
	session string          // value of the cookie
	used    map[string]bool // tickets
}

// newAccess returns an access with a new key. Browsers do not keep the cookies
// of two ports apart: the name of each preview's has its port.
func newAccess(port int) *access {
	return &access{key: rand.Text(), cookie: "fiche-" + strconv.Itoa(port), session: rand.Text(), used: map[string]bool{}}
}

// has reports whether a request has the cookie. A script of the site can add
// others of its name, but cannot take away this one.
func (a *access) has(r *http.Request) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, cookie := range r.CookiesNamed(a.cookie) {
		if same(cookie.Value, a.session) {
			return true
		}
	}
	return false
}

// let lets in a browser that has the key, or a ticket, and sends it on to the
// same address without that. It reports whether it did.
func (a *access) let(w http.ResponseWriter, r *http.Request) bool {
	query := r.URL.Query()
	key := query.Get(keyParameter)
	if key == "" || !same(key, a.key) && !a.take(key, a.has(r)) {
		return false
	}
	a.mu.Lock()
	http.SetCookie(w, &http.Cookie{Name: a.cookie, Value: a.session, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	a.mu.Unlock()
	query.Del(keyParameter)
	to := *r.URL
	to.Scheme, to.Host, to.RawQuery = "http", r.Host, query.Encode()
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Location", to.String())
	w.WriteHeader(http.StatusSeeOther)
	return true
}

// take takes a ticket. One that was used before shuts out everybody who has come
// in, unless it is a browser that is in already and only loads its first address
// again.
func (a *access) take(ticket string, in bool) bool {
	if !isTicket(ticket, a.key, time.Now()) {
		return false
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.used[ticket] && !in {
		a.session = rand.Text()
		return false
	}
	a.used[ticket] = true
	return true
}

func withKey(address, key string) string { return address + "?" + keyParameter + "=" + key }

// Once returns a printed address with a ticket in place of its key.
func Once(address string) string {
	address, key, _ := strings.Cut(address, "?"+keyParameter+"=")
	return withKey(address, newTicket(key, time.Now()))
}

// newTicket returns a ticket. Whoever knows the key can make one.
func newTicket(key string, now time.Time) string {
	text := strconv.FormatInt(now.Unix(), 36) + "." + rand.Text()
	return text + "." + sign(key, "ticket "+text)
}

func isTicket(ticket, key string, now time.Time) bool {
	at := strings.LastIndexByte(ticket, '.')
	if at < 0 || !same(ticket[at+1:], sign(key, "ticket "+ticket[:at])) {
		return false
	}
	written, _, _ := strings.Cut(ticket, ".")
	seconds, err := strconv.ParseInt(written, 36, 64)
	age := now.Sub(time.Unix(seconds, 0))
	return err == nil && age > -ticketTime && age < ticketTime
}

// sign returns what only those who know the key can make of a text.
func sign(key, text string) string {
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte(text))
	return hex.EncodeToString(mac.Sum(nil))
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
