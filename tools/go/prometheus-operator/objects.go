package main

import (
	"fmt"
	"os"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	monitoringv1alpha1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
)

// readObjects reads manifests strictly: a field that the operator's types don't have is an error.
func readObjects(files []string) ([]metav1.Object, error) {
	scheme := runtime.NewScheme()
	builder := runtime.SchemeBuilder{corev1.AddToScheme, monitoringv1.AddToScheme, monitoringv1alpha1.AddToScheme}
	if err := builder.AddToScheme(scheme); err != nil {
		return nil, err
	}
	decoder := serializer.NewCodecFactory(scheme, serializer.EnableStrict).UniversalDeserializer()
	objects := make([]metav1.Object, 0, len(files))
	for _, file := range files {
		manifest, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		object, _, err := decoder.Decode(manifest, nil, nil)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		objects = append(objects, object.(metav1.Object))
	}
	return objects, nil
}

// only returns the objects of one Go type, in their order.
func only[T metav1.Object](objects []metav1.Object) []T {
	var found []T
	for _, object := range objects {
		if typed, ok := object.(T); ok {
			found = append(found, typed)
		}
	}
	return found
}

// theOnly returns the one object of a Go type.
func theOnly[T metav1.Object](objects []metav1.Object) (T, error) {
	found := only[T](objects)
	if len(found) != 1 {
		var none T
		return none, fmt.Errorf("want one %T, found %d", none, len(found))
	}
	return found[0], nil
}
