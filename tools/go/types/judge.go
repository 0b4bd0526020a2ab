package main

import (
	"context"

	agent "github.com/elastic/cloud-on-k8s/v3/pkg/apis/agent/v1alpha1"
	beat "github.com/elastic/cloud-on-k8s/v3/pkg/apis/beat/v1beta1"
	elasticsearch "github.com/elastic/cloud-on-k8s/v3/pkg/apis/elasticsearch/v1"
	kibana "github.com/elastic/cloud-on-k8s/v3/pkg/apis/kibana/v1"
	logstash "github.com/elastic/cloud-on-k8s/v3/pkg/apis/logstash/v1alpha1"
	"github.com/elastic/cloud-on-k8s/v3/pkg/controller/common/license"
	elasticsearchadmission "github.com/elastic/cloud-on-k8s/v3/pkg/controller/elasticsearch/validation"
	logstashadmission "github.com/elastic/cloud-on-k8s/v3/pkg/controller/logstash/validation"
	alertmanageradmission "github.com/prometheus-operator/prometheus-operator/pkg/alertmanager/validation/v1alpha1"
	monitoringalpha "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

// judge asks the admission code of the operators about a new object. Their warnings are left out.
func judge(object runtime.Object) error {
	var err error
	switch object := object.(type) {
	case *monitoringalpha.AlertmanagerConfig:
		err = alertmanageradmission.ValidateAlertmanagerConfig(object)
	case *elasticsearch.Elasticsearch:
		_, err = elasticsearchadmission.ValidateElasticsearch(
			context.Background(), emptyCluster{}, *object, basicLicense{}, nil)
	case *kibana.Kibana:
		_, err = kibana.Validate(object, nil)
	case *logstash.Logstash:
		_, err = logstashadmission.ValidateLogstash(object)
	case *beat.Beat:
		_, err = beat.Validate(object, nil)
	case *agent.Agent:
		_, err = agent.Validate(object, nil)
	}
	return err
}

// emptyCluster is where the admission code looks other objects up: it finds none.
type emptyCluster struct{ client.Client }

func (emptyCluster) Get(_ context.Context, key client.ObjectKey, _ client.Object, _ ...client.GetOption) error {
	return apierrors.NewNotFound(schema.GroupResource{}, key.Name)
}

// basicLicense is the licence that comes for free: what needs an Enterprise one is refused.
type basicLicense struct{}

func (basicLicense) CurrentEnterpriseLicense(context.Context) (*license.EnterpriseLicense, error) {
	return nil, nil
}

func (basicLicense) EnterpriseFeaturesEnabled(context.Context) (bool, error) { return false, nil }

func (basicLicense) Valid(context.Context, license.EnterpriseLicense) (bool, error) {
	return false, nil
}

func (basicLicense) ValidOperatorLicenseKeyType(context.Context) (license.OperatorLicenseType, error) {
	return license.LicenseTypeBasic, nil
}
