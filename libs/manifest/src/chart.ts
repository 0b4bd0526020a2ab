import { type CallSite, firstFrame, trace } from '@auditorsec/problem/call-site';
import { Construct, RootConstruct } from 'constructs';
import type { KubeObject, ObjectMeta } from './types.ts';

/** The construct tree of one app in one cluster. */
export class AppChart extends RootConstruct {
  readonly cluster: string;
  readonly app: string;
  /** The line of `cluster.ts` that installed the app. */
  readonly installedAt: CallSite;

  constructor(cluster: string, app: string, installedAt: CallSite) {
    super(app);
    this.cluster = cluster;
    this.app = app;
    this.installedAt = installedAt;
  }

  /** All that blocks have added so far. */
  get manifests(): readonly Manifest[] {
    return this.node.findAll().filter((node) => node instanceof Manifest);
  }
}

const callOfBlock = /^(apps|clusters)\//;

/** Unique ids without asking a scope for all its children. */
let made = 0;

/** One Kubernetes object in the tree, as plain data: what cdk8s' `ApiObject` is, without its cost. */
export class Manifest extends Construct {
  readonly object: KubeObject;
  /** Fields that another controller writes in the cluster, as jq paths such as `.spec.http[].route[].weight`. */
  readonly ownedElsewhere: readonly string[];
  readonly #trace: { readonly stack?: string };

  constructor(scope: Construct, object: KubeObject, ownedElsewhere: readonly string[] = []) {
    super(scope, `${++made}`);
    this.object = object;
    this.ownedElsewhere = ownedElsewhere;
    this.#trace = trace(Manifest);
  }

  /** The line of the app that called the block which made this object. */
  get calledAt(): CallSite {
    return firstFrame(this.#trace, callOfBlock);
  }
}

/** What every typed object must carry; the rest is the type of its kind. */
type Named = { readonly metadata: ObjectMeta };

/**
 * Adds one object to an app, typed by its kind: `addManifest<IVirtualService>(chart, {...})`.
 * Types come from `kubernetes-models` and `@kubernetes-models/*`, as `import type`. Fields that a controller in the cluster
 * writes over are named as jq paths: what syncs the object leaves exactly these alone.
 */
export function addManifest<Kind extends { apiVersion: string; kind: string }>(
  scope: Construct,
  object: Kind & Named,
  { ownedElsewhere }: { readonly ownedElsewhere?: readonly string[] } = {},
): void {
  new Manifest(scope, object as unknown as KubeObject, ownedElsewhere);
}
