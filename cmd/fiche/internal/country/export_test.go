package country

// Each is each for tests, which import locale and so stand outside.
func (index *Index) Each(languages []*Names, f func(m Match, form string)) { index.each(languages, f) }

// Regions returns the names of the regions of the world, by their keys.
func (n *Names) Regions() map[string][]string { return n.words().Usage.Regions }
