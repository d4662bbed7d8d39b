package hosts

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"fiche/cmd/fiche/internal/mediatype"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// A bucket is a part of an object store that speaks S3. It has no folders, and a file
// takes its place as a whole: nothing is renamed.
//
// Its requests are the four that all such stores know, with the bucket in the path.
type bucket struct {
	*web
	name   string
	prefix string // of its files; empty, or ends with a slash
	region string
}

const s3Workers = 8 // a store answers late, and many at a time

func openS3(ctx context.Context, to sheet.Destination, a *Access) (publish.Host, error) {
	b := &bucket{web: newWeb(ctx, to.Host, a), region: regionOf(to.Host, a)}
	b.client.Transport.(*http.Transport).MaxConnsPerHost = s3Workers
	b.client.Transport.(*http.Transport).MaxIdleConnsPerHost = s3Workers
	b.name, b.prefix, _ = strings.Cut(strings.TrimPrefix(to.Path, "/"), "/")
	if b.prefix != "" {
		b.prefix += "/"
	}
	try := func(keys aws.Credentials) error {
		b.signWith(keys)
		_, err := b.list(ctx, "", 1)
		if wrong, ok := errors.AsType[*regionError](err); ok {
			b.region = wrong.want
			_, err = b.list(ctx, "", 1)
		}
		return err
	}
	if err := b.login(ctx, to, a, try); err != nil {
		return nil, err
	}
	return b, nil
}

// login tries the keys that this machine knows, or asks for one.
func (b *bucket) login(ctx context.Context, to sheet.Destination, a *Access, try func(aws.Credentials) error) error {
	keys, ok := a.awsKeys(to.User)
	switch {
	case ok && (to.User == "" || a.Getenv(passwordVariable) == ""):
		err := try(keys)
		if errors.Is(err, errLogin) {
			err = publish.Fail("host-login", nil, problem.Args{"user": keys.AccessKeyID, "host": to.Host})
		}
		return err
	case to.User == "":
		return publish.Fail("host-no-key", nil, problem.Args{"host": to.Host})
	}
	return a.login(ctx, to, func(secret string) error {
		return try(aws.Credentials{AccessKeyID: to.User, SecretAccessKey: secret})
	})
}

// regionOf guesses the region that requests are signed for: most stores name it in
// their address, and the others say which one they want.
func regionOf(host string, a *Access) string {
	if given := cmp.Or(a.Getenv("AWS_REGION"), a.Getenv("AWS_DEFAULT_REGION")); given != "" {
		return given
	}
	labels := strings.Split(host, ".")
	for i, label := range labels {
		if label == "s3" && i+3 < len(labels) {
			return labels[i+1]
		}
	}
	return "us-east-1"
}

// signWith signs what is sent from now on.
func (b *bucket) signWith(keys aws.Credentials) {
	signer := v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true })
	b.sign = func(r *http.Request, body []byte) error {
		sum := sha256.Sum256(body)
		hash := hex.EncodeToString(sum[:])
		r.Header.Set("X-Amz-Content-Sha256", hash) // the store checks the bytes with it
		return signer.SignHTTP(r.Context(), keys, r, hash, "s3", b.region, time.Now())
	}
}

// key returns the address of a file, every letter of which is spelled as it is signed.
func (b *bucket) key(name string) *url.URL {
	at := &url.URL{Scheme: "https", Host: b.address, Path: "/" + b.name + "/" + b.prefix + name}
	at.RawPath = strings.ReplaceAll(strings.ReplaceAll(url.QueryEscape(at.Path), "%2F", "/"), "+", "%20")
	return at
}

// ask makes a request. The body of its answer is to be closed.
func (b *bucket) ask(ctx context.Context, method string, at *url.URL, name string, header http.Header, data []byte) (*http.Response, error) {
	answer, err := b.send(ctx, method, at, header, data)
	if err != nil || answer.StatusCode < 300 {
		return answer, err
	}
	defer drop(answer)
	var said storeError
	_ = xml.NewDecoder(io.LimitReader(answer.Body, longestAnswer)).Decode(&said) // not all say why
	return nil, b.refusedFor(said, name, answer)
}

// A storeError is why a store refuses.
type storeError struct {
	Code, Region, Endpoint string
}

// A regionError says that requests are to be signed for another region.
type regionError struct{ want string }

func (e *regionError) Error() string { return "the region is " + e.want }

