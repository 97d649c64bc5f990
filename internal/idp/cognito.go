package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// cognito is an AWS Cognito user pool. Its issuer has one host for all regions'
// pools, its endpoints another.
func cognito() Vendor {
	return Vendor{
		ID:   "cognito",
		Name: "AWS Cognito",
		signs: signs{
			hosts:  cognitoHosts(),
			claims: [][]string{{"cognito:*"}},
			texts:  []string{"redirect_mismatch"},
		},
		Traits: evidence.Traits{
			GroupCauses: []string{
				"no Lambda adds the claim groups: Cognito itself writes cognito:groups",
			},
		},
		remedies: cognitoRemedies(),
	}
}

// cognitoHosts lists the regions by name: all of amazonaws.com would take every
// customer's own service for Cognito.
func cognitoHosts() []string {
	regions := []string{
		"af-south-1", "ap-east-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2",
		"ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ca-central-1", "ca-west-1",
		"eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3",
		"il-central-1", "me-central-1", "me-south-1", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
	}
	for i, r := range regions {
		regions[i] = "cognito-idp." + r + ".amazonaws.com"
	}
	return regions
}

func cognitoRemedies() map[string]remedy {
	lambda := likely(
		"Add a pre token generation Lambda to the user pool that sets the claim groups in the ID token to the list of the user's groups",
		"Or ask Intric to map cognito:groups",
	)
	return map[string]remedy{
		"ISS004": likely("Give Intric https://cognito-idp.<region>.amazonaws.com/<pool ID>, not the address of the sign-in page"),
		"APP002": certain("Add Intric's callback to the CallbackURLs of the app client, exactly as this report prints it; capital letters and a slash at the end count"),
		"APP003": likely("Use an app client that was created with a secret, copy the secret again, and test with it"),
		"GRP001": lambda,
		"GRP002": lambda,
		"GRP003": likely("Let the Lambda set groups to a list of strings, also for one group"),
	}
}
