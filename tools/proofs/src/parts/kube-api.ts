import type { IncomingMessage } from 'node:http';
import { Agent, request as ask } from 'node:https';
import type { KubeObject } from '@auditorsec/manifest/types';

/** Where an API server is, and who asks it. */
export interface ApiAccess {
  readonly url: string;
  /** The certificates that it is trusted by, as PEM. */
  readonly ca: string;
  readonly token: string;
}

/** An object as a server keeps it: with what the server and controllers have added. */
export type LiveObject = KubeObject & {
  readonly metadata: { readonly uid?: string; readonly resourceVersion?: string; readonly generation?: number };
};

/** What names an object. */
export type ObjectId = Pick<KubeObject, 'apiVersion' | 'kind'> & {
  readonly metadata: { readonly name?: string; readonly namespace?: string };
};

/** Who a request is made as, in place of the administrator that the token is of. */
export interface Impersonated {
  readonly user: string;
  readonly groups?: readonly string[];
}

interface Call {
  readonly method?: string;
  /** A text is sent as it is, everything else as JSON. */
  readonly body?: unknown;
  /** Of the body: JSON unless told. */
  readonly type?: string;
  readonly as?: Impersonated;
}

interface Sent {
  readonly text: string;
  /** What the server lets pass and says nobody should do. */
  readonly warnings: readonly string[];
}

interface Answer extends Pick<Sent, 'warnings'> {
  readonly body: unknown;
}

/** What an API server has refused, in its words. */
export class RefusedError extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** A client of one API server: objects by apply, patch and delete, as kubectl and controllers send them. */
export class KubeApi {
  readonly #access: ApiAccess;
  readonly #agent: Agent;
  readonly #resources = new Map<string, Resource>();

  constructor(access: ApiAccess) {
    this.#access = access;
    this.#agent = new Agent({ ca: access.ca, keepAlive: true });
  }

  /** Asks for a path; throws `RefusedError` for what the server refuses, and another error when it doesn't answer. */
  async request(path: string, call: Call = {}): Promise<Answer> {
    const { text, warnings } = await this.#send(path, call);
    return { body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text, warnings };
  }

  async #send(path: string, { method = 'GET', body, type = 'application/json', as }: Call): Promise<Sent> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const headers = {
      authorization: `Bearer ${this.#access.token}`,
      ...(body !== undefined && { 'content-type': type }),
      ...(as && { 'impersonate-user': as.user, ...(as.groups && { 'impersonate-group': [...as.groups] }) }),
    };
    const sent = ask(new URL(path, this.#access.url), { method, headers, agent: this.#agent, timeout: 30_000 });
    sent.once('response', resolve).once('error', reject);
    sent.once('timeout', () => void sent.destroy(new Error(`${method} ${path}: no answer in 30 s`)));
    sent.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
    const response = await promise;
    const text = (await response.setEncoding('utf8').toArray()).join('');
    const status = response.statusCode ?? 0;
    if (status >= 400) throw new RefusedError(status, messageOf(text));
    return { text, warnings: warningsOf(response) };
  }

  /**
   * Applies an object on the server's side, fields that it doesn't know refused; with `dryRun` all but the last write is
   * done. Returns what the server warns of.
   */
  async apply<T extends ObjectId>(object: T, { dryRun = false } = {}): Promise<readonly string[]> {
    const query = `fieldManager=proof&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
    const path = `${await this.path(object)}?${query}`;
    return (await this.request(path, { method: 'PATCH', body: object, type: 'application/apply-patch+yaml' })).warnings;
  }

  /** The object as it is now, or undefined. */
  async find<T extends LiveObject = LiveObject>(id: ObjectId): Promise<T | undefined> {
    try {
      return (await this.request(await this.path(id))).body as T;
    } catch (error) {
      if (error instanceof RefusedError && error.code === 404) return undefined;
      throw error;
    }
  }

  /** Where all objects of a kind stand now: what `since` begins at. An object's own version may be older than what a restarted server remembers. */
  async version({ apiVersion, kind, metadata: { namespace = '' } }: ObjectId): Promise<string> {
    const path = await this.path({ apiVersion, kind, metadata: { namespace } });
    return ((await this.request(path)).body as { metadata: { resourceVersion: string } }).metadata.resourceVersion;
  }

  /** What became of an object after a version of its kind, in order: a watch misses none, as a look now and then would. */
  async since<T extends LiveObject>({ apiVersion, kind, metadata }: ObjectId, version: string): Promise<T[]> {
    const { name, namespace = '' } = metadata;
    const query = `watch=true&timeoutSeconds=1&resourceVersion=${version}&fieldSelector=metadata.name%3D${name}`;
    const { text } = await this.#send(`${await this.path({ apiVersion, kind, metadata: { namespace } })}?${query}`, {});
    const events = text.split('\n').filter((line) => line !== '');
    return events.map((line) => {
      const { type, object } = JSON.parse(line) as { type: string; object: T };
      if (type === 'ERROR') throw new RefusedError(410, messageOf(JSON.stringify(object)));
      return object;
    });
  }

  /** Every object of a kind, in one namespace or in all. */
  async list<T extends LiveObject = LiveObject>(apiVersion: string, kind: string, namespace?: string): Promise<T[]> {
    const path = await this.path({ apiVersion, kind, metadata: namespace === undefined ? {} : { namespace } });
    return ((await this.request(path)).body as { items: T[] }).items;
  }

  /** Changes an object, or a subresource of it such as `status`, by a JSON merge patch, as somebody does by hand. */
  async merge(id: ObjectId, patch: object, subresource?: 'status' | 'scale'): Promise<void> {
    const type = 'application/merge-patch+json';
    const path = `${await this.path(id)}${subresource === undefined ? '' : `/${subresource}`}`;
    await this.request(path, { method: 'PATCH', body: patch, type });
  }

  async delete(id: ObjectId): Promise<void> {
    await this.request(await this.path(id), { method: 'DELETE' });
  }

  /** The path of an object, or of all objects of its kind where it has no name. */
  async path({ apiVersion, kind, metadata: { name, namespace } }: ObjectId): Promise<string> {
    const { name: plural, namespaced } = await this.#resource(apiVersion, kind);
    const within = namespaced && namespace !== undefined ? `/namespaces/${namespace}` : '';
    return `${groupPath(apiVersion)}${within}/${plural}${name === undefined ? '' : `/${name}`}`;
  }

  async #resource(apiVersion: string, kind: string): Promise<Resource> {
    const key = `${apiVersion} ${kind}`;
    const known = this.#resources.get(key);
    if (known) return known;
    const { resources } = (await this.request(groupPath(apiVersion))).body as { resources: Resource[] };
    const found = resources.find((resource) => resource.kind === kind && !resource.name.includes('/'));
    if (!found) throw new RefusedError(404, `the server knows no ${kind} of ${apiVersion}`);
    this.#resources.set(key, found);
    return found;
  }
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The message of a Status, or the answer itself. */
function messageOf(text: string): string {
  return (text.startsWith('{') && (JSON.parse(text) as { message?: string }).message) || text;
}

/** `299 - "text"`, one a line. */
function warningsOf({ headers }: IncomingMessage): readonly string[] {
  return [...`${headers['warning'] ?? ''}`.matchAll(/299 - "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text);
}
