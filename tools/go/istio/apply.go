package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/config/schema/kind"
	"istio.io/istio/pkg/util/sets"
)

// apply creates or replaces one object; of another cluster than the served one, a Service alone.
func (d *desk) apply(document unstructured.Unstructured, cluster string) error {
	configs, object, err := decode(document)
	if err != nil {
		return err
	}
	switch o := object.(type) {
	case *corev1.Secret:
		return d.applySecret(o)
	case *corev1.Service:
		return d.applyService(o, cluster)
	}
	if len(configs) == 0 {
		return fmt.Errorf("only Istio's kinds, Secret and Service can be applied")
	}
	substituteKeys(configs, d.substitutions)
	if err := invalid(configs); err != nil {
		return err
	}
	for _, c := range configs {
		current := d.server.Store().Get(c.GroupVersionKind, c.Name, c.Namespace)
		if current == nil {
			_, err = d.server.Store().Create(c)
		} else {
			c.ResourceVersion, c.CreationTimestamp = current.ResourceVersion, current.CreationTimestamp
			_, err = d.server.Store().Update(c)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *desk) remove(document unstructured.Unstructured, _ string) error {
	return d.server.Store().Delete(config.FromKubernetesGVK(document.GroupVersionKind()), document.GetName(), document.GetNamespace(), nil)
}

func (d *desk) applySecret(s *corev1.Secret) error {
	api := d.server.KubeClient().Kube().CoreV1().Secrets(s.Namespace)
	if _, err := api.Update(context.Background(), s, metav1.UpdateOptions{}); err != nil {
		if _, err := api.Create(context.Background(), s, metav1.CreateOptions{}); err != nil {
			return err
		}
	}
	// The fake server has no watch on Secrets that pushes; the real one has.
	key := model.ConfigKey{Kind: kind.Secret, Namespace: s.Namespace, Name: s.Name}
	d.server.Discovery.ConfigUpdate(&model.PushRequest{ConfigsUpdated: sets.New(key), Reason: model.NewReasonStats(model.SecretTrigger)})
	return nil
}

// applyService replaces a Service that the files have, and the endpoints that its selector chooses now.
func (d *desk) applyService(s *corev1.Service, name string) error {
	c := d.clusters[name]
	if c == nil {
		return fmt.Errorf("no cluster is called %q", name)
	}
	roles, err := c.roles(d.substitutions)
	if err != nil {
		return err
	}
	for number, object := range c.objects {
		if old, ok := object.(*corev1.Service); !ok || old.Namespace != s.Namespace || old.Name != s.Name {
			continue
		}
		made, slice := c.endpoints(s, number, d.world.pods[name], roles)
		api := d.world.clients[name].Kube()
		if _, err := api.CoreV1().Services(s.Namespace).Update(context.Background(), made, metav1.UpdateOptions{}); err != nil {
			return err
		}
		_, err := api.DiscoveryV1().EndpointSlices(s.Namespace).Update(context.Background(), slice, metav1.UpdateOptions{})
		return err
	}
	return fmt.Errorf("no such Service in %s", c.folder)
}

// settled waits until the control plane has pushed what it knows and every Envoy has acknowledged it; a refusal of an
// Envoy is an error with its words.
func (d *desk) settled(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	const calm = 3 // observations in a row: a push that is committed takes a moment to reach the streams
	for quiet := 0; quiet < calm; {
		select {
		case <-ctx.Done():
			return fmt.Errorf("the Envoys did not acknowledge the change within 10 s")
		case <-time.After(10 * time.Millisecond):
		}
		waiting, refused := d.pending()
		if len(refused) > 0 {
			return fmt.Errorf("refused: %s", strings.Join(refused, "; "))
		}
		if quiet++; waiting {
			quiet = 0
		}
	}
	return nil
}

func (d *desk) pending() (waiting bool, refused []string) {
	waiting = d.server.Discovery.CommittedUpdates.Load() < d.server.Discovery.InboundUpdates.Load()
	for _, client := range d.server.Discovery.SortedClients() {
		for _, watched := range client.Proxy().DeepCloneWatchedResources() {
			if watched.LastError != "" {
				refused = append(refused, client.Proxy().ID+": "+watched.LastError)
			} else if watched.NonceSent != watched.NonceAcked {
				waiting = true
			}
		}
	}
	return waiting, refused
}

// invalid is what Istio's own validation says against the objects.
func invalid(configs []config.Config) error {
	var faults []string
	for _, c := range configs {
		schema, known := collections.Pilot.FindByGroupVersionAliasesKind(c.GroupVersionKind)
		if !known {
			continue
		}
		if _, err := schema.ValidateConfig(c); err != nil {
			faults = append(faults, fmt.Sprintf("%s %s/%s: %v", c.GroupVersionKind.Kind, c.Namespace, c.Name, err))
		}
	}
	if len(faults) > 0 {
		return fmt.Errorf("Istio refuses:\n%s", strings.Join(faults, "\n"))
	}
	return nil
}
