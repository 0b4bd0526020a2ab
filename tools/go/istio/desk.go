package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/schema/collections"
)

// desk is the API of the running control plane, in place of the API server:
//
//	PUT    /apply         YAML documents: Istio's kinds, Secret, Service; answers when every Envoy took the change.
//	                      With ?cluster=NAME the Services are those of another cluster than the served one
//	DELETE /apply         the same documents (Istio's kinds): removes them
//	GET    /objects       the Istio objects that are in force, as JSON
//	POST   /certificates  {"authority": "mesh|public|clients", "name", "hosts", "namespace", "serviceAccount"}
//	GET    /authorities   the three root certificates, as PEM
//	GET    /debug/…       istiod's own pages
type desk struct {
	server        *xds.FakeDiscoveryServer
	served        string              // the cluster whose objects are translated
	clusters      map[string]*cluster // all of them, by name
	world         *world
	substitutions *substitutions
	signers       *authorities
	trustDomain   string
}

func (d *desk) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/debug/", d.server.DiscoveryDebug)
	mux.HandleFunc("GET /ready", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("PUT /apply", d.each(d.apply))
	mux.HandleFunc("DELETE /apply", d.each(d.remove))
	mux.HandleFunc("GET /objects", d.objects)
	mux.HandleFunc("POST /certificates", d.certificates)
	mux.HandleFunc("GET /authorities", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]string{"mesh": string(d.signers.mesh.pem), "public": string(d.signers.public.pem), "clients": string(d.signers.clients.pem)})
	})
	return mux
}

// each runs an action on every document of a request's body, then waits until the Envoys have taken the result.
func (d *desk) each(action func(document unstructured.Unstructured, cluster string) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		documents, err := parse(body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		for _, document := range documents {
			if err := action(document, cmp.Or(r.URL.Query().Get("cluster"), d.served)); err != nil {
				place := fmt.Sprintf("%s %s/%s", document.GetKind(), document.GetNamespace(), document.GetName())
				http.Error(w, place+": "+err.Error(), http.StatusUnprocessableEntity)
				return
			}
		}
		if err := d.settled(r.Context()); err != nil {
			http.Error(w, err.Error(), http.StatusConflict)
		}
	}
}

func (d *desk) objects(w http.ResponseWriter, _ *http.Request) {
	type object struct {
		Kind      string      `json:"kind"`
		Namespace string      `json:"namespace"`
		Name      string      `json:"name"`
		Spec      config.Spec `json:"spec"`
	}
	found := []object{}
	for _, schema := range collections.Pilot.All() {
		for _, c := range d.server.Store().List(schema.GroupVersionKind(), "") {
			found = append(found, object{c.GroupVersionKind.Kind, c.Namespace, c.Name, c.Spec})
		}
	}
	answer(w, found)
}

func (d *desk) certificates(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Authority, Name, Namespace, ServiceAccount string
		Hosts                                      []string
	}
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	signer := d.signers.named(asked.Authority)
	if signer == nil {
		http.Error(w, fmt.Sprintf("authority %q: expected mesh, public or clients", asked.Authority), http.StatusBadRequest)
		return
	}
	who := ""
	if asked.ServiceAccount != "" {
		who = identity(d.trustDomain, asked.Namespace, asked.ServiceAccount)
	}
	issued, err := signer.issue(asked.Name, asked.Hosts, who)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	answer(w, issued)
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("content-type", "application/json")
	if err := json.NewEncoder(w).Encode(value); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
