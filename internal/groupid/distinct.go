package groupid

import "slices"

// distinct answers true only when no two items of the list are twins or equal.
// It exists for speed: a rollout asks for every token, and nearly every list
// is of this sort. False means nothing; then Twins looks properly.
func distinct(items []string) bool {
	hashes := make([]uint64, 0, len(items))
	for _, s := range items {
		h, ok := plainHash(s)
		if !ok {
			return false
		}
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	return len(slices.Compact(hashes)) == len(items)
}

// plainHash is equal (FNV-1a over runes) for strings that plainKey makes
// equal. It refuses text in which normalisation or another script plays a
// part: there a letter is not folded alone.
func plainHash(s string) (hash uint64, ok bool) {
	const offset, prime = 14695981039346656037, 1099511628211
	hash = offset
	for _, r := range s {
		if !standsAlone(r) {
			return 0, false
		}
		if !isWhite(r) {
			hash = (hash ^ uint64(foldCase(r))) * prime
		}
	}
	return hash, true
}

// standsAlone holds for Latin letters in one code point, and for the dashes
// and quotation marks that names hold.
func standsAlone(r rune) bool { return r < '\u0300' || '\u2010' <= r && r <= '\u2027' }
