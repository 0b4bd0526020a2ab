package main

import (
	"fmt"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
)

// secrets does the work of cert-manager: each generated Certificate gets the Secret that it names, signed by the
// public test authority. The authorities of client certificates come by name from the substitutions.
func (c *cluster) secrets(s *substitutions, a *authorities) ([]runtime.Object, error) {
	var made []runtime.Object
	for _, certificate := range c.othersOf("cert-manager.io", "Certificate") {
		spec, _, err := unstructured.NestedMap(certificate.Object, "spec")
		if err != nil {
			return nil, err
		}
		hosts, _, err := unstructured.NestedStringSlice(spec, "dnsNames")
		if err != nil {
			return nil, err
		}
		name, _, err := unstructured.NestedString(spec, "secretName")
		if err != nil {
			return nil, err
		}
		issued, err := a.public.issue(certificate.GetName(), hosts, "")
		if err != nil {
			return nil, err
		}
		made = append(made, secret(certificate.GetNamespace(), name, corev1.SecretTypeTLS, map[string][]byte{
			corev1.TLSCertKey: []byte(issued.Certificate), corev1.TLSPrivateKeyKey: []byte(issued.Key),
		}))
	}
	for _, place := range s.ClientAuthorities {
		namespace, name, ok := strings.Cut(place, "/")
		if !ok {
			return nil, fmt.Errorf("substitutions: clientAuthorities: %q is not namespace/name", place)
		}
		made = append(made, secret(namespace, name, corev1.SecretTypeOpaque, map[string][]byte{"ca.crt": a.clients.pem}))
	}
	return made, nil
}

func secret(namespace, name string, kind corev1.SecretType, data map[string][]byte) *corev1.Secret {
	return &corev1.Secret{
		TypeMeta:   metav1.TypeMeta{APIVersion: "v1", Kind: "Secret"},
		ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: name}, Type: kind, Data: data,
	}
}
