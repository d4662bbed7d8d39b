package typography

// TypesetIn returns typesetIn for tests, which import locale and so stand outside.
func (r *Rules) TypesetIn(b *Block, s string) Text { return r.typesetIn(b, s) }
