package cli

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"

	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// publishedFile returns the name of the file, in the folder that a site keeps for
// itself, of what was last published to a destination from here.
func publishedFile(to sheet.Destination) string {
	sum := sha256.Sum256([]byte(to.Address))
	return "published-" + hex.EncodeToString(sum[:8])
}

// remember keeps what was published. If it cannot be kept, all that is lost is what a
// check could say of it.
func remember(memory *os.Root, to sheet.Destination, plan *publish.Plan) {
	if memory != nil {
		_ = memory.WriteFile(publishedFile(to), plan.Published(), 0o644)
	}
}

// unpublished returns, for each destination that was published to from here, what has
// changed since. It asks no host.
func unpublished(ctx context.Context, memory *os.Root, result *pipeline.Result, all []sheet.Destination) ([]problem.Problem, error) {
	if memory == nil || result.Tree == nil {
		return nil, nil
	}
	var list []problem.Problem
	for _, to := range all {
		text, err := memory.ReadFile(publishedFile(to))
		if err != nil {
			continue // never published, or forgotten
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		since, ok, err := publish.Since(text, result.Tree.Once(), result.Tree.Paths())
		switch {
		case err != nil:
			return nil, err
		case !ok || since.Files() == 0:
			continue
		}
		args := problem.Args{"count": since.Files(), "pages": since.Pages, "place": cmp.Or(to.Name, to.Address)}
		if len(all) > 1 {
			args["name"] = to.Name
		}
		list = append(list, problem.Problem{
			Rule: "not-published", Severity: problem.Note, Place: problem.Place{Path: sitefolder.ContentPath(sitefolder.Home)}, Args: args,
		})
	}
	return list, nil
}
