package main

import (
	"encoding/json"
	"fmt"

	appsv1 "k8s.io/api/apps/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// workload is anything that makes pods.
type workload struct {
	kind, namespace, name string
	template              corev1.PodTemplateSpec
	replicas              int32
	services              map[string]string // Service of a Rollout → the role of the pods behind it
}

// rollout is the part of an Argo Rollout that decides pods and Services.
type rollout struct {
	metav1.ObjectMeta `json:"metadata"`
	Spec              struct {
		Template    corev1.PodTemplateSpec      `json:"template"`
		WorkloadRef struct{ Kind, Name string } `json:"workloadRef"`
		Strategy    struct {
			Canary, BlueGreen struct{ StableService, CanaryService, ActiveService, PreviewService string }
		} `json:"strategy"`
	} `json:"spec"`
}

// workloads lists what makes pods, with the number of pods that the autoscaler's minimum and the substitutions allow.
func (c *cluster) workloads(s *substitutions) ([]workload, error) {
	byName := map[string]workload{}
	var order []string
	add := func(w workload) {
		key := w.kind + "/" + w.namespace + "/" + w.name
		w.replicas = min(c.replicas(w, s), s.Replicas.Most)
		byName[key] = w
		order = append(order, key)
	}
	for _, object := range c.objects {
		switch o := object.(type) {
		case *appsv1.Deployment:
			add(workload{kind: "Deployment", namespace: o.Namespace, name: o.Name, template: o.Spec.Template})
		case *appsv1.StatefulSet:
			add(workload{kind: "StatefulSet", namespace: o.Namespace, name: o.Name, template: o.Spec.Template})
		case *appsv1.DaemonSet:
			add(workload{kind: "DaemonSet", namespace: o.Namespace, name: o.Name, template: o.Spec.Template})
		case *batchv1.CronJob:
			add(workload{kind: "CronJob", namespace: o.Namespace, name: o.Name, template: o.Spec.JobTemplate.Spec.Template})
		}
	}
	for _, document := range c.othersOf("argoproj.io", "Rollout") {
		r, err := decodeRollout(document)
		if err != nil {
			return nil, err
		}
		w := workload{kind: "Rollout", namespace: r.Namespace, name: r.Name, template: r.Spec.Template, services: r.services()}
		if ref := r.Spec.WorkloadRef; ref.Name != "" { // the Rollout takes the pods over from the Deployment
			key := ref.Kind + "/" + r.Namespace + "/" + ref.Name
			w.template = byName[key].template
			delete(byName, key)
		}
		add(w)
	}
	var found []workload
	for _, key := range order {
		if w, ok := byName[key]; ok {
			found = append(found, w)
		}
	}
	return found, nil
}

func decodeRollout(document unstructured.Unstructured) (rollout, error) {
	var r rollout
	text, err := document.MarshalJSON()
	if err == nil {
		err = json.Unmarshal(text, &r)
	}
	if err != nil {
		return r, fmt.Errorf("Rollout %s/%s: %w", document.GetNamespace(), document.GetName(), err)
	}
	return r, nil
}

const (
	roleStable = "stable"
	roleCanary = "canary"
)

func (r rollout) services() map[string]string {
	roles := map[string]string{}
	canary, blueGreen := r.Spec.Strategy.Canary, r.Spec.Strategy.BlueGreen
	for service, role := range map[string]string{
		canary.StableService: roleStable, canary.CanaryService: roleCanary,
		blueGreen.ActiveService: roleStable, blueGreen.PreviewService: roleCanary,
	} {
		if service != "" {
			roles[service] = role
		}
	}
	return roles
}

// replicas is the minimum of the workload's autoscaler, else the default.
func (c *cluster) replicas(w workload, s *substitutions) int32 {
	for _, object := range c.objects {
		h, ok := object.(*autoscalingv2.HorizontalPodAutoscaler)
		if ok && h.Namespace == w.namespace && h.Spec.ScaleTargetRef.Kind == w.kind && h.Spec.ScaleTargetRef.Name == w.name && h.Spec.MinReplicas != nil {
			return *h.Spec.MinReplicas
		}
	}
	return s.Replicas.Default
}
