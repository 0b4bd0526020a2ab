package main

import (
	"fmt"
	"net"

	core "github.com/envoyproxy/go-control-plane/envoy/config/core/v3"
	tls "github.com/envoyproxy/go-control-plane/envoy/extensions/transport_sockets/tls/v3"
	discovery "github.com/envoyproxy/go-control-plane/envoy/service/discovery/v3"
	sds "github.com/envoyproxy/go-control-plane/envoy/service/secret/v3"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/anypb"
)

// workloadCertificates serves what the agent beside each Envoy serves: its own certificate, named by the namespace and
// the service account in the node's metadata, and the root of the mesh.
type workloadCertificates struct {
	sds.UnimplementedSecretDiscoveryServiceServer
	authority   *authority
	trustDomain string
}

func serveSDS(address string, w *workloadCertificates) error {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	server := grpc.NewServer()
	sds.RegisterSecretDiscoveryServiceServer(server, w)
	go func() { _ = server.Serve(l) }()
	return nil
}

func (w *workloadCertificates) StreamSecrets(stream sds.SecretDiscoveryService_StreamSecretsServer) error {
	var node *core.Node
	for nonce := 1; ; nonce++ {
		request, err := stream.Recv()
		if err != nil {
			return err
		}
		if request.Node != nil { // sent on the first message alone
			node = request.Node
		}
		if request.ResponseNonce != "" { // an acknowledgement
			continue
		}
		response := &discovery.DiscoveryResponse{VersionInfo: "1", Nonce: fmt.Sprint(nonce), TypeUrl: request.TypeUrl}
		for _, name := range request.ResourceNames {
			made, err := w.secret(name, node)
			if err != nil {
				return err
			}
			wrapped, err := anypb.New(made)
			if err != nil {
				return err
			}
			response.Resources = append(response.Resources, wrapped)
		}
		if err := stream.Send(response); err != nil {
			return err
		}
	}
}

func (w *workloadCertificates) secret(name string, node *core.Node) (*tls.Secret, error) {
	if name == "ROOTCA" {
		trust := &tls.CertificateValidationContext{TrustedCa: inline(w.authority.pem)}
		return &tls.Secret{Name: name, Type: &tls.Secret_ValidationContext{ValidationContext: trust}}, nil
	}
	fields := node.GetMetadata().GetFields()
	issued, err := w.authority.issue("", nil, identity(w.trustDomain, fields["NAMESPACE"].GetStringValue(), fields["SERVICE_ACCOUNT"].GetStringValue()))
	if err != nil {
		return nil, err
	}
	certificate := &tls.TlsCertificate{CertificateChain: inline([]byte(issued.Certificate)), PrivateKey: inline([]byte(issued.Key))}
	return &tls.Secret{Name: name, Type: &tls.Secret_TlsCertificate{TlsCertificate: certificate}}, nil
}

func inline(text []byte) *core.DataSource {
	return &core.DataSource{Specifier: &core.DataSource_InlineBytes{InlineBytes: text}}
}

func identity(trustDomain, namespace, serviceAccount string) string {
	return fmt.Sprintf("spiffe://%s/ns/%s/sa/%s", trustDomain, namespace, serviceAccount)
}
