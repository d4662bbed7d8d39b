package calendar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// maxDateLength and maxDateTokens bound what can be a date: whatever is longer
// is not looked at, so that a hostile value costs nothing.
const (
	maxLength = 200
	maxTokens = 24
)

type tokenKind uint8

const (
	endToken tokenKind = iota
	numberToken
	wordToken
	dashToken
	slashToken
	dotToken
	commaToken
	arrowToken
	ampersandToken
	openToken // brackets
	closeToken
	otherToken
)

// A token is a number, a phrase that some language knows, an unknown word
// or a mark.
type token struct {
	kind   tokenKind
	glued  bool // nothing stands between it and the token before it
	digits int  // of a number
	value  int  // of a number of at most four digits
	word   word // of a word
	span        // in the value
	folded span // of a word, in the folded text
}

// A span is a part of a text, in bytes. The span of what is missing is empty.
type span struct {
	start, end int
}

func (s span) missing() bool { return s.end == 0 }

// is reports whether the token is a word that may play one of the roles.
func (t *token) is(roles role) bool { return t.kind == wordToken && t.word.roles&roles != 0 }

// A tokenList are the tokens of a value. They live on the stack.
type tokenList struct {
	list  [maxTokens]token
	count int
	// The words of the value, folded, one space before each, so that a phrase
	// can be looked up as it is. Folding and the spaces cannot double a value.
	folded [2 * maxLength]byte
	size   int // of folded
}

// lex splits a value into tokens; ok is false when there are too many.
func (c *Calendar) lex(tokens *tokenList, value string) (ok bool) {
	for i := 0; i < len(value); {
		t, next := tokens.scan(value, i)
		i = next
		abbreviates := t.kind == dotToken && tokens.count > 0 && tokens.list[tokens.count-1].kind == wordToken
		if t.kind == endToken || abbreviates {
			continue
		}
		if tokens.count == maxTokens {
			return false
		}
		t.glued = tokens.count > 0 && tokens.list[tokens.count-1].end == t.start
		tokens.list[tokens.count] = t
		tokens.count++
	}
	tokens.joinPhrases(c)
	return true
}

// scan returns the token at value[i:] and where the next begins. What separates
// tokens without meaning anything gives an endToken.
func (tokens *tokenList) scan(value string, i int) (t token, next int) {
	r, size := utf8.DecodeRuneInString(value[i:])
	next = i + size
	t = token{kind: otherToken, span: span{i, next}}
	if size := arrowAt(value[i:]); size > 0 {
		t.kind, t.end = arrowToken, i+size
		return t, t.end
	}
	switch {
	case '0' <= r && r <= '9':
		return scanNumber(value, i)
	case unicode.IsLetter(r):
		return tokens.scanWord(value, i)
	case r == '.':
		t.kind = dotToken
		if next == len(value) || !typography.IsDigit(rune(value[next])) {
			t.kind = endToken // ends an abbreviation or the value
		}
	case r == '/':
		t.kind = slashToken
	case r == ',':
		t.kind = commaToken
	case r == '&':
		t.kind = ampersandToken
	case r == '(':
		t.kind = openToken
	case r == ')':
		t.kind = closeToken
	case typography.IsDash(r):
		t.kind = dashToken
	case r == '<':
		// Authors who know HTML write "1<sup>er</sup>".
		for _, tag := range [...]string{"<sup>", "</sup>"} {
			if strings.HasPrefix(value[i:], tag) {
				return token{}, i + len(tag)
			}
		}
	case spelling.PartsWords(r), unicode.Is(unicode.Cf, r):
		t.kind = endToken
	}
	return t, next
}

func scanNumber(value string, i int) (t token, next int) {
	t = token{kind: numberToken, span: span{start: i}}
	for ; i < len(value) && typography.IsDigit(rune(value[i])); i++ {
		if t.digits++; t.digits <= 4 {
			t.value = 10*t.value + int(value[i]-'0')
		}
	}
	t.end = i
	return t, i
}

func (tokens *tokenList) scanWord(value string, start int) (t token, next int) {
	next = start
	for next < len(value) {
		r, size := utf8.DecodeRuneInString(value[next:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		next += size
	}
	folded := append(tokens.folded[:tokens.size], ' ')
	from := len(folded)
	tokens.size = len(spelling.AppendWord(folded, value[start:next]))
	return token{kind: wordToken, span: span{start, next}, folded: span{from, tokens.size}}, next
}

// joinPhrases gives every word its meaning and makes one token of the words of
// a phrase ("à partir de"), the longest that is known.
func (tokens *tokenList) joinPhrases(c *Calendar) {
	kept := 0
	for i := 0; i < tokens.count; i++ {
		t := tokens.list[i]
		if t.kind == wordToken {
			last := i
			for last+1 < tokens.count && last+1 < i+maxPhrase && tokens.list[last+1].kind == wordToken {
				last++
			}
			for ; last >= i; last-- {
				end := &tokens.list[last]
				word, ok := c.word(tokens.folded[t.folded.start:end.folded.end])
				if ok {
					t.word, t.end = word, end.end
					i = last
					break
				}
			}
		}
		tokens.list[kept] = t
		kept++
	}
	tokens.count = kept
}
