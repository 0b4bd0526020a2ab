package main

import (
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"

	cluster3 "github.com/envoyproxy/go-control-plane/envoy/config/cluster/v3"
	core "github.com/envoyproxy/go-control-plane/envoy/config/core/v3"
	endpoint "github.com/envoyproxy/go-control-plane/envoy/config/endpoint/v3"
	listener "github.com/envoyproxy/go-control-plane/envoy/config/listener/v3"
)

// A pod's network namespace and its iptables rules have no counterpart on one machine. Three loopback addresses stand in
// for them: at 127.10.x.y a proxy takes what comes in, at 127.110.x.y its application listens, at 127.210.x.y the proxy
// takes what goes out. Nothing but addresses changes: filter chains, routes and policies stay as istiod made them.

const (
	inboundListener = "virtualInbound"
	firstFreePort   = 1024
	privilegedShift = 10000 // 80 → 10080: no proof needs root
)

func appAddress(pod string) string      { return shifted(pod, 100) }
func outboundAddress(pod string) string { return shifted(pod, 200) }

func shifted(pod string, by byte) string {
	address := netip.MustParseAddr(pod).As4()
	address[1] += by
	return netip.AddrFrom4(address).String()
}

// toPod makes a listener bind where its pod would, if the pod were on this machine.
func toPod(l *listener.Listener, p podRecord) {
	port := l.GetAddress().GetSocketAddress().GetPortValue()
	switch {
	case p.Proxy == gateway:
		l.Address = socket(p.Address, port)
	case l.Name == inboundListener:
		// With iptables the kernel keeps the port that was called; here the proxy binds each of them.
		l.ListenerFilters = without(l.ListenerFilters, "envoy.filters.listener.original_dst")
		for i, port := range slices.Sorted(maps.Values(p.Ports)) { // sorted: an unchanged listener must stay as it is
			if i == 0 {
				l.Address = socket(p.Address, uint32(port))
				continue
			}
			l.AdditionalAddresses = append(l.AdditionalAddresses, &listener.AdditionalAddress{Address: socket(p.Address, uint32(port))})
		}
	case l.TrafficDirection == core.TrafficDirection_OUTBOUND: // one for all addresses, or for the one of a Service
		l.Address, l.BindToPort = socket(outboundAddress(p.Address), port), nil
	}
}

func without(filters []*listener.ListenerFilter, name string) []*listener.ListenerFilter {
	var kept []*listener.ListenerFilter
	for _, f := range filters {
		if f.Name != name {
			kept = append(kept, f)
		}
	}
	return kept
}

// toApplication sends a sidecar's inbound cluster to where its application listens.
func toApplication(c *cluster3.Cluster, p podRecord) {
	var port uint32
	if _, err := fmt.Sscanf(c.Name, "inbound|%d|", &port); err != nil || p.Proxy != sidecar {
		return
	}
	c.ClusterDiscoveryType = &cluster3.Cluster_Type{Type: cluster3.Cluster_STATIC}
	c.LbPolicy, c.LbConfig, c.UpstreamBindConfig, c.CleanupInterval = cluster3.Cluster_ROUND_ROBIN, nil, nil, nil
	address := &endpoint.LbEndpoint_Endpoint{Endpoint: &endpoint.Endpoint{Address: exact(p.AppAddress, port)}}
	c.LoadAssignment = &endpoint.ClusterLoadAssignment{
		ClusterName: c.Name,
		Endpoints:   []*endpoint.LocalityLbEndpoints{{LbEndpoints: []*endpoint.LbEndpoint{{HostIdentifier: address}}}},
	}
}

func socket(address string, port uint32) *core.Address {
	if port < firstFreePort {
		port += privilegedShift
	}
	return exact(address, port)
}

func exact(address string, port uint32) *core.Address {
	return &core.Address{Address: &core.Address_SocketAddress{SocketAddress: &core.SocketAddress{
		Address: address, PortSpecifier: &core.SocketAddress_PortValue{PortValue: port},
	}}}
}

// addressOf reads a pod's address out of the id of its proxy: `router~127.10.0.1~name.namespace~…`.
func addressOf(node string) string {
	parts := strings.Split(node, "~")
	if len(parts) != 4 {
		return ""
	}
	return parts[1]
}
