package decode

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/golang/protobuf/jsonpb" //nolint:staticcheck // what istio.io/api itself decodes with
	legacyproto "github.com/golang/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kjson "sigs.k8s.io/json"
	"sigs.k8s.io/yaml"
)

// Strictly reads one YAML manifest strictly into its owner's Go type and returns everything that the type refuses.
func Strictly(scheme *runtime.Scheme, manifest []byte) []error {
	document, err := yaml.YAMLToJSONStrict(manifest)
	if err != nil {
		return []error{err}
	}
	var meta metav1.TypeMeta
	if err := json.Unmarshal(document, &meta); err != nil {
		return []error{err}
	}
	kind := schema.FromAPIVersionAndKind(meta.APIVersion, meta.Kind)
	object, err := scheme.New(kind)
	if err != nil {
		return []error{fmt.Errorf("no Go type is imported for %s %s: add its module to a scheme.go below tools/go", meta.APIVersion, meta.Kind)}
	}
	if spec, ok := protoSpec(object); ok {
		return decodeProto(document, spec)
	}
	return decodeStruct(document, object)
}

// protoSpec returns the spec of an object whose spec is a protobuf message, as Istio's are. Argo's are messages of an
// older kind, which nobody decodes as such.
func protoSpec(object runtime.Object) (legacyproto.Message, bool) {
	field := reflect.ValueOf(object).Elem().FieldByName("Spec")
	if !field.IsValid() || !field.CanAddr() {
		return nil, false
	}
	message, ok := field.Addr().Interface().(protoreflect.ProtoMessage)
	if !ok {
		return nil, false
	}
	return legacyproto.MessageV1(message), true
}

// decodeProto decodes the spec as Istio does, except that unknown fields are refused: Istio's own types let them pass.
func decodeProto(document []byte, spec legacyproto.Message) []error {
	var outer struct {
		metav1.TypeMeta   `json:",inline"`
		metav1.ObjectMeta `json:"metadata"`
		Spec              json.RawMessage `json:"spec"`
		Status            json.RawMessage `json:"status"`
	}
	errs := decodeStruct(document, &outer)
	if len(outer.Spec) == 0 {
		return errs
	}
	if err := (&jsonpb.Unmarshaler{}).Unmarshal(bytes.NewReader(outer.Spec), spec); err != nil {
		errs = append(errs, fmt.Errorf("spec: %w", err))
	}
	return errs
}

func decodeStruct(document []byte, into any) []error {
	strict, err := kjson.UnmarshalStrict(document, into)
	if err != nil {
		return append(strict, err)
	}
	return strict
}
