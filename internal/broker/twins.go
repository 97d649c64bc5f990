package broker

import "github.com/ssocheck/ssocheck/internal/jsondoc"

// Twin is a claim that stands in an ID token under more than one spelling. The
// broker reads them all into one field, and the last one counts.
type Twin struct {
	Claim string         // as the specification writes it
	Nodes []jsondoc.Node // every occurrence, in the order of the document
}

// Twins lists the claims that occur under spellings which differ only in capital
// letters, in the order of their first occurrence. Names that the broker does not
// read, such as upn and UPN, are no twins: it keeps them apart.
func Twins(root jsondoc.Node) []Twin {
	claims := byFold(allClaims())
	groups := make(map[string][]jsondoc.Node)
	var order []string
	for name, member := range root.Members() {
		claim, ok := claims[fold(name)]
		if !ok {
			continue
		}
		if groups[claim.name] == nil {
			order = append(order, claim.name)
		}
		groups[claim.name] = append(groups[claim.name], member)
	}
	var twins []Twin
	for _, claim := range order {
		if spelledApart(groups[claim]) {
			twins = append(twins, Twin{claim, groups[claim]})
		}
	}
	return twins
}

func spelledApart(nodes []jsondoc.Node) bool {
	for _, n := range nodes[1:] {
		if n.Name() != nodes[0].Name() {
			return true
		}
	}
	return false
}
