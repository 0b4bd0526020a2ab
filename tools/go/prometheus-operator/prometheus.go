package main

import (
	"context"
	"log/slog"
	"slices"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	"github.com/prometheus-operator/prometheus-operator/pkg/assets"
	"github.com/prometheus-operator/prometheus-operator/pkg/operator"
	"github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
	registry "github.com/prometheus/client_golang/prometheus"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/record"
)

// makePrometheusConfig selects and checks monitors, probes and rules as the operator does, and has it write prometheus.yaml.
func makePrometheusConfig(ctx context.Context, objects []metav1.Object, made *result) error {
	server, err := theOnly[*monitoringv1.Prometheus](objects)
	if err != nil {
		return err
	}
	store := storeOf(objects)
	if err := prometheus.AddRemoteWritesToStore(ctx, store, server.Namespace, server.Spec.RemoteWrite); err != nil {
		return err
	}
	events := record.NewFakeRecorder(len(objects))
	selector, err := prometheus.NewResourceSelector(slog.New(slog.DiscardHandler), server, store, namespacesOf(objects),
		operator.NewMetrics(registry.NewRegistry()), events)
	if err != nil {
		return err
	}
	services, err := selector.SelectServiceMonitors(ctx, listFunc[*monitoringv1.ServiceMonitor](objects))
	if err != nil {
		return err
	}
	pods, err := selector.SelectPodMonitors(ctx, listFunc[*monitoringv1.PodMonitor](objects))
	if err != nil {
		return err
	}
	probes, err := selector.SelectProbes(ctx, listFunc[*monitoringv1.Probe](objects))
	if err != nil {
		return err
	}
	close(events.Events)
	for event := range events.Events {
		made.Rejected = append(made.Rejected, event)
	}
	addSelected(made, monitoringv1.ServiceMonitorsKind, services.ValidResources())
	addSelected(made, monitoringv1.PodMonitorsKind, pods.ValidResources())
	addSelected(made, monitoringv1.ProbesKind, probes.ValidResources())
	if err := selectRules(server, objects, made); err != nil {
		return err
	}
	generator, err := prometheus.NewConfigGenerator(nil, server, prometheus.WithEndpointSliceSupport())
	if err != nil {
		return err
	}
	config, err := generator.GenerateServerConfiguration(server, services.ValidResources(), pods.ValidResources(),
		probes.ValidResources(), nil, store, nil, nil, nil, []string{"rules"})
	made.Prometheus = string(config)
	return err
}

// selectRules selects as the operator's reconciler does, whose own selector asks an API server.
func selectRules(server *monitoringv1.Prometheus, objects []metav1.Object, made *result) error {
	wanted, err := metav1.LabelSelectorAsSelector(server.Spec.RuleSelector)
	if err != nil {
		return err
	}
	inNamespaces, err := metav1.LabelSelectorAsSelector(server.Spec.RuleNamespaceSelector)
	if err != nil {
		return err
	}
	namespaces, err := operator.ListMatchingNamespaces(inNamespaces, namespacesOf(objects))
	if err != nil {
		return err
	}
	for _, rule := range only[*monitoringv1.PrometheusRule](objects) {
		if !wanted.Matches(labels.Set(rule.Labels)) || !slices.Contains(namespaces, rule.Namespace) {
			continue
		}
		for _, refusal := range operator.ValidateRule(rule.Spec) {
			made.Rejected = append(made.Rejected, rule.Namespace+"/"+rule.Name+": "+refusal.Error())
		}
		made.Selected = append(made.Selected, monitoringv1.PrometheusRuleKind+" "+rule.Namespace+"/"+rule.Name)
	}
	return nil
}

func addSelected[T any](made *result, kind string, valid map[string]T) {
	for key := range valid {
		made.Selected = append(made.Selected, kind+" "+key)
	}
}

// listFunc answers as the operator's informers do: the objects of one type, by namespace and labels.
func listFunc[T metav1.Object](objects []metav1.Object) prometheus.ListAllByNamespaceFn {
	return func(namespace string, selector labels.Selector, found cache.AppendFunc) error {
		for _, object := range only[T](objects) {
			if object.GetNamespace() == namespace && selector.Matches(labels.Set(object.GetLabels())) {
				found(object)
			}
		}
		return nil
	}
}

// storeOf holds the Secrets and ConfigMaps that the objects refer to.
func storeOf(objects []metav1.Object) *assets.StoreBuilder {
	var referred []any
	for _, secret := range only[*corev1.Secret](objects) {
		referred = append(referred, secret)
	}
	for _, file := range only[*corev1.ConfigMap](objects) {
		referred = append(referred, file)
	}
	return assets.NewTestStoreBuilder(referred...)
}

// namespacesOf is an informer that knows the cluster's namespaces and watches nothing.
func namespacesOf(objects []metav1.Object) cache.SharedIndexInformer {
	informer := cache.NewSharedIndexInformer(&cache.ListWatch{}, &corev1.Namespace{}, 0, cache.Indexers{})
	for _, namespace := range only[*corev1.Namespace](objects) {
		_ = informer.GetStore().Add(namespace)
	}
	return informer
}
