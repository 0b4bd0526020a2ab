import { Environment } from '@marcbachmann/cel-js';

/** CEL as the API server gives it to admission policies, as far as ours use it. */
export const environment = new Environment({ enableOptionalTypes: true, homogeneousAggregateLiterals: false })
  .registerVariable('object', 'dyn')
  .registerVariable('variables', 'dyn')
  .registerFunction('list.join(string): string', (texts: readonly string[], by: string) => texts.join(by));
