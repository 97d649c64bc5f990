package practice

import (
	"crypto/rand"
	"sync"
)

// maxShelf bounds every shelf; the oldest entry leaves first.
const maxShelf = 1000

// A shelf keeps values under keys that cannot be guessed. The zero value is
// an empty shelf. It may be used by several goroutines at once.
type shelf[T any] struct {
	mu    sync.Mutex
	items map[string]T
	order []string // keys as they came, also of entries that were taken
}

// put keeps a value and returns its key.
func (s *shelf[T]) put(value T) string {
	key := rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.items == nil {
		s.items = make(map[string]T)
	}
	if len(s.order) == maxShelf {
		delete(s.items, s.order[0])
		s.order = s.order[1:]
	}
	s.items[key] = value
	s.order = append(s.order, key)
	return key
}

func (s *shelf[T]) get(key string) (T, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	value, ok := s.items[key]
	return value, ok
}

// take returns a value and forgets it: what was taken once is gone.
func (s *shelf[T]) take(key string) (T, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	value, ok := s.items[key]
	delete(s.items, key)
	return value, ok
}
