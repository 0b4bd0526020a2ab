package main

import (
	cluster3 "github.com/envoyproxy/go-control-plane/envoy/config/cluster/v3"
	listener "github.com/envoyproxy/go-control-plane/envoy/config/listener/v3"
	hcm "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/network/http_connection_manager/v3"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/anypb"

	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/xds"
	v3 "istio.io/istio/pilot/pkg/xds/v3"
)

// istioOnly are the filters that Istio's build of Envoy has and the plain one has not: metrics and peer metadata.
var istioOnly = map[string]bool{
	"type.googleapis.com/stats.PluginConfig":                                        true,
	"type.googleapis.com/istio.envoy.config.filter.http.alpn.v2alpha1.FilterConfig": true,
	"type.googleapis.com/io.istio.http.peer_metadata.Config":                        true,
	"type.googleapis.com/envoy.tcp.metadataexchange.config.MetadataExchange":        true,
}

// forPlainEnvoy changes what istiod sends: filters that a plain Envoy would refuse go, addresses become this machine's.
func forPlainEnvoy(server *xds.DiscoveryServer, pods map[string]podRecord) {
	server.Generators[v3.ListenerType] = generator{server.Generators[v3.ListenerType], func(p *model.Proxy, resource *anypb.Any) error {
		return edit(resource, &listener.Listener{}, func(l *listener.Listener) error {
			if err := stripListener(l); err != nil {
				return err
			}
			toPod(l, pods[addressOf(p.XdsNode.GetId())])
			return nil
		})
	}}
	server.Generators[v3.ClusterType] = generator{server.Generators[v3.ClusterType], func(p *model.Proxy, resource *anypb.Any) error {
		return edit(resource, &cluster3.Cluster{}, func(c *cluster3.Cluster) error {
			toApplication(c, pods[addressOf(p.XdsNode.GetId())])
			return nil
		})
	}}
}

// generator passes on what one of istiod's generators makes, each resource changed.
type generator struct {
	model.XdsResourceGenerator
	change func(*model.Proxy, *anypb.Any) error
}

func (g generator) Generate(p *model.Proxy, w *model.WatchedResource, r *model.PushRequest) (model.Resources, model.XdsLogDetails, error) {
	resources, details, err := g.XdsResourceGenerator.Generate(p, w, r)
	if err != nil || resources == nil { // nil: nothing to send; an empty list would take everything away
		return nil, details, err
	}
	changed := make(model.Resources, 0, len(resources))
	for _, made := range resources {
		resource := proto.CloneOf(made) // istiod caches what it made
		if err := g.change(p, resource.Resource); err != nil {
			return nil, details, err
		}
		changed = append(changed, resource)
	}
	return changed, details, nil
}

// edit changes a message inside its wrapper.
func edit[M proto.Message](wrapped *anypb.Any, message M, change func(M) error) error {
	if err := wrapped.UnmarshalTo(message); err != nil {
		return err
	}
	if err := change(message); err != nil {
		return err
	}
	return wrapped.MarshalFrom(message)
}

func stripListener(l *listener.Listener) error {
	chains := append([]*listener.FilterChain{}, l.FilterChains...)
	if l.DefaultFilterChain != nil {
		chains = append(chains, l.DefaultFilterChain)
	}
	for _, chain := range chains {
		var kept []*listener.Filter
		for _, filter := range chain.Filters {
			if istioOnly[filter.GetTypedConfig().GetTypeUrl()] {
				continue
			}
			if filter.GetTypedConfig().MessageIs(&hcm.HttpConnectionManager{}) {
				if err := edit(filter.GetTypedConfig(), &hcm.HttpConnectionManager{}, stripHTTP); err != nil {
					return err
				}
			}
			kept = append(kept, filter)
		}
		chain.Filters = kept
	}
	return nil
}

func stripHTTP(h *hcm.HttpConnectionManager) error {
	var kept []*hcm.HttpFilter
	for _, filter := range h.HttpFilters {
		if !istioOnly[filter.GetTypedConfig().GetTypeUrl()] {
			kept = append(kept, filter)
		}
	}
	h.HttpFilters = kept
	return nil
}
