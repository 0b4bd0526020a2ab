package main

import (
	"cmp"
	"encoding/json"
	"os"
	"strconv"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pkg/util/protomarshal"
)

// podRecord is what the proof reads about a pod to start its processes.
type podRecord struct {
	Cluster        string            `json:"cluster"`
	Namespace      string            `json:"namespace"`
	Name           string            `json:"name"`
	Workload       string            `json:"workload"`
	Role           string            `json:"role,omitempty"`
	ServiceAccount string            `json:"serviceAccount"`
	Address        string            `json:"address"`     // what other pods connect to
	AppAddress     string            `json:"appAddress"`  // where the application listens
	CallAddress    string            `json:"callAddress"` // where its sidecar takes what the application sends
	Region         string            `json:"region"`
	Zone           string            `json:"zone"`
	Network        string            `json:"network,omitempty"`
	Labels         map[string]string `json:"labels"`
	Ports          map[string]int32  `json:"ports"`
	Env            map[string]string `json:"env"` // of its containers, values that are written out
	Proxy          proxyKind         `json:"proxy"`
	ProxyConfig    json.RawMessage   `json:"proxyConfig,omitempty"`
}

func (c *cluster) records(pods []*pod, m *meshconfig.MeshConfig) ([]podRecord, error) {
	records := []podRecord{}
	for _, p := range pods {
		o := p.object
		r := podRecord{
			Cluster: c.name, Namespace: o.Namespace, Name: o.Name, Workload: p.workload, Role: p.role,
			ServiceAccount: o.Spec.ServiceAccountName, Address: o.Status.PodIP, AppAddress: o.Status.PodIP,
			Region: p.placement.region, Zone: p.placement.zone, Network: c.network(), Labels: o.Labels,
			Ports: map[string]int32{}, Env: map[string]string{}, Proxy: p.proxy,
		}
		for _, container := range o.Spec.Containers {
			for _, variable := range container.Env {
				if variable.ValueFrom == nil {
					r.Env[variable.Name] = variable.Value
				}
			}
			for _, port := range container.Ports {
				r.Ports[cmp.Or(port.Name, strconv.Itoa(int(port.ContainerPort)))] = port.ContainerPort
			}
		}
		if p.proxy == sidecar {
			r.AppAddress, r.CallAddress = appAddress(r.Address), outboundAddress(r.Address)
		}
		if p.proxy != noProxy {
			config, err := proxyConfig(m, o.Annotations)
			if err != nil {
				return nil, err
			}
			text, err := protomarshal.Marshal(config)
			if err != nil {
				return nil, err
			}
			r.ProxyConfig = text
		}
		records = append(records, r)
	}
	return records, nil
}

func writeRecords(file string, records []podRecord) error {
	text, err := json.MarshalIndent(records, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(text, '\n'), 0o600)
}
