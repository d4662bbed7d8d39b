package country

// Each is each for tests, which import locale and so stand outside.
func (index *Index) Each(languages []*Names, f func(code, form string)) { index.each(languages, f) }
