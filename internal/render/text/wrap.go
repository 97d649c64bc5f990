package text

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
)

// glue stands for a space that must not be broken. Text that was made safe
// cannot hold it.
const glue = "\x00"

// words splits a sentence at its spaces. The kept values stay whole, with every
// space that they hold.
func words(sentence string, keep []string) []string {
	for _, value := range keep {
		if strings.Contains(value, " ") {
			sentence = strings.ReplaceAll(sentence, value, strings.ReplaceAll(value, " ", glue))
		}
	}
	list := strings.Fields(sentence)
	for i, word := range list {
		list[i] = strings.ReplaceAll(word, glue, " ")
	}
	return list
}

// line is one line of a paragraph and the column where it starts.
type line struct {
	at   int
	text string
}

// wrap sets the words between the columns at and width; the first line ends
// before the column first. A word that does not fit stands on a line of its own,
// moved to the left as far as it helps and never broken.
func wrap(list []string, at, first, width int) []line {
	lines := []line{{at: at}}
	limit := first
	for _, word := range list {
		last := &lines[len(lines)-1]
		switch {
		case last.text == "" && at+lipgloss.Width(word) <= limit:
			last.text = word
		case last.text != "" && last.at+lipgloss.Width(last.text)+1+lipgloss.Width(word) <= limit:
			last.text += " " + word
		default:
			lines = append(lines, line{at: indentFor(word, at, width), text: word})
			limit = width
		}
	}
	return lines
}

// indentFor is the column of a line that starts with the word.
func indentFor(word string, at, width int) int {
	return max(min(at, width-lipgloss.Width(word)), min(at, margin))
}

// flow packs cells of these widths into lines, with a gap between two of them,
// and gives the indices for each line. A cell is never broken.
func flow(widths []int, gap, width int) [][]int {
	var lines [][]int
	used := 0
	for i, w := range widths {
		if i > 0 && used+gap+w <= width {
			lines[len(lines)-1] = append(lines[len(lines)-1], i)
			used += gap + w
			continue
		}
		lines = append(lines, []int{i})
		used = w
	}
	return lines
}

// pad fills a text up with spaces to so many columns.
func pad(text string, columns int) string {
	return text + strings.Repeat(" ", max(0, columns-lipgloss.Width(text)))
}
