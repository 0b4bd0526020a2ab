import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { openTools, validateFiles } from './validate.ts';

const progress = (line: string): void => void process.stderr.write(`${line}\n`);
const folder = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const minutes = 60_000;

// The first run on a machine builds kubeconform, the Go types and the schemas.
beforeAll(async () => void (await openTools(progress)), 20 * minutes);

/** What a person reads about one bad fixture. */
async function report(name: string): Promise<string> {
  const { problems } = await validateFiles(folder('bad'), [`${name}.yaml`], { progress });
  return problems.map(({ path, message, by }) => `${by} ${path}: ${message}`).join('\n');
}

test('good manifests pass every check, among them a recursive schema and fields that a schema leaves open', async () => {
  const files = readdirSync(folder('good'));
  const { problems, files: count } = await validateFiles(folder('good'), files, { progress });
  expect(problems).toEqual([]);
  expect(count).toBe(files.length);
});

test('every bad fixture is refused, and in one run all of them are reported', async () => {
  const files = readdirSync(folder('bad'));
  const { problems } = await validateFiles(folder('bad'), files, { progress });
  expect([...new Set(problems.map(({ file }) => file))]).toEqual(files.sort());
});

test('an unknown field of a built-in kind is refused with its place, the allowed fields and the nearest one', async () => {
  expect(await report('unknown-field-deployment')).toMatchInlineSnapshot(`
    "schema spec.template.spec.containers[0].ports[0].protcol: unknown field "protcol". Did you mean "protocol"? Allowed here: containerPort, hostIP, hostPort, name, protocol.
    schema spec.template.spec.terminationGracePeriod: unknown field "terminationGracePeriod". Did you mean "terminationGracePeriodSeconds"? Allowed here: activeDeadlineSeconds, affinity, automountServiceAccountToken, containers, dnsConfig, dnsPolicy, enableServiceLinks, ephemeralContainers, hostAliases, hostIPC, hostNetwork, hostPID, hostUsers, hostname, hostnameOverride, imagePullSecrets, initContainers, nodeName, nodeSelector, os, overhead, preemptionPolicy, priority, priorityClassName, readinessGates, resourceClaims, resources, restartPolicy, runtimeClassName, schedulerName, schedulingGates, securityContext, serviceAccount, serviceAccountName, setHostnameAsFQDN, shareProcessNamespace, subdomain, terminationGracePeriodSeconds, tolerations, topologySpreadConstraints, volumes, workloadRef."
  `);
});

test('an unknown field of a custom kind is refused', async () => {
  expect(await report('unknown-field-istio')).toMatchInlineSnapshot(
    `"schema spec.http[0].timeoutt: unknown field "timeoutt". Did you mean "timeout"? Allowed here: corsPolicy, delegate, directResponse, fault, headers, match, mirror, mirrorPercent, mirrorPercentage, mirror_percent, mirrors, name, redirect, retries, rewrite, route, timeout."`,
  );
});

test('metadata of a custom kind is as strict as that of a built-in one', async () => {
  expect(await report('metadata-field')).toMatchInlineSnapshot(
    `"schema metadata.labls: unknown field "labls". Did you mean "labels"? Allowed here: annotations, creationTimestamp, deletionGracePeriodSeconds, deletionTimestamp, finalizers, generateName, generation, labels, managedFields, name, namespace, ownerReferences, resourceVersion, selfLink, uid."`,
  );
});

test('a value of the wrong type shows what was found', async () => {
  expect(await report('wrong-type')).toMatchInlineSnapshot(
    `"schema spec.ports[0].port: found "8000", which is of type string; allowed: integer."`,
  );
});

test('a quantity that Kubernetes cannot parse is refused', async () => {
  expect(await report('wrong-quantity')).toMatchInlineSnapshot(
    `"schema spec.limits[0].default.memory: found "256MB"; allowed: what matches ^[+-]?([0-9]+|[0-9]+\\.[0-9]*|\\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?$."`,
  );
});

test('a required field that is missing is named', async () => {
  expect(await report('required-missing')).toMatchInlineSnapshot(`"schema spec.secretName: is required and missing."`);
});

test('fields that exclude each other are named', async () => {
  expect(await report('one-of')).toMatchInlineSnapshot(
    `"schema spec.trafficPolicy.loadBalancer: found {"simple":"ROUND_ROBIN","consistentHash":{"useSourceIp":true}}; allowed: only one of simple and consistentHash."`,
  );
});

test('a kind without a schema is a problem, with the nearest known kind', async () => {
  expect(await report('unknown-kind')).toMatchInlineSnapshot(
    `"schema kind: networking.istio.io/v1 VirtualServce is no kind of Kubernetes 1.35.4 or of an installed CRD. Did you mean VirtualService? tools/schemas/src/sources.ts and definitions/sources.ts name the CRDs."`,
  );
});

