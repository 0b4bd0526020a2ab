import { CONTROLS } from '@auditorsec/compliance/annotation';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireControls } from './require-controls.ts';

const policy = (controls?: string) =>
  object(
    'networking.k8s.io/v1 NetworkPolicy',
    'shop/default',
    {},
    controls ? { annotations: { [CONTROLS]: controls } } : {},
  );
const findings = (controls?: string) => check(requireControls, [policy(controls)]);

test('an object that names the controls of its kind passes, and one that serves more', () => {
  expect(findings('network-segmentation')).toEqual([]);
  expect(findings('deny-by-default,network-segmentation')).toEqual([]);
});

test('a kind that serves none needs no annotation', () => {
  expect(check(requireControls, [object('v1 Service', 'shop/cart', {})])).toEqual([]);
});

test('an object that does not name them fails', () => {
  expect(findings()).toMatchInlineSnapshot(`
    [
      "NetworkPolicy shop/default metadata.annotations["compliance.auditorsec.com/controls"]: an auditor does not find it as evidence for network-segmentation. Name them, or leave the annotation away: it is written by itself.",
    ]
  `);
});

test('an unknown control fails, with the one that was probably meant', () => {
  expect(findings('network-segmentation,encryption-at-rset')).toMatchInlineSnapshot(`
    [
      "NetworkPolicy shop/default metadata.annotations["compliance.auditorsec.com/controls"]: the report counts it for no control: there is no control "encryption-at-rset"; did you mean encryption-at-rest?",
    ]
  `);
  expect(findings('network-segmentation,x')).toEqual([expect.stringContaining('there are user-authentication, ')]);
});

test('a kind on which nobody has decided fails', () => {
  expect(check(requireControls, [object('example.com/v1 Widget', 'shop/cart', {})])).toMatchInlineSnapshot(`
    [
      "Widget shop/cart: nobody has decided which controls Widget.example.com serves. Write them in libs/compliance/src/served: an empty list if it serves none.",
    ]
  `);
});
