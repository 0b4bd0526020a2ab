import { rules } from '@auditorsec/checks/registry';
import type { Control } from '@auditorsec/compliance/control';
import { controls } from '@auditorsec/compliance/controls';
import { expect, test } from 'vitest';
import { requireKnown } from './known-rules.ts';

test('controls name rules that the report runs: none that depends on the day or on the commit before', () => {
  const asked = new Set(Object.values(controls).flatMap((control) => control.rules));
  const other = rules.filter(({ name, scope }) => asked.has(name) && scope !== 'cluster' && scope !== 'fleet');
  expect(other.map(({ name }) => name)).toEqual([]);
});

test('unknown rules and proofs are refused all at once, each with the nearest', () => {
  const wrong: Control = { title: 'x', meets: {}, rules: ['match-mtls-mode'], proofs: ['gatway'] };
  const check = () => requireKnown({ 'mutual-tls': wrong }, ['match-mtls-modes', 'no-written-secret'], ['gateway']);
  expect(check).toThrowErrorMatchingInlineSnapshot(`
    [UserError: mutual-tls: There is no rule match-mtls-mode. There are match-mtls-modes, no-written-secret; did you mean match-mtls-modes?
    mutual-tls: There is no proof gatway. There are gateway; did you mean gateway?
    Mend libs/compliance/src/controls.]
  `);
});
