import { type KubernetesObject, objectsIn, ofKind } from '../../observability/objects.ts';
import { onStage } from '../../observability/on-stage.ts';
import { freePorts } from '../../parts/ports.ts';
import { startRedis } from '../../parts/redis.ts';
import type { CacheSettings } from './client.ts';
import { Connection } from './resp.ts';

interface ConfigMap extends KubernetesObject {
  readonly data: Readonly<Record<string, string>>;
}

interface ParameterGroup extends KubernetesObject {
  readonly spec: { readonly forProvider: { readonly parameter: readonly { name: string; value: string }[] } };
}

interface User extends KubernetesObject {
  readonly spec: { readonly forProvider: { readonly userName: string; readonly accessString: string } };
}

/** The generated `cache.json` of a cluster. */
export function settingsOf(cluster: string): CacheSettings {
  const config = ofKind<ConfigMap>(objectsIn(cluster), 'ConfigMap').find(({ metadata }) => metadata.name === 'cache');
  return JSON.parse(config?.data['cache.json'] ?? 'null');
}

/** Where the shared cache began is where its parameters are made. */
export const FIRST = 'us-east-1';

/** The generated parameters of a store. */
export function parametersOf(name: string): ReadonlyMap<string, string> {
  const groups = ofKind<ParameterGroup>(objectsIn(FIRST), 'ParameterGroup');
  const group = groups.find(({ metadata }) => metadata.name === name);
  if (!group) throw new Error(`there is no ParameterGroup ${name}`);
  return new Map(group.spec.forProvider.parameter.map(({ name, value }) => [name, value]));
}

/** Small enough to be filled at once. */
const MEMORY = '4mb';

/** Runs a job as the generated user on a server that has these parameters. */
export async function onStore(
  parameters: ReadonlyMap<string, string>,
  job: (connection: Connection) => Promise<string>,
): Promise<string> {
  return onStage(async (stage) => {
    const [user] = ofKind<User>(objectsIn(FIRST), 'User');
    if (!user) throw new Error('there is no User');
    const { userName, accessString } = user.spec.forProvider;
    const { redis } = await freePorts(['redis']);
    await startRedis(stage, '127.0.0.1', redis, [
      ...[...parameters].flatMap(([name, value]) => [`--${name}`, value]),
      ...['--maxmemory', MEMORY, '--save', '', '--appendonly', 'no'],
      // ElastiCache checks a token of IAM here; what the user may do is the same.
      ...['--user', userName, ...accessString.split(' '), 'nopass'],
    ]);
    const connection = await Connection.open('127.0.0.1', redis);
    stage.defer(async () => connection.close());
    await connection.call('AUTH', userName, 'token');
    return job(connection);
  });
}
