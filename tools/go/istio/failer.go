package main

import (
	"fmt"
	"os"

	"istio.io/istio/pkg/security"
)

// failer is what Istio's fake discovery server asks of a test: here a failure ends the program.
type failer struct{}

func (*failer) Fail()                          { os.Exit(1) }
func (*failer) FailNow()                       { os.Exit(1) }
func (*failer) Fatal(a ...any)                 { fmt.Fprintln(os.Stderr, a...); os.Exit(1) }
func (*failer) Fatalf(format string, a ...any) { fmt.Fprintf(os.Stderr, format+"\n", a...); os.Exit(1) }
func (*failer) Log(a ...any)                   { fmt.Fprintln(os.Stderr, a...) }
func (*failer) Logf(format string, a ...any)   { fmt.Fprintf(os.Stderr, format+"\n", a...) }
func (*failer) TempDir() string                { return os.TempDir() }
func (*failer) Helper()                        {}
func (*failer) Skip(...any)                    {}
func (*failer) Cleanup(func())                 {} // the end of the process cleans up

// everyPod lets a proxy be any of the synthesised pods; istiod then holds it to the one in its node's metadata.
type everyPod struct{ identities []string }

func (e everyPod) Authenticate(security.AuthContext) (*security.Caller, error) {
	return &security.Caller{AuthSource: security.AuthSourceIDToken, Identities: e.identities}, nil
}

func (e everyPod) AuthenticatorType() string { return "every-pod" }
