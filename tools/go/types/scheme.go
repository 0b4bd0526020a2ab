package main

import (
	acme "github.com/cert-manager/cert-manager/pkg/apis/acme/v1"
	certmanager "github.com/cert-manager/cert-manager/pkg/apis/certmanager/v1"
	kedaeventing "github.com/kedacore/keda/v2/apis/eventing/v1alpha1"
	keda "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	istioextensions "istio.io/client-go/pkg/apis/extensions/v1alpha1"
	istionetworking "istio.io/client-go/pkg/apis/networking/v1"
	istionetworkingalpha "istio.io/client-go/pkg/apis/networking/v1alpha3"
	istionetworkingbeta "istio.io/client-go/pkg/apis/networking/v1beta1"
	istiosecurity "istio.io/client-go/pkg/apis/security/v1"
	istiosecuritybeta "istio.io/client-go/pkg/apis/security/v1beta1"
	istiotelemetry "istio.io/client-go/pkg/apis/telemetry/v1"
	istiotelemetryalpha "istio.io/client-go/pkg/apis/telemetry/v1alpha1"
	"k8s.io/apimachinery/pkg/runtime"
)

// newScheme knows the Go type of every custom kind that we render, each from its owner's module.
// A new component is one import and one line here.
func newScheme() (*runtime.Scheme, error) {
	scheme := runtime.NewScheme()
	builder := runtime.SchemeBuilder{
		acme.AddToScheme,
		certmanager.AddToScheme,
		keda.AddToScheme,
		kedaeventing.AddToScheme,
		istioextensions.AddToScheme,
		istionetworking.AddToScheme,
		istionetworkingalpha.AddToScheme,
		istionetworkingbeta.AddToScheme,
		istiosecurity.AddToScheme,
		istiosecuritybeta.AddToScheme,
		istiotelemetry.AddToScheme,
		istiotelemetryalpha.AddToScheme,
	}
	return scheme, builder.AddToScheme(scheme)
}
