package main

import (
	acme "github.com/cert-manager/cert-manager/pkg/apis/acme/v1"
	certmanager "github.com/cert-manager/cert-manager/pkg/apis/certmanager/v1"
	agent "github.com/elastic/cloud-on-k8s/v3/pkg/apis/agent/v1alpha1"
	apm "github.com/elastic/cloud-on-k8s/v3/pkg/apis/apm/v1"
	apmbeta "github.com/elastic/cloud-on-k8s/v3/pkg/apis/apm/v1beta1"
	autoops "github.com/elastic/cloud-on-k8s/v3/pkg/apis/autoops/v1alpha1"
	autoscaling "github.com/elastic/cloud-on-k8s/v3/pkg/apis/autoscaling/v1alpha1"
	beat "github.com/elastic/cloud-on-k8s/v3/pkg/apis/beat/v1beta1"
	elasticsearch "github.com/elastic/cloud-on-k8s/v3/pkg/apis/elasticsearch/v1"
	elasticsearchbeta "github.com/elastic/cloud-on-k8s/v3/pkg/apis/elasticsearch/v1beta1"
	enterprisesearch "github.com/elastic/cloud-on-k8s/v3/pkg/apis/enterprisesearch/v1"
	enterprisesearchbeta "github.com/elastic/cloud-on-k8s/v3/pkg/apis/enterprisesearch/v1beta1"
	kibana "github.com/elastic/cloud-on-k8s/v3/pkg/apis/kibana/v1"
	kibanabeta "github.com/elastic/cloud-on-k8s/v3/pkg/apis/kibana/v1beta1"
	logstash "github.com/elastic/cloud-on-k8s/v3/pkg/apis/logstash/v1alpha1"
	maps "github.com/elastic/cloud-on-k8s/v3/pkg/apis/maps/v1alpha1"
	packageregistry "github.com/elastic/cloud-on-k8s/v3/pkg/apis/packageregistry/v1alpha1"
	stackconfigpolicy "github.com/elastic/cloud-on-k8s/v3/pkg/apis/stackconfigpolicy/v1alpha1"
	kedaeventing "github.com/kedacore/keda/v2/apis/eventing/v1alpha1"
	keda "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	monitoring "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	monitoringalpha "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
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
		agent.AddToScheme,
		apm.AddToScheme,
		apmbeta.AddToScheme,
		autoops.AddToScheme,
		autoscaling.AddToScheme,
		beat.AddToScheme,
		elasticsearch.AddToScheme,
		elasticsearchbeta.AddToScheme,
		enterprisesearch.AddToScheme,
		enterprisesearchbeta.AddToScheme,
		kibana.AddToScheme,
		kibanabeta.AddToScheme,
		logstash.AddToScheme,
		maps.AddToScheme,
		packageregistry.AddToScheme,
		stackconfigpolicy.AddToScheme,
		keda.AddToScheme,
		kedaeventing.AddToScheme,
		monitoring.AddToScheme,
		monitoringalpha.AddToScheme,
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
