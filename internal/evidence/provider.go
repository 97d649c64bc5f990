package evidence

// Provider is which identity provider this is, and what is known of it. It is
// data, so that no check has to know a vendor's name.
type Provider struct {
	Vendor       string `json:"vendor"`       // "entra" … "unknown"; "" when nobody looked
	Name         string `json:"name"`         // for people: "Microsoft Entra ID"
	Certainty    string `json:"certainty"`    // "certain" or "likely"
	RecognisedBy string `json:"recognisedBy"` // "issuer host", …
	Traits       Traits `json:"traits,omitzero"`
}

// Certain reports a recognition that leaves no doubt.
func (p Provider) Certain() bool { return p.Certainty == "certain" }

// Known reports a provider that was recognised at all.
func (p Provider) Known() bool { return p.Vendor != "" && p.Vendor != "unknown" }

// Traits are the habits of a provider that checks depend on.
type Traits struct {
	GroupCap             int    `json:"groupCap,omitempty"`         // the most groups it sends; 0: none known
	CapFailsRequest      bool   `json:"capFailsRequest,omitempty"`  // above the cap the whole request fails
	CollapsesOne         bool   `json:"collapsesOne,omitempty"`     // one group arrives as a bare string
	CannotSendGroups     bool   `json:"cannotSendGroups,omitempty"` // no groups claim exists at all
	GroupsOnlyInUserInfo bool   `json:"groupsOnlyInUserInfo,omitempty"`
	UserInfoWithoutGroup bool   `json:"userInfoWithoutGroups,omitempty"` // normal for it: UserInfo never has groups
	NeverConfirmsEmail   bool   `json:"neverConfirmsEmail,omitempty"`
	LearnsRedirect       bool   `json:"learnsRedirect,omitempty"` // an empty list learns the first URI it sees: send no control
	IgnoresPromptNone    bool   `json:"ignoresPromptNone,omitempty"`
	CloudHost            bool   `json:"cloudHost,omitempty"`       // a public cloud service, never self-hosted
	Microsoft            bool   `json:"microsoft,omitempty"`       // issuer forms of Entra apply
	EmptyMembership      string `json:"emptyMembership,omitempty"` // how no group arrives: "absent", "empty" or "" (unknown)
	// Forms are the groupid forms that this provider is known to send though they
	// look like ordinary names.
	Forms []string `json:"forms,omitempty"`
	// BuiltInGroups (compared without case) and BuiltInPrefixes are groups that
	// everybody is in, or that the system made.
	BuiltInGroups   []string `json:"builtInGroups,omitempty"`
	BuiltInPrefixes []string `json:"builtInPrefixes,omitempty"`
	// PersonalTenants are tenant IDs of personal accounts.
	PersonalTenants []string `json:"personalTenants,omitempty"`
	// GroupCauses are the likely causes of a missing groups claim, in order.
	GroupCauses []string `json:"groupCauses,omitempty"`
}
