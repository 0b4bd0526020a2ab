package main

import (
	corev1 "k8s.io/api/core/v1"

	"istio.io/api/annotation"
	"istio.io/api/label"
)

// proxyKind says which Envoy the injector puts into a pod.
type proxyKind string

const (
	noProxy proxyKind = ""
	sidecar proxyKind = "sidecar"
	gateway proxyKind = "gateway"
)

// proxyOf is the injector's decision: the pod's own label wins over the label of its namespace.
func (c *cluster) proxyOf(w workload) proxyKind {
	own := w.template.Labels[label.SidecarInject.Name]
	if own == "false" || (own == "" && !c.injects(w.namespace)) {
		return noProxy
	}
	if w.template.Annotations[annotation.InjectTemplates.Name] == "gateway" {
		return gateway
	}
	return sidecar
}

func (c *cluster) injects(namespace string) bool {
	for _, object := range c.objects {
		if n, ok := object.(*corev1.Namespace); ok && n.Name == namespace {
			_, byRevision := n.Labels[label.IoIstioRev.Name]
			return n.Labels["istio-injection"] == "enabled" || byRevision
		}
	}
	return false
}

// inject does what the injector's templates do to the fields that istiod and its analyzers read.
func (c *cluster) inject(p *pod) {
	labels := p.object.Labels
	switch p.proxy {
	case sidecar:
		labels[label.SecurityTlsMode.Name] = "istio"
		proxy := corev1.Container{Name: "istio-proxy", Image: "docker.io/istio/proxyv2"}
		p.object.Spec.Containers = append(p.object.Spec.Containers, proxy)
	case gateway:
		for i := range p.object.Spec.Containers {
			if c := &p.object.Spec.Containers[i]; c.Name == "istio-proxy" {
				c.Image = "docker.io/istio/proxyv2"
			}
		}
	case noProxy:
		return
	}
	if network := c.network(); network != "" && labels[label.TopologyNetwork.Name] == "" {
		labels[label.TopologyNetwork.Name] = network
	}
	if labels[label.ServiceCanonicalName.Name] == "" {
		labels[label.ServiceCanonicalName.Name] = p.workload
	}
	if labels[label.ServiceCanonicalRevision.Name] == "" {
		labels[label.ServiceCanonicalRevision.Name] = "latest"
	}
}
