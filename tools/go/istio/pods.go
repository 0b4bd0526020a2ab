package main

import (
	"fmt"
	"strconv"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
)

// rolloutHash is the label by which the Rollouts controller tells the pods of two versions apart.
const rolloutHash = "rollouts-pod-template-hash"

// pod is one synthesised pod: the object that istiod sees, and what the proof needs to start its processes.
type pod struct {
	object    *corev1.Pod
	workload  string
	role      string // of a Rollout's pod: stable or canary
	placement placement
	proxy     proxyKind
}

type placement struct{ region, zone, node string }

// pods makes the pods of every workload, spread over the zones, each at a loopback address of its own: 127.(the
// octet of its cluster).x.y. All of 127.0.0.0/8 is loopback, so every pod keeps the ports that its manifest names.
func (c *cluster) pods(s *substitutions) ([]*pod, error) {
	workloads, err := c.workloads(s)
	if err != nil {
		return nil, err
	}
	here, known := s.Places[c.name]
	if !known || len(here.Zones) == 0 {
		return nil, fmt.Errorf("substitutions: places has no zones for cluster %q", c.name)
	}
	var pods []*pod
	for _, w := range workloads {
		roles := []string{""}
		if len(w.services) > 0 {
			roles = []string{roleStable, roleCanary}
		}
		for _, role := range roles {
			for replica := range int(w.replicas) {
				zone := here.Zones[replica%len(here.Zones)]
				at := placement{region: here.Region, zone: zone, node: fmt.Sprintf("%s-node-%d", zone, replica/len(here.Zones))}
				pods = append(pods, c.pod(w, role, replica, len(pods), at))
			}
		}
	}
	return pods, nil
}

func (c *cluster) pod(w workload, role string, replica, number int, at placement) *pod {
	name := fmt.Sprintf("%s-%d", w.name, replica)
	labels := map[string]string{}
	for key, value := range w.template.Labels {
		labels[key] = value
	}
	if role != "" {
		name = fmt.Sprintf("%s-%s-%d", w.name, role, replica)
		labels[rolloutHash] = role
	}
	if w.kind == "StatefulSet" {
		labels[appsv1.PodIndexLabel] = strconv.Itoa(replica)
	}
	address := fmt.Sprintf("127.%d.%d.%d", c.octet, number/250, number%250+1)
	object := &corev1.Pod{
		TypeMeta:   metav1.TypeMeta{APIVersion: "v1", Kind: "Pod"},
		ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: w.namespace, UID: types.UID(c.name + "/" + name), Labels: labels, Annotations: w.template.Annotations},
		Spec:       *w.template.Spec.DeepCopy(),
		Status: corev1.PodStatus{
			Phase: corev1.PodRunning, PodIP: address, PodIPs: []corev1.PodIP{{IP: address}},
			Conditions: []corev1.PodCondition{{Type: corev1.PodReady, Status: corev1.ConditionTrue, LastTransitionTime: metav1.Now()}},
		},
	}
	object.Spec.NodeName = at.node
	if object.Spec.ServiceAccountName == "" {
		object.Spec.ServiceAccountName = "default"
	}
	p := &pod{object: object, workload: w.name, role: role, placement: at, proxy: c.proxyOf(w)}
	c.inject(p)
	return p
}

// nodes are the machines that the pods were placed on.
func nodes(pods []*pod) []runtime.Object {
	seen := map[string]bool{}
	var found []runtime.Object
	for _, p := range pods {
		if at := p.placement; !seen[at.node] {
			seen[at.node] = true
			labels := map[string]string{corev1.LabelTopologyRegion: at.region, corev1.LabelTopologyZone: at.zone}
			found = append(found, &corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: at.node, Labels: labels}})
		}
	}
	return found
}
