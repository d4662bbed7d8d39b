package typography

// TypesetIn is typesetIn for tests, which import locale and so stand outside.
func (r *Rules) TypesetIn(b *Block, s string) Text { return r.typesetIn(b, s) }
