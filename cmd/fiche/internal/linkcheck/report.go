package linkcheck

import (
	"errors"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// report says what is wrong with links, at each place that leads to one.
func report(links []*link) []problem.Problem {
	var problems []problem.Problem
	noNetwork := offline(links)
	skipped, unreached := 0, 0
	for _, l := range links {
		switch a := l.answer; {
		case a.skipped:
			skipped++
		case noNetwork && a.unanswered():
			unreached++
		default:
			problems = append(problems, l.problems()...)
		}
	}
	for _, count := range []struct {
		rule problem.Rule
		n    int
	}{{"links-offline", unreached}, {"links-not-asked", skipped}} {
		if count.n > 0 {
			problems = append(problems, problem.Problem{
				Rule: count.rule, Severity: problem.Warning, Args: problem.Args{"count": count.n},
				Place: problem.Place{Path: sitefolder.ContentPath(sitefolder.Home)},
			})
		}
	}
	return problems
}

// offline reports whether this machine has no network: several hosts were asked
// and none of them answered. Without one, some systems say that the names do not
// exist.
func offline(links []*link) bool {
	silent := map[string]bool{}
	for _, l := range links {
		a := l.answer
		if a.status != 0 {
			return false
		}
		if a.unanswered() {
			silent[hostOf(l.url)] = true
		}
	}
	return len(silent) > 1
}

// unanswered reports whether a host was asked and did not answer.
func (a answer) unanswered() bool {
	return a.status == 0 && !a.skipped && !a.notPublic() && !errors.Is(a.err, errNoHost)
}

// problems says what is wrong with one link.
func (l *link) problems() []problem.Problem {
	rule, severity := l.rule()
	if rule == "" {
		return nil
	}
	a := l.answer
	var problems []problem.Problem
	for _, at := range l.places {
		args := problem.Args{"address": l.url.String() + at.fragment, "host": hostOf(a.at), "status": strconv.Itoa(a.status)}
		if rule == "link-moved" {
			args["to"] = a.moved.String() + at.fragment
		}
		problems = append(problems, problem.Problem{Rule: rule, Severity: severity, Args: args, Place: at.Place})
	}
	return problems
}

// rule returns what an answer means to readers; the rule is "" if all is well. An
// error is what certainly leads nowhere; what could not be found out is a
// warning.
func (l *link) rule() (problem.Rule, problem.Severity) {
	a := l.answer
	switch {
	case a.notPublic():
		return "link-private", problem.Warning
	case a.noHost():
		return "link-no-host", problem.Error
	case a.err == errRedirects || a.err == errLocation:
		return "link-redirects", problem.Warning
	case a.refusedCertificate():
		return "link-certificate", problem.Warning
	case a.timeout():
		return "link-slow", problem.Warning
	case a.err != nil:
		return "link-unreachable", problem.Warning
	case a.status == http.StatusNotFound || a.status == http.StatusGone:
		return "link-gone", problem.Error
	case a.status < 200 || a.status > 299:
		return "link-refused", problem.Warning
	case isInner(l.url) && isHome(a.at) && sameSite(l.url, a.at):
		return "link-to-home", problem.Warning
	case a.moved != nil && a.moved.String() != l.url.String():
		return "link-moved", problem.Warning
	}
	return "", problem.Note
}

// isInner reports whether an address is of a page well inside of a site. Sites
// send those who ask for one that they have lost to their home; they also do
// so from "/fr" and "/accueil", with which nothing is wrong.
func isInner(u *url.URL) bool {
	return strings.Count(strings.Trim(u.Path, "/"), "/") > 0 && !strings.HasPrefix(path.Base(u.Path), "index.")
}

func isHome(u *url.URL) bool { return strings.Trim(u.Path, "/") == "" && u.RawQuery == "" }

// sameSite reports whether two addresses are of one host, "www" or not. That of
// another host may well be what a link means: many are short for another.
func sameSite(a, b *url.URL) bool {
	return strings.TrimPrefix(hostOf(a), "www.") == strings.TrimPrefix(hostOf(b), "www.")
}
