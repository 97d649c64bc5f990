package practice

import "strings"

// An account is a person whom the provider knows.
type account struct {
	login   string
	subject string
	given   string
	family  string
	email   string
	groups  []string
}

// accounts lists the people in the order of the login page: somebody in two
// groups, in one, in none.
func accounts() []account {
	return []account{
		{"test", "p-4b1f0c77", "Test", "Testsson", "test.testsson@exempelkommun.example", []string{"IT-support", "HR"}},
		{"one", "p-9d02ae15", "Eva", "Engrupp", "eva.engrupp@exempelkommun.example", []string{"IT-support"}},
		{"none", "p-c7385f60", "Noa", "Nollgrupp", "noa.nollgrupp@exempelkommun.example", nil},
	}
}

func findAccount(login string) (account, bool) {
	for _, a := range accounts() {
		if a.login == login {
			return a, true
		}
	}
	return account{}, false
}

func (a account) name() string { return a.given + " " + a.family }

// profile is what the scopes profile and email stand for (OpenID Connect Core
// 5.4). It does not depend on the scopes of the request, as at providers whose
// claims are configured per application.
func (a account) profile() []member {
	return []member{
		{"name", text(a.name())},
		{"given_name", text(a.given)},
		{"family_name", text(a.family)},
		{"preferred_username", text(a.login + "@exempelkommun.example")},
		{"email", text(a.email)},
		{"email_verified", "true"},
	}
}

func (a account) groupsMember() member { return member{"groups", list(a.groups...)} }

// membership is the line under the name on the login page.
func (a account) membership() string {
	if len(a.groups) == 0 {
		return "in no group"
	}
	return "in " + strings.Join(a.groups, " and ")
}