// refusedFor words why the store refuses.
func (b *bucket) refusedFor(said storeError, name string, answer *http.Response) error {
	where := problem.Args{"path": "/" + b.name + "/" + b.prefix + name, "host": b.address, "bucket": b.name}
	answer.Status = strings.TrimSpace(answer.Status + " " + said.Code)
	reason := errors.New(answer.Status)
	switch said.Code {
	case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken":
		return errLogin
	case "AuthorizationHeaderMalformed":
		if said.Region != "" && said.Region != b.region {
			return &regionError{said.Region}
		}
	case "NoSuchBucket":
		return publish.Fail("host-no-bucket", reason, where)
	case "RequestTimeTooSkewed":
		return publish.Fail("host-clock", reason, where)
	case "QuotaExceeded", "StorageFull", "XMinioStorageFull":
		return publish.Fail("host-full", reason, nil)
	case "EntityTooLarge":
		return publish.Fail("host-too-large", reason, where)
	case "PermanentRedirect":
		answer.Header.Set("Location", said.Endpoint)
	}
	if answer.StatusCode == http.StatusNotFound && name == "" { // not all have that word
		return publish.Fail("host-no-bucket", reason, where)
	}
	return b.refused(where.Text("path"), answer)
}

// A listing is a part of what a bucket holds.
type listing struct {
	EncodingType          string
	IsTruncated           bool
	NextContinuationToken string
	Contents              []struct {
		Key  string
		ETag string
		Size int64
	}
}

// list asks for one part of the files.
func (b *bucket) list(ctx context.Context, token string, most int) (*listing, error) {
	question := url.Values{"list-type": {"2"}, "prefix": {b.prefix}, "encoding-type": {"url"}}
	if token != "" {
		question.Set("continuation-token", token)
	}
	if most > 0 {
		question.Set("max-keys", "1")
	}
	at := &url.URL{Scheme: "https", Host: b.address, Path: "/" + b.name, RawQuery: strings.ReplaceAll(question.Encode(), "+", "%20")}
	answer, err := b.ask(ctx, http.MethodGet, at, "", nil, nil)
	if err != nil {
		return nil, err
	}
	defer drop(answer)
	found := &listing{}
	if err := xml.NewDecoder(io.LimitReader(answer.Body, maxRead)).Decode(found); err != nil {
		return nil, publish.Fail("host-no-s3", err, problem.Args{"host": b.address})
	}
	return found, nil
}

func (b *bucket) Files(ctx context.Context) ([]publish.File, error) {
	var all []publish.File
	for token := ""; ; {
		found, err := b.list(ctx, token, 0)
		if err != nil {
			return nil, err
		}
		for _, f := range found.Contents {
			key := f.Key
			if found.EncodingType == "url" {
				if key, err = url.QueryUnescape(key); err != nil {
					return nil, publish.Fail("host-no-s3", err, problem.Args{"host": b.address})
				}
			}
			// Some programs make an empty file for a folder.
			if name, ok := strings.CutPrefix(key, b.prefix); ok && name != "" && !strings.HasSuffix(name, "/") {
				all = append(all, publish.File{Path: name, Size: f.Size, Version: strings.Trim(f.ETag, `"`)})
			}
		}
		if !found.IsTruncated {
			return all, nil
		}
		if found.NextContinuationToken == token {
			return nil, publish.Fail("host-no-s3", errors.New("the list has no end"), problem.Args{"host": b.address})
		}
		token = found.NextContinuationToken
	}
}

func (b *bucket) Read(ctx context.Context, name string) ([]byte, error) {
	answer, err := b.ask(ctx, http.MethodGet, b.key(name), name, nil, nil)
	if err != nil {
		return nil, err
	}
	data, err := readAll(answer.Body)
	if err != nil {
		err = publish.Fail("host-lost", err, nil)
	}
	return data, err
}

func (b *bucket) Put(ctx context.Context, name string, data []byte) (string, error) {
	header := http.Header{"Content-Type": {mediatype.Of(name)}, "Cache-Control": {"no-cache"}}
	answer, err := b.ask(ctx, http.MethodPut, b.key(name), name, header, data)
	if err != nil {
		return "", err
	}
	drop(answer)
	return strings.Trim(answer.Header.Get("ETag"), `"`), nil
}

func (b *bucket) Remove(ctx context.Context, name string) error {
	answer, err := b.ask(ctx, http.MethodDelete, b.key(name), name, nil, nil)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	drop(answer)
	return nil
}

func (b *bucket) Workers() int             { return s3Workers }
func (b *bucket) Warnings() []problem.Rule { return nil }
func (b *bucket) Flush() error             { return nil }
func (b *bucket) Close() error             { return b.close() }
