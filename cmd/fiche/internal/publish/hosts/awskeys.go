package hosts

import (
	"bufio"
	"cmp"
	"os"
	"path/filepath"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// awsKeys returns the keys of an object store that this machine knows: those of the
// environment, or those of a profile in ~/.aws/credentials. user is the key that is
// asked for; empty for any.
func (a *Access) awsKeys(user string) (keys aws.Credentials, ok bool) {
	for _, keys := range []aws.Credentials{
		{
			AccessKeyID: a.Getenv("AWS_ACCESS_KEY_ID"), SecretAccessKey: a.Getenv("AWS_SECRET_ACCESS_KEY"),
			SessionToken: a.Getenv("AWS_SESSION_TOKEN"),
		},
		a.awsProfile(),
	} {
		if keys.HasKeys() && (user == "" || keys.AccessKeyID == user) {
			return keys, true
		}
	}
	return aws.Credentials{}, false
}

// awsProfile reads the keys of a profile, which are empty if there are none.
func (a *Access) awsProfile() (keys aws.Credentials) {
	file, err := os.Open(cmp.Or(a.Getenv("AWS_SHARED_CREDENTIALS_FILE"), filepath.Join(a.Home, ".aws", "credentials")))
	if err != nil {
		return keys
	}
	defer file.Close()
	section, wanted := "", "["+cmp.Or(a.Getenv("AWS_PROFILE"), "default")+"]"
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		if strings.HasPrefix(line, "[") {
			section = strings.ReplaceAll(line, " ", "")
		}
		if section != wanted {
			continue
		}
		switch name, value, _ := strings.Cut(line, "="); strings.TrimSpace(name) {
		case "aws_access_key_id":
			keys.AccessKeyID = strings.TrimSpace(value)
		case "aws_secret_access_key":
			keys.SecretAccessKey = strings.TrimSpace(value)
		case "aws_session_token":
			keys.SessionToken = strings.TrimSpace(value)
		}
	}
	return keys
}
