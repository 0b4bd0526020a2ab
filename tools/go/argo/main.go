// argo decodes the kinds of Argo CD and Argo Rollouts, whose modules need older Kubernetes types than the others do.
package main

import (
	argocd "github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	rollouts "github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/auditorsec/platform/tools/go/decode"
	"k8s.io/apimachinery/pkg/runtime"
)

func main() {
	decode.Main("argo", newScheme, nil)
}

// newScheme knows the Go type of every kind of Argo that we render.
func newScheme() (*runtime.Scheme, error) {
	scheme := runtime.NewScheme()
	builder := runtime.SchemeBuilder{argocd.AddToScheme, rollouts.AddToScheme}
	return scheme, builder.AddToScheme(scheme)
}
