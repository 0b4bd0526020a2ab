package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"

	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/schema/collections"
	kubelib "istio.io/istio/pkg/kube"
)

const (
	domain         = "cluster.local"
	istioNamespace = "istio-system"
)

// cluster is what the files of one cluster hold.
type cluster struct {
	name, folder string
	index        int                         // place on the command line; decides the addresses of its Services
	octet        int                         // the second one in the addresses of its pods
	files        []string                    // sorted
	configs      []config.Config             // Istio's own kinds
	objects      []runtime.Object            // kinds that Kubernetes itself has
	others       []unstructured.Unstructured // kinds of other controllers
}

// readCluster reads every YAML file below a folder, in the order of their paths.
func readCluster(name, folder string) (*cluster, error) {
	c := &cluster{name: name, folder: folder}
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(file, ".yaml") {
			c.files = append(c.files, file)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	sort.Strings(c.files)
	for _, file := range c.files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if err := c.add(text); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	if len(c.files) == 0 {
		return nil, fmt.Errorf("no YAML file lies below %s", folder)
	}
	return c, nil
}

func (c *cluster) add(text []byte) error {
	documents, err := parse(text)
	if err != nil {
		return err
	}
	for _, document := range documents {
		configs, object, err := decode(document)
		switch {
		case err != nil:
			return err
		case object != nil:
			c.objects = append(c.objects, object)
		case len(configs) > 0:
			c.configs = append(c.configs, configs...)
		default:
			c.others = append(c.others, document)
		}
	}
	return nil
}

// parse splits a YAML text into its documents.
func parse(text []byte) ([]unstructured.Unstructured, error) {
	var documents []unstructured.Unstructured
	decoder := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	for {
		document := unstructured.Unstructured{}
		err := decoder.Decode(&document.Object)
		if errors.Is(err, io.EOF) {
			return documents, nil
		}
		if err != nil {
			return nil, err
		}
		if len(document.Object) > 0 {
			documents = append(documents, document)
		}
	}
}

// decode gives a document its type: Istio's configuration, an object of Kubernetes, or neither for a foreign kind.
func decode(document unstructured.Unstructured) ([]config.Config, runtime.Object, error) {
	text, err := document.MarshalJSON()
	if err != nil {
		return nil, nil, err
	}
	kind := config.FromKubernetesGVK(document.GroupVersionKind())
	if _, known := collections.Pilot.FindByGroupVersionAliasesKind(kind); known {
		configs, _, err := crd.ParseInputs(string(text))
		for i := range configs {
			configs[i].Domain = domain // short host names are qualified with it
			configs[i].CreationTimestamp = time.Now()
		}
		return configs, nil, err
	}
	object, _, err := kubelib.IstioCodec.UniversalDeserializer().Decode(text, nil, nil)
	if runtime.IsNotRegisteredError(err) {
		return nil, nil, nil
	}
	return nil, object, err
}

// othersOf returns the objects of a foreign kind, such as `Certificate` of `cert-manager.io`.
func (c *cluster) othersOf(group, kind string) []unstructured.Unstructured {
	var found []unstructured.Unstructured
	for _, o := range c.others {
		if gvk := o.GroupVersionKind(); gvk.Group == group && gvk.Kind == kind {
			found = append(found, o)
		}
	}
	return found
}
