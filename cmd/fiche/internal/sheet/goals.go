package sheet

import (
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// goals returns the numbers of Sustainable Development Goals or of their
// targets (A/RES/71/313: goals 1 to 17; a target is the goal's number, a point,
// and a number or a letter).
func (d *decoder) goals(n *node) []Goal {
	var goals []Goal
	for _, item := range d.scalars(n) {
		parts := []*node{item}
		if _, ok := parseGoal(item.Value); !ok {
			parts = nil
			for _, part := range partsOfList(item.Value, locale.All()) {
				parts = append(parts, item.Part(part[0], part[1]))
			}
			if slices.ContainsFunc(parts, func(part *node) bool { _, ok := parseGoal(part.Value); return !ok }) {
				d.fail("unknown-goal", item, problem.Args{"value": tidy(item.Value)})
				continue
			}
		}
		for _, part := range parts {
			if goal, _ := parseGoal(part.Value); !slices.Contains(goals, goal) {
				goals = append(goals, goal)
			}
		}
	}
	return goals
}

// parseGoal reads "6", "6.2", "ODD 6", "6 : Eau propre et assainissement", and the
// name alone.
func parseGoal(s string) (Goal, bool) {
	folded := spelling.Fold(s)
	for number := range 17 {
		if isGoalName(number+1, folded) {
			return Goal{Number: number + 1}, true
		}
	}
	start := strings.IndexAny(s, "0123456789")
	if start < 0 || !isGoalWord(strings.Trim(s[:start], " #n°.\u00a0")) {
		return Goal{}, false
	}
	end := start
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.') {
		end++
	}
	if end > start && end < len(s) && s[end-1] == '.' && s[end] != ' ' {
		end++ // the letter of a target
	}
	number, target, hasTarget := strings.Cut(strings.TrimSuffix(s[start:end], "."), ".")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > 17 {
		return Goal{}, false
	}
	if name := strings.Trim(s[end:], " :-–.()\u00a0"); name != "" && !isGoalName(n, spelling.Fold(name)) {
		return Goal{}, false
	}
	if !hasTarget {
		return Goal{Number: n}, true
	}
	target = strings.ToLower(target)
	if i, err := strconv.Atoi(target); err != nil && (len(target) != 1 || target[0] < 'a' || target[0] > 'd') || err == nil && (i < 1 || i > 19) {
		return Goal{}, false
	}
	return Goal{Number: n, Target: number + "." + target}, true
}

// isGoalName reports whether a folded text is the official name of a goal.
func isGoalName(number int, folded string) bool {
	return slices.ContainsFunc(locale.All(), func(l *locale.Locale) bool {
		return spelling.Fold(l.Goals[number-1]) == folded
	})
}

// isGoalWord reports whether a text is what may stand before a number: nothing, or
// a name of the field.
func isGoalWord(s string) bool {
	name, _ := lookUp("", s)
	return s == "" || name.key == "goals"
}
