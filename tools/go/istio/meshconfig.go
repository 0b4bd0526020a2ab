package main

import (
	"fmt"

	"google.golang.org/protobuf/proto"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pkg/config/mesh"
)

// meshConfig is the mesh configuration that the generated Argo CD Application gives to istiod's chart, over Istio's
// defaults; the defaults alone where no Application carries one.
func (c *cluster) meshConfig() (*meshconfig.MeshConfig, error) {
	m := mesh.DefaultMeshConfig()
	for _, values := range c.istiodValues() {
		text, err := yaml.Marshal(values["meshConfig"])
		if err != nil {
			return nil, err
		}
		m, err = mesh.ApplyMeshConfig(string(text), m)
		if err != nil {
			return nil, fmt.Errorf("meshConfig of istiod: %w", err)
		}
	}
	return m, nil
}

// network is the mesh network of the cluster, which the injector writes on pods; empty where the chart names none.
func (c *cluster) network() string {
	for _, values := range c.istiodValues() {
		if name, _, err := unstructured.NestedString(values, "global", "network"); err == nil {
			return name
		}
	}
	return ""
}

// istiodValues are the values of istiod's chart, by the generated Argo CD Application that carries a meshConfig.
func (c *cluster) istiodValues() []map[string]any {
	var found []map[string]any
	for _, application := range c.othersOf("argoproj.io", "Application") {
		values, _, err := unstructured.NestedMap(application.Object, "spec", "source", "helm", "valuesObject")
		if _, has := values["meshConfig"]; err == nil && has {
			found = append(found, values)
		}
	}
	return found
}

// proxyConfig is what the agent of one pod hands to its Envoy: the mesh's defaults under the pod's own annotation.
func proxyConfig(m *meshconfig.MeshConfig, annotations map[string]string) (*meshconfig.ProxyConfig, error) {
	own := annotations["proxy.istio.io/config"]
	if own == "" {
		return m.GetDefaultConfig(), nil
	}
	// A copy: what is merged into would be the defaults of every pod after it.
	merged, err := mesh.MergeProxyConfig(own, proto.Clone(m.GetDefaultConfig()).(*meshconfig.ProxyConfig))
	if err != nil {
		return nil, fmt.Errorf("annotation proxy.istio.io/config: %w", err)
	}
	return merged, nil
}
