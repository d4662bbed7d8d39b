package hosts

import (
	"context"
	"crypto/ed25519"
	"errors"
	"io"
	"net"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/kevinburke/ssh_config"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// ownKnownHosts is the file of the keys of hosts that the user trusted here.
const ownKnownHosts = "known_hosts"

// dialSSH connects as ssh does: the address may be a name of ~/.ssh/config, keys
// come from the agent and from files, and a password is the last resort.
func dialSSH(ctx context.Context, to sheet.Destination, a *Access) (*ssh.Client, error) {
	s := &sshLogin{Access: a, to: to}
	if err := s.configure(); err != nil {
		return nil, err
	}
	signers, err := s.signers(ctx)
	defer s.closeAgent()
	if err != nil {
		return nil, err
	}
	// Also without a key: nobody should be asked for a password before the host is
	// known to be there, and to be the right one.
	client, err := s.try(ctx, ssh.PublicKeys(signers...))
	if !errors.Is(err, errLogin) {
		return client, err
	}
	err = a.login(ctx, s.to, func(password string) (err error) {
		client, err = s.try(ctx, ssh.Password(password), ssh.KeyboardInteractive(
			func(_, _ string, questions []string, _ []bool) ([]string, error) {
				return slices.Repeat([]string{password}, len(questions)), nil
			}))
		return err
	})
	return client, err
}

// An sshLogin is a login with what ~/.ssh says of it.
type sshLogin struct {
	*Access
	to      sheet.Destination
	address string   // with its port
	keys    []string // paths of private keys
	agent   io.Closer
}

// configure looks the host up in ~/.ssh/config.
func (s *sshLogin) configure() error {
	host, port, err := net.SplitHostPort(s.to.Host)
	if err != nil {
		host = s.to.Host
	}
	get := func(string) string { return "" }
	if f, err := os.Open(filepath.Join(s.Home, ".ssh", "config")); err == nil {
		defer f.Close()
		config, err := ssh_config.Decode(f)
		switch known := s.to.User != "" && s.Getenv(keyVariable) != ""; {
		case err == nil:
			get = func(key string) string { value, _ := config.Get(host, key); return value }
			s.keys, _ = config.GetAll(host, "IdentityFile")
		case !known: // it may say who logs in, and where
			return publish.Fail("host-ssh-config", err, problem.Args{"host": host})
		}
	}
	for _, key := range []string{"ProxyJump", "ProxyCommand"} {
		if value := get(key); value != "" && value != "none" {
			return publish.Fail("host-behind-another", nil, problem.Args{"host": host, "key": key})
		}
	}
	if s.to.User == "" {
		s.to.User = get("User")
	}
	if me, err := user.Current(); s.to.User == "" && err == nil {
		s.to.User = me.Username
	}
	s.address = net.JoinHostPort(firstOf(strings.ReplaceAll(get("HostName"), "%h", host), host), firstOf(port, get("Port"), "22"))
	return nil
}

// firstOf returns the first that is not empty.
func firstOf(all ...string) string {
	for _, one := range all {
		if one != "" {
			return one
		}
	}
	return ""
}

// signers returns the keys that may open the host: that of FICHE_KEY alone, or those
// of the agent and of the usual files.
func (s *sshLogin) signers(ctx context.Context) ([]ssh.Signer, error) {
	if path := s.Getenv(keyVariable); path != "" {
		signer, err := s.keyFile(ctx, path)
		if err != nil {
			return nil, publish.Fail("host-key-file", err, problem.Args{"path": path})
		}
		return []ssh.Signer{signer}, nil
	}
	var all []ssh.Signer
	if conn := s.dialAgent(); conn != nil {
		s.agent = conn
		if found, err := agent.NewClient(conn).Signers(); err == nil {
			all = found
		}
	}
	paths := s.keys
	for _, name := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
		paths = append(paths, filepath.Join(s.Home, ".ssh", name))
	}
	for _, path := range paths {
		if below, ok := strings.CutPrefix(path, "~/"); ok {
			path = filepath.Join(s.Home, below)
		}
		// A key with a passphrase is used from the agent, or as FICHE_KEY.
		if signer, err := readKey(path, ""); err == nil && !slices.ContainsFunc(all, func(known ssh.Signer) bool {
			return string(known.PublicKey().Marshal()) == string(signer.PublicKey().Marshal())
		}) {
			all = append(all, signer)
		}
	}
	return all, nil
}

func readKey(path, passphrase string) (ssh.Signer, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if passphrase == "" {
		return ssh.ParsePrivateKey(data)
	}
	return ssh.ParsePrivateKeyWithPassphrase(data, []byte(passphrase))
}

