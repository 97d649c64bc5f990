package idp

import "maps"

// generalRemedies hold for every provider and exist for every check. A vendor's
// own remedy comes first where there is one.
func generalRemedies() map[string]remedy {
	return joined(
		generalIssuer(), generalKeys(), generalClient(), generalLogin(),
		generalToken(), generalSignature(), generalPerson(),
		generalShape(), generalContent(), generalIdentifiers(),
	)
}

// joined merges tables whose keys differ.
func joined(tables ...map[string]remedy) map[string]remedy {
	all := map[string]remedy{}
	for _, t := range tables {
		maps.Copy(all, t)
	}
	return all
}
