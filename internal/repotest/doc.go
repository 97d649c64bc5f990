// Package repotest holds the tests of the repository itself: which room may
// import which, which rooms are pure, and the hygiene that a reviewer would ask
// for. It has no code of its own.
package repotest
