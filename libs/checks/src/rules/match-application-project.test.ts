import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { matchApplicationProject } from './match-application-project.ts';

const repository = 'https://git.example.com/platform.git';
const application = (spec: object) =>
  object('argoproj.io/v1alpha1 Application', 'argocd/shop', {
    project: 'shops',
    destination: { namespace: 'argocd' },
    source: { repoURL: repository, path: 'generated/us-east-1/app' },
    ...spec,
  });
const project = (spec: object = {}) =>
  object('argoproj.io/v1alpha1 AppProject', 'argocd/shops', {
    sourceRepos: [repository],
    destinations: [{ namespace: 'argocd' }, { namespace: 'shop' }],
    clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
    namespaceResourceWhitelist: [
      { group: 'argoproj.io', kind: 'Application' },
      { group: 'argoproj.io', kind: 'AppProject' },
      { group: '', kind: 'Service' },
    ],
    ...spec,
  });
const service = object('v1 Service', 'shop/cart', {});
const found = (...list: Parameters<typeof check>[1]) => check(matchApplicationProject, list);

test('passes when the project allows where it comes from, where it goes, and what it holds', () => {
  expect(found(application({}), project(), service, object('v1 Namespace', 'shop', {}))).toEqual([]);
});

test('fails without a project, and with one that is not there', () => {
  expect(found(application({ project: undefined }), project())).toMatchInlineSnapshot(`
    [
      "Application argocd/shop spec.project: the project default allows everything: whoever may write an Application owns the cluster. Name one of this repository: shops.",
    ]
  `);
  expect(found(application({ project: 'default' }))).toHaveLength(1);
  expect(found(application({}))).toMatchInlineSnapshot(`
    [
      "Application argocd/shop spec.project: Argo CD refuses to sync it: there is no project shops in argocd. Add one to this repository.",
    ]
  `);
});

test('fails for a source, a destination, a namespace or a kind that the project leaves out', () => {
  expect(found(application({}), project({ sourceRepos: [] }))).toMatchInlineSnapshot(`
    [
      "Application argocd/shop spec.source.repoURL: Argo CD refuses to sync it: the project shops allows no source https://git.example.com/platform.git. Allow it there, or keep it out.",
    ]
  `);
  expect(found(application({ destination: {} }), project())).toMatchInlineSnapshot(`
    [
      "Application argocd/shop spec.destination.namespace: Argo CD refuses to sync it: the project shops allows no destination without a namespace. Allow it there, or keep it out.",
    ]
  `);
  expect(found(application({}), project(), object('v1 Service', 'bank/till', {}))).toMatchInlineSnapshot(`
    [
      "Application argocd/shop spec.source.path: Argo CD refuses to sync it: the project shops allows nothing in the namespace bank. Allow it there, or keep it out.",
    ]
  `);
  expect(found(application({}), project(), object('v1 Secret', 'shop/key', {}))).toMatchInlineSnapshot(`
    [
      "Application argocd/shop spec.source.path: Argo CD refuses to sync it: the project shops allows no Secret. Allow it there, or keep it out.",
    ]
  `);
});

test('kinds are told apart by their scope and group', () => {
  expect(found(application({}), project(), object('v1 Service', 'cart', {}))).toHaveLength(1);
  expect(found(application({}), project(), object('serving.knative.dev/v1 Service', 'shop/cart', {}))).toHaveLength(1);
});
