// prometheus-operator says what the operator of that name makes of a cluster's objects: the real prometheus.yaml and
// alertmanager.yaml, without a cluster.
//
//	prometheus-operator < paths.json    a JSON list of manifest paths in, a JSON object out: see result
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
)

// result is what the operator would deploy.
type result struct {
	// Prometheus is prometheus.yaml, Alertmanager is alertmanager.yaml.
	Prometheus   string `json:"prometheus"`
	Alertmanager string `json:"alertmanager"`
	// Selected lists the objects that the two files were made from: "<kind> <namespace>/<name>".
	Selected []string `json:"selected"`
	// Rejected lists what the operator's own checks refuse: it would leave these out and only write an event.
	Rejected []string `json:"rejected"`
}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintf(os.Stderr, "prometheus-operator: %v\n", err)
		os.Exit(2)
	}
}

func run(ctx context.Context) error {
	var files []string
	if err := json.NewDecoder(os.Stdin).Decode(&files); err != nil {
		return fmt.Errorf("standard input is no JSON list of paths: %w", err)
	}
	objects, err := readObjects(files)
	if err != nil {
		return err
	}
	made := result{Selected: []string{}, Rejected: []string{}}
	if err := makePrometheusConfig(ctx, objects, &made); err != nil {
		return fmt.Errorf("prometheus.yaml: %w", err)
	}
	if err := makeAlertmanagerConfig(ctx, objects, &made); err != nil {
		return fmt.Errorf("alertmanager.yaml: %w", err)
	}
	return json.NewEncoder(os.Stdout).Encode(made)
}