test('a removed API version is refused, and the version that replaced it is named', async () => {
  expect(await report('removed-api')).toMatchInlineSnapshot(
    `"schema kind: policy/v1beta1 PodDisruptionBudget is no kind of Kubernetes 1.35.4 or of an installed CRD. It is known as policy/v1. tools/schemas/src/sources.ts and definitions/sources.ts name the CRDs."`,
  );
});

test('a key that stands twice is refused, which kubectl would let pass', async () => {
  expect(await report('duplicate-key')).toMatchInlineSnapshot(
    `"yaml : line 7, column 3: the key "level" stands here a second time in one map."`,
  );
});

test('a file holds one object', async () => {
  expect(await report('two-documents')).toMatchInlineSnapshot(
    `"yaml : holds 2 YAML documents; a file holds exactly one object."`,
  );
});

test('a file without a kind is no manifest', async () => {
  expect(await report('no-kind')).toMatchInlineSnapshot(
    `"yaml kind: kind is missing; a manifest starts with apiVersion and kind."`,
  );
});

test('a CEL rule over two fields is evaluated', async () => {
  expect(await report('cel-two-targets')).toMatchInlineSnapshot(
    `"cel spec: only one of targetRefs or selector can be set"`,
  );
});

test('a CEL rule with url() is evaluated', async () => {
  expect(await report('cel-url-scheme')).toMatchInlineSnapshot(
    `"cel spec.jwtRules[0].jwksUri: found "ftp://issuer.example.com/keys": url must have scheme http:// or https://"`,
  );
});

test('a CEL rule is evaluated on every value of a map', async () => {
  expect(await report('cel-wildcard-label')).toMatchInlineSnapshot(
    `"cel spec.selector.matchLabels[app]: found "*": wildcard not allowed in label value match"`,
  );
});

test('a CEL rule that falls back to a default is evaluated', async () => {
  expect(await report('cel-replica-order')).toMatchInlineSnapshot(
    `"cel spec: minReplicaCount must be less than or equal to maxReplicaCount"`,
  );
});

test('durations are judged by their value, and by the Go type that reads them', async () => {
  expect(await report('duration-too-short')).toMatchInlineSnapshot(`
    "types spec: the Go type refuses it: bad Duration: time: unknown unit " seconds" in duration "5 seconds"
    cel spec.http[0].retries.perTryTimeout: found "5 seconds": must be a valid duration greater than 1ms (its rule cannot be evaluated: Invalid duration string: 5 seconds)
    cel spec.http[0].timeout: found "0.5ms": must be a valid duration greater than 1ms"
  `);
});

test('a value that only the Go type of its owner refuses is found', async () => {
  expect(await report('duration-of-go')).toMatchInlineSnapshot(
    `"types : the Go type refuses it: time: unknown unit "d" in duration "90d""`,
  );
});

test('an object that the admission code of its operator refuses is refused here, with its field where that is known', async () => {
  expect(await report('operator-unknown-receiver')).toMatchInlineSnapshot(
    `"types : the operator refuses it: receiver "pager" not found"`,
  );
  expect(await report('operator-old-version')).toMatchInlineSnapshot(
    `"types spec.version: the operator refuses it: Invalid value: "6.8.0": Unsupported version: version 6.8.0 is lower than the lowest supported version of 7.1.0"`,
  );
});

test('what needs an Enterprise licence of Elastic is refused', async () => {
  expect(await report('operator-enterprise-licence')).toMatchInlineSnapshot(
    `"types spec.http.tls.client.authentication: the operator refuses it: Forbidden: client certificate authentication requires an enterprise license"`,
  );
});

test('a kind without Go types that can be had is judged by its schema', async () => {
  expect(await report('enum-external-secret')).toMatchInlineSnapshot(
    `"schema spec.target.creationPolicy: found "Always"; allowed: Owner, Orphan, Merge, None."`,
  );
});

test('a kind that we define ourselves takes the fields of its definition alone', async () => {
  expect(await report('unknown-field-defined')).toMatchInlineSnapshot(
    `"schema spec.datasource.isDefualt: unknown field "isDefualt". Did you mean "isDefault"? Allowed here: access, basicAuth, basicAuthUser, database, editable, isDefault, jsonData, name, secureJsonData, type, uid, url, user."`,
  );
});

test('a kind that we define ourselves obeys the CEL rules of its CRD', async () => {
  expect(await report('cel-defined')).toMatchInlineSnapshot(
    `"cel spec: the OpenTelemetry Collector mode is set to sidecar, which does not support the attribute 'tolerations'"`,
  );
});
