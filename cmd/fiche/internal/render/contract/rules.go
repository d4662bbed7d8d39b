package contract

import "fiche/cmd/fiche/internal/problem"

// The rules that the check of templates reports.
const (
	RuleTemplateNoFile    problem.Rule = "template-no-file"   // a link that leads to no file, a named pipe
	RuleTemplateEncoding  problem.Rule = "template-encoding"  // not UTF-8
	RuleTemplateParse     problem.Rule = "template-parse"     // not a template
	RuleTemplateField     problem.Rule = "template-field"     // no such field
	RuleTemplateFunction  problem.Rule = "template-function"  // no such function
	RuleTemplateArguments problem.Rule = "template-arguments" // a function or method given the wrong things
	RuleTemplateRange     problem.Rule = "template-range"     // {{range}} over what is no list
	RuleTemplatePrint     problem.Rule = "template-print"     // what cannot be printed
	RuleTemplateAlways    problem.Rule = "template-always"    // a question whose answer is always yes
	RuleTemplateNil       problem.Rule = "template-nil"       // a part of what may be missing
	RuleTemplateUnknown   problem.Rule = "template-unknown"   // {{template}} of no file
	RuleTemplateCall      problem.Rule = "template-call"      // {{template}} with the wrong data
	RuleTemplateLoop      problem.Rule = "template-loop"      // templates that lead back to themselves
	RuleTemplateTwice     problem.Rule = "template-twice"     // two definitions of one name
	RuleTemplateOutdated  problem.Rule = "template-outdated"  // made of a built-in one that has changed since
	RuleTemplateUnmarked  problem.Rule = "template-unmarked"  // in the place of a built-in one that shows more
	RuleTemplateUnused    problem.Rule = "template-unused"    // a file that nothing uses
)
