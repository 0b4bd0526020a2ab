import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ClusterObjects } from './objects.ts';
import { runRules } from './run.ts';
const base = '/work/main/generated';
const rules: any[] = [];
for (const n of readdirSync('/work/main/libs/checks/src/rules').filter(n=>!n.includes('.test.'))) rules.push(Object.values(await import(`./rules/${n}`))[0]);
const load=()=>readdirSync(base).filter(c=>!c.startsWith('.')).map((cluster) => readdirSync(`${base}/${cluster}`, { recursive: true }).map(String).filter((p) => p.endsWith('.yaml')).map((p) => ({ cluster, app: p.split('/')[0] ?? '', path: `${cluster}/${p}`, object: parse(readFileSync(`${base}/${cluster}/${p}`, 'utf8')), source: { config: 'c:1', block: 'b:1' } })));
const find=(files:any[],kind:string,name:string)=>files.find(f=>f.object.kind===kind&&`${f.object.metadata.namespace??''}/${f.object.metadata.name}`===name)?.object;
const M:[string,(files:any[])=>any][]=[
['match-mtls-modes',f=>find(f,'DestinationRule','ci-failure/ci-failure-agent-stable').spec.trafficPolicy.tls.mode='DISABLE'],
['match-mtls-modes PA',f=>find(f,'PeerAuthentication','istio-system/default').spec.mtls.mode='DISABLE'],
['require-scrapable-metrics',f=>{find(f,'Deployment','ci-failure/ci-failure-agent').spec.template.metadata.annotations['prometheus.io/port']='8000'}],
['require-allowed-edge SA',f=>find(f,'AuthorizationPolicy','ci-failure/ci-failure-agent').spec.rules.forEach((r:any)=>r.from[0].source.serviceAccounts=['istio-ingress/istio-gateway'])],
['require-allowed-edge rename SA of gateway',f=>find(f,'Deployment','istio-ingress/istio-ingress').spec.template.spec.serviceAccountName='default'],
['require-allowed-edge port',f=>find(f,'AuthorizationPolicy','ci-failure/ci-failure-agent').spec.rules[0].to[0].operation.ports=['80']],
['require-allowed-edge gateway path',f=>find(f,'AuthorizationPolicy','istio-ingress/allow-public').spec.rules[0].to[0].operation.paths=['/healthz']],
['no-unseen plan fault',f=>find(f,'AuthorizationPolicy','istio-ingress/allow-tokens').spec.rules[0].from=[{source:{principals:['cluster.local/ns/default/sa/api-client']}}]],
['no-unseen issuer',f=>find(f,'RequestAuthentication','istio-ingress/api').spec.jwtRules[0].issuer='https://auditorsec.org'],
['require-token from dropped',f=>delete find(f,'AuthorizationPolicy','istio-ingress/allow-tokens').spec.rules[0].from],
['require-token audiences',f=>delete find(f,'RequestAuthentication','istio-ingress/api').spec.jwtRules[0].audiences],
['require-token public path',f=>find(f,'AuthorizationPolicy','istio-ingress/allow-public').spec.rules[0].to[0].operation.paths.push('/api/v1/*')],
['require-preflight removed',f=>f.splice(f.findIndex(x=>x.object.metadata.name==='allow-preflight'),1)],
['require-preflight path',f=>find(f,'AuthorizationPolicy','istio-ingress/allow-preflight').spec.rules[0].to[0].operation.paths=['/api/v1']],
['network dns',f=>f.splice(f.findIndex(x=>x.object.metadata.name==='allow-dns'&&x.object.metadata.namespace==='ci-failure'),1)],
['network edge port',f=>find(f,'NetworkPolicy','ci-failure/ci-failure-agent').spec.ingress[0].ports[0].port=8080],
['network gw egress',f=>find(f,'NetworkPolicy','istio-ingress/istio-ingress').spec.egress.pop()],
['network istiod ingress',f=>find(f,'NetworkPolicy','istio-system/istiod').spec.ingress.shift()],
['contested',f=>find(f,'Deployment','ci-failure/ci-failure-agent').spec.replicas=12],
['scale-target',f=>find(f,'HorizontalPodAutoscaler','ci-failure/ci-failure-agent').spec.scaleTargetRef.name='ci-failure-agents'],
['replica-range',f=>find(f,'HorizontalPodAutoscaler','ci-failure/ci-failure-agent').spec.minReplicas=1],
['replica-range max',f=>find(f,'HorizontalPodAutoscaler','ci-failure/ci-failure-agent').spec.minReplicas=1000],
['evictable',f=>find(f,'PodDisruptionBudget','ci-failure/ci-failure-agent').spec.maxUnavailable=0],
['evictable selector',f=>find(f,'PodDisruptionBudget','ci-failure/ci-failure-agent').spec.selector.matchLabels.app='x'],
['zone',f=>find(f,'Deployment','ci-failure/ci-failure-agent').spec.template.spec.topologySpreadConstraints.shift()],
['readiness',f=>delete find(f,'Deployment','ci-failure/ci-failure-agent').spec.template.spec.containers[0].readinessProbe],
['owner',f=>{const x=f.find(x=>x.object.kind==='ServiceAccount'&&x.object.metadata.name==='ci-failure-agent');f.push({...x,app:'gateway'})}],
['waves',f=>find(f,'ServiceAccount','ci-failure/ci-failure-agent').metadata.annotations={'argocd.argoproj.io/sync-wave':'1'}],
['no injection',f=>delete find(f,'Namespace','/ci-failure').metadata.labels['istio-injection']],
];
const run=(clusters:any[])=>{const r=runRules(rules,['cluster','fleet'],{head:clusters.map(f=>new ClusterObjects(f[0].cluster,f))});return r};
console.log('clean', run(load()).map(f=>f.rule+' '+f.message), rules.length,'rules');
for(const [n,m] of M){const c=load();for(const f of c)m(f);const r=run(c);console.log(n,'->',JSON.stringify(Object.fromEntries(Object.entries(Object.groupBy(r,(x:any)=>x.rule)).map(([k,v])=>[k,v!.length]))));if(process.argv[2])console.log('   ',r[0]?.object,r[0]?.field,r[0]?.message)}
