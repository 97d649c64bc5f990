package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// General is the vendor of advice that holds for every provider.
const General = "general"

// Advice is what to change, as short steps in the order to take them.
type Advice struct {
	Vendor    string // a vendor's ID, or General
	Certainty string // Certain or Likely
	Steps     []string
}

// remedy is advice as a vendor's file writes it.
type remedy struct {
	certainty string
	steps     []string
}

// certain is for steps that rest on the vendor's documentation or source, or
// on a measurement.
func certain(steps ...string) remedy { return remedy{Certain, steps} }

// likely is for steps of which any rests on experience.
func likely(steps ...string) remedy { return remedy{Likely, steps} }

// Remedy finds what to change for a broken check at a vendor: for the variant,
// else for the code, else the general advice. Variant may be empty. Not ok
// means that there is no such code.
func Remedy(vendor, code, variant string) (Advice, bool) {
	if v, ok := ByID(vendor); ok {
		if r, ok := lookUp(v.remedies, code, variant); ok {
			return Advice{v.ID, r.certainty, r.steps}, true
		}
	}
	r, ok := lookUp(generalRemedies(), code, variant)
	return Advice{General, r.certainty, r.steps}, ok
}

// RemedyFor is Remedy for a provider as it was recognised. Where that is only
// likely, the vendor's own advice is likely too.
func RemedyFor(p evidence.Provider, code, variant string) (Advice, bool) {
	a, ok := Remedy(p.Vendor, code, variant)
	if a.Vendor != General && !p.Certain() {
		a.Certainty = Likely
	}
	return a, ok
}

func lookUp(remedies map[string]remedy, code, variant string) (remedy, bool) {
	if r, ok := remedies[code+"."+variant]; ok {
		return r, true
	}
	r, ok := remedies[code]
	return r, ok
}
