package main

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/blang/semver/v4"
	"github.com/prometheus-operator/prometheus-operator/pkg/alertmanager"
	validation "github.com/prometheus-operator/prometheus-operator/pkg/alertmanager/validation/v1alpha1"
	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	monitoringv1alpha1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// fallback is what the operator starts from where no Secret gives a configuration of its own.
const fallback = `
route:
  receiver: 'null'
receivers:
- name: 'null'
`

// makeAlertmanagerConfig selects and checks AlertmanagerConfigs as the operator does, and has it write alertmanager.yaml.
func makeAlertmanagerConfig(ctx context.Context, objects []metav1.Object, made *result) error {
	server, err := theOnly[*monitoringv1.Alertmanager](objects)
	if err != nil {
		return err
	}
	selector, err := metav1.LabelSelectorAsSelector(server.Spec.AlertmanagerConfigSelector)
	if err != nil {
		return err
	}
	selected := map[string]*monitoringv1alpha1.AlertmanagerConfig{}
	for _, config := range only[*monitoringv1alpha1.AlertmanagerConfig](objects) {
		key := config.Namespace + "/" + config.Name
		// Without a selector of namespaces, as ours, it takes those beside itself alone.
		if config.Namespace != server.Namespace || !selector.Matches(labels.Set(config.Labels)) {
			continue
		}
		if err := validation.ValidateAlertmanagerConfig(config); err != nil {
			made.Rejected = append(made.Rejected, fmt.Sprintf("%s: %v", key, err))
			continue
		}
		selected[key] = config
	}
	addSelected(made, monitoringv1alpha1.AlertmanagerConfigKind, selected)
	version, err := semver.ParseTolerant(server.Spec.Version)
	if err != nil {
		return err
	}
	builder := alertmanager.NewConfigBuilder(slog.New(slog.DiscardHandler), version, storeOf(objects), server)
	if err := builder.InitializeFromRawConfiguration([]byte(fallback)); err != nil {
		return err
	}
	if err := builder.AddAlertmanagerConfigs(ctx, selected); err != nil {
		return err
	}
	config, err := builder.MarshalJSON()
	made.Alertmanager = string(config)
	return err
}
