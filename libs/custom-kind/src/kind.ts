import type { z } from 'zod';

/** A custom kind of which no package has types: what we write of it, defined once. */
export interface CustomKind<Spec extends z.ZodType = z.ZodType> {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** As in the name of its CRD, `<plural>.<group>`. */
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** The fields that we set, strictly: every further one is a mistake. */
  readonly spec: Spec;
}

/** Defines a kind by the fields that we set. `npm run prove -- crds` holds it against the CRD of its owner. */
export function defineKind<Spec extends z.ZodType, Scope extends CustomKind['scope']>(
  kind: CustomKind<Spec> & { readonly scope: Scope },
): CustomKind<Spec> & { readonly scope: Scope } {
  return kind;
}

/** What a block may write as the spec of a kind: its input type, also of read-only values; a free-form map takes any object. */
export type SpecOf<Kind extends CustomKind> = Written<z.input<Kind['spec']>>;

type Written<Value> = Value extends readonly (infer Item)[]
  ? readonly Written<Item>[]
  : Value extends object
    ? IsFreeForm<Value> extends true
      ? object
      : { readonly [Field in keyof Value]: Written<Value[Field]> }
    : Value;

type IsFreeForm<Value extends object> = string extends keyof Value
  ? unknown extends Value[keyof Value]
    ? true
    : false
  : false;
