package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"k8s.io/apimachinery/pkg/runtime"

	meshconfig "istio.io/api/mesh/v1alpha1"
	securityapi "istio.io/api/security/v1beta1"
	"istio.io/istio/pilot/pkg/features"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/test/xds"
	istiocluster "istio.io/istio/pkg/cluster"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/security"
)

// serve runs the control plane until it is told to stop.
func serve(clusters []*cluster, s *substitutions, o options) error {
	started := time.Now()
	local := clusters[0]
	mesh, err := local.meshConfig()
	if err != nil {
		return err
	}
	signers, err := newAuthorities()
	if err != nil {
		return err
	}
	w, err := gather(clusters, s, mesh, signers)
	if err != nil {
		return err
	}
	substituteKeys(local.configs, s)
	if err := invalid(local.configs); err != nil {
		return err
	}

	if err := serveSDS(o.sds, &workloadCertificates{authority: signers.mesh, trustDomain: mesh.TrustDomain}); err != nil {
		return err
	}
	security.AuthPlaintext = true // the proxies are on this machine; their identity comes from their node's metadata
	features.ALPNFilter, features.MetadataExchange, features.DisableMxALPN = false, false, true
	server := xds.NewFakeDiscoveryServer(&failer{}, xds.FakeOptions{
		DefaultClusterName:         istiocluster.ID(local.name),
		KubernetesObjectsByCluster: w.objects,
		Configs:                    local.configs,
		MeshConfig:                 mesh,
		DisableSecretAuthorization: true,
		ListenerBuilder:            func() (net.Listener, error) { return net.Listen("tcp", o.xds) },
	})
	server.Discovery.Authenticators = []security.Authenticator{everyPod{w.identities}}
	forPlainEnvoy(server.Discovery, w.byAddress)
	server.Discovery.ConfigUpdate(&model.PushRequest{Forced: true})

	if o.pods != "" {
		if err := writeRecords(o.pods, w.records); err != nil {
			return err
		}
	}
	d := &desk{server: server, cluster: local, pods: w.localPods, substitutions: s, signers: signers, trustDomain: mesh.TrustDomain}
	l, err := net.Listen("tcp", o.http)
	if err != nil {
		return err
	}
	go func() { _ = http.Serve(l, d.routes()) }()
	fmt.Printf("ready after %d ms: %d Istio objects, %d pods in %d clusters\n", time.Since(started).Milliseconds(), len(local.configs), len(w.records), len(clusters))

	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGINT, syscall.SIGTERM)
	<-stop
	return nil
}

// world is what the API servers of all clusters hold, and the pods in it.
type world struct {
	objects    map[istiocluster.ID][]runtime.Object
	records    []podRecord
	byAddress  map[string]podRecord
	identities []string
	localPods  []*pod
}

func gather(clusters []*cluster, s *substitutions, mesh *meshconfig.MeshConfig, signers *authorities) (*world, error) {
	w := &world{objects: map[istiocluster.ID][]runtime.Object{}, byAddress: map[string]podRecord{}}
	for i, c := range clusters {
		pods, err := c.pods(s)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			w.localPods = pods
		}
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

// substituteKeys writes the documents of the issuers' keys where istiod would have fetched them from `jwksUri`.
func substituteKeys(configs []config.Config, s *substitutions) {
	for _, c := range configs {
		authentication, ok := c.Spec.(*securityapi.RequestAuthentication)
		if !ok {
			continue
		}
		for _, rule := range authentication.JwtRules {
			if document, known := s.KeySets[rule.JwksUri]; known {
				rule.Jwks, rule.JwksUri = document, ""
			}
		}
	}
}
