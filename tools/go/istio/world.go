package main

import (
	"k8s.io/apimachinery/pkg/runtime"

	meshconfig "istio.io/api/mesh/v1alpha1"
	istiocluster "istio.io/istio/pkg/cluster"
	kubelib "istio.io/istio/pkg/kube"
)

// world is what the API servers of all clusters hold, and the pods in it.
type world struct {
	objects    map[istiocluster.ID][]runtime.Object
	records    []podRecord
	byAddress  map[string]podRecord
	identities []string
	pods       map[string][]*pod         // by cluster
	clients    map[string]kubelib.Client // by cluster
}

// client makes the API of the cluster that holds these objects, and remembers it.
func (w *world) client(objects ...runtime.Object) kubelib.Client {
	client := kubelib.NewFakeClientWithVersion("", objects...)
	for name, held := range w.objects {
		if held[0] == objects[0] {
			w.clients[string(name)] = client
		}
	}
	return client
}

func gather(clusters []*cluster, s *substitutions, mesh *meshconfig.MeshConfig, signers *authorities) (*world, error) {
	w := &world{
		objects: map[istiocluster.ID][]runtime.Object{}, byAddress: map[string]podRecord{},
		pods: map[string][]*pod{}, clients: map[string]kubelib.Client{},
	}
	for _, c := range clusters {
		pods, err := c.pods(s)
		if err != nil {
			return nil, err
		}
		w.pods[c.name] = pods
		held, err := c.kubernetes(s, pods)
		if err != nil {
			return nil, err
		}
		certificates, err := c.secrets(s, signers)
		if err != nil {
			return nil, err
		}
		w.objects[istiocluster.ID(c.name)] = append(held, certificates...)
		records, err := c.records(pods, mesh)
		if err != nil {
			return nil, err
		}
		w.records = append(w.records, records...)
		for _, r := range records {
			w.byAddress[r.Address] = r
			w.identities = append(w.identities, identity(mesh.TrustDomain, r.Namespace, r.ServiceAccount))
		}
	}
	return w, nil
}
