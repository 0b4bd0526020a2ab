package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// substitutions is everything that a real cluster has and the files don't say. Nothing else stands in for anything.
type substitutions struct {
	// KeySets maps the address in a `jwksUri` to the JWKS document that it would serve.
	KeySets map[string]string `json:"keySets"`
	// Places maps the name of a cluster to the region and the zones that its nodes stand in, and to the addresses of its
	// pods: 127.<octet>.x.y.
	Places map[string]place `json:"places"`
	// Replicas says how many pods a workload gets: `default` where no autoscaler says, and never more than `most`.
	Replicas struct {
		Default int32 `json:"default"`
		Most    int32 `json:"most"`
	} `json:"replicas"`
	// ClientAuthorities names Secrets (namespace/name) that hold the authority of client certificates as `ca.crt`.
	ClientAuthorities []string `json:"clientAuthorities"`
}

type place struct {
	Region string   `json:"region"`
	Zones  []string `json:"zones"`
	Octet  int      `json:"octet"`
}

func readSubstitutions(file string) (*substitutions, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("-substitutions: %w", err)
	}
	s := &substitutions{}
	if err := json.Unmarshal(text, s); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if s.Replicas.Default < 1 || s.Replicas.Most < 1 {
		return nil, fmt.Errorf("%s: replicas.default and replicas.most have to be 1 or more", file)
	}
	return s, nil
}
