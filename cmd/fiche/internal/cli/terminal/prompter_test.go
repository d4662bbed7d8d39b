package terminal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// answering returns a prompter that is given these answers, and what it shows.
func answering(l *locale.Locale, answers ...string) (*Prompter, *bytes.Buffer) {
	var shown bytes.Buffer
	c := &Console{Locale: l, Out: &shown, Err: &shown}
	return NewPrompter(c, strings.NewReader(strings.Join(answers, "\n")+"\n")), &shown
}

func TestChoose(t *testing.T) {
	options := []string{"prévu", "en cours", "terminé"}
	tests := []struct {
		answers  []string
		fallback int
		want     int
	}{
		{[]string{"2"}, 0, 1},
		{[]string{"En cours"}, 0, 1},
		{[]string{""}, 2, 2},
		{[]string{""}, -1, -1},
		{[]string{"4", "0", "-1", "termine", "x"}, 0, 2},
	}
	for _, test := range tests {
		prompt, shown := answering(locale.Get("fr"), test.answers...)
		got, err := prompt.Choose(t.Context(), "Statut :", options, test.fallback)
		if err != nil || got != test.want {
			t.Errorf("%q: %d, %v; want %d", test.answers, got, err, test.want)
		}
		if !strings.HasPrefix(shown.String(), "Statut :\n  1  prévu\n  2  en cours\n  3  terminé\n  Votre choix") {
			t.Errorf("shown:\n%s", shown)
		}
	}
}

// Whatever a file may say of a status is an answer.
func TestChooseTerm(t *testing.T) {
	terms := locale.Get("fr").Terms.Status
	for answer, want := range map[string]string{"fini": "closed", "Achevé": "closed", "closed": "closed", "1": terms[0].Key, "en chantier": "active"} {
		prompt, _ := answering(locale.Get("fr"), answer)
		if i, err := prompt.ChooseTerm(t.Context(), "Statut :", terms, -1); err != nil || i < 0 || terms[i].Key != want {
			t.Errorf("%q: %d, %v; want %s", answer, i, err, want)
		}
	}
}

func TestAskTellsWhatIsWrong(t *testing.T) {
	prompt, shown := answering(locale.Get("fr"), "Malli", "Mali")
	got, err := prompt.Ask(t.Context(), "Pays", "", func(answer string) *problem.Problem {
		if answer == "Mali" {
			return nil
		}
		return &problem.Problem{
			Rule: "unknown-country", Severity: problem.Error, Args: problem.Args{"name": answer, "near": "Mali"},
			Place: problem.Place{Path: "probe.md", Line: 3, Col: 7, Width: 5, Text: "pays: Malli"},
		}
	})
	want := "Pays : erreur : pays inconnu « Malli »\n  conseil : vouliez-vous dire « Mali » ?\nPays : "
	if err != nil || got != "Mali" || shown.String() != want {
		t.Errorf("%q, %v; shown:\n%s", got, err, shown)
	}
}

func TestNobodyAnswers(t *testing.T) {
	prompt := NewPrompter(&Console{Locale: locale.Get("en"), Err: io.Discard}, strings.NewReader(""))
	_, err := prompt.Confirm(t.Context(), "Go on?")
	var f *Failure
	if !errors.As(err, &f) || f.Rule != "left-unanswered" {
		t.Errorf("%v", err)
	}

	silent, out := io.Pipe() // never written to
	defer out.Close()
	prompt = NewPrompter(prompt.Console, silent)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := prompt.Confirm(ctx, "Go on?"); !errors.As(err, &f) || f.Rule != "left-unanswered" {
		t.Errorf("interrupted: %v", err)
	}
}
