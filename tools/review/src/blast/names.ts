import type { Side } from './side.ts';

interface Fields {
  readonly name?: string;
  readonly aliases?: readonly string[];
}

interface Naming {
  readonly spec?: { readonly dnsNames?: readonly string[]; readonly forProvider?: Fields };
}

/** Where names of hosts stand in what resolves them, answers for them or proves them: DNS, CDN, certificates. */
const NAMES: Readonly<Record<string, (object: Naming) => readonly (string | undefined)[]>> = {
  'Certificate.cert-manager.io': ({ spec }) => spec?.dnsNames ?? [],
  'Distribution.cloudfront.aws.m.upbound.io': ({ spec }) => spec?.forProvider?.aliases ?? [],
  'Record.route53.aws.m.upbound.io': ({ spec }) => [spec?.forProvider?.name],
};

/** Hosts whose names are resolved, served or proven otherwise by a change. */
export function touchedNames({ objects, changes }: Side): string[] {
  return Object.entries(NAMES).flatMap(([kind, namesOf]) =>
    objects
      .of<Naming>(kind)
      .filter(({ file }) => changes.has(file.path))
      .flatMap(({ object }) => namesOf(object).filter((name) => name !== undefined)),
  );
}
