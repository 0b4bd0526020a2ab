// Command istio runs Istio's own control plane over folders of generated YAML, with no Kubernetes API server.
//
//	istio serve   -cluster NAME=FOLDER… -substitutions FILE [-xds ADDR] [-sds ADDR] [-http ADDR] [-pods FILE]
//	istio analyze -cluster NAME=FOLDER  -substitutions FILE
//
// `serve` translates the objects of the first cluster to xDS; the other clusters only lend their endpoints, as behind
// remote secrets. `analyze` runs every Istio analyzer and `istioctl validate` over the files and prints JSON.
// What stands in for a real cluster comes from the substitutions file alone (see substitutions.go).
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

// folders collects repeated -cluster flags in their order.
type folders []string

func (f *folders) String() string         { return strings.Join(*f, " ") }
func (f *folders) Set(value string) error { *f = append(*f, value); return nil }

type options struct {
	clusters             folders
	substitutions        string
	xds, sds, http, pods string
}

func main() {
	if len(os.Args) < 2 || (os.Args[1] != "serve" && os.Args[1] != "analyze") {
		fmt.Fprintln(os.Stderr, "usage: istio serve|analyze -cluster NAME=FOLDER… -substitutions FILE; see istio serve -help")
		os.Exit(2)
	}
	var o options
	flags := flag.NewFlagSet("istio "+os.Args[1], flag.ExitOnError)
	flags.Var(&o.clusters, "cluster", "NAME=FOLDER of generated YAML; the first one is the cluster that this control plane runs in")
	flags.StringVar(&o.substitutions, "substitutions", "", "JSON file: what stands in for a real cluster")
	flags.StringVar(&o.xds, "xds", "127.0.0.1:15010", "address of the discovery service, plain gRPC")
	flags.StringVar(&o.sds, "sds", "127.0.0.1:15011", "address of the workload certificates (SDS), plain gRPC")
	flags.StringVar(&o.http, "http", "127.0.0.1:15080", "address of /ready, /apply, /objects, /certificates and /debug")
	flags.StringVar(&o.pods, "pods", "", "file that the synthesised pods are written to, as JSON")
	_ = flags.Parse(os.Args[2:])
	if err := run(os.Args[1], o); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(command string, o options) error {
	s, err := readSubstitutions(o.substitutions)
	if err != nil {
		return err
	}
	if len(o.clusters) == 0 {
		return fmt.Errorf("no -cluster NAME=FOLDER is given")
	}
	var clusters []*cluster
	for i, pair := range o.clusters {
		name, folder, ok := strings.Cut(pair, "=")
		if !ok {
			return fmt.Errorf("-cluster %s: expected NAME=FOLDER", pair)
		}
		c, err := readCluster(name, folder)
		if err != nil {
			return err
		}
		c.index, c.octet = i, s.Places[name].Octet
		clusters = append(clusters, c)
	}
	if command == "analyze" {
		return analyze(clusters[0], s, os.Stdout)
	}
	return serve(clusters, s, o)
}
