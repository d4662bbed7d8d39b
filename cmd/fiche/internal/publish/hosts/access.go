package hosts

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/zalando/go-keyring"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// An Access is what a host asks of its user, and what this machine remembers of it.
type Access struct {
	Home   string // the user's folder, in which .ssh is
	Config string // the folder in which Fiche remembers hosts
	Getenv func(string) string

	// Trust reports whether a host that was never met is the right one. key is how
	// it can be recognised.
	Trust func(ctx context.Context, host, key string) (bool, error)
	// Ask asks for a password; nil if nobody is there to answer.
	Ask func(ctx context.Context, whose string) (string, error)
	// Keep reports whether to keep a password in the system's keyring.
	Keep func(ctx context.Context, whose string) (bool, error)
}

const (
	passwordVariable = "FICHE_PASSWORD"
	keyVariable      = "FICHE_KEY" // the path of a private key
	keyringService   = "fiche"
	asked            = 3 // times for a password
)

// errLogin says that a host refused a password.
var errLogin = errors.New("login refused")

// whose names the account that a password is of.
func whose(to sheet.Destination) string {
	if to.User == "" {
		return to.Host
	}
	return to.User + "@" + to.Host
}

// login tries passwords until one is taken: that of the environment, that of the
// keyring, then those that the user gives. try returns errLogin for a wrong one.
func (a *Access) login(ctx context.Context, to sheet.Destination, try func(password string) error) error {
	refused := publish.Fail("host-login", nil, problem.Args{"user": to.User, "host": to.Host})
	if given := a.Getenv(passwordVariable); given != "" {
		if err := try(given); !errors.Is(err, errLogin) {
			return err
		}
		return refused
	}
	account := to.Way + "://" + whose(to)
	kept, errKeyring := keyring.Get(keyringService, account)
	if errKeyring == nil {
		if err := try(kept); !errors.Is(err, errLogin) {
			return err
		}
	}
	if a.Ask == nil {
		if errKeyring == nil {
			return refused
		}
		return publish.Fail("host-no-password", nil, problem.Args{"user": to.User, "host": to.Host})
	}
	for range asked {
		given, err := a.Ask(ctx, whose(to))
		if err != nil {
			return err
		}
		switch err := try(given); {
		case errors.Is(err, errLogin):
		case err != nil:
			return err
		case errKeyring == nil || errors.Is(errKeyring, keyring.ErrNotFound): // there is a keyring
			return a.keep(ctx, to, account, given)
		default:
			return nil
		}
	}
	return refused
}

// keep keeps a password, if the user likes.
func (a *Access) keep(ctx context.Context, to sheet.Destination, account, password string) error {
	yes, err := a.Keep(ctx, whose(to))
	if err == nil && yes {
		err = keyring.Set(keyringService, account, password)
	}
	return err
}

// trust asks whether a host is the right one, and refuses it if not.
func (a *Access) trust(ctx context.Context, host, key string) error {
	yes, err := a.Trust(ctx, host, key)
	if err == nil && !yes {
		err = publish.Fail("host-not-trusted", nil, problem.Args{"host": host, "key": key})
	}
	return err
}

// remember adds a line to a file of what Fiche knows of hosts.
func (a *Access) remember(file, line string) error {
	if err := os.MkdirAll(a.Config, 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(a.Config, file), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(line + "\n")
	return errors.Join(err, f.Close())
}
