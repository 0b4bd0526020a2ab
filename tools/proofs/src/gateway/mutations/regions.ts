import { files, type GatewayMutation } from './mutation.ts';

const PASSES_ON = 'us-east-1 fails over to eu-west-1, then to ap-southeast-1, and comes back';
const WAY_OUT = 'gateway/NetworkPolicy.networking.k8s.io_istio-ingress_istio-ingress.yaml';
const WAY_IN = 'east-west-gateway/NetworkPolicy.networking.k8s.io_istio-eastwest_istio-eastwestgateway.yaml';
const US_ALONE = 'cidr: 10.16.0.0/16\n';
const withNetwork = (network: string): string => `${US_ALONE}        - ipBlock:\n            cidr: ${network}\n`;

/** Which region takes over from which. */
export const regionMutations: readonly GatewayMutation[] = [
  {
    says: 'nothing tells that a region is down',
    check: PASSES_ON,
    edits: [
      {
        file: files.stable,
        from: [
          '    outlierDetection:',
          '      baseEjectionTime: 30s',
          '      consecutive5xxErrors: 5',
          '      consecutiveGatewayErrors: 3',
          '      interval: 30s',
          '      maxEjectionPercent: 50',
          '',
        ].join('\n'),
        to: '',
      },
    ],
  },
  {
    says: 'the farthest region takes over first',
    check: PASSES_ON,
    edits: [{ file: files.stable, from: 'to: eu-west-1', to: 'to: ap-southeast-1' }],
  },
  {
    says: 'the network lets the gateway out to no other region',
    check: PASSES_ON,
    edits: [{ file: WAY_OUT, from: '- port: 15443', to: '- port: 15444' }],
  },
  {
    says: 'the networks of eu-west-1 and ap-southeast-1 are open to each other',
    check: 'eu-west-1 fails over to us-east-1, and its data never goes to ap-southeast-1',
    edits: [],
    elsewhere: {
      'eu-west-1': [{ file: WAY_OUT, from: US_ALONE, to: withNetwork('10.48.0.0/16') }],
      'ap-southeast-1': [{ file: WAY_IN, from: US_ALONE, to: withNetwork('10.32.0.0/16') }],
    },
  },
];