// keyFile reads a private key, and asks for its passphrase if it has one.
func (s *sshLogin) keyFile(ctx context.Context, path string) (ssh.Signer, error) {
	signer, err := readKey(path, "")
	if _, locked := errors.AsType[*ssh.PassphraseMissingError](err); !locked {
		return signer, err
	}
	passphrase := s.Getenv(passwordVariable)
	if passphrase == "" && s.Ask != nil {
		given, err := s.Ask(ctx, path)
		if err != nil {
			return nil, err
		}
		passphrase = given
	}
	if passphrase == "" {
		return nil, err
	}
	return readKey(path, passphrase)
}

// dialAgent returns nil if there is no agent.
func (s *sshLogin) dialAgent() io.ReadWriteCloser {
	if runtime.GOOS == "windows" {
		if pipe, err := os.OpenFile(`\\.\pipe\openssh-ssh-agent`, os.O_RDWR, 0); err == nil {
			return pipe
		}
		return nil
	}
	if conn, err := net.Dial("unix", s.Getenv("SSH_AUTH_SOCK")); err == nil {
		return conn
	}
	return nil
}

func (s *sshLogin) closeAgent() {
	if s.agent != nil {
		s.agent.Close()
	}
}

// try connects and logs in.
func (s *sshLogin) try(ctx context.Context, methods ...ssh.AuthMethod) (*ssh.Client, error) {
	conn, err := s.dialDirectly(ctx, s.address)
	if err != nil {
		return nil, err
	}
	var refused error // why the host's key was refused
	known := s.knownHosts()
	config := &ssh.ClientConfig{
		User: s.to.User, Auth: methods, HostKeyAlgorithms: algorithmsOf(known, s.address, conn.RemoteAddr()),
		HostKeyCallback: func(address string, remote net.Addr, key ssh.PublicKey) error {
			refused = s.checkKey(ctx, known, address, remote, key)
			return refused
		},
	}
	// Whoever is asked may take as long as he likes: the host sets the limit.
	stop := context.AfterFunc(ctx, func() { conn.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	c, channels, requests, err := ssh.NewClientConn(conn, s.address, config)
	switch {
	case err == nil:
		return ssh.NewClient(c, channels, requests), nil
	case refused != nil:
		err = refused
	case strings.Contains(err.Error(), "unable to authenticate"):
		err = errLogin
	default:
		err = unreachable(s.address, err)
	}
	conn.Close()
	return nil, err
}

// knownHosts returns what judges the key of a host; nil if none is known.
func (s *sshLogin) knownHosts() ssh.HostKeyCallback {
	var files []string
	for _, file := range []string{filepath.Join(s.Home, ".ssh", ownKnownHosts), filepath.Join(s.Config, ownKnownHosts)} {
		if _, err := os.Stat(file); err == nil {
			files = append(files, file)
		}
	}
	known, err := knownhosts.New(files...)
	if err != nil { // one of them is damaged
		known, err = knownhosts.New(files[len(files)-1:]...)
	}
	if err != nil {
		return func(string, net.Addr, ssh.PublicKey) error { return &knownhosts.KeyError{} }
	}
	return known
}

// algorithmsOf returns the kinds of key that are known of a host: of another kind, it
// would seem to have changed. It returns nil for any.
func algorithmsOf(known ssh.HostKeyCallback, address string, remote net.Addr) []string {
	probe, err := ssh.NewPublicKey(ed25519.PublicKey(make([]byte, ed25519.PublicKeySize)))
	if err != nil {
		return nil
	}
	wrong, ok := errors.AsType[*knownhosts.KeyError](known(address, remote, probe))
	if !ok {
		return nil
	}
	var all []string
	for _, want := range wrong.Want {
		if kind := want.Key.Type(); kind == ssh.KeyAlgoRSA {
			all = append(all, ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256)
		} else {
			all = append(all, kind)
		}
	}
	return all
}

// checkKey trusts a key that is known, or that the user trusts at first contact; one
// that changed never.
func (s *sshLogin) checkKey(ctx context.Context, known ssh.HostKeyCallback, address string, remote net.Addr, key ssh.PublicKey) error {
	err := known(address, remote, key)
	if err == nil {
		return nil
	}
	fingerprint := ssh.FingerprintSHA256(key)
	wrong, ok := errors.AsType[*knownhosts.KeyError](err)
	if !ok || len(wrong.Want) > 0 {
		args := problem.Args{"host": address, "key": fingerprint}
		if ok {
			args["file"], args["line"] = wrong.Want[0].Filename, wrong.Want[0].Line
		}
		return publish.Fail("host-key-changed", err, args)
	}
	if err := s.trust(ctx, address, fingerprint); err != nil {
		return err
	}
	return s.remember(ownKnownHosts, knownhosts.Line([]string{knownhosts.Normalize(address)}, key))
}
