import { describe, expect, test } from 'vitest';
import { printYaml } from './yaml.ts';

describe('printed YAML is what a person would write', () => {
  test('a manifest: maps sorted, lists under their key in their own order, nothing quoted without need', () => {
    const rollout = {
      kind: 'Deployment',
      apiVersion: 'apps/v1',
      metadata: { namespace: 'ci', name: 'agent', labels: { 'app.kubernetes.io/name': 'agent' }, annotations: {} },
      spec: {
        replicas: 3,
        paused: undefined,
        template: {
          spec: {
            containers: [
              {
                name: 'agent',
                image: 'ghcr.io/example/agent:1.2@sha256:0f',
                args: ['--http-port=8000', '-v', 'serve now'],
                ports: [],
                resources: { requests: { cpu: '250m', memory: '512Mi' } },
              },
              { name: 'proxy', env: [{ name: 'RATIO', value: '0.5' }] },
            ],
          },
        },
      },
    };
    expect(printYaml(rollout)).toMatchInlineSnapshot(`
      "apiVersion: apps/v1
      kind: Deployment
      metadata:
        annotations: {}
        labels:
          app.kubernetes.io/name: agent
        name: agent
        namespace: ci
      spec:
        replicas: 3
        template:
          spec:
            containers:
              - args:
                  - --http-port=8000
                  - "-v"
                  - serve now
                image: ghcr.io/example/agent:1.2@sha256:0f
                name: agent
                ports: []
                resources:
                  requests:
                    cpu: 250m
                    memory: 512Mi
              - env:
                  - name: RATIO
                    value: "0.5"
                name: proxy
      "
    `);
  });

  test('text of several lines is a block literal with the mark that keeps its last line ends', () => {
    const data = { clip: 'a:\n  - b\n\n# c', one: 'a\nb\n', keep: 'a\n\n', before: '\na\n', nested: [['x\ny']] };
    expect(printYaml(data)).toMatchInlineSnapshot(`
      "before: |

        a
      clip: |-
        a:
          - b

        # c
      keep: |+
        a

      nested:
        - - |-
            x
            y
      one: |
        a
        b
      "
    `);
  });

  test('text of several lines that a literal would not give back is quoted', () => {
    const data = ['a \nb', ' a\nb', '\n a', 'a\tb\nc', 'a\r\nb', '\n', '\n\n', 'a\n ', 'a\u2028\nb'];
    expect(printYaml(data)).toMatchInlineSnapshot(`
      "- "a \\nb"
      - " a\\nb"
      - "\\n a"
      - "a\\tb\\nc"
      - "a\\r\\nb"
      - "\\n"
      - "\\n\\n"
      - "a\\n "
      - "a\\u2028\\nb"
      "
    `);
  });

  test('what YAML 1.1 or 1.2 takes for something else than text is quoted', () => {
    const traps =
      'y n yes No ON off true null ~ 1e3 0755 0o7 0x1f 0_x1f 12:30 1_000 .5 +1 -.inf +e0 -e10 e10 2001-01-01 1.34.4 = << - ? --- ... * & ! % @ ` | >';
    expect(printYaml(traps.split(' ')).replaceAll('\n', ' ')).toMatchInlineSnapshot(
      `"- "y" - "n" - "yes" - "No" - "ON" - "off" - "true" - "null" - "~" - "1e3" - "0755" - "0o7" - "0x1f" - "0_x1f" - "12:30" - "1_000" - ".5" - "+1" - "-.inf" - "+e0" - "-e10" - "e10" - "2001-01-01" - "1.34.4" - "=" - "<<" - "-" - "?" - "---" - "..." - "*" - "&" - "!" - "%" - "@" - "\`" - "|" - ">" "`,
    );
    expect(printYaml({ y: 1, 1: 2, '<<': 3, null: 4, '': 5, 'a: b': 6, '#': 7 })).toMatchInlineSnapshot(`
      """: 5
      "#": 7
      "1": 2
      "<<": 3
      "a: b": 6
      "null": 4
      "y": 1
      "
    `);
  });

  test('text that only looks dangerous stays plain', () => {
    const plain =
      '10.0.0.0/8 30s 100m 512Mi 50% yes/no nobody 1d2 --flag=x a:b http://a.b:80/c#d /healthz $(POD_IP) _ é 漢字 😀 a"b it\'s {a} [b]';
    expect(printYaml(plain.split(' ').slice(0, -2)).replaceAll('\n', ' ')).toMatchInlineSnapshot(
      `"- 10.0.0.0/8 - 30s - 100m - 512Mi - 50% - yes/no - nobody - 1d2 - --flag=x - a:b - http://a.b:80/c#d - /healthz - $(POD_IP) - _ - é - 漢字 - 😀 - a"b - it's "`,
    );
    expect(printYaml(['sum(rate(x{a="b"}[5m])) > 0.5', "it's a, b & c"])).toMatchInlineSnapshot(`
      "- sum(rate(x{a="b"}[5m])) > 0.5
      - it's a, b & c
      "
    `);
  });

  test('single quotes where double quotes would need escapes; what a reviewer cannot see is escaped', () => {
    const strings = [
      '{"a": "it\'s"}',
      '*\\d+',
      '"',
      'a: b',
      ' a',
      'a #b',
      'a:',
      '\ufeffx',
      'a\u0085b',
      'a\u200bb',
      '\u{e0041}',
      '\x7f',
    ];
    expect(printYaml(strings)).toMatchInlineSnapshot(`
      "- '{"a": "it''s"}'
      - '*\\d+'
      - '"'
      - "a: b"
      - " a"
      - "a #b"
      - "a:"
      - "\\ufeffx"
      - "a\\u0085b"
      - "a\\u200bb"
      - "\\U000e0041"
      - "\\u007f"
      "
    `);
  });

  test('numbers that YAML 1.1, YAML 1.2 and Go read alike', () => {
    expect(printYaml([0, -0, 1, -1, 1.5, 1e-7, 1.5e-9, 5e-324, 2 ** 53 - 1])).toMatchInlineSnapshot(`
      "- 0
      - 0
      - 1
      - -1
      - 1.5
      - 1.0e-7
      - 1.5e-9
      - 5.0e-324
      - 9007199254740991
      "
    `);
  });

  test('values that are no map or list are documents too', () => {
    expect([{}, [], 'a', 'a\nb', 1, true, null, [[]], [{}], { a: undefined }].map(printYaml)).toMatchInlineSnapshot(`
      [
        "{}
      ",
        "[]
      ",
        "a
      ",
        "|-
        a
        b
      ",
        "1
      ",
        "true
      ",
        "null
      ",
        "- []
      ",
        "- {}
      ",
        "{}
      ",
      ]
    `);
  });
});

