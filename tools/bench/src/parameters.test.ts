import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClusterFiles, extractTemplate, fill } from './parameters.ts';

const cluster = (name: string, file: unknown): ClusterFiles => ({ name, files: new Map([['a.yaml', file]]) });

test('fields that agree are constants, and fields that differ in the same way are one parameter', () => {
  const { files, places, values } = extractTemplate([
    cluster('one', { kind: 'A', region: 'eu', env: [{ name: 'REGION', value: 'eu' }], replicas: 2 }),
    cluster('two', { kind: 'A', region: 'us', env: [{ name: 'REGION', value: 'us' }], replicas: 2 }),
  ]);
  expect(files.get('a.yaml')).toEqual({
    kind: 'A',
    region: 'PARAMETER_region0',
    env: [{ name: 'REGION', value: 'PARAMETER_region0' }],
    replicas: 2,
  });
  expect(places).toEqual([
    { file: 'a.yaml', path: ['region'], parameter: 'region0' },
    { file: 'a.yaml', path: ['env', 0, 'value'], parameter: 'region0' },
  ]);
  expect(values.get('two')).toEqual({ region0: 'us' });
});

test('fields of another shape are one parameter as a whole', () => {
  const { files, values } = extractTemplate([cluster('one', { hosts: ['a'] }), cluster('two', { hosts: ['a', 'b'] })]);
  expect(files.get('a.yaml')).toEqual({ hosts: 'PARAMETER_hosts0' });
  expect(values.get('two')).toEqual({ hosts0: ['a', 'b'] });
});

test('clusters with other files have no template', () => {
  const more = {
    name: 'two',
    files: new Map([
      ['a.yaml', 1],
      ['b.yaml', 2],
    ]),
  };
  expect(() => extractTemplate([cluster('one', 1), more])).toThrow('two has other files than one');
});

test('a filled template is the object that it was made of', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1, maxLength: 4 }), (objects) => {
      const clusters = objects.map((object, index) => cluster(`c${index}`, object));
      const { files, values } = extractTemplate(clusters);
      for (const { name, files: expected } of clusters) {
        const text = fill(JSON.stringify(files.get('a.yaml')), (parameter) =>
          JSON.stringify(values.get(name)?.[parameter]),
        );
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(expected.get('a.yaml'))));
      }
    }),
  );
});
