import { suggest } from '@auditorsec/problem/suggest';
import { madeSecrets } from '../made-secrets.ts';
import type { ClusterRule } from '../rule.ts';
import { type SecretReference, secretReferences } from '../secret-references.ts';

/** Every Secret that an object reads is made by something in the same namespace, with the key that is read. */
export const requireSecretSource: ClusterRule = {
  name: 'require-secret-source',
  scope: 'cluster',
  check(objects, report) {
    const made = new Map<string, ReturnType<typeof madeSecrets>>();
    for (const file of objects.files)
      for (const reference of secretReferences(file)) {
        const { namespace, field } = reference;
        const secrets = made.get(namespace) ?? madeSecrets(objects, namespace);
        made.set(namespace, secrets);
        const fault = faultOf(reference, secrets);
        if (fault) report(file, fault, field);
      }
  },
};

function faultOf({ namespace, name, key }: SecretReference, made: ReturnType<typeof madeSecrets>): string | undefined {
  const secret = made.get(name);
  if (!secret) {
    const nearest = suggest(name, [...made.keys()]);
    const mend = nearest ? `Did you mean ${nearest}?` : 'Add an ExternalSecret, as secret of libs/secrets does.';
    return `whatever reads it waits for ever: nothing makes Secret ${namespace}/${name}. ${mend}`;
  }
  if (key === undefined || secret.keys === undefined || secret.keys.includes(key)) return undefined;
  return `whatever reads it waits for ever: the ${secret.by} that makes Secret ${namespace}/${name} gives it no key ${key}, but ${secret.keys.join(', ')}. Name one of these, or add the key there.`;
}
