package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

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
		KubeClientBuilder:          w.client,
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
	d := &desk{server: server, served: local.name, clusters: map[string]*cluster{}, world: w, substitutions: s, signers: signers, trustDomain: mesh.TrustDomain}
	for _, c := range clusters {
		d.clusters[c.name] = c
	}
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
