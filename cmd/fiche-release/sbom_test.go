package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/tc-hib/winres"
)

// bomSchema is the schema of CycloneDX, which the library brings along.
func bomSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/CycloneDX/cyclonedx-go").Output()
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	for _, name := range []string{"bom-1.6.schema.json", "spdx.schema.json", "jsf-0.82.schemax.json"} {
		text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "schema", name))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiler.AddResource("http://cyclonedx.org/schema/"+strings.Replace(name, ".schemax.", ".schema.", 1), doc); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := compiler.Compile("http://cyclonedx.org/schema/bom-1.6.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// The list is valid, names what the program itself says that it was linked from, and
// every licence; twice it has the same bytes.
func TestBillOfMaterials(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program")
	}
	src, err := readSource(t.Context(), "devel")
	if err != nil {
		t.Skip("the source is not in a repository: ", err)
	}
	s := system{"windows", "amd64"} // it has the most
	path, err := src.build(t.Context(), s, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	modules, err := src.modules(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	text, err := src.billOfMaterials(s, modules, program)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := src.billOfMaterials(s, modules, program); err != nil || !bytes.Equal(text, again) {
		t.Errorf("twice it is not the same: %v", err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := bomSchema(t).Validate(doc); err != nil {
		t.Errorf("%v\n%s", err, text)
	}

	info, err := buildinfo.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"std " + strings.TrimPrefix(info.GoVersion, "go")}
	for _, dep := range info.Deps {
		want = append(want, dep.Path+" "+dep.Version)
	}
	finished, err := src.withResources(program)
	if err != nil {
		t.Fatal(err)
	}
	checkResources(t, src, finished)

	var bom struct {
		Components []struct {
			Name, Version string
			Licenses      []struct{ License struct{ ID string } }
		}
	}
	if err := json.Unmarshal(text, &bom); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range bom.Components {
		got = append(got, c.Name+" "+c.Version)
		if len(c.Licenses) == 0 || slices.ContainsFunc(c.Licenses, func(l struct{ License struct{ ID string } }) bool { return l.License.ID == "" }) {
			t.Errorf("%s: licences %+v", c.Name, c.Licenses)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("components:\n%s", diff)
	}
}

// checkResources checks what Windows shows of a program: which is the same one still.
func checkResources(t *testing.T, src *source, program []byte) {
	t.Helper()
	if again, err := src.withResources(program); err != nil || !bytes.Equal(again, program) {
		t.Errorf("added again they are others: %v", err)
	}
	if info, err := buildinfo.Read(bytes.NewReader(program)); err != nil || info.Path != "fiche/cmd/fiche" {
		t.Errorf("the program is another: %v %v", info, err)
	}
	resources, err := winres.LoadFromEXE(bytes.NewReader(program))
	if err != nil {
		t.Fatal(err)
	}
	if icon, err := resources.GetIcon(winres.ID(1)); err != nil || icon == nil {
		t.Errorf("no icon: %v", err)
	}
	var kinds []string
	resources.Walk(func(kind, _ winres.Identifier, _ uint16, data []byte) bool {
		switch kind {
		case winres.RT_MANIFEST:
			kinds = append(kinds, "manifest")
			if !bytes.Contains(data, []byte("asInvoker")) {
				t.Errorf("the manifest:\n%s", data)
			}
		case winres.RT_VERSION:
			kinds = append(kinds, "version")
		}
		return true
	})
	slices.Sort(kinds)
	if !slices.Equal(kinds, []string{"manifest", "version"}) {
		t.Errorf("resources: %v", kinds)
	}
}
