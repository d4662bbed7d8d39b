package dashboard

import (
	"crypto/subtle"
	"mime"
	"net/http"
	"time"
)

const (
	maxForm  = 64 << 10         // bytes of a form: a summary takes a few hundred
	maxSheet = 16 << 20         // the same, of a whole file: each of its bytes may take three
	formTime = 10 * time.Second // for a form to arrive
)

// dispatch answers a request: get shows, post does. A form is only taken whole,
// of a bounded size, and with the token of this dashboard, which no page of
// another site knows. The preview has checked the origin before.
func dispatch(w http.ResponseWriter, r *http.Request, token string, most int64, get, post func(), refuse func(status int)) {
	switch {
	case (r.Method == http.MethodGet || r.Method == http.MethodHead) && get != nil:
		get()
	case r.Method != http.MethodPost || post == nil:
		allow := "GET, HEAD"
		if post != nil {
			allow += ", POST"
		}
		w.Header().Set("Allow", allow)
		refuse(http.StatusMethodNotAllowed)
	default:
		if status := readForm(w, r, most); status != http.StatusOK {
			refuse(status)
			return
		}
		if subtle.ConstantTimeCompare([]byte(r.PostForm.Get("token")), []byte(token)) != 1 {
			refuse(http.StatusForbidden)
			return
		}
		post()
	}
}

// readForm reads what a form has sent.
func readForm(w http.ResponseWriter, r *http.Request, most int64) (status int) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return http.StatusUnsupportedMediaType
	}
	control := http.NewResponseController(w)
	// Not every connection has deadlines, and those in memory need none.
	_ = control.SetReadDeadline(time.Now().Add(formTime))
	r.Body = http.MaxBytesReader(w, r.Body, most)
	if err := r.ParseForm(); err != nil {
		return http.StatusBadRequest
	}
	_ = control.SetReadDeadline(time.Time{})
	return http.StatusOK
}