describe('what cannot be printed is refused', () => {
  class Foo {
    x = 1;
  }

  test('every mistake at once, each with its path and what to do', () => {
    const value: Record<string, unknown> = {
      list: [undefined, Number.NaN, -Infinity, 1e21, 2 ** 53],
      // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
      sparse: [1, , 2],
      types: { f: () => 1, s: Symbol('x'), b: 1n },
      classes: [new Date(0), new Map(), new Set(), new Foo(), Object.create(Object.create(null))],
      text: 'a\ud800',
      '\udc00': 1,
      ['k'.repeat(1001)]: new Foo(),
      fine: [null, {}, Object.create(null), { left: undefined }],
    };
    value['self'] = { again: value };
    expect(() => printYaml(value)).toThrowErrorMatchingInlineSnapshot(`
      [YamlError: list[0]: undefined where a value must stand (only a field may be left out): drop the item, or write null
      list[1]: NaN is no number that Kubernetes reads: look at how it was computed
      list[2]: -Infinity is no number that Kubernetes reads: look at how it was computed
      list[3]: 1e+21 is an integer beyond 2^53 and has lost digits already: write it as a string or a quantity
      list[4]: 9007199254740992 is an integer beyond 2^53 and has lost digits already: write it as a string or a quantity
      sparse[1]: undefined where a value must stand (only a field may be left out): drop the item, or write null
      types.f: a function is no data: write a string, number, boolean, null, list or plain object
      types.s: a symbol is no data: write a string, number, boolean, null, list or plain object
      types.b: a bigint is no data: write a string, number, boolean, null, list or plain object
      classes[0]: Date is a class: convert it to plain data first (toISOString())
      classes[1]: Map is a class: convert it to plain data first (Object.fromEntries())
      classes[2]: Set is a class: convert it to plain data first ([...set])
      classes[3]: Foo is a class: convert it to plain data first
      classes[4]: the object is a class: convert it to plain data first
      text: holds half of a surrogate pair, which no UTF-8 file can: mend the text
      ["\\udc00"]: the key holds half of a surrogate pair, which no UTF-8 file can: mend the text
      ["kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk..."]: the key has 1001 characters, a YAML key at most 1000: shorten it
      ["kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk..."]: Foo is a class: convert it to plain data first
      self.again: contains itself: break the cycle]
    `);
  });

  test('nesting without end', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 102; level++) deep = [deep];
    expect(() => printYaml(deep)).toThrow(/^(\[0\]){101}: nested deeper than 100 levels$/);
  });

  test('the whole value', () => {
    expect(() => printYaml(undefined)).toThrow('the value: undefined');
  });
});
