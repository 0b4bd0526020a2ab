package decode

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"github.com/golang/protobuf/jsonpb" //nolint:staticcheck // what istio.io/api itself decodes with
	legacyproto "github.com/golang/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kjson "sigs.k8s.io/json"
	"sigs.k8s.io/yaml"
)

// Refusal is one thing that a Go type, or the operator that reads it, does not take.
type Refusal struct {
	// Path is the field, where it is known.
	Path    string
	Message string
}

// Strictly reads one YAML manifest strictly into its owner's Go type and returns everything that the type refuses; of
// what it takes, everything that the judge refuses.
func Strictly(scheme *runtime.Scheme, manifest []byte, judge Judge) []Refusal {
	document, err := yaml.YAMLToJSONStrict(manifest)
	if err != nil {
		return byType("", err)
	}
	var meta metav1.TypeMeta
	if err := json.Unmarshal(document, &meta); err != nil {
		return byType("", err)
	}
	kind := schema.FromAPIVersionAndKind(meta.APIVersion, meta.Kind)
	object, err := scheme.New(kind)
	if err != nil {
		return byType("", fmt.Errorf("no Go type is imported for %s %s: add its module to a scheme.go below tools/go", meta.APIVersion, meta.Kind))
	}
	if spec, ok := protoSpec(object); ok {
		return decodeProto(document, spec)
	}
	if refusals := decodeStruct(document, object); len(refusals) > 0 || judge == nil {
		return refusals
	}
	return byOperator(judge(object))
}

func byType(path string, errs ...error) []Refusal {
	var refusals []Refusal
	for _, err := range errs {
		refusals = append(refusals, Refusal{path, "the Go type refuses it: " + err.Error()})
	}
	return refusals
}

// byOperator takes the error of an admission webhook apart, which names every field.
func byOperator(err error) []Refusal {
	const who = "the operator refuses it: "
	if err == nil {
		return nil
	}
	var status apierrors.APIStatus
	if !errors.As(err, &status) || status.Status().Details == nil || len(status.Status().Details.Causes) == 0 {
		return []Refusal{{"", who + err.Error()}}
	}
	var refusals []Refusal
	for _, cause := range status.Status().Details.Causes {
		refusals = append(refusals, Refusal{cause.Field, who + cause.Message})
	}
	return refusals
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
func decodeProto(document []byte, spec legacyproto.Message) []Refusal {
	var outer struct {
		metav1.TypeMeta   `json:",inline"`
		metav1.ObjectMeta `json:"metadata"`
		Spec              json.RawMessage `json:"spec"`
		Status            json.RawMessage `json:"status"`
	}
	refusals := decodeStruct(document, &outer)
	if len(outer.Spec) == 0 {
		return refusals
	}
	if err := (&jsonpb.Unmarshaler{}).Unmarshal(bytes.NewReader(outer.Spec), spec); err != nil {
		refusals = append(refusals, byType("spec", err)...)
	}
	return refusals
}

func decodeStruct(document []byte, into any) []Refusal {
	strict, err := kjson.UnmarshalStrict(document, into)
	if err != nil {
		strict = append(strict, err)
	}
	return byType("", strict...)
}
