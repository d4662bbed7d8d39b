package scaffold_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
)

// A schema is the part of JSON Schema that ours uses.
type schema struct {
	Ref                  string `json:"$ref"`
	Type                 any
	Enum                 []any
	AnyOf                []*schema
	Items                *schema
	Properties           map[string]*schema
	AdditionalProperties json.RawMessage
	MinProperties        int
	MaxProperties        *int
	Definitions          map[string]*schema
}

// accepts reports whether a value is valid (JSON Schema Validation, draft 7).
func (s *schema) accepts(root *schema, v any) bool {
	if s.Ref != "" {
		return root.Definitions[strings.TrimPrefix(s.Ref, "#/definitions/")].accepts(root, v)
	}
	if s.AnyOf != nil && !slices.ContainsFunc(s.AnyOf, func(one *schema) bool { return one.accepts(root, v) }) {
		return false
	}
	if s.Enum != nil && !slices.Contains(s.Enum, v) {
		return false
	}
	switch v := v.(type) {
	case map[string]any:
		return s.allows("object") && s.acceptsObject(root, v)
	case []any:
		return s.allows("array") && (s.Items == nil ||
			!slices.ContainsFunc(v, func(item any) bool { return !s.Items.accepts(root, item) }))
	case string:
		return s.allows("string")
	case bool:
		return s.allows("boolean")
	case nil:
		return s.allows("null")
	}
	return s.allows("number")
}

func (s *schema) acceptsObject(root *schema, v map[string]any) bool {
	if len(v) < s.MinProperties || s.MaxProperties != nil && len(v) > *s.MaxProperties {
		return false
	}
	for name, value := range v {
		property := s.Properties[name]
		switch {
		case property == nil && string(s.AdditionalProperties) == "false":
			return false
		case property == nil && s.AdditionalProperties != nil:
			property = new(schema)
			if err := json.Unmarshal(s.AdditionalProperties, property); err != nil {
				panic(err)
			}
		}
		if property != nil && !property.accepts(root, value) {
			return false
		}
	}
	return true
}

func (s *schema) allows(kind string) bool {
	switch t := s.Type.(type) {
	case string:
		return t == kind
	case []any:
		return slices.Contains(t, any(kind))
	}
	return true
}

func readSchema(t *testing.T, l *locale.Locale) *schema {
	t.Helper()
	s := new(schema)
	if err := json.Unmarshal(scaffold.Schema(l, nil), s); err != nil {
		t.Fatal(err)
	}
	return s
}

// Every example of the reference that is YAML to others too is valid.
func TestSchemaAcceptsTheExamples(t *testing.T) {
	s, tried := readSchema(t, locale.Get("fr")), 0
	for _, l := range locale.All() {
		for _, f := range sheet.Fields() {
			var v map[string]any
			if yaml.Unmarshal([]byte(l.Fields[f.Path].Example), &v) != nil {
				continue // Fiche reads what YAML does not
			}
			tried++
			if !s.accepts(s, v) {
				t.Errorf("%s: refuses %v", l.Name, v)
			}
		}
	}
	if tried < 40 {
		t.Errorf("tried %d examples only", tried)
	}
}

func TestSchemaAgrees(t *testing.T) {
	tests := []struct {
		yaml string
		want bool
	}{
		{"titre: Mali\nstatus: en cours\nas_of: 2021", true},
		{"tittre: Mali", false},
		{"statut: en cour", false},
		{"brouillon: true", true},
		{"brouillon:", true},
		{"draft: perhaps", false},
		{"photo: {fichier: a.jpg, legende: x}", false},
		{"photo: {fichier: a.jpg, légende: x, alt: y}", true},
		{"figures:\n  - People: 12\n  - {label: a, value: 3, of: Mali, year: 2020}", true},
		{"figures:\n  - {label: a, valu: 3}", false},
		{"partners:\n  - {name: a, role: 'lead, funder'}", true},
		{"themes: [[a]]", false},
	}
	s := readSchema(t, locale.Get("en"))
	for _, test := range tests {
		var v map[string]any
		if err := yaml.Unmarshal([]byte(test.yaml), &v); err != nil {
			t.Fatal(err)
		}
		if got := s.accepts(s, v); got != test.want {
			t.Errorf("%s: %v", test.yaml, got)
		}
	}
}

// The task of the editor understands how a build words a problem.
func TestEditorUnderstandsProblems(t *testing.T) {
	for _, l := range locale.All() {
		var tasks struct {
			Tasks []struct {
				ProblemMatcher []struct {
					Severity string
					Pattern  struct{ Regexp string }
				}
			}
		}
		for _, f := range scaffold.Site(answers(l)) {
			if f.Path == ".vscode/tasks.json" {
				if err := json.Unmarshal(f.Data, &tasks); err != nil {
					t.Fatal(err)
				}
			}
		}
		p := problem.Problem{
			Rule: "unknown-field", Args: problem.Args{"name": "tittre"}, Severity: problem.Error,
			Place: problem.Place{Path: "content/mali.md", Line: 12, Col: 3},
		}
		line, _, _ := strings.Cut(problem.Printer{Words: l.Wording()}.Text(p), "\n")
		found := ""
		for _, matcher := range tasks.Tasks[0].ProblemMatcher {
			if m := regexp.MustCompile(matcher.Pattern.Regexp).FindStringSubmatch(line); m != nil {
				found += fmt.Sprint(matcher.Severity, " ", m[1:4], ";")
			}
		}
		if want := "error [content/mali.md 12 3];"; found != want {
			t.Errorf("%s: %q is understood as %q", l.Name, line, found)
		}
	}
}
