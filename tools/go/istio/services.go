package main

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// endpoints does to a Service what a cluster does: the API server gives it an address, the Rollouts controller points
// it at one version, the load balancer controller publishes its pods, the endpoint controller lists them.
func (c *cluster) endpoints(service *corev1.Service, number int, pods []*pod, roles map[string]string) (*corev1.Service, *discoveryv1.EndpointSlice) {
	made := service.DeepCopy()
	if role := roles[service.Namespace+"/"+service.Name]; role != "" {
		made.Spec.Selector[rolloutHash] = role
	}
	if made.Spec.ClusterIP == "" {
		made.Spec.ClusterIP = fmt.Sprintf("10.%d.%d.%d", 96+c.index, number/250, number%250+1)
		made.Spec.ClusterIPs = []string{made.Spec.ClusterIP}
	}
	slice := &discoveryv1.EndpointSlice{
		ObjectMeta: metav1.ObjectMeta{
			Name: service.Name + "-1", Namespace: service.Namespace,
			Labels: map[string]string{discoveryv1.LabelServiceName: service.Name},
		},
		AddressType: discoveryv1.AddressTypeIPv4,
	}
	for _, p := range selected(made, pods) {
		if len(slice.Ports) == 0 {
			slice.Ports = endpointPorts(made, p.object)
		}
		ready := true
		slice.Endpoints = append(slice.Endpoints, discoveryv1.Endpoint{
			Addresses: []string{p.object.Status.PodIP}, NodeName: &p.object.Spec.NodeName, Zone: &p.placement.zone,
			Conditions: discoveryv1.EndpointConditions{Ready: &ready, Serving: &ready},
			TargetRef:  &corev1.ObjectReference{Kind: "Pod", Name: p.object.Name, Namespace: p.object.Namespace},
		})
		if made.Spec.Type == corev1.ServiceTypeLoadBalancer {
			made.Status.LoadBalancer.Ingress = append(made.Status.LoadBalancer.Ingress, corev1.LoadBalancerIngress{IP: p.object.Status.PodIP})
		}
	}
	return made, slice
}

func selected(service *corev1.Service, pods []*pod) []*pod {
	var found []*pod
	if len(service.Spec.Selector) == 0 {
		return found
	}
	selector := labels.SelectorFromSet(service.Spec.Selector)
	for _, p := range pods {
		if p.object.Namespace == service.Namespace && selector.Matches(labels.Set(p.object.Labels)) {
			found = append(found, p)
		}
	}
	return found
}

func endpointPorts(service *corev1.Service, p *corev1.Pod) []discoveryv1.EndpointPort {
	var ports []discoveryv1.EndpointPort
	for _, port := range service.Spec.Ports {
		target, protocol := targetPort(port, p), port.Protocol
		if protocol == "" {
			protocol = corev1.ProtocolTCP
		}
		ports = append(ports, discoveryv1.EndpointPort{Name: &port.Name, Port: &target, Protocol: &protocol, AppProtocol: port.AppProtocol})
	}
	return ports
}

func targetPort(port corev1.ServicePort, p *corev1.Pod) int32 {
	if port.TargetPort.Type == intstr.String {
		for _, container := range p.Spec.Containers {
			for _, named := range container.Ports {
				if named.Name == port.TargetPort.StrVal {
					return named.ContainerPort
				}
			}
		}
	}
	if port.TargetPort.IntVal != 0 {
		return port.TargetPort.IntVal
	}
	return port.Port
}

// kubernetes is everything that the API server of this cluster would hold for istiod.
func (c *cluster) kubernetes(s *substitutions, pods []*pod) ([]runtime.Object, error) {
	roles, err := c.roles(s)
	if err != nil {
		return nil, err
	}
	objects := nodes(pods)
	for _, p := range pods {
		objects = append(objects, p.object)
	}
	for number, object := range c.objects {
		service, ok := object.(*corev1.Service)
		if !ok {
			objects = append(objects, object)
			continue
		}
		made, slice := c.endpoints(service, number, pods, roles)
		objects = append(objects, made, slice)
	}
	return objects, nil
}

// roles maps the Services of Rollouts (namespace/name) to the version that the controller points them at.
func (c *cluster) roles(s *substitutions) (map[string]string, error) {
	workloads, err := c.workloads(s)
	roles := map[string]string{}
	for _, w := range workloads {
		for service, role := range w.services {
			roles[w.namespace+"/"+service] = role
		}
	}
	return roles, err
}
